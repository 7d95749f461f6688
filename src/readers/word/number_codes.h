// Word's own codes of number formats (MSONFC), as its binary files, RTF and Word 2003 XML write them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace raingan::word {

/// ST_NumberFormat of an nfc ([MS-OSHARED] 2.2.1.3); "decimal" for those that word::read does not know either.
inline std::string_view number_format_name(std::int64_t nfc) {
    constexpr auto names = std::to_array<std::pair<std::int64_t, std::string_view>>({{0, "decimal"},
                                                                                     {1, "upperRoman"},
                                                                                     {2, "lowerRoman"},
                                                                                     {3, "upperLetter"},
                                                                                     {4, "lowerLetter"},
                                                                                     {22, "decimalZero"},
                                                                                     {23, "bullet"},
                                                                                     {51, "hindiNumbers"},
                                                                                     {53, "thaiLetters"},
                                                                                     {54, "thaiNumbers"},
                                                                                     {55, "thaiCounting"},
                                                                                     {57, "numberInDash"},
                                                                                     {70, "bahtText"},
                                                                                     {255, "none"}});
    const auto* found = std::ranges::find(names, nfc, &std::pair<std::int64_t, std::string_view>::first);
    return found == names.end() ? names.front().second : found->second;
}

}  // namespace raingan::word

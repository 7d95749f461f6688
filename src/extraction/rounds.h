// Rounds of reporting: an office reports on its measures after six and after twelve months.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::extraction {

struct Round {
    std::string name;  ///< as written: "รอบ ๖ เดือน", "รอบที่ ๑", "๖ เดือนแรก", "ไตรมาสที่ ๒"
    std::size_t begin = 0, end = 0;  ///< in the text
    bool of_reports = false;  ///< the words are used of reports alone ("รอบ …"), not of any stretch of the year
};
/// The first round that the text names, or none.
std::optional<Round> find_round(std::string_view text);

/// A word is there without which no round is named; of a search key, or of one without its digits: cheap, before
/// find_round().
bool may_name_round(std::string_view key);

}  // namespace raingan::extraction

// Every Thai cluster that a report can hold, made by rule: base × (upper or lower vowel) × (tone or sign), and SARA AM.
#pragma once

#include <string>
#include <vector>

#include "base/utf8.h"

namespace raingan::test {

inline std::string utf8_of(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) utf8::append(out, c);
    return out;
}

/// `bases` × vowels × tones as UTF-8 clusters.
inline std::vector<std::string> thai_clusters(std::u32string_view bases) {
    static constexpr std::u32string_view vowels =
        U"\0\u0E31\u0E34\u0E35\u0E36\u0E37\u0E38\u0E39\u0E47\u0E3A"
        U"\u0E33";
    static constexpr std::u32string_view tones = U"\0\u0E48\u0E49\u0E4A\u0E4B\u0E4C";
    std::vector<std::string> out;
    const std::u32string_view all_vowels(vowels.data(), 11), all_tones(tones.data(), 6);
    for (const char32_t base : bases) {
        for (const char32_t vowel : all_vowels) {
            for (const char32_t tone : all_tones) {
                std::u32string cluster(1, base);
                if (vowel != 0 && vowel != 0x0E33) cluster.push_back(vowel);
                if (tone != 0) cluster.push_back(tone);
                if (vowel == 0x0E33) cluster.push_back(vowel);
                out.push_back(utf8_of(cluster));
            }
        }
    }
    return out;
}

/// ก to ฮ.
inline std::u32string thai_consonants() {
    std::u32string out;
    for (char32_t c = 0x0E01; c <= 0x0E2E; ++c) out.push_back(c);
    return out;
}

}  // namespace raingan::test

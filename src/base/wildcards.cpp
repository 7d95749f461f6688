#include "base/wildcards.h"

#include <algorithm>

#include "base/utf8.h"

namespace raingan {
namespace {

/// Bytes of the pattern's first letter, and whether it stands for itself.
struct PatternLetter {
    std::size_t size = 0;
    std::string_view letter;  ///< empty: ? or *
    bool any = false;         ///< *
};
PatternLetter letter_at(std::string_view pattern, std::size_t at, char escape) {
    const char c = pattern[at];
    if (c == '*') return {1, {}, true};
    if (c == '?') return {1, {}, false};
    const bool escaped = escape != no_escape && c == escape && at + 1 < pattern.size() &&
                         (pattern[at + 1] == '*' || pattern[at + 1] == '?' || pattern[at + 1] == escape);
    if (escaped) return {2, pattern.substr(at + 1, 1), false};
    const std::size_t size = utf8::decode(pattern, at).length;
    return {size, pattern.substr(at, size), false};
}

/// Where the match that begins at `at` ends; npos where there is none. `whole`: only at the text's end.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view pattern, bool whole, char escape) {
    std::size_t p = 0, star = std::string_view::npos, resume = 0;
    while (true) {
        if (p == pattern.size()) {
            if (!whole || at == text.size()) return at;
        } else {
            const PatternLetter letter = letter_at(pattern, p, escape);
            if (letter.any) {
                star = p += letter.size;
                resume = at;
                continue;
            }
            if (at < text.size()) {
                const std::size_t size = utf8::decode(text, at).length;
                if (letter.letter.empty() || text.substr(at, size) == letter.letter) {
                    at += size;
                    p += letter.size;
                    continue;
                }
            }
        }
        if (star == std::string_view::npos || resume >= text.size()) return std::string_view::npos;
        resume += utf8::decode(text, resume).length;
        at = resume;
        p = star;
    }
}

}  // namespace

bool matches_wildcards(std::string_view text, std::string_view pattern, char escape) {
    return match_at(text, 0, pattern, true, escape) != std::string_view::npos;
}

std::size_t find_wildcards(std::string_view text, std::string_view pattern, std::size_t from, char escape) {
    for (std::size_t at = from; at <= text.size(); at += std::max<std::size_t>(utf8::decode(text, at).length, 1))
        if (match_at(text, at, pattern, false, escape) != std::string_view::npos) return at;
    return std::string_view::npos;
}

}  // namespace raingan

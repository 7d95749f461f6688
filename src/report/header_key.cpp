#include "report/header_key.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/digits.h"
#include "report/key.h"

namespace raingan {
namespace {

/// The first two digits of a year BE stand somewhere: "24", "25", "26".
bool may_hold_year(std::string_view text) {
    for (std::size_t at = text.find('2'); at != std::string_view::npos; at = text.find('2', at + 1))
        if (at + 1 < text.size() && text[at + 1] >= '4' && text[at + 1] <= '6') return true;
    return false;
}

/// Replaces each year BE with its era word by '#'; the last one found is the header's.
void fold_years(HeaderKey& key) {
    if (!may_hold_year(key.text)) return;
    constexpr std::array<std::string_view, 2> eras = {"พ.ศ.", "พศ."};
    std::string out;
    const std::string& text = key.text;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string_view digits = std::string_view(text).substr(at, end - at);
        if (digits.size() == 4 && (digits.starts_with("24") || digits.starts_with("25") || digits.starts_with("26"))) {
            for (const std::string_view era : eras)
                if (std::string_view(out).ends_with(era)) out.resize(out.size() - era.size());
            key.year_be =
                std::accumulate(digits.begin(), digits.end(), 0, [](int n, char c) { return n * 10 + (c - '0'); });
            out += '#';
        } else {
            out += digits.empty() ? std::string_view(text).substr(at, 1) : digits;
        }
        at = std::max(end, at + 1);
    }
    key.text = std::move(out);
}

/// Without "(...)"; what is nothing but a note stays.
void drop_notes(std::string& key) {
    if (key.find('(') == std::string::npos) return;
    std::string out;
    int depth = 0;
    for (const char c : key) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    if (!out.empty()) key = std::move(out);
}

}  // namespace

HeaderKey header_key(std::string_view header) {
    header.remove_prefix(marker_length(header));
    HeaderKey key{key_of(header), std::nullopt};
    fold_years(key);
    drop_notes(key.text);
    constexpr std::string_view edges = ":/.*-,;";
    const std::size_t begin = key.text.find_first_not_of(edges);
    if (begin == std::string::npos) return {};
    key.text.erase(key.text.find_last_not_of(edges) + 1);
    key.text.erase(0, begin);
    return key;
}

}  // namespace raingan

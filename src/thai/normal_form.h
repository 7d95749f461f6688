// A text on its way through the rules of docs/thai-text.md#normalisation, one function each, called in order by
// normalise.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "thai/normalise.h"

namespace raingan::thai {

/// A character of the text as it stands now, and the character of the source that it is or came from.
struct Item {
    char32_t c = 0;
    std::uint32_t source = 0;  ///< index of a character, not a byte
};

struct Work {
    std::string_view text;
    Level level = Level::body;
    std::vector<char32_t> original;     ///< the source's characters
    std::vector<std::uint32_t> starts;  ///< the byte at which each begins, and the end of the text
    std::vector<std::uint8_t> touched;  ///< of each, the first rule that changed it; 0: none
    std::vector<Item> items;
    std::vector<Edit> reports;

    void touch(std::uint32_t source, Rule rule) {
        if (touched[source] == 0) touched[source] = static_cast<std::uint8_t>(rule);
    }
    void replace(Item& item, char32_t c, Rule rule) {
        touch(item.source, rule);
        item.c = c;
    }
    /// From the source of `item` to that of `last`, as a place that only a person can mend.
    void report(const Item& item, const Item& last, Rule rule) {
        const auto [first, end] = std::minmax(item.source, last.source);
        reports.push_back({starts[first], starts[end + 1], {}, rule});
    }
    void report(const Item& item, Rule rule) { report(item, item, rule); }
};

void map_private_use(Work& work);  ///< rule 1
void drop_invisible(Work& work);   ///< 2
void unify_spaces(Work& work);     ///< 3, key only
void rejoin_gaps(Work& work);      ///< 16
void compose(Work& work);          ///< 4, outside Thai; inside Thai arrange_cells does it
/// Whether characters are left that compose() may change: combining marks and letters outside Thai and Latin.
bool has_foreign_marks(const Work& work);
void arrange_cells(Work& work);      ///< 4–13
void report_doubts(Work& work);      ///< 14, 15, 16, 18 where no repair is safe
void unify_digits(Work& work);       ///< 17 and 18, key only
void unify_punctuation(Work& work);  ///< 19, key only
void unify_gaps(Work& work);         ///< 20 and 21, key only

}  // namespace raingan::thai

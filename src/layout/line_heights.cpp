#include "layout/line_heights.h"

#include <string_view>
#include <unordered_set>

namespace raingan::layout {
namespace {

/// Where a font has two builds, the later one came with the computers of Word 2013 and after. Of the corpus' files
/// whose pages only one build explains, those of Word 2007 have the first, those of Word 2016 the second.
constexpr int word_2013 = 15;

/// The fonts of the document whose line height is known in several builds, with their number.
template <typename Use>
void for_each_choice(const Document& document, fonts::FontLibrary& fonts, Use&& use) {
    std::unordered_set<std::string_view> asked;
    for (const TextFormat& format : document.text_formats) {
        if (!asked.insert(format.font).second) continue;
        if (const std::size_t builds = fonts.line_heights(format.font).size(); builds > 1) use(format.font, builds);
    }
}

bool is_later(const Document& document) {
    return document.properties.word_version >= word_2013;
}

}  // namespace

void choose_line_heights(const Document& document, fonts::FontLibrary& fonts, Build build) {
    const bool later = is_later(document) != (build == Build::less_likely);
    for_each_choice(document, fonts, [&](std::string_view name, std::size_t builds) {
        fonts.choose_line_height(name, later ? builds - 1 : 0);
    });
}

bool has_line_height_choice(const Document& document, fonts::FontLibrary& fonts) {
    bool found = false;
    for_each_choice(document, fonts, [&](std::string_view, std::size_t) { found = true; });
    return found;
}

}  // namespace raingan::layout

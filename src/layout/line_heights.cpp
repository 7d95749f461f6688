#include "layout/line_heights.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace raingan::layout {
namespace {

/// Where a font has two builds, the later one came with the computers of Word 2013 and after. Of the corpus' files
/// whose pages only one build explains, those of Word 2007 have the first, those of Word 2016 the second.
constexpr int word_2013 = 15;

}  // namespace

void choose_line_heights(const Document& document, fonts::FontLibrary& fonts) {
    const bool later = document.properties.word_version >= word_2013;
    std::vector<std::string_view> asked;
    for (const TextFormat& format : document.text_formats)
        if (std::ranges::find(asked, format.font) == asked.end()) asked.push_back(format.font);
    for (const std::string_view name : asked) {
        const std::size_t builds = fonts.line_heights(name).size();
        if (builds > 1) fonts.choose_line_height(name, later ? builds - 1 : 0);
    }
}

}  // namespace raingan::layout

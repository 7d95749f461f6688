#include "readers/word/paragraph_text.h"

#include <utility>

#include "base/utf8.h"
#include "readers/symbols.h"

namespace raingan::word {

void ParagraphText::extend(std::uint32_t format) {
    std::vector<Run>& runs = paragraph.runs;
    const std::uint32_t begin = runs.empty() ? 0 : runs.back().end;
    if (size() == begin) return;
    if (!runs.empty() && runs.back().format == format)
        runs.back().end = size();
    else
        runs.push_back({begin, size(), format});
}

std::uint32_t ParagraphText::format_of(char32_t c, RunLook& look, Looks& looks) const {
    if (look.complex()) return looks.format(look, Slot::cs);
    const Slot slot = slot_of(c, look.properties.hint_cs);
    // A space between Thai words would else make a run of its own for its language alone.
    if (slot != Slot::cs && look.level && is_neutral(c) && !paragraph.runs.empty()) {
        const auto& thai = look.formats[static_cast<std::size_t>(Slot::cs)];
        if (thai && paragraph.runs.back().format == *thai) return *thai;
    }
    return looks.format(look, slot);
}

void ParagraphText::add(std::string_view utf8, RunLook& look, Looks& looks) {
    const bool may_be_private = utf8.find('\xEF') != utf8.npos;
    if (look.complex() && !look.symbols && !may_be_private) {
        paragraph.text += utf8;
        extend(looks.format(look, Slot::cs));
        return;
    }
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [c, length] = utf8::decode(utf8, at);
        const bool drawn = look.symbols && (c < 0x100 || (c >= 0xF000 && c <= 0xF0FF)) && c != U'\n' && c != U'\t';
        const char32_t symbol = drawn ? symbol_character(look.properties.fonts[0], c) : private_symbol(c);
        if (symbol != 0) {
            add(symbol, looks.symbol_format(look));
        } else {
            const std::uint32_t format =
                look.complex() && !look.symbols ? looks.format(look, Slot::cs) : format_of(c, look, looks);
            paragraph.text += utf8.substr(at, length);
            extend(format);
        }
        at += length;
    }
}

void ParagraphText::add(char32_t c, std::uint32_t format) {
    utf8::append(paragraph.text, c);
    extend(format);
}

void ParagraphText::add(InlineThing object, std::uint32_t format) {
    paragraph.objects.push_back({size(), std::move(object)});
    add(U'\uFFFC', format);
}

}  // namespace raingan::word

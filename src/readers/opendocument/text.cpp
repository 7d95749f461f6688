#include "readers/opendocument/text.h"

#include <utility>

#include "base/utf8.h"
#include "readers/symbols.h"

namespace raingan::opendocument {
namespace {

bool is_collapsed(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_control(char32_t c) {
    return c == U'\t' || c == U'\n' || c == U'\f' || c == U'\v';
}

}  // namespace

void TextBuilder::extend(Look& look, std::optional<Slot> slot, std::optional<std::uint32_t> format) {
    if (!pieces_.empty()) {
        Piece& last = pieces_.back();
        if (last.look == &look && last.slot == slot && last.format == format) {
            last.end = size();
            return;
        }
    }
    pieces_.push_back({size(), &look, slot, format});
}

void TextBuilder::add_character(std::string_view bytes, char32_t c, Look& look) {
    const bool drawn = look.symbols && (c < 0x100 || (c >= 0xF000 && c <= 0xF0FF)) && !is_control(c);
    char32_t symbol = drawn ? symbol_character(looks_.font(look, Slot::ascii), c) : 0;
    if (drawn && symbol == 0 && c >= 0xF000) {
        symbol = U'□';
        unknown_symbols = true;
    }
    if (symbol != 0) {
        utf8::append(paragraph.text, symbol);
        extend(look, Slot::ascii, looks_.symbol_format(look));
        return;
    }
    paragraph.text += bytes;
    if (!is_neutral(c)) {
        const bool first = !script_;
        script_ = slot_of(c) == Slot::hansi ? Slot::ascii : slot_of(c);
        if (first)
            for (Piece& piece : pieces_)
                if (!piece.slot) piece.slot = script_;
    }
    extend(look, script_, std::nullopt);
}

void TextBuilder::add(std::string_view utf8, Look& look) {
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [c, length] = utf8::decode(utf8, at);
        add_character(utf8.substr(at, length), c, look);
        at += length;
    }
    if (!utf8.empty()) after_space_ = ends_in_space_ = false;
}

void TextBuilder::add_data(std::string_view utf8, Look& look) {
    for (std::size_t at = 0; at < utf8.size();) {
        if (is_collapsed(utf8[at])) {
            if (!after_space_) {
                add_character(" ", U' ', look);
                ends_in_space_ = true;
            }
            after_space_ = true;
            ++at;
            continue;
        }
        const auto [c, length] = utf8::decode(utf8, at);
        add_character(utf8.substr(at, length), c, look);
        after_space_ = ends_in_space_ = false;
        at += length;
    }
}

void TextBuilder::add(InlineThing object, Look& look) {
    paragraph.objects.push_back({size(), std::move(object)});
    paragraph.text += "\uFFFC";
    extend(look, script_, std::nullopt);
    after_space_ = ends_in_space_ = false;
}

Paragraph TextBuilder::finish() {
    const bool drop = ends_in_space_ && paragraph.text.ends_with(' ');
    if (drop) paragraph.text.pop_back();
    const std::uint32_t end = size();
    std::uint32_t begin = 0;
    for (const Piece& piece : pieces_) {
        const std::uint32_t piece_end = std::min(piece.end, end);
        if (piece_end <= begin) continue;
        const std::uint32_t format =
            piece.format ? *piece.format : looks_.format(*piece.look, piece.slot.value_or(Slot::ascii));
        std::vector<Run>& runs = paragraph.runs;
        if (!runs.empty() && runs.back().format == format)
            runs.back().end = piece_end;
        else
            runs.push_back({begin, piece_end, format});
        begin = piece_end;
    }
    for (std::uint32_t& anchor : paragraph.anchors) anchor = std::min(anchor, end);
    for (Link& link : paragraph.links) link.end = std::min(link.end, end);
    return std::move(paragraph);
}

}  // namespace raingan::opendocument

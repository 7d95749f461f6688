#include "readers/doc/text.h"

#include <array>

#include "base/utf8.h"

namespace raingan::doc {
namespace {

/// 0x80–0x9F of Windows-1252; what it leaves undefined stays as it is.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

using CodePage = std::array<char16_t, 256>;

CodePage code_page_of(std::optional<thai::Encoding> encoding) {
    CodePage page{};
    for (unsigned byte = 0; byte < page.size(); ++byte) {
        page[byte] = static_cast<char16_t>(byte);
        if (byte < 0x80) continue;
        if (!encoding) {
            if (byte < 0xA0) page[byte] = windows_1252[byte - 0x80];
            continue;
        }
        std::string out;
        const char c = static_cast<char>(byte);
        const bool known = !thai::decode_part({&c, 1}, *encoding, false, out).undecodable && !out.empty();
        page[byte] = known ? static_cast<char16_t>(utf8::decode(out, 0).code_point) : u'\uFFFD';
    }
    return page;
}

void append_piece(Text& text, Bytes stream, Piece piece, const CodePage& page) {
    const std::size_t room = stream.size() > piece.offset ? (stream.size() - piece.offset) / piece.width : 0;
    // No byte is text twice, so a text is no longer than its stream: that bounds what a table of lies can cost.
    const std::size_t left = stream.size() > text.characters.size() ? stream.size() - text.characters.size() : 0;
    const std::size_t count = std::min({std::size_t{piece.end - piece.begin}, room, left});
    text.damaged |= count < piece.end - piece.begin;
    if (count == 0) return;
    piece.begin = static_cast<std::uint32_t>(text.characters.size());
    piece.end = piece.begin + static_cast<std::uint32_t>(count);
    const std::string_view bytes = stream.slice(piece.offset, count * piece.width).view();
    if (piece.width == 1) {
        for (const char c : bytes) {
            const char16_t shown = page[static_cast<unsigned char>(c)];
            text.undefined += shown == u'\uFFFD' ? 1 : 0;
            text.characters += shown;
        }
    } else {
        const Bytes wide(bytes);
        for (std::size_t i = 0; i < count; ++i) text.characters += static_cast<char16_t>(wide.u16(2 * i));
    }
    text.pieces.push_back(piece);
}

/// The table of pieces within a Clx, behind the grpprls that they refer to.
Bytes piece_table(Text& text, Bytes clx) {
    constexpr std::uint8_t grpprl = 1, pieces = 2;
    std::size_t at = 0;
    for (; clx.u8(at) == grpprl && clx.has(at, 3); at += 3 + std::size_t{clx.u16(at + 1)})
        text.changes.push_back(clx.slice(at + 3, clx.u16(at + 1)));
    return clx.u8(at) == pieces ? clx.slice(at + 5, clx.u32(at + 1)) : Bytes();
}

}  // namespace

const Piece* Text::piece_at(std::uint32_t position) const {
    const auto behind = std::ranges::upper_bound(pieces, position, {}, &Piece::begin);
    if (behind == pieces.begin() || position >= std::prev(behind)->end) return nullptr;
    return &*std::prev(behind);
}

std::optional<std::uint32_t> Text::offset_of(std::uint32_t position) const {
    const Piece* piece = piece_at(position);
    if (piece == nullptr) return std::nullopt;
    return piece->offset + (position - piece->begin) * piece->width;
}

Text read_text(const Fib& fib, Bytes stream, Bytes table_stream, std::optional<thai::Encoding> encoding) {
    constexpr std::size_t of_a_piece = 8;
    constexpr std::uint32_t is_narrow = 0x40000000;
    Text text;
    const CodePage page = code_page_of(encoding);
    const Bytes table = piece_table(text, fib.find(table_stream, Table::pieces));
    const std::size_t count = table.size() / (of_a_position + of_a_piece);
    for (std::size_t i = 0; i < count; ++i) {
        const Bytes descriptor = table.slice((count + 1) * of_a_position + i * of_a_piece, of_a_piece);
        Piece piece;
        piece.begin = table.u32(i * of_a_position);
        piece.end = std::max(piece.begin, table.u32((i + 1) * of_a_position));
        piece.offset = descriptor.u32(2) & ~is_narrow;
        const bool narrow = fib.is_word_6() || (descriptor.u32(2) & is_narrow) != 0;
        piece.width = narrow ? 1 : 2;
        if (narrow && !fib.is_word_6()) piece.offset /= 2;
        piece.change = descriptor.u16(6);
        append_piece(text, stream, piece, page);
    }
    if (count == 0) {
        Piece whole;
        whole.end = std::max(fib.text_end, fib.text_begin) - fib.text_begin;
        whole.offset = fib.text_begin;
        append_piece(text, stream, whole, page);
    }
    return text;
}

Bytes grpprl_of(const Text& text, std::uint16_t prm, std::string& own) {
    // 2.9.204: isprm → the modifier that it stands for.
    struct Short {
        std::uint8_t index;
        std::uint16_t code;
    };
    static constexpr auto shorts = std::to_array<Short>(
        {{0x05, 0x2403}, {0x07, 0x2405}, {0x08, 0x2406}, {0x09, 0x2407}, {0x0C, 0x260A}, {0x18, 0x2416},
         {0x19, 0x2417}, {0x1D, 0x261B}, {0x25, 0x2423}, {0x2C, 0x242A}, {0x32, 0x2430}, {0x33, 0x2431},
         {0x35, 0x2433}, {0x36, 0x2434}, {0x37, 0x2435}, {0x38, 0x2436}, {0x39, 0x2437}, {0x3A, 0x2438},
         {0x41, 0x0800}, {0x42, 0x0801}, {0x43, 0x0802}, {0x47, 0x0806}, {0x4B, 0x080A}, {0x4D, 0x2A0C},
         {0x4E, 0x0858}, {0x4F, 0x2859}, {0x53, 0x2A33}, {0x55, 0x0835}, {0x56, 0x0836}, {0x57, 0x0837},
         {0x58, 0x0838}, {0x59, 0x0839}, {0x5A, 0x083A}, {0x5B, 0x083B}, {0x5C, 0x083C}, {0x5E, 0x2A3E},
         {0x62, 0x2A42}, {0x68, 0x2A48}, {0x73, 0x2A53}, {0x74, 0x0854}, {0x75, 0x0855}, {0x76, 0x0856}});
    if (prm == 0) return {};
    if ((prm & 1U) != 0) {
        const std::size_t index = prm >> 1U;
        return index < text.changes.size() ? text.changes[index] : Bytes();
    }
    const auto index = static_cast<std::uint8_t>(prm >> 1U & 0x7FU);
    const auto found = std::ranges::lower_bound(shorts, index, {}, &Short::index);
    if (found == shorts.end() || found->index != index) return {};
    own = {static_cast<char>(found->code & 0xFFU), static_cast<char>(found->code >> 8U), static_cast<char>(prm >> 8U)};
    return own;
}

}  // namespace raingan::doc

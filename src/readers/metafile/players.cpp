#include "readers/metafile/players.h"

#include <array>

#include "base/utf8.h"
#include "thai/encoding.h"

namespace raingan::metafile {
namespace {

/// Windows-1252 where it is not Latin-1; 0: undefined.
constexpr std::array<char32_t, 32> western{{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178}};

std::string western_text(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool special = byte >= 0x80 && byte < 0xA0;
        const char32_t meant = special ? western.at(byte - 0x80U) : byte;
        utf8::append(out, meant == 0 ? U'\uFFFD' : meant);
    }
    return out;
}

}  // namespace

std::string decoded_text(std::string_view bytes, std::uint8_t charset) {
    constexpr std::uint8_t ansi = 0, by_default = 1, thai_charset = 222;
    // Producers on machines of another language write Thai bytes with no charset.
    const bool thai = charset == thai_charset || ((charset == ansi || charset == by_default) &&
                                                  thai::detect_encoding(bytes) == thai::Encoding::windows874);
    if (!thai) return western_text(bytes);
    std::string out;
    while (!bytes.empty()) {
        const thai::DecodedPart part = thai::decode_part(bytes, thai::Encoding::windows874, false, out);
        bytes.remove_prefix(part.consumed);
        if (bytes.empty()) break;
        utf8::append(out, U'\uFFFD');
        bytes.remove_prefix(1);
    }
    return out;
}

GdiBrush log_brush(std::uint32_t style, std::uint32_t colour, std::uint32_t hatch) {
    enum Style : std::uint32_t { solid, none, hatched };
    GdiBrush brush;
    brush.colour = colour_ref(colour);
    brush.hatch = hatch;
    if (style == none) brush.kind = GdiBrush::Kind::none;
    if (style == hatched) brush.kind = GdiBrush::Kind::hatch;
    return brush;
}

std::optional<GdiBrush> pattern_brush(const std::optional<Pixels>& pixels, Canvas& canvas) {
    if (!pixels) {
        canvas.leave_out("a pattern");
        return std::nullopt;
    }
    GdiBrush brush;
    brush.kind = GdiBrush::Kind::pattern;
    brush.picture = image_of(*pixels);
    brush.picture_width = pixels->width;
    brush.picture_height = pixels->height;
    return brush;
}

}  // namespace raingan::metafile

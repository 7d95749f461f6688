#include "readers/xls/styles.h"

#include <algorithm>
#include <array>

#include "readers/workbook/palette.h"

namespace raingan::xls {
namespace {

using workbook::Horizontal;

/// By the number that records give a line (2.5.11 BorderStyle).
constexpr auto lines = std::to_array<std::pair<BorderStyle, double>>({{BorderStyle::none, 0.5},
                                                                      {BorderStyle::single, 0.5},
                                                                      {BorderStyle::single, 1},
                                                                      {BorderStyle::dashed, 0.5},
                                                                      {BorderStyle::dotted, 0.5},
                                                                      {BorderStyle::thick, 1.5},
                                                                      {BorderStyle::double_line, 0.5},
                                                                      {BorderStyle::dotted, 0.25},
                                                                      {BorderStyle::dashed, 1},
                                                                      {BorderStyle::dashed, 0.5},
                                                                      {BorderStyle::dashed, 1},
                                                                      {BorderStyle::dashed, 0.5},
                                                                      {BorderStyle::dashed, 1},
                                                                      {BorderStyle::dashed, 1}});

constexpr auto horizontals = std::to_array<Horizontal>({Horizontal::general, Horizontal::left, Horizontal::centre,
                                                        Horizontal::right, Horizontal::fill, Horizontal::justify,
                                                        Horizontal::centre_across, Horizontal::distributed});
constexpr auto verticals =
    std::to_array<VerticalAlignment>({VerticalAlignment::top, VerticalAlignment::centre, VerticalAlignment::bottom,
                                      VerticalAlignment::top, VerticalAlignment::centre});

/// `count` bits from `first` on.
constexpr unsigned bits(std::uint32_t value, unsigned first, unsigned count) {
    return (value >> first) & ((1U << count) - 1U);
}

Border line(unsigned number) {
    Border border;
    if (number >= lines.size()) number = 1;
    border.style = lines[number].first;
    border.width = Points(lines[number].second);
    return border;
}

void read_alignment(workbook::Look& look, unsigned alignment) {
    look.horizontal = horizontals[bits(alignment, 0, 3)];
    look.wrap = bits(alignment, 3, 1) != 0;
    look.vertical = verticals[std::min<std::size_t>(bits(alignment, 4, 3), verticals.size() - 1)];
}

/// 0–90 turns up, 91–180 down by what is above 90.
void read_rotation(workbook::Look& look, unsigned rotation) {
    constexpr unsigned stacked = 255, most = 180, quarter = 90;
    look.stacked = rotation == stacked;
    if (rotation <= most)
        look.rotation = rotation <= quarter ? static_cast<int>(rotation) : -static_cast<int>(rotation - quarter);
}

}  // namespace

void StyleTables::add_font(Bytes body, bool biff8, const CodePage& page) {
    constexpr unsigned bold_from = 600, thai_charset = 222, most_twips = 8191;
    Font font;
    TextFormat& format = font.format;
    format.size = Points(std::clamp<unsigned>(body.u16(0), 20, most_twips) / 20.0);
    format.italic = bits(body.u16(2), 1, 1) != 0;
    format.strike = bits(body.u16(2), 3, 1) != 0;
    font.colour = body.u16(4);
    format.bold = body.u16(6) >= bold_from;
    const unsigned script = body.u16(8);
    format.vertical = script == 1   ? VerticalPosition::superscript
                      : script == 2 ? VerticalPosition::subscript
                                    : VerticalPosition::baseline;
    const unsigned underline = body.u8(10) & 3U;
    format.underline = underline == 1 ? Underline::single : underline == 2 ? Underline::double_line : Underline::none;
    font.thai = body.u8(12) == thai_charset;
    constexpr std::size_t name_at = 14;
    format.font = biff8 ? StringReader({body}, name_at).unicode(1).text
                        : page.decode(body.slice(name_at + 1, body.u8(name_at)).view(), font.thai);
    fonts_.push_back(std::move(font));
}

void StyleTables::add_format(Bytes body, bool biff8, const CodePage& page) {
    formats_.set(body.u16(0),
                 biff8 ? StringReader({body}, 2).unicode(2).text : page.decode(body.slice(3, body.u8(2)).view()));
}

void StyleTables::set_palette(Bytes body) {
    constexpr std::size_t most = 56;
    palette_.clear();
    for (std::size_t i = 0; i < std::min<std::size_t>(body.u16(0), most) && body.has(2 + 4 * i, 3); ++i)
        palette_.push_back({body.u8(2 + 4 * i), body.u8(3 + 4 * i), body.u8(4 + 4 * i)});
}

void StyleTables::add_xf(Bytes body, bool biff8) {
    Xf xf;
    xf.font = body.u16(0);
    xf.format = body.u16(2);
    workbook::Look& look = xf.look;
    read_alignment(look, body.u16(6));
    if (biff8) {
        const std::uint32_t edges = body.u32(10), more = body.u32(14), pattern = body.u16(18);
        read_rotation(look, body.u8(7));
        look.indent = static_cast<std::uint8_t>(bits(body.u8(8), 0, 4));
        look.shrink = !look.wrap && bits(body.u8(8), 4, 1) != 0;
        look.borders.start = line(bits(edges, 0, 4));
        look.borders.end = line(bits(edges, 4, 4));
        look.borders.top = line(bits(edges, 8, 4));
        look.borders.bottom = line(bits(edges, 12, 4));
        const Border diagonal = line(bits(more, 21, 4));
        if (bits(edges, 30, 1) != 0) look.diagonal_down = diagonal;
        if (bits(edges, 31, 1) != 0) look.diagonal_up = diagonal;
        xf.edge_colours = {bits(edges, 16, 7), bits(edges, 23, 7), bits(more, 0, 7),
                           bits(more, 7, 7),   bits(more, 14, 7),  bits(more, 14, 7)};
        const unsigned hatch = bits(more, 26, 6);
        xf.filled = hatch != 0;
        xf.fill = hatch == 1 ? bits(pattern, 0, 7) : bits(pattern, 7, 7);
    } else {
        constexpr std::array<unsigned, 4> rotations{0, 255, 90, 180};
        const std::uint32_t pattern = body.u16(8), bottom = body.u16(10), edges = body.u16(12), sides = body.u16(14);
        read_rotation(look, rotations[bits(body.u16(6), 8, 2)]);
        look.borders.bottom = line(bits(bottom, 6, 3));
        look.borders.top = line(bits(edges, 0, 3));
        look.borders.start = line(bits(edges, 3, 3));
        look.borders.end = line(bits(edges, 6, 3));
        xf.edge_colours = {bits(sides, 0, 7), bits(sides, 7, 7), bits(edges, 9, 7), bits(bottom, 9, 7), 0, 0};
        const unsigned hatch = bits(bottom, 0, 6);
        xf.filled = hatch != 0;
        xf.fill = hatch == 1 ? bits(pattern, 0, 7) : bits(pattern, 7, 6);
    }
    xfs_.push_back(std::move(xf));
}

std::optional<Colour> StyleTables::colour(unsigned index) const {
    constexpr unsigned first = 8;
    if (index >= first && index - first < palette_.size()) return palette_[index - first];
    return workbook::indexed_colour(index);
}

const Font& StyleTables::font(unsigned number) const {
    static const Font none;
    constexpr unsigned left_out = 4;  // no font has this number: later ones count one less
    if (number > left_out) --number;
    if (fonts_.empty()) return none;
    return number < fonts_.size() ? fonts_[number] : fonts_.front();
}

workbook::Look StyleTables::look_of(const Xf& xf) {
    workbook::Look look = xf.look;
    look.text = font(xf.font).format;
    look.format = formats_.index(xf.format, styles_);
    if (xf.filled) look.fill = colour(xf.fill);
    const std::array<Border*, 6> edges{&look.borders.start,  &look.borders.end,   &look.borders.top,
                                       &look.borders.bottom, &look.diagonal_down, &look.diagonal_up};
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (edges[i]->style != BorderStyle::none) edges[i]->colour = colour(xf.edge_colours[i]);
    return look;
}

void StyleTables::finish(workbook::DateSystem dates) {
    for (Font& font : fonts_) font.format.colour = colour(font.colour);
    styles_.dates = dates;
    const TextFormat& normal = font(0).format;
    if (!fonts_.empty()) styles_.digit_width = workbook::digit_width_of(normal.font, normal.size);
    if (xfs_.empty()) xfs_.emplace_back();
    styles_.looks.clear();
    for (const Xf& xf : xfs_) styles_.looks.push_back(look_of(xf));
}

}  // namespace raingan::xls

// Borders and shading of paragraphs, rows, cells and characters: a control word names the sides, those behind it say
// what is drawn there.
#include <algorithm>
#include <array>
#include <cstdint>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using std::string_view;

constexpr std::array<string_view, 14> style_names{
    "",     "nil",          "single",  "thick",      "double", "dotted", "dashed",
    "hair", "dashSmallGap", "dotDash", "dotDotDash", "triple", "wave",   "thinThickSmallGap"};

constexpr unsigned top_side = 1, left_side = 2, bottom_side = 4, right_side = 8, fifth = 16, sixth = 32;

template <char owner, unsigned sides>
void choose(Reader& reader, Parameter) {
    reader.border.owner = owner;
    reader.border.sides = sides;
}

/// Does something to each border that is named.
template <class Do>
void each(Reader& reader, Do&& apply) {
    Borders* borders = nullptr;
    switch (reader.border.owner) {
        case 'p':
            borders = &paragraph(reader).borders;
            break;
        case 'r':
            borders = &row_format(reader).borders;
            break;
        case 'c':
            borders = &row_format(reader).next.borders;
            break;
        case 's':
            borders = &reader.section.page_borders;
            break;
        case 't':
            return apply(character(reader).border);
        default:
            return apply(reader.border.ignored);
    }
    for (std::size_t side = 0; side < borders->size(); ++side)
        if ((reader.border.sides >> side & 1U) != 0) apply((*borders)[side]);
}

template <std::uint8_t style>
void draw(Reader& reader, Parameter) {
    each(reader, [](Border& border) { border.style = style; });
}
template <int Border::*member>
void measure(Reader& reader, Parameter p) {
    each(reader, [&](Border& border) { border.*member = p.number(); });
}

constexpr auto border_words = std::to_array<Control>({
    {"brdrt", choose<'p', top_side>},
    {"brdrl", choose<'p', left_side>},
    {"brdrb", choose<'p', bottom_side>},
    {"brdrr", choose<'p', right_side>},
    {"brdrbtw", choose<'p', fifth>},
    {"brdrbar", choose<'p', sixth>},
    {"box", choose<'p', top_side | left_side | bottom_side | right_side>},
    {"trbrdrt", choose<'r', top_side>},
    {"trbrdrl", choose<'r', left_side>},
    {"trbrdrb", choose<'r', bottom_side>},
    {"trbrdrr", choose<'r', right_side>},
    {"trbrdrh", choose<'r', fifth>},
    {"trbrdrv", choose<'r', sixth>},
    {"clbrdrt", choose<'c', top_side>},
    {"clbrdrl", choose<'c', left_side>},
    {"clbrdrb", choose<'c', bottom_side>},
    {"clbrdrr", choose<'c', right_side>},
    {"cldglu", choose<'c', fifth>},
    {"cldgll", choose<'c', sixth>},
    {"chbrdr", choose<'t', top_side>},
    {"pgbrdrt", choose<'s', top_side>},
    {"pgbrdrl", choose<'s', left_side>},
    {"pgbrdrb", choose<'s', bottom_side>},
    {"pgbrdrr", choose<'s', right_side>},
    {"brdrnone", draw<1>},
    {"brdrnil", draw<1>},
    {"brdrtbl", draw<1>},
    {"brdrs", draw<2>},
    {"brdrsh", draw<2>},
    {"brdrframe", draw<2>},
    {"brdrinset", draw<2>},
    {"brdroutset", draw<2>},
    {"brdremboss", draw<2>},
    {"brdrengrave", draw<2>},
    {"brdrth", draw<3>},
    {"brdrdb", draw<4>},
    {"brdrdot", draw<5>},
    {"brdrdash", draw<6>},
    {"brdrhair", draw<7>},
    {"brdrdashsm", draw<8>},
    {"brdrdashd", draw<9>},
    {"brdrdashdotstr", draw<9>},
    {"brdrdashdd", draw<10>},
    {"brdrtriple", draw<11>},
    {"brdrwavy", draw<12>},
    {"brdrwavydb", draw<12>},
    {"brdrtnthsg", draw<13>},
    {"brdrthtnsg", draw<13>},
    {"brdrtnthtnsg", draw<13>},
    {"brdrtnthmg", draw<13>},
    {"brdrthtnmg", draw<13>},
    {"brdrtnthtnmg", draw<13>},
    {"brdrtnthlg", draw<13>},
    {"brdrthtnlg", draw<13>},
    {"brdrtnthtnlg", draw<13>},
    {"brdrw", measure<&Border::width>},
    {"brsp", measure<&Border::space>},
    {"brdrcf", measure<&Border::colour>},
});

}  // namespace

Controls border_controls() {
    return border_words;
}

void append_number(std::string& xml, string_view attribute, std::int64_t value) {
    xml.append(" w:").append(attribute).append("=\"").append(std::to_string(value)).append("\"");
}

void append_border(std::string& xml, const Reader& reader, string_view element, const Border& border) {
    xml.append("<w:").append(element).append(" w:val=\"");
    xml.append(style_names[border.style]).append("\"");
    constexpr std::int64_t thinnest = 2, thickest = 96;  // eighths of a point; a twip is two fifths of one
    append_number(xml, "sz", std::clamp(static_cast<std::int64_t>(border.width) * 2 / 5, thinnest, thickest));
    append_number(xml, "space", std::clamp(border.space / 20, 0, 31));
    xml.append(" w:color=\"").append(colour_of(reader, border.colour)).append("\"/>");
}

void append_shading(std::string& xml, const Reader& reader, int fill, int pattern, int percent) {
    constexpr int whole = 10000;
    const int share = std::clamp(percent, 0, whole) / 100;
    xml += "<w:shd w:val=\"";
    xml += share == 0 ? "clear" : share == 100 ? "solid" : "pct" + std::to_string(share);
    xml.append("\" w:color=\"").append(colour_of(reader, pattern));
    xml.append("\" w:fill=\"").append(colour_of(reader, fill)).append("\"/>");
}

}  // namespace raingan::rtf

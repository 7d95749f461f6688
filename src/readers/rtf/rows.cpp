// Table definitions: \trowd … \cellx … , the cells' and the rows' ends.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

const Destination nested_properties{nullptr, nullptr};

bool is_nested_row(const Reader& reader) {
    return reader.states.back().destination == &nested_properties;
}

std::size_t nested_level(Reader& reader) {
    return std::max<std::size_t>(nesting_of(*top(reader).paragraph), 2);
}

CellFormat& cell(Reader& reader) {
    return row_format(reader).next;
}

template <int RowFormat::*member>
void row_number(Reader& reader, Parameter p) {
    row_format(reader).*member = p.number();
}
template <bool RowFormat::*member>
void row_toggle(Reader& reader, Parameter p) {
    row_format(reader).*member = p.on();
}
template <std::uint8_t alignment>
void row_align(Reader& reader, Parameter) {
    row_format(reader).alignment = alignment;
}
template <std::size_t side>
void row_padding(Reader& reader, Parameter p) {
    row_format(reader).padding[side] = p.number();
}
template <std::size_t side>
void row_padding_unit(Reader& reader, Parameter p) {
    row_format(reader).padding_counts[side] = p.value == 3;
}
template <int sign>
void place_across(Reader& reader, Parameter p) {
    row_format(reader).floats = true;
    row_format(reader).x = sign * p.number();
}
template <int sign>
void place_down(Reader& reader, Parameter p) {
    row_format(reader).floats = true;
    row_format(reader).y = sign * p.number();
}
template <std::size_t side>
void distance(Reader& reader, Parameter p) {
    row_format(reader).distances[side] = p.number();
}

struct Word {
    const char* value;
};
constexpr std::array<Word, 9> words{
    {{"text"}, {"margin"}, {"page"}, {"left"}, {"center"}, {"right"}, {"top"}, {"bottom"}, {"inside"}}};
template <const char* RowFormat::*member, std::size_t word>
void place_word(Reader& reader, Parameter) {
    row_format(reader).floats = true;
    row_format(reader).*member = words[word].value;
}

template <int CellFormat::*member>
void cell_number(Reader& reader, Parameter p) {
    cell(reader).*member = p.number();
}
template <std::uint8_t CellFormat::*member, std::uint8_t value>
void cell_value(Reader& reader, Parameter) {
    cell(reader).*member = value;
}
template <std::size_t side>
void cell_padding(Reader& reader, Parameter p) {
    cell(reader).padding[side] = p.number();
}
template <std::size_t side>
void cell_padding_unit(Reader& reader, Parameter p) {
    cell(reader).padding_counts[side] = p.value == 3;
}

void cell_edge(Reader& reader, Parameter p) {
    RowFormat& row = row_format(reader);
    row.next.edge = p.number();
    if (row.cells.size() <= limits::table_columns) row.cells.push_back(row.next);
    row.next = {};
}

bool takes_text(Reader& reader) {
    return top(reader).destination->text == put_text;
}

constexpr auto cells = std::to_array<Control>({
    {"cellx", cell_edge},
    {"clvmgf", cell_value<&CellFormat::vertical_merge, 1>},
    {"clvmrg", cell_value<&CellFormat::vertical_merge, 2>},
    {"clmgf", cell_value<&CellFormat::horizontal_merge, 1>},
    {"clmrg", cell_value<&CellFormat::horizontal_merge, 2>},
    {"clvertalt", cell_value<&CellFormat::vertical_align, 0>},
    {"clvertalc", cell_value<&CellFormat::vertical_align, 1>},
    {"clvertalb", cell_value<&CellFormat::vertical_align, 2>},
    {"cltxlrtb", cell_value<&CellFormat::direction, 0>},
    {"cltxtbrl", cell_value<&CellFormat::direction, 1>},
    {"cltxbtlr", cell_value<&CellFormat::direction, 2>},
    {"cltxlrtbv", cell_value<&CellFormat::direction, 3>},
    {"cltxtbrlv", cell_value<&CellFormat::direction, 1>},
    {"clcbpat", cell_number<&CellFormat::fill>},
    {"clcfpat", cell_number<&CellFormat::pattern_colour>},
    {"clshdng", cell_number<&CellFormat::shading_percent>},
    // Word has \clpadt and \clpadl the wrong way round, and all others follow it.
    {"clpadl", cell_padding<0>},
    {"clpadt", cell_padding<1>},
    {"clpadb", cell_padding<2>},
    {"clpadr", cell_padding<3>},
    {"clpadfl", cell_padding_unit<0>},
    {"clpadft", cell_padding_unit<1>},
    {"clpadfb", cell_padding_unit<2>},
    {"clpadfr", cell_padding_unit<3>},
});

constexpr auto rows = std::to_array<Control>({
    {"trowd", [](Reader& reader, Parameter) { row_format(reader) = {}; }},
    {"cell",
     [](Reader& reader, Parameter) {
         if (takes_text(reader)) end_cell(reader, 1);
     }},
    {"nestcell",
     [](Reader& reader, Parameter) {
         if (takes_text(reader)) end_cell(reader, nested_level(reader));
     }},
    {"row",
     [](Reader& reader, Parameter) {
         if (!takes_text(reader)) return;
         if (!story(reader).paragraph.empty()) end_cell(reader, 1);  // its \cell is missing
         end_row(reader, 1);
     }},
    {"nestrow",
     [](Reader& reader, Parameter) {
         if (takes_text(reader) || is_nested_row(reader)) end_row(reader, nested_level(reader));
     }},
    {"nesttableprops", [](Reader& reader, Parameter) { enter(reader, nested_properties); }},
    {"trleft", row_number<&RowFormat::left>},
    {"trgaph", row_number<&RowFormat::gap>},
    {"trrh", row_number<&RowFormat::height>},
    {"trhdr", row_toggle<&RowFormat::header>},
    {"trkeep", row_toggle<&RowFormat::keep>},
    {"trql", row_align<0>},
    {"trqc", row_align<1>},
    {"trqr", row_align<2>},
    {"rtlrow", row_toggle<&RowFormat::right_to_left>},
    {"trcbpat", row_number<&RowFormat::fill>},
    {"trpaddt", row_padding<0>},
    {"trpaddl", row_padding<1>},
    {"trpaddb", row_padding<2>},
    {"trpaddr", row_padding<3>},
    {"trpaddft", row_padding_unit<0>},
    {"trpaddfl", row_padding_unit<1>},
    {"trpaddfb", row_padding_unit<2>},
    {"trpaddfr", row_padding_unit<3>},
    {"trspdl", row_number<&RowFormat::spacing>},
    {"tposx", place_across<1>},
    {"tposnegx", place_across<-1>},
    {"tposy", place_down<1>},
    {"tposnegy", place_down<-1>},
    {"tphcol", place_word<&RowFormat::across, 0>},
    {"tphmrg", place_word<&RowFormat::across, 1>},
    {"tphpg", place_word<&RowFormat::across, 2>},
    {"tpvpara", place_word<&RowFormat::down, 0>},
    {"tpvmrg", place_word<&RowFormat::down, 1>},
    {"tpvpg", place_word<&RowFormat::down, 2>},
    {"tposxl", place_word<&RowFormat::align_across, 3>},
    {"tposxc", place_word<&RowFormat::align_across, 4>},
    {"tposxr", place_word<&RowFormat::align_across, 5>},
    {"tposyt", place_word<&RowFormat::align_down, 6>},
    {"tposyc", place_word<&RowFormat::align_down, 4>},
    {"tposyb", place_word<&RowFormat::align_down, 7>},
    {"tdfrmtxtTop", distance<0>},
    {"tdfrmtxtLeft", distance<1>},
    {"tdfrmtxtBottom", distance<2>},
    {"tdfrmtxtRight", distance<3>},
});

}  // namespace

Controls cell_controls() {
    return cells;
}
Controls row_controls() {
    return rows;
}

RowFormat& row_format(Reader& reader) {
    Story& story = rtf::story(reader);
    const std::size_t nesting =
        is_nested_row(reader) ? std::min<std::size_t>(nested_level(reader), limits::table_nesting) : std::size_t{1};
    if (story.row_formats.size() < nesting) story.row_formats.resize(nesting);
    return story.row_formats[nesting - 1];
}

}  // namespace raingan::rtf

#include "readers/doc/story.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "readers/doc/runs.h"
#include "readers/doc/table.h"

namespace raingan::doc {
namespace {

/// One depth of tables, with the row and the cell that are being filled.
struct Level {
    std::vector<Row> rows;
    std::vector<std::string> cells;
    std::string cell;
};

struct Writer {
    Source& source;
    Runs runs;
    std::string body{};
    std::vector<Level> levels{};
    std::size_t section = 0;  ///< of the main text: the one being written

    std::string& out() { return levels.empty() ? body : levels.back().cell; }
};

void close_row(Writer& writer, Row row) {
    Level& level = writer.levels.back();
    if (!level.cell.empty()) level.cells.push_back(std::exchange(level.cell, {}));
    row.cells = std::exchange(level.cells, {});
    level.rows.push_back(std::move(row));
}

void close_level(Writer& writer) {
    Level& open = writer.levels.back();
    if (!open.cells.empty() || !open.cell.empty()) close_row(writer, {});
    std::string table;
    append_table(table, open.rows, writer.levels.size());
    writer.levels.pop_back();
    writer.out() += table;
}

void set_depth(Writer& writer, std::size_t depth) {
    depth = std::min<std::size_t>(depth, limits::table_nesting);
    while (writer.levels.size() > depth) close_level(writer);
    while (writer.levels.size() < depth) writer.levels.emplace_back();
}

bool ends_section(const Writer& writer, std::uint32_t behind) {
    const auto& sections = writer.source.sections;
    return writer.runs.story == StoryKind::main && writer.section + 1 < sections.size() &&
           behind >= sections[writer.section].end;
}

/// The mark's position: a paragraph, cell or section mark, or the last character of the range.
std::uint32_t find_mark(const Writer& writer, Range range) {
    const std::u16string& text = writer.source.text.characters;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        const char16_t c = text[at];
        if (c == 0x0D || c == 0x07) return at;
        if (c == 0x0C && (ends_section(writer, at + 1) || paragraph_at(writer.source, at).ends_here)) return at;
    }
    return range.end - 1;
}

void append_paragraph(Writer& writer, Range range, bool has_mark, const ParagraphForm& form, bool section_ends) {
    std::string& xml = writer.out();
    xml += "<w:p><w:pPr>";
    xml += form.xml;
    if (has_mark) {
        const RunAt mark = run_at(writer.source, range.end - 1, form.style);
        xml.append("<w:rPr>").append(mark.form->xml);
        if (mark.form->properties.deleted) xml += "<w:del/>";
        xml += "</w:rPr>";
    }
    if (section_ends) {
        const Section& section = writer.source.sections[writer.section++];
        append_section(xml, section.properties, section.references);
    }
    xml += "</w:pPr>";
    append_runs(xml, writer.runs, {range.begin, has_mark ? range.end - 1 : range.end}, form.style);
    xml += "</w:p>";
}

/// Whether anything is left in a row's cells when deleted text is out. LibreOffice marks the end of a row as deleted
/// when the paragraph behind the table is.
bool has_content(const Level& level) {
    const auto shows = [](const std::string& cell) {
        return cell.find("<w:t>") != std::string::npos || cell.find("<w:t ") != std::string::npos ||
               cell.find("<w:pict") != std::string::npos;
    };
    return shows(level.cell) || std::ranges::any_of(level.cells, shows);
}

void end_row(Writer& writer, Range range, const ParagraphAt& paragraph) {
    if (range.end - range.begin > 1)
        append_paragraph(writer, {range.begin, range.end - 1}, false, *paragraph.form, false);
    Row row;
    apply_table(row.form, paragraph.grpprl);
    apply_table(row.form, paragraph.change);
    const bool is_marked = run_at(writer.source, range.end - 1, paragraph.form->style).form->properties.deleted;
    row.deleted = is_marked && !has_content(writer.levels.back());
    close_row(writer, std::move(row));
}

void write_paragraph(Writer& writer, Range range) {
    const char16_t mark = writer.source.text.characters[range.end - 1];
    const ParagraphAt paragraph = paragraph_at(writer.source, range.end - 1);
    const ParagraphProperties& properties = paragraph.form->properties;
    const std::size_t depth = properties.table_depth();
    set_depth(writer, depth);
    const bool in_table = !writer.levels.empty();
    const bool inner = depth > 1;
    const bool ends_row = in_table && (inner ? properties.inner_row_end : properties.row_end && mark == 0x07);
    if (ends_row) return end_row(writer, range, paragraph);
    const bool section_ends = !in_table && ends_section(writer, range.end);
    // A page break that ends its paragraph stands in it all the same.
    const bool is_mark = mark == 0x0D || mark == 0x07 || (mark == 0x0C && section_ends);
    append_paragraph(writer, range, is_mark, *paragraph.form, section_ends);
    const bool ends_cell = in_table && (inner ? properties.inner_cell_end : mark == 0x07);
    if (!ends_cell) return;
    Level& level = writer.levels.back();
    level.cells.push_back(std::exchange(level.cell, {}));
}

}  // namespace

std::string story_xml(Source& source, StoryKind story, Range range, std::string_view part) {
    Writer writer{source, {source, story, part}};
    while (range.begin < range.end) {
        const std::uint32_t mark = find_mark(writer, range);
        write_paragraph(writer, {range.begin, mark + 1});
        range.begin = mark + 1;
    }
    set_depth(writer, 0);
    return std::move(writer.body);
}

}  // namespace raingan::doc

// Runs, paragraphs, cells and rows of the story in the making.
#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

std::string& runs_of(Story& story) {
    return story.in_label ? story.label : story.paragraph;
}

void close_text(Story& story) {
    if (std::exchange(story.text_open, false)) runs_of(story) += "</w:t>";
}

void close_run(Story& story) {
    close_text(story);
    if (std::exchange(story.run_open, false)) runs_of(story) += "</w:r>";
}

void open_run(Reader& reader) {
    Story& story = rtf::story(reader);
    const CharacterFormat& format = character(reader);
    if (story.run_open && story.run_format == format) return;
    close_run(story);
    std::string& runs = runs_of(story);
    runs += "<w:r>";
    append_run_properties(runs, reader, format);
    story.run_open = true;
    story.run_format = format;
}

/// Where blocks of that nesting go; deeper tables end here.
std::string& container(Reader& reader, std::size_t nesting) {
    Story& story = rtf::story(reader);
    nesting = std::min<std::size_t>(nesting, limits::table_nesting);
    while (story.tables.size() > nesting) {
        if (!story.tables.back().cells.empty() || !story.tables.back().cell.empty())
            end_row(reader, story.tables.size());
        const OpenTable table = std::move(story.tables.back());
        story.tables.pop_back();
        std::string& outside = story.tables.empty() ? story.blocks : story.tables.back().cell;
        const std::size_t before = outside.size();
        append_table(outside, reader, table, !story.tables.empty());
        count_written(reader, outside.size() - before);
    }
    while (story.tables.size() < nesting) story.tables.emplace_back();
    return nesting == 0 ? story.blocks : story.tables.back().cell;
}

}  // namespace

void count_written(Reader& reader, std::size_t bytes) {
    reader.written += bytes;
    if (reader.written > limits::entry_bytes) throw over_limit(limits::entry_bytes, "");
}

void begin_story(Reader& reader, std::string part) {
    reader.stories.push_back(std::make_unique<Story>());
    story(reader).part = std::move(part);
    // "Changing destinations resets all properties to default."
    top(reader).character = {};
    top(reader).mode = {};
    top(reader).paragraph = std::make_shared<ParagraphFormat>();
}

std::string end_story(Reader& reader) {
    Story& story = rtf::story(reader);
    close_run(story);
    if (!story.paragraph.empty() || !story.label.empty()) end_paragraph(reader, nesting_of(*top(reader).paragraph));
    container(reader, 0);
    std::string blocks = std::move(story.blocks);
    reader.stories.pop_back();
    return blocks;
}

void put_text(Reader& reader, std::string_view utf8) {
    if (character(reader).deleted) return;
    open_run(reader);
    Story& story = rtf::story(reader);
    std::string& runs = runs_of(story);
    if (!std::exchange(story.text_open, true)) runs += R"(<w:t xml:space="preserve">)";
    word::append_escaped(runs, utf8);
}

void put_in_run(Reader& reader, std::string_view markup) {
    // Only where text counts: a \tab in a list level's definition is none.
    if (top(reader).destination->text == put_text && !character(reader).deleted) put_mark(reader, markup);
}

void put_mark(Reader& reader, std::string_view markup) {
    open_run(reader);
    Story& story = rtf::story(reader);
    close_text(story);
    runs_of(story) += markup;
}

void put_between_runs(Reader& reader, std::string_view markup) {
    Story& story = rtf::story(reader);
    close_run(story);
    runs_of(story) += markup;
}

void begin_label(Reader& reader) {
    Story& story = rtf::story(reader);
    close_run(story);
    story.in_label = true;
    story.label.clear();
}

void end_label(Reader& reader) {
    Story& story = rtf::story(reader);
    close_run(story);
    story.in_label = false;
}

std::size_t nesting_of(const ParagraphFormat& format) {
    const auto nesting = static_cast<std::size_t>(std::max(format.nesting, 0));
    return format.in_table ? std::max<std::size_t>(nesting, 1) : nesting;
}

void end_paragraph(Reader& reader, std::size_t nesting, std::string_view section) {
    Story& story = rtf::story(reader);
    close_run(story);
    std::string& out = container(reader, nesting);
    const std::size_t before = out.size();
    out += "<w:p><w:pPr>";
    append_paragraph_properties(out, reader, top(reader), section);
    out += "</w:pPr>";
    // A label that its producer wrote stands for a list that we do not know.
    const int list = top(reader).paragraph->list;
    if (list == 0 || !reader.lists.known.contains(list)) out += story.label;
    out += story.paragraph;
    out += "</w:p>";
    story.label.clear();
    story.paragraph.clear();
    count_written(reader, out.size() - before);
}

void end_cell(Reader& reader, std::size_t nesting) {
    nesting = std::clamp<std::size_t>(nesting, 1, limits::table_nesting);
    end_paragraph(reader, nesting);
    OpenTable& table = story(reader).tables[nesting - 1];
    table.cells.push_back(std::move(table.cell));
    table.cell.clear();
}

void end_row(Reader& reader, std::size_t nesting) {
    Story& story = rtf::story(reader);
    nesting = std::clamp<std::size_t>(nesting, 1, limits::table_nesting);
    if (story.tables.size() < nesting) return;
    if (story.tables.size() > nesting) container(reader, nesting);
    OpenTable& table = story.tables[nesting - 1];
    if (!table.cell.empty()) table.cells.push_back(std::exchange(table.cell, {}));
    if (table.cells.empty()) return;
    if (story.row_formats.size() < nesting) story.row_formats.resize(nesting);
    table.rows.push_back({story.row_formats[nesting - 1], std::exchange(table.cells, {})});
    count_written(reader, table.rows.back().format.cells.size() * sizeof(CellFormat));
}

}  // namespace raingan::rtf

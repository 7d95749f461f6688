// table:table (ODF 1.3 part 3, 9): columns, rows and cells with their spans. A cell that a span covers stands in the
// file as table:covered-table-cell, so places in the grid are counted, never worked out.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

/// The table while it is made.
struct Making {
    Story& story;
    Table table;
    std::optional<Colour> background{};
    std::uint32_t row_number = 0;
    std::vector<xml_node> strays{};  ///< of this row: what is no cell and yet has text
};

std::uint32_t repeats(xml_node node, string_view name) {
    constexpr std::int64_t most = 1'000'000'000;
    return static_cast<std::uint32_t>(std::clamp(xml::integer(node, name).value_or(1), std::int64_t{1}, most));
}

std::uint32_t checked_columns(const Story& story, std::size_t columns) {
    if (columns > limits::table_columns) throw over_limit(limits::table_columns, story.part());
    return static_cast<std::uint32_t>(columns);
}

void count_cells(Story& story, std::size_t cells) {
    story.context.cells += cells;
    if (story.context.cells > limits::table_cells) throw over_limit(limits::table_cells, story.part());
}

/// Repetitions make much of few bytes, and no real text has many: each copy counts as so many cells.
void count_copies(Story& story, std::size_t copies) {
    constexpr std::size_t cells_a_copy = 40;
    count_cells(story, std::min<std::size_t>(copies, limits::table_cells) * cells_a_copy);
}

Properties properties_of(Story& story, xml_node node, string_view family, string_view element) {
    return story.context.styles.find(story.scope, family, xml::text_of(node, "style-name")).properties(element);
}

// --- columns ---------------------------------------------------------------------------------------------------------

struct Column {
    std::optional<Points> width;
    double share = 0;  ///< style:rel-column-width: "4819*"
};

void read_columns(Making& making, xml_node parent, std::vector<Column>& columns) {
    const Nested nested(making.story);
    for (const xml_node node : parent.children()) {
        const string_view name = xml::name(node);
        if (name == "table-columns" || name == "table-header-columns" || name == "table-column-group")
            read_columns(making, node, columns);
        if (name != "table-column") continue;
        const Properties all = properties_of(making.story, node, "table-column", "table-column-properties");
        Column column;
        column.width = all.length("column-width");
        column.share = static_cast<double>(xml::integer(all.text("rel-column-width")).value_or(0));
        const std::size_t count = repeats(node, "number-columns-repeated");
        checked_columns(making.story, columns.size() + count);
        columns.insert(columns.end(), count, column);
    }
}

/// Widths that are only stated as shares divide what the table has.
void set_columns(Table& table, const std::vector<Column>& columns, Points width) {
    double shares = 0;
    for (const Column& column : columns) shares += column.width ? 0 : std::max(column.share, 1.0);
    Points rest = width;
    for (const Column& column : columns) rest -= column.width.value_or(Points());
    rest = Points(std::max(rest.pt, 0.0));
    for (const Column& column : columns)
        table.columns.push_back(column.width ? *column.width : rest * (std::max(column.share, 1.0) / shares));
}

// --- cells -----------------------------------------------------------------------------------------------------------

void set_form(Cell& cell, const Properties& all) {
    cell.borders = opendocument::read_borders(all, false);
    cell.margin_top = all.length({"padding-top", "padding"}).value_or(Points());
    cell.margin_end = all.length({"padding-right", "padding"}).value_or(Points());
    cell.margin_bottom = all.length({"padding-bottom", "padding"}).value_or(Points());
    cell.margin_start = all.length({"padding-left", "padding"}).value_or(Points());
    if (const auto background = all.find("background-color")) cell.background = opendocument::background_of(all);
    if (all.is("vertical-align", "middle")) cell.vertical = VerticalAlignment::centre;
    if (all.is("vertical-align", "bottom")) cell.vertical = VerticalAlignment::bottom;
    cell.diagonal_down = opendocument::read_border(all.find("diagonal-tl-br").value_or("none"));
    cell.diagonal_up = opendocument::read_border(all.find("diagonal-bl-tr").value_or("none"));
    if (all.is("writing-mode", "tb-rl") || all.is("writing-mode", "tb")) cell.quarter_turns = 1;
    if (all.is("writing-mode", "bt-lr")) cell.quarter_turns = 3;
    const std::int64_t angle = xml::integer(all.text("rotation-angle")).value_or(0);
    if (angle == 90) cell.quarter_turns = 3;
    if (angle == 270) cell.quarter_turns = 1;
}

Cell make_cell(Making& making, xml_node node, std::uint32_t column, const Properties& row) {
    Story& story = making.story;
    Cell cell;
    cell.column = column;
    cell.col_span =
        std::min(repeats(node, "number-columns-spanned"), checked_columns(story, making.table.columns.size()) - column);
    cell.row_span = repeats(node, "number-rows-spanned");
    cell.origin = story.at;
    cell.background = making.background;
    if (const auto background = row.find("background-color")) cell.background = opendocument::background_of(row);
    set_form(cell, properties_of(story, node, "table-cell", "table-cell-properties"));
    if (making.table.right_to_left) {  // what the file calls left and right are the page's sides
        std::swap(cell.borders.start, cell.borders.end);
        std::swap(cell.margin_start, cell.margin_end);
    }
    const xml_node sub_table = xml::child(node, "table");
    if (sub_table && xml::text_of(sub_table, "is-sub-table") == "true")
        story.context.notices.add(Notice::sub_table, story.at);
    cell.blocks = read_inner_story(story, node);
    return cell;
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
    std::ranges::move(more, std::back_inserter(blocks));
}

/// The cell that reaches over the place, which would begin in the row `below` those that are made.
Cell* cell_over(Making& making, Row& row, std::uint32_t column) {
    const auto reaches = [&](const Cell& cell) {
        return cell.column <= column && column < cell.column + std::max(cell.col_span, 1U);
    };
    for (Cell& cell : row.cells)
        if (reaches(cell)) return &cell;
    std::vector<Row>& rows = making.table.rows;
    for (std::size_t above = 1; above <= rows.size(); ++above)
        for (Cell& cell : rows[rows.size() - above].cells)
            if (reaches(cell)) return cell.row_span > above ? &cell : nullptr;
    return nullptr;
}

/// LibreOffice does not show it. Here it goes to the cell that covers it, or stands for itself where none does.
void add_covered(Making& making, Row& row, xml_node node, std::uint32_t column) {
    Story& story = making.story;
    story.context.notices.add(Notice::covered_text, story.at);
    if (Cell* over = cell_over(making, row, column)) return append(over->blocks, read_inner_story(story, node));
    row.cells.push_back(make_cell(making, node, column, Properties()));
}

/// One table:table-cell with its repetitions, from `column` on.
void add_cells(Making& making, Row& row, xml_node node, std::uint32_t& column, const Properties& row_form) {
    Story& story = making.story;
    const std::uint32_t count = repeats(node, "number-columns-repeated");
    const bool covered = xml::name(node) == "covered-table-cell";
    checked_columns(story, std::size_t{column} + count);
    while (making.table.columns.size() < column + count) making.table.columns.emplace_back();
    count_cells(story, count);
    if (covered) {
        if (has_text(node)) add_covered(making, row, node, column);
        column += count;
        return;
    }
    count_copies(story, count - 1);
    for (std::uint32_t i = 0; i < count; ++i, ++column) {
        if (story.table_depth == 1) {
            story.at.row = making.row_number;
            story.at.column = column + 1;  // as LibreOffice names cells: covered places count
            story.at.paragraph = 0;
        }
        row.cells.push_back(make_cell(making, node, column, row_form));
    }
}

// --- rows ------------------------------------------------------------------------------------------------------------

void set_height(Row& row, const Properties& form) {
    const auto exact = form.length("row-height"), least = form.length("min-row-height");
    if (exact && exact->pt > 0 && !form.is("use-optimal-row-height", "true")) {
        row.height_rule = RowHeightRule::exact;
        row.height = *exact;
    } else if (least && least->pt > 0) {
        row.height_rule = RowHeightRule::at_least;
        row.height = *least;
    }
}

/// Calls read() for an element that is not known.
template <class Read>
void read_within(Making& making, xml_node node, const Read& read) {
    making.story.context.notices.add(Notice::unknown_element, making.story.at, xml::name(node));
    read();
}

/// The cells of a row, in elements that are not known too.
void read_cells(Making& making, Row& row, xml_node parent, std::uint32_t& column, const Properties& form) {
    const Nested nested(making.story);
    for (const xml_node node : parent.children()) {
        const string_view name = xml::name(node);
        if (name == "table-cell" || name == "covered-table-cell")
            add_cells(making, row, node, column, form);
        else if (xml::child(node, "table-cell"))
            read_within(making, node, [&] { read_cells(making, row, node, column, form); });
        else if (has_text(node))
            making.strays.push_back(node);
    }
}

/// What is no cell goes to the last one.
void add_strays(Making& making, Row& row) {
    for (const xml_node node : std::exchange(making.strays, {})) {
        Story& story = making.story;
        story.context.notices.add(Notice::unknown_element, story.at, xml::name(node));
        if (row.cells.empty()) {
            if (making.table.columns.empty()) making.table.columns.emplace_back();
            row.cells.emplace_back();
        }
        append(row.cells.back().blocks, read_inner_story(story, node));
    }
}

void read_row(Making& making, xml_node node, bool header) {
    if (xml::text_of(node, "visibility") == "collapse") return;
    const Properties form = properties_of(making.story, node, "table-row", "table-row-properties");
    const std::uint32_t count = repeats(node, "number-rows-repeated");
    for (std::uint32_t i = 0; i < count; ++i) {
        ++making.row_number;
        count_cells(making.story, 1);
        count_copies(making.story, i == 0 ? 0 : 1);
        Row row;
        row.header = header;
        row.cant_split = form.is("keep-together", "always");
        set_height(row, form);
        std::uint32_t column = 0;
        read_cells(making, row, node, column, form);
        add_strays(making, row);
        making.table.rows.push_back(std::move(row));
    }
}

void read_rows(Making& making, xml_node parent, bool header) {
    const Nested nested(making.story);
    for (const xml_node node : parent.children()) {
        const string_view name = xml::name(node);
        if (name == "table-row") read_row(making, node, header);
        if (name == "table-header-rows") read_rows(making, node, true);
        if (name == "table-rows" || name == "table-row-group") read_rows(making, node, header);
        // Of those without rows title, desc and the like are not shown; text of others goes into the next row's cell.
        constexpr std::array<string_view, 7> silent{"title",        "desc",       "shapes",  "forms",
                                                    "table-source", "dde-source", "scenario"};
        if (name.starts_with("table-") || std::ranges::find(silent, name) != silent.end() || !has_text(node)) continue;
        if (xml::child(node, "table-row"))
            read_within(making, node, [&] { read_rows(making, node, header); });
        else
            making.strays.push_back(node);
    }
}

/// Spans end where the table does, and before a cell that stands in the file all the same.
void clip_spans(Table& table) {
    struct Cover {
        Cell* cell = nullptr;
        std::size_t row = 0;
    };
    std::vector<Cover> covers(table.columns.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::vector<Cell>& cells = table.rows[r].cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Cell& cell = cells[i];
            cell.row_span = static_cast<std::uint32_t>(std::min<std::size_t>(cell.row_span, table.rows.size() - r));
            if (i + 1 < cells.size()) cell.col_span = std::min(cell.col_span, cells[i + 1].column - cell.column);
            for (std::uint32_t c = cell.column; c < cell.column + cell.col_span; ++c) {
                Cover& above = covers[c];
                if (above.cell != nullptr && above.row + above.cell->row_span > r)
                    above.cell->row_span = static_cast<std::uint32_t>(r - above.row);
                above = {&cell, r};
            }
        }
    }
}

// --- the table -------------------------------------------------------------------------------------------------------

/// table:align, style:width and style:rel-width (17.15).
void set_place(Making& making, const Properties& all) {
    static constexpr std::array<std::pair<string_view, Alignment>, 2> alignments{
        {{"center", Alignment::centre}, {"right", Alignment::end}}};
    Table& table = making.table;
    table.right_to_left = opendocument::runs_from_right(all);
    for (const auto& [name, alignment] : alignments)
        if (all.is("align", name)) table.alignment = alignment;
    if (table.right_to_left && all.is("align", "left")) table.alignment = Alignment::end;
    if (table.right_to_left && all.is("align", "right")) table.alignment = Alignment::start;
    const char* const start_margin = table.right_to_left ? "margin-right" : "margin-left";
    if (table.alignment == Alignment::start) table.indent = all.length({start_margin, "margin"}).value_or(Points());
    if (const auto share = opendocument::percentage(all.text("rel-width")); share && *share > 0 && *share <= 1)
        table.width_share = *share;
    else
        table.width = all.length("width");
    table.fixed = true;
}

Points width_of_text(const Story& story) {
    constexpr Points usual{450};
    if (story.pages == nullptr) return usual;
    const Section& section = story.pages->sections.back();
    return section.page_width - section.margin_start - section.margin_end;
}

}  // namespace

std::optional<Table> read_table(Story& story, xml_node node) {
    const Nested nested(story.table_depth, limits::table_nesting, story);
    const Properties all = properties_of(story, node, "table", "table-properties");
    if (all.is("display", "false")) return std::nullopt;
    const Origin outside = story.at;
    if (story.table_depth == 1) story.at.table = ++story.tables;
    Making making{story, {}};
    making.table.origin = story.at;
    making.background = opendocument::background_of(all);
    set_place(making, all);
    std::vector<Column> columns;
    read_columns(making, node, columns);
    set_columns(making.table, columns, making.table.width.value_or(width_of_text(story)));
    OpenList* const list = std::exchange(story.list, nullptr);
    read_rows(making, node, false);
    story.list = list;
    if (!making.strays.empty()) {
        if (making.table.rows.empty()) making.table.rows.emplace_back();
        add_strays(making, making.table.rows.back());
    }
    story.at = outside;
    if (making.table.rows.empty()) return std::nullopt;
    clip_spans(making.table);
    return std::move(making.table);
}

}  // namespace raingan::odt

// w:tbl (ECMA-376 17.4): first its shape (rows, grid columns, merges), then form and content of each cell.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

#include "document/pack_rows.h"
#include "readers/word/rows_apart.h"
#include "readers/word/shapes.h"
#include "readers/word/stated_widths.h"
#include "readers/word/story.h"
#include "readers/word/table_borders.h"
#include "readers/word/table_place.h"
#include "readers/xml_over.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr Points default_cell_margin{5.4};  // 108 twips

enum class Merge : std::uint8_t { none, restart, go_on };

struct RawCell {
    xml_node node, properties;
    std::uint32_t column = 0, span = 1, row_span = 1;
    Merge merge = Merge::none;
    bool covered = false;
    std::vector<xml_node> covered_content;  ///< cells that the merge hides
    xml_node last;                          ///< properties of the lowest cell that it covers
};
struct RawRow {
    xml_node node, properties;
    TableProperties exception;  ///< w:tblPrEx
    std::vector<RawCell> cells;
    string_view apart;  ///< its markup, where that is not in the tree: all but `node` is then read when the row is made
};

struct RawTable {
    TableProperties direct;
    const TableStyle* style = nullptr;
    TableLook look;
    std::vector<Points> columns;
    std::vector<RawRow> rows;
    bool has_strays = false, floats = false;
};

std::uint32_t checked_columns(const Story& story, std::int64_t columns) {
    if (columns > static_cast<std::int64_t>(limits::table_columns))
        throw over_limit(limits::table_columns, story.context.document.parts[story.at.part]);
    return static_cast<std::uint32_t>(std::max(columns, std::int64_t{0}));
}

std::uint32_t grid_number(const Story& story, xml_node properties, string_view name, std::int64_t otherwise) {
    const auto stated = xml::integer(xml::child(properties, name), "val");
    return checked_columns(story, stated.value_or(otherwise));
}

/// w:hMerge, of files that came from old formats: cells that go on widen the one before them.
bool widens_last(RawRow& row, xml_node properties, std::uint32_t span, xml_node tc) {
    const xml_node merge = xml::child(properties, "hMerge");
    if (!merge || xml::text_of(merge, "val") == "restart" || row.cells.empty()) return false;
    row.cells.back().span += span;
    row.cells.back().covered_content.push_back(tc);
    return true;
}

Merge vertical_merge(xml_node properties) {
    const xml_node merge = xml::child(properties, "vMerge");
    if (!merge) return Merge::none;
    return xml::text_of(merge, "val") == "restart" ? Merge::restart : Merge::go_on;
}

bool holds(xml_node node, string_view name, std::size_t depth = 0) {
    if (depth > limits::xml_depth || xml::name(node) == "tbl") return false;
    for (const xml_node child : node.children())
        if (xml::name(child) == name || holds(child, name, depth + 1)) return true;
    return false;
}

/// Calls visit(node) for the children of that name, through wrappers and elements that are not known; all else that has
/// text goes to `strays`.
template <class Visit>
void for_each_part(Story& story, xml_node parent, string_view name, std::vector<xml_node>& strays, const Visit& visit) {
    for_each_child(story, parent, [&](xml_node node) {
        if (xml::name(node) == name) return visit(node);
        if (look_inside(node) == Inside::nothing) return;
        if (holds(node, name)) return for_each_part(story, node, name, strays, visit);
        story.context.notices.add(Notice::unknown_element, story.at, xml::name(node));
        strays.push_back(node);
    });
}

RawRow read_row(Story& story, xml_node tr, std::vector<Points>& columns, std::vector<xml_node>& strays) {
    RawRow row;
    row.node = tr;
    row.properties = xml::child(tr, "trPr");
    row.exception = read_table_properties(xml::child(tr, "tblPrEx"));
    std::uint32_t column = grid_number(story, row.properties, "gridBefore", 0);
    for_each_part(story, tr, "tc", strays, [&](xml_node tc) {
        RawCell cell;
        cell.node = tc;
        cell.properties = xml::child(tc, "tcPr");
        if (xml::child(cell.properties, "cellDel")) return;
        cell.column = column;
        cell.span = std::max(1U, grid_number(story, cell.properties, "gridSpan", 1));
        column = checked_columns(story, static_cast<std::int64_t>(column) + cell.span);
        if (widens_last(row, cell.properties, cell.span, tc)) return;
        cell.merge = vertical_merge(cell.properties);
        // A row that passes the stated grid brings its own widths.
        const Points width = xml::measure(xml::child(cell.properties, "tcW"), "w", xml::twip).value_or(Points());
        while (columns.size() < column) columns.push_back(width / cell.span);
        row.cells.push_back(std::move(cell));
    });
    return row;
}

bool row_is_shown(xml_node trPr) {
    const xml_node hidden = xml::child(trPr, "hidden");
    return !xml::child(trPr, "del") && !(hidden && xml::on_off(hidden));
}

/// They stand in the table's last cell.
void keep_strays(RawTable& table, const std::vector<xml_node>& strays) {
    table.has_strays = !strays.empty();
    if (strays.empty()) return;
    if (table.columns.empty()) table.columns.emplace_back();
    if (table.rows.empty()) table.rows.emplace_back();
    if (table.rows.back().cells.empty()) table.rows.back().cells.emplace_back();
    std::vector<xml_node>& content = table.rows.back().cells.back().covered_content;
    content.insert(content.end(), strays.begin(), strays.end());
}

void add_row(StatedWidths& stated, const RawRow& row) {
    for (const RawCell& cell : row.cells) stated.add(cell.column, cell.span, cell.properties);
    stated.end_row();
}

/// A row whose markup is not in the tree, while it is looked at.
RawRow read_row_apart(Story& story, xml_node tr, std::vector<Points>& columns) {
    std::vector<xml_node> strays;
    const std::size_t grid = columns.size();
    if (!tr) throw RowsBelongTogether();  // not well formed; the part's error tells more
    RawRow row = read_row(story, tr, columns, strays);
    const bool is_plain = std::ranges::all_of(row.cells, [](const RawCell& cell) {
        return cell.merge == Merge::none && cell.span == 1 && cell.covered_content.empty();
    });
    if (!is_plain || !strays.empty() || columns.size() != grid || !row_is_shown(row.properties))
        throw RowsBelongTogether();
    return row;
}

RawTable read_shape(Story& story, xml_node tbl) {
    RawTable table;
    const xml_node tblPr = xml::child(tbl, "tblPr");
    table.direct = read_table_properties(tblPr);
    table.floats = !xml::child(tblPr, "tblpPr").empty();
    table.style = &story.context.styles.table(xml::text_of(xml::child(tblPr, "tblStyle"), "val"));
    table.look = read_table_look(xml::child(tblPr, "tblLook"));
    for (const xml_node column : xml::child(tbl, "tblGrid").children())
        if (xml::name(column) == "gridCol") {
            table.columns.push_back(xml::measure(column, "w", xml::twip).value_or(Points()));
            checked_columns(story, static_cast<std::int64_t>(table.columns.size()));
        }
    std::vector<xml_node> strays;
    std::optional<StatedWidths> stated;  // from the first row on that is not in the tree
    const auto state_rows = [&] {
        stated.emplace(table.columns);
        for (const RawRow& row : table.rows) add_row(*stated, row);
    };
    for_each_part(story, tbl, "tr", strays, [&](xml_node tr) {
        if (!row_is_shown(xml::child(tr, "trPr"))) return;
        if (const string_view apart = markup_apart(tr); !apart.empty()) {
            if (!stated) state_rows();
            pugi::xml_document tree;
            const RawRow row = read_row_apart(story, xml::parse_copy(tree, apart), table.columns);
            add_row(*stated, row);
            story.context.cells += row.cells.size();
            table.rows.emplace_back();
            table.rows.back().node = tr;
            table.rows.back().apart = apart;
        } else {
            if (stated) throw RowsBelongTogether();  // what it states came too late
            table.rows.push_back(read_row(story, tr, table.columns, strays));
            story.context.cells += table.rows.back().cells.size();
        }
        if (story.context.cells > limits::table_cells)
            throw over_limit(limits::table_cells, story.context.document.parts[story.at.part]);
    });
    if (stated && !strays.empty()) throw RowsBelongTogether();
    keep_strays(table, strays);
    if (!stated) state_rows();
    if (!table.direct.fixed.value_or(false)) table.columns = stated->widths();
    return table;
}

/// w:vMerge → row_span. A cell that goes on with nothing above it to go on from stands for itself.
void join_merged_rows(RawTable& table) {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    struct Open {
        std::size_t row = none, cell = 0;
    };
    std::vector<Open> open(table.columns.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::vector<Open> next(table.columns.size());
        for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
            RawCell& cell = table.rows[r].cells[c];
            if (cell.merge == Merge::none) continue;
            const Open above = open[cell.column];
            if (cell.merge == Merge::restart || above.row == none) {
                next[cell.column] = {r, c};
                continue;
            }
            RawCell& first = table.rows[above.row].cells[above.cell];
            if (first.span != cell.span) {  // not the same column: Word shows it as a cell of its own
                next[cell.column] = {r, c};
                continue;
            }
            ++first.row_span;
            first.covered_content.push_back(cell.node);
            std::ranges::move(cell.covered_content, std::back_inserter(first.covered_content));
            first.last = cell.properties;
            cell.covered = true;
            next[cell.column] = above;
        }
        open = std::move(next);
    }
}

/// The style's regions that a cell lies in and the table's look switches on.
Regions regions_of(const RawTable& table, const TableProperties& merged, std::size_t row, const RawCell& cell) {
    const TableLook& look = table.look;
    const bool top = look.first_row && row == 0;
    const bool bottom = look.last_row && row + 1 == table.rows.size();
    const bool left = look.first_column && cell.column == 0;
    const bool right = look.last_column && cell.column + cell.span >= table.columns.size();
    Regions regions = bit(Region::whole);
    const auto add = [&](bool in, Region region) { regions |= in ? bit(region) : Regions{0}; };
    const auto band = [](std::size_t index, bool header, std::optional<std::int64_t> size) {
        const auto rows = static_cast<std::size_t>(std::max(size.value_or(1), std::int64_t{1}));
        return (index - (header ? 1 : 0)) / rows % 2;
    };
    if (look.column_bands && !left && !right) {
        const auto which = band(cell.column, look.first_column, merged.column_band);
        add(true, which == 0 ? Region::band1_column : Region::band2_column);
    }
    if (look.row_bands && !top && !bottom) {
        const auto which = band(row, look.first_row, merged.row_band);
        add(true, which == 0 ? Region::band1_row : Region::band2_row);
    }
    add(top, Region::first_row);
    add(bottom, Region::last_row);
    add(left, Region::first_column);
    add(right, Region::last_column);
    add(top && left, Region::top_left);
    add(top && right, Region::top_right);
    add(bottom && left, Region::bottom_left);
    add(bottom && right, Region::bottom_right);
    return regions & table.style->stated;
}

/// What the regions say together; kept, for runs are looked up by its address.
const RegionStyle& region_style(Context& context, const TableStyle& style, Regions regions) {
    std::unique_ptr<RegionStyle>& kept = context.region_styles[{&style, regions}];
    if (kept) return *kept;
    kept = std::make_unique<RegionStyle>();
    for (std::size_t i = 0; i < region_count; ++i) {
        if ((regions & bit(static_cast<Region>(i))) == 0) continue;
        merge(kept->cell, style.regions[i].cell);
        merge(kept->paragraph, style.regions[i].paragraph);
        merge(kept->run, style.regions[i].run);
    }
    return *kept;
}

/// The table while its cells are made.
struct Making {
    Story& story;
    RawTable& raw;
    TableProperties merged;  ///< style and direct
    Points spacing{};        ///< between cells
};

void set_form(Cell& cell, const Making& making, std::size_t row, const RawCell& raw, const RegionStyle& region,
              Regions regions) {
    const TableProperties& exception = making.raw.rows[row].exception;
    const CellProperties own = read_cell_properties(raw.properties);
    CellProperties all = region.cell;
    merge(all, own);
    const auto margin = [&](Side side, Points otherwise) {
        const auto i = static_cast<std::size_t>(side);
        for (const auto& stated : {all.margins[i], exception.margins[i], making.merged.margins[i]})
            if (stated) return *stated;
        return otherwise;
    };
    cell.margin_top = margin(Side::top, Points());
    cell.margin_bottom = margin(Side::bottom, Points());
    cell.margin_start = margin(Side::start, default_cell_margin);
    cell.margin_end = margin(Side::end, default_cell_margin);
    cell.vertical = all.vertical.value_or(VerticalAlignment::top);
    for (const auto& stated : {all.background, exception.background, making.merged.background})
        if (stated) {
            cell.background = *stated;
            break;
        }
    TableProperties rules = making.merged;
    merge(rules, exception);
    CellPlace place{row,        row + raw.row_span - 1,    making.raw.rows.size(),
                    raw.column, raw.column + raw.span - 1, making.raw.columns.size()};
    if (making.spacing.pt > 0) place = {1, 1, 3, 1, 1, 3};  // the table's own sides stand apart from all cells
    const CellProperties last = read_cell_properties(raw.last);
    cell.borders = resolve_borders(place, rules.borders, *making.raw.style, regions, making.merged, making.raw.look,
                                   own, raw.row_span > 1 ? &last : nullptr);
    cell.quarter_turns = all.quarter_turns.value_or(0);
    cell.diagonal_down = all.diagonal_down.value_or(Border());
    cell.diagonal_up = all.diagonal_up.value_or(Border());
}

bool has_content(const std::vector<Block>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block.what);
        return paragraph == nullptr || paragraph->text.find_first_not_of(" \t\n") != std::string::npos;
    });
}

void read_content(Making& making, Cell& cell, const RawCell& raw, const Surroundings& around) {
    Story& story = making.story;
    read_blocks(story, raw.node, Target(cell.blocks), around);
    for (const xml_node covered : raw.covered_content) {
        std::vector<Block> hidden;
        read_blocks(story, covered, Target(hidden), around);
        if (!has_content(hidden)) continue;
        story.context.notices.add(Notice::merged_text, story.at);
        for (Block& block : hidden) cell.blocks.push_back(std::move(block));
    }
}

Cell make_cell(Making& making, std::size_t row, const RawCell& raw) {
    Context& context = making.story.context;
    Cell cell;
    cell.column = raw.column;
    cell.col_span = raw.span;
    cell.row_span = raw.row_span;
    cell.origin = making.story.at;
    const Regions regions = regions_of(making.raw, making.merged, row, raw);
    const RegionStyle& region = region_style(context, *making.raw.style, regions);
    set_form(cell, making, row, raw, region, regions);
    read_content(making, cell, raw, {&region.run, &region.paragraph});
    return cell;
}

void set_height(Row& row, xml_node trHeight) {
    const auto height = xml::measure(trHeight, "val", xml::twip);
    if (!height || height->pt <= 0) return;
    const string_view rule = xml::text_of(trHeight, "hRule");
    row.height = *height;
    row.height_rule = rule == "exact"  ? RowHeightRule::exact
                      : rule == "auto" ? RowHeightRule::automatic
                                       : RowHeightRule::at_least;
}

Row make_row(Making& making, std::size_t index) {
    const RawRow& raw = making.raw.rows[index];
    Row row;
    for (const xml_node node : raw.properties.children()) {
        if (xml::name(node) == "tblHeader") row.header = xml::on_off(node);
        if (xml::name(node) == "cantSplit") row.cant_split = xml::on_off(node);
        if (xml::name(node) == "trHeight") set_height(row, node);
    }
    const bool nested = making.story.table_depth > 1;
    for (std::size_t i = 0; i < raw.cells.size(); ++i) {
        if (raw.cells[i].covered) continue;
        if (!nested) {
            making.story.at.row = static_cast<std::uint32_t>(index + 1);
            making.story.at.column = static_cast<std::uint32_t>(i + 1);
            making.story.at.paragraph = 0;
        }
        row.cells.push_back(make_cell(making, index, raw.cells[i]));
    }
    return row;
}

/// docs/word-layout.md#left-edge: up to Word 2010 w:tblInd places the text of the cell, later (and in nested tables)
/// its border.
Points indent_of(const Making& making) {
    const Points stated = making.merged.indent.value_or(Points());
    constexpr int border_edge_from = 15;
    if (making.story.table_depth > 1 || making.story.context.document.compatibility.mode >= border_edge_from)
        return stated;
    return stated - making.merged.margins[static_cast<std::size_t>(Side::start)].value_or(default_cell_margin);
}

/// Of a long table the rows are kept packed from some row on where no column's width comes from its content. A wide one
/// is long with fewer rows: layout holds boxes for all cells that are not packed.
std::size_t packed_from(const Making& making) {
    constexpr std::size_t long_from = 4'000, many_cells = 32'000, kept_whole = 1'000, kept_cells = 16'000;
    const RawTable& raw = making.raw;
    const bool in_flow = making.story.table_depth == 1 && making.story.sections != nullptr && !raw.floats;
    const bool has_grid = std::ranges::all_of(raw.columns, [](Points width) { return width.pt > 0; });
    const bool is_long = raw.rows.size() >= long_from || raw.rows.size() * raw.columns.size() >= many_cells;
    if (!is_long || !in_flow || !has_grid) return raw.rows.size();
    std::size_t from = std::min(kept_whole, kept_cells / std::max<std::size_t>(raw.columns.size(), 1));
    for (std::size_t i = 0; i < raw.rows.size(); ++i)
        for (const RawCell& cell : raw.rows[i].cells)
            if (i < from && i + cell.row_span > from) from = i + cell.row_span;
    return from;
}

/// What was read of the row is freed, with its markup: of a long table both are as large as all else.
void free_row(Making& making, RawRow& row) {
    row.cells = {};
    row.properties = {};
    row.exception = {};
    if (!making.raw.has_strays && making.story.table_depth == 1) row.node.parent().remove_child(row.node);
}

void make_rows(Making& making, Table& table) {
    const std::size_t from = packed_from(making);
    const bool is_long = from < making.raw.rows.size();
    std::optional<RowPacking> packing;
    if (is_long) packing.emplace(table.more.emplace_back());
    for (std::size_t i = 0; i < making.raw.rows.size(); ++i) {
        pugi::xml_document tree;  // of a row that is not in the part's
        if (const string_view apart = making.raw.rows[i].apart; !apart.empty())
            making.raw.rows[i] = read_row_apart(making.story, xml::parse_over(tree, apart), making.raw.columns);
        Row row = make_row(making, i);
        if (i < from)
            table.rows.push_back(std::move(row));
        else
            packing->add(std::move(row));
        if (is_long) free_row(making, making.raw.rows[i]);
        if (tree.first_child()) making.raw.rows[i] = {};
    }
}

Table make_table(Making& making) {
    Table table;
    table.columns = making.raw.columns;
    table.right_to_left = making.merged.right_to_left;
    table.alignment = making.merged.alignment.value_or(Alignment::start);
    if (table.alignment == Alignment::start) table.indent = indent_of(making);
    table.fixed = making.merged.fixed.value_or(false);
    table.width = making.merged.width;
    table.width_share = making.merged.width_share;
    if (making.spacing.pt > 0) {
        table.cell_spacing = making.spacing;
        const auto side = [&](Side of) {
            return making.merged.borders[static_cast<std::size_t>(of)].value_or(Border());
        };
        table.outline = {side(Side::top), side(Side::end), side(Side::bottom), side(Side::start)};
    }
    make_rows(making, table);
    return table;
}

}  // namespace

std::optional<Table> read_table(Story& story, xml_node tbl, const Surroundings&) {
    const Nested nested(story.table_depth, limits::table_nesting, story);
    const Origin outside = story.at;
    if (story.table_depth == 1 && story.at.table == 0) {
        story.at.table = ++story.tables;
        story.at.row = story.at.column = story.at.paragraph = 0;
    }
    RawTable raw = read_shape(story, tbl);
    join_merged_rows(raw);
    Making making{story, raw, raw.style->table};
    merge(making.merged, raw.direct);
    // What is said is half of the space; more than an inch is damage.
    constexpr Points most{72};
    making.spacing = std::clamp(making.merged.cell_spacing.value_or(Points()) * 2, Points(), most);
    const Origin origin = story.at;
    Table table = make_table(making);
    table.origin = origin;
    if (story.table_depth == 1) settle_formulas(story, table);
    if (const xml_node tblpPr = xml::child(xml::child(tbl, "tblPr"), "tblpPr")) {
        if (story.sections != nullptr && story.table_depth == 1)
            table.place = read_place(tblpPr);
        else
            story.context.notices.add(Notice::floating_table, origin);
    }
    const std::uint32_t paragraphs = story.at.paragraph;
    story.at = outside;
    if (story.table_depth > 1) story.at.paragraph = paragraphs;
    if (table.rows.empty()) return std::nullopt;
    return table;
}

}  // namespace raingan::word

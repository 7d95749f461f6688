#include "readers/xls/sheet.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/limits.h"
#include "readers/xls/chart.h"
#include "readers/xls/sheet_parts.h"

namespace raingan::xls {
namespace {

struct RowInfo {
    std::optional<Points> height;
    bool fixed = false, hidden = false;
};

struct Found {
    SheetParts parts;
    std::map<std::uint32_t, RowInfo> rows;
    std::vector<CellPlace> cells;
    SharedFormulas shared;
    bool whole = false;  ///< its EOF was there
};

/// 2.4.221 Row
void read_row(Found& found, Bytes body) {
    constexpr unsigned default_height = 0x8000, hidden = 0x20, own_height = 0x40;
    RowInfo& row = found.rows[body.u16(0)];
    const unsigned height = body.u16(6), flags = body.u16(12);
    if ((height & default_height) == 0) row.height = Points(height / 20.0);
    row.fixed = (flags & own_height) != 0;
    row.hidden = (flags & hidden) != 0;
}

/// The chart whose substream begins there belongs to the object before it.
void read_chart_of(SheetParts& parts, Bytes stream, std::size_t at, const Globals& globals, ChartCells& cells) {
    if (!parts.objects.empty() && !parts.objects.back().chart)
        parts.objects.back().chart = read_chart(stream, at, globals, cells);
}

/// The records of the sheet's own substream, with the charts within it.
Found find_all(Bytes stream, const Globals& globals, const BoundSheet& bound) {
    Found found;
    found.parts.sheet.name = bound.name;
    found.parts.sheet.visibility = bound.visibility;
    Records records(stream, bound.at);
    constexpr std::size_t deepest = 8;  // a chart in a sheet is 2; more would let sheets be read over and over
    std::size_t depth = 0;
    ChartCells chart_cells(stream, globals);
    while (const auto record = records.next()) {
        if (depth == 0 && record->type != type::bof) break;
        if (record->type == type::bof && ++depth > deepest) break;
        if (record->type == type::eof && --depth == 0) {
            found.whole = true;
            break;
        }
        if (depth == 2 && record->type == type::bof)
            read_chart_of(found.parts, stream, record->at, globals, chart_cells);
        if (depth != 1) continue;
        if (record->type == type::row)
            read_row(found, record->body);
        else if (record->type == type::text_object)
            read_object_text(found.parts, records.continued(*record));
        else if (record->type == type::drawing)
            for (const Bytes part : records.continued(*record)) found.parts.drawing += part.view();
        else
            read_part(found.parts, *record, globals);
        if (!found.cells.empty()) find_shared(found.shared, *record, found.cells.back());
        find_cells(found.cells, *record);
        if (found.cells.size() > limits::table_cells) throw over_limit(limits::table_cells, bound.name);
    }
    return found;
}

/// By row and column; of cells that stand twice the last one counts.
void sort_cells(std::vector<CellPlace>& cells) {
    const auto before = [](const CellPlace& a, const CellPlace& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    };
    const auto same = [](const CellPlace& a, const CellPlace& b) { return a.row == b.row && a.column == b.column; };
    if (!std::ranges::is_sorted(cells, before)) std::ranges::stable_sort(cells, before);
    const auto first = std::unique(cells.rbegin(), cells.rend(), same).base();
    cells.erase(cells.begin(), first);
}

class RowWriter {
public:
    RowWriter(Bytes stream, const Globals& globals, const Found& found, workbook::RowSink& sink)
        : found_(found), sink_(sink),
          reader_(stream, globals, found.parts.links, sink.wants_formulas() ? &found.shared : nullptr) {}

    void write_all() {
        auto cell = found_.cells.begin();
        for (auto row = found_.rows.begin(); row != found_.rows.end() || cell != found_.cells.end();) {
            const bool has_info = row != found_.rows.end() && (cell == found_.cells.end() || row->first <= cell->row);
            const std::uint32_t index = has_info ? row->first : cell->row;
            const auto begin = cell;
            while (cell != found_.cells.end() && cell->row == index) ++cell;
            write(index, has_info ? row->second : RowInfo{}, {begin, cell});
            if (has_info) ++row;
        }
    }

private:
    void write(std::uint32_t index, const RowInfo& info, std::span<const CellPlace> places) {
        cells_.clear();
        reader_.clear();
        for (const CellPlace& place : places) cells_.push_back(reader_.read(place));
        workbook::Row row;
        row.index = index;
        row.hidden = info.hidden;
        row.height = info.height;
        row.fixed_height = info.fixed;
        row.cells = cells_;
        sink_.row(row);
    }

    const Found& found_;
    workbook::RowSink& sink_;
    CellReader reader_;
    std::vector<workbook::Cell> cells_;
};

/// A sheet that is a chart and nothing else (2.1.7.20.1), on the page that it says.
workbook::Sheet chart_sheet(Bytes stream, const Globals& globals, const BoundSheet& bound) {
    constexpr auto of_page = std::to_array({type::page_setup, type::left_margin, type::right_margin, type::top_margin,
                                            type::bottom_margin, type::header, type::footer, type::story_picture});
    SheetParts parts;
    parts.sheet.name = bound.name;
    parts.sheet.visibility = bound.visibility;
    parts.sheet.page.landscape = true;  // as Excel prints them where nothing else is said
    Records records(stream, bound.at);
    std::size_t depth = 0;
    while (const auto record = records.next()) {
        if (record->type == type::bof) ++depth;
        if (depth == 0 || (record->type == type::eof && --depth == 0)) break;
        if (depth == 1 && std::ranges::find(of_page, record->type) != of_page.end()) read_part(parts, *record, globals);
    }
    add_story_pictures(Bytes(parts.stories.drawing), globals.story_pictures, parts.sheet);
    ChartCells cells(stream, globals);
    if (auto chart = read_chart(stream, bound.at, globals, cells))
        parts.sheet.charts.push_back({std::move(*chart), {}, std::nullopt});
    else
        leave_out(parts.sheet, {workbook::LeftOut::Kind::chart, std::nullopt, {}});
    return std::move(parts.sheet);
}

}  // namespace

bool read_sheet(Bytes stream, const Globals& globals, std::size_t bound, workbook::RowSink& sink) {
    const BoundSheet& place = globals.sheets[bound];
    if (!place.is_worksheet) {
        if (!place.is_chart) return true;  // macros are never run, nor shown
        const workbook::Sheet sheet = chart_sheet(stream, globals, place);
        if (sink.begin_sheet(sheet, globals.styles.styles())) sink.end_sheet(sheet);
        return true;
    }
    Found found = find_all(stream, globals, place);
    finish_parts(found.parts, globals, bound);
    if (!sink.begin_sheet(found.parts.sheet, globals.styles.styles())) return found.whole;
    sort_cells(found.cells);
    RowWriter(stream, globals, found, sink).write_all();
    sink.end_sheet(found.parts.sheet);
    return found.whole;
}

}  // namespace raingan::xls

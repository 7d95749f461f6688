// ตัวชี้วัด: agencies × parts and indicators as a heat map; the provincial figures are formulas over it.
#include <algorithm>
#include <array>

#include "base/vector_of.h"
#include "report/score_range.h"
#include "sheet/province_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

constexpr lxw_col_t name_columns = 2;  // rank and name
constexpr lxw_row_t indicator_heading_row = 4, first_agency_row = indicator_heading_row + 1;

using Figures = std::vector<std::optional<Decimal>>;

struct Figure {
    std::string heading;
    Figures values;  ///< by standing
};

std::vector<Figure> figures_of(const province::Province& province) {
    std::vector<Figure> figures;
    for (const province::PartColumn& part : province.parts) {
        const bool indicator = std::ranges::any_of(
            province.indicators, [&](const auto& column) { return std::to_string(column.number) == part.code; });
        if (indicator) continue;  // the indices of FY2561 are both
        Figure& figure = figures.emplace_back(Figure{part.code, {}});
        for (const province::Standing& standing : province.standings) {
            const province::Part* found = find_part(standing.report, part.code);
            figure.values.push_back(found == nullptr ? std::nullopt : found->score);
        }
    }
    for (const province::IndicatorColumn& column : province.indicators) {
        const std::string instrument = column.instrument.empty() ? "" : " (" + column.instrument + ")";
        figures.push_back({thai::to_thai_digits(std::to_string(column.number)) + ". " + column.name + instrument,
                           indicator_scores(province, column.number)});
    }
    return figures;
}

/// A figure of the province: its formula, and what it comes to now, reckoned as the formula does, in doubles.
struct ProvinceRow {
    const char* label;
    const char* function;  ///< SUBTOTAL's number, of the rows that the filter leaves; empty: below the target
    CellStyle style;
    double (*reckon)(const Figures&, double target);
};

double mean(const Figures& figures, double /*target*/) {
    double sum = 0;
    double count = 0;
    for (const auto& figure : figures)
        if (figure) {
            sum += figure->to_double();
            ++count;
        }
    return sum / count;
}
double highest(const Figures& figures, double /*target*/) {
    return province::statistics(figures).highest.to_double();
}
double lowest(const Figures& figures, double /*target*/) {
    return province::statistics(figures).lowest.to_double();
}
double below(const Figures& figures, double target) {
    double count = 0;
    for (const auto& figure : figures)
        if (figure && figure->to_double() < target) ++count;
    return count;
}

constexpr std::array<ProvinceRow, 4> province_rows{{
    {"ค่าเฉลี่ยของแถวที่แสดง", "101", CellStyle::score, mean},
    {"สูงสุด", "104", CellStyle::score, highest},
    {"ต่ำสุด", "105", CellStyle::score, lowest},
    {"จำนวนหน่วยงานที่ต่ำกว่าเป้าหมาย", "", CellStyle::count, below},
}};
static_assert(province_rows.size() == indicator_heading_row);

void write_province_row(Sheet& sheet, lxw_row_t row, const ProvinceRow& what, const std::vector<Figure>& figures,
                        const std::optional<Decimal>& target) {
    sheet.write_merged(row, 0, name_columns - 1, std::string(what.label), CellStyle::label);
    const bool counts = std::string_view(what.function).empty();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(name_columns + i);
        const Figures& values = figures[i].values;
        if (province::statistics(values).count == 0 || (counts && !target)) {
            sheet.write(row, column, Value{}, what.style);
            continue;
        }
        const lxw_row_t last = first_agency_row + static_cast<lxw_row_t>(values.size()) - 1;
        const Range range{first_agency_row, column, last, column};
        const std::string formula = counts ? count_of_shown(range, "<" + target->to_string())
                                           : std::string("SUBTOTAL(") + what.function + "," + reference(range) + ")";
        sheet.write(row, column, Formula{"=" + formula, what.reckon(values, target ? target->to_double() : 0)},
                    what.style);
    }
}

void fill_indicators(Sheet& sheet, const province::Province& province) {
    const std::vector<Figure> figures = figures_of(province);
    std::vector<Column> columns{{"อันดับ", CellStyle::count, Points(55), true},
                                {"หน่วยงาน", CellStyle::text, Points(220), true}};
    for (const Figure& figure : figures) columns.push_back({figure.heading, CellStyle::score, Points(80)});
    const std::vector<Points> widths = fixed_widths(columns);

    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(static_cast<lxw_col_t>(i), widths[i]);
    for (lxw_row_t row = 0; row < province_rows.size(); ++row)
        write_province_row(sheet, row, province_rows.at(row), figures, province.target);

    RowWriter rows(sheet, indicator_heading_row, columns, widths);
    rows.write_headings();
    for (std::size_t i = 0; i < province.standings.size(); ++i) {
        const province::Standing& standing = province.standings[i];
        std::vector<Value> row =
            vector_of<Value>(standing.rank ? Value{std::int64_t{*standing.rank}} : Value{}, short_name(standing));
        for (const Figure& figure : figures) row.push_back(value_of(figure.values[i]));
        rows.write(row);
    }
    const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
    const lxw_row_t last = std::max(rows.written().end, first_agency_row + 1) - 1;
    sheet.add_filter({indicator_heading_row, 0, last, last_column});
    sheet.freeze_at(first_agency_row, name_columns, indicator_heading_row);
    constexpr double full = 100;
    std::vector<std::optional<Decimal>> all;
    for (const Figure& figure : figures) all.insert(all.end(), figure.values.begin(), figure.values.end());
    const double low = axis_start(all, province.target);
    const double middle = province.target ? province.target->to_double() : (low + full) / 2;
    sheet.add_heat_map({first_agency_row, name_columns, last, last_column}, low, middle, full);
    sheet.add_heat_map({0, name_columns, 2, last_column}, low, middle, full);
    if (province.target) {
        sheet.mark_below({first_agency_row, name_columns, last, last_column}, middle);
        sheet.mark_below({0, name_columns, 2, last_column}, middle);
    }
}

lxw_col_t first_indicator_column(const province::Province& province) {
    lxw_col_t column = name_columns;
    for (const province::PartColumn& part : province.parts)
        if (std::ranges::none_of(province.indicators,
                                 [&](const auto& known) { return std::to_string(known.number) == part.code; }))
            ++column;
    return column;
}

}  // namespace

Range indicator_cells(const province::Province& province, std::size_t index) {
    const auto column = static_cast<lxw_col_t>(first_indicator_column(province) + index);
    const std::size_t agencies = std::max<std::size_t>(province.standings.size(), 1);
    return {first_agency_row, column, first_agency_row + static_cast<lxw_row_t>(agencies) - 1, column};
}

Fill province_indicators(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    Sheet made = workbook.add_sheet(indicator_sheet_name);
    made.set_up_page(header);
    made.zoom(data_zoom_percent);
    return [made, &province]() mutable { fill_indicators(made, province); };
}

}  // namespace raingan::sheet

// ข้อมูลเปิด: the open data (province/open_data.h) as a sheet, plain values in plain cells.
#include "province/open_data.h"
#include "sheet/province_sheets.h"

namespace raingan::sheet {
namespace {

struct ToValue {
    Value operator()(std::monostate) const { return {}; }
    Value operator()(const std::string& text) const { return value_of(text); }
    Value operator()(std::int64_t number) const { return number; }
    Value operator()(const Decimal& number) const { return number; }
};

void fill_open_data(Sheet& sheet, const province::Province& province) {
    const std::vector<std::string> names = province::open_columns(province);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        sheet.set_column_width(column, Points(names[i] == "agency_name" ? 200 : names[i] == "agency_type" ? 190 : 105));
        sheet.write(0, column, names[i], CellStyle::plain);
    }
    lxw_row_t row = 0;
    for (const province::Standing& standing : province.standings) {
        ++row;
        const std::vector<province::OpenValue> values = open_row(province, standing);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Value value = std::visit(ToValue{}, values[i]);
            if (!std::holds_alternative<std::monostate>(value))
                sheet.write(row, static_cast<lxw_col_t>(i), value, CellStyle::plain);
        }
    }
    sheet.add_filter({0, 0, row, static_cast<lxw_col_t>(names.size() - 1)});
    sheet.do_not_print(static_cast<lxw_col_t>(names.size() - 1));
    sheet.freeze_at(1, 2, 0);
}

}  // namespace

Fill open_data(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    Sheet made = workbook.add_sheet("ข้อมูลเปิด");
    made.set_up_page(header);
    made.zoom(data_zoom_percent);
    return [made, &province]() mutable { fill_open_data(made, province); };
}

}  // namespace raingan::sheet

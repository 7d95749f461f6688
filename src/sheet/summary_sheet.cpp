// สรุป: whose report it is and what came out, then the instruments, then who signs.
#include <algorithm>
#include <array>

#include "sheet/report_sheets.h"
#include "sheet/text_size.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

constexpr Points label_width{150};

struct Field {
    const char* label;
    Value value;
    Look look;
};

std::array<Field, 10> fields_of(const Report& report) {
    const Overall& overall = report.overall;
    return {{
        {"หน่วยงาน", value_of(report.organization), Look::text},
        {"รายงานประจำปีงบประมาณ พ.ศ.", value_of(report.report_year), Look::count},
        {"คะแนนของปีงบประมาณ พ.ศ.", value_of(report.score_year), Look::count},
        {"คะแนนภาพรวม", value_of(overall.score), Look::score},
        {"ระดับผลการประเมิน", value_of(overall.level), Look::centred},
        {"ค่าเป้าหมาย", value_of(overall.target), Look::score},
        {"เพิ่มขึ้น/ลดลงจากปีก่อน", value_of(overall.change), Look::change},
        {"ปีก่อน (พ.ศ.)", value_of(overall.previous_year), Look::count},
        {"คะแนนปีก่อน", value_of(overall.previous_score), Look::score},
        {"แฟ้มต้นฉบับ", value_of(report.source), Look::text},
    }};
}

std::string weakest_of(const Instrument& instrument) {
    std::string numbers;
    for (const int number : instrument.weakest) {
        if (!numbers.empty()) numbers += ", ";
        numbers += std::to_string(number);
    }
    return thai::to_thai_digits(numbers);
}

lxw_row_t write_title(Sheet& sheet, lxw_row_t row, const Report& report, const std::vector<Points>& widths) {
    if (!report.title) return row;
    Points width(0);
    for (const Points& column : widths) width += column;
    const std::string text = clean(report.title->value);
    const Fit shown = fit(text, width, max_row_lines, max_cell_units, Weight::bold);
    sheet.write_merged(row, 0, static_cast<lxw_col_t>(widths.size() - 1), text.substr(0, shown.bytes), Look::title);
    sheet.set_row_height(row, row_height(shown.lines));
    return row + 1;
}

lxw_row_t write_fields(Sheet& sheet, lxw_row_t row, const Report& report, const std::vector<Points>& widths) {
    for (const Field& field : fields_of(report)) {
        std::size_t lines = line_count(field.label, widths[0], Weight::bold);
        if (const auto* text = std::get_if<std::string>(&field.value))
            lines = std::max(lines, line_count(*text, widths[1]));
        sheet.write(row, 0, std::string(field.label), Look::label);
        sheet.write(row, 1, field.value, field.look);
        sheet.set_row_height(row++, row_height(lines));
    }
    return row;
}

}  // namespace

Table instrument_table(const Report& report) {
    Table table{"Instruments",
                {{"แบบ", Look::centred, label_width, true},
                 {"เครื่องมือการประเมิน", Look::text, Points(200)},
                 {"ผู้ตอบ (คน)", Look::count, Points(60)},
                 {"จำนวนข้อ", Look::count, Points(60)},
                 {"คะแนน", Look::score, Points(70)},
                 {"ตัวชี้วัดที่คะแนนต่ำสุด", Look::centred, Points(80)},
                 {"ข้อบกพร่อง/จุดอ่อน", Look::text, Points(250)}},
                {}};
    for (const Instrument& instrument : report.instruments) {
        table.rows.push_back({value_of(instrument.code), value_of(instrument.name), value_of(instrument.respondents),
                              value_of(instrument.items), value_of(instrument.score), value_of(weakest_of(instrument)),
                              value_of(instrument.weakness)});
    }
    return table;
}

Table sign_off_table(const Report& report) {
    Table table{"SignOff",
                {{"ผู้ลงนามในฐานะ", Look::text, label_width, true},
                 {"ชื่อ", Look::text, Points(200)},
                 {"ตำแหน่ง", Look::text, Points(200)},
                 {"วันที่", Look::date, Points(90)}},
                {}};
    for (const SignOff& sign_off : report.sign_off) {
        table.rows.push_back(
            {value_of(sign_off.role), value_of(sign_off.name), value_of(sign_off.position), value_of(sign_off.date)});
    }
    return table;
}

void write_summary_sheet(Workbook& workbook, const PageHeader& header, const Report& report) {
    Sheet sheet = workbook.add_sheet("สรุป");
    sheet.set_up_page(header);
    const Table instruments = instrument_table(report);
    std::vector<Points> widths = column_widths(instruments);
    widths[0] = std::max(widths[0], label_width);
    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(static_cast<lxw_col_t>(i), widths[i]);

    lxw_row_t row = write_title(sheet, 0, report, widths);
    row = write_fields(sheet, row, report, widths);
    row = write_table(sheet, row + 1, instruments, widths);
    if (!report.sign_off.empty()) write_table(sheet, row + 1, sign_off_table(report), widths);
}

}  // namespace raingan::sheet

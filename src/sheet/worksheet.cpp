// Sheet: cells, tables and page set-up of one worksheet.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sheet/text_size.h"
#include "sheet/workbook.h"

namespace raingan::sheet {
namespace {

constexpr int a4_paper = 9;  // ECMA-376 18.3.1.63 paperSize
constexpr std::int64_t excel_day_of_1970 = 25'569;

/// Pixels of a digit of the Normal font at 96 dpi: 0.362 em × 21.3 px, the unit of column widths (ECMA-376 18.3.1.13).
constexpr double digit_pixels = 8;
/// libxlsxwriter takes widths in characters of Calibri 11, whose digits have 7 pixels, and adds 5 pixels.
constexpr double library_digit_pixels = 7;
constexpr double library_padding_pixels = 5;

/// The text after a header's or footer's control code; & begins a code there.
void append_header_text(std::string& out, std::string_view text) {
    for (const char c : text) {
        out += c == '\n' ? ' ' : c;
        if (c == '&') out += '&';
    }
}

/// A footer's page number has no number format; this face draws 0–9 as Thai digits (docs/field.md#fonts).
constexpr const char* thai_digit_font = "TH SarabunIT๙";

std::string header_font(const char* section) {
    return std::string(section) + "&\"" + font_name + ",Regular\"&14 ";
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// Text with every "_xHHHH_" in it escaped, which would be read as the character of that number (ECMA-376 22.9.2.19).
std::string escape_numbers(const std::string& text) {
    constexpr std::size_t length = 7;
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        const std::string_view code = std::string_view(text).substr(at, length);
        const bool reference =
            code.size() == length && code.back() == '_' && std::all_of(code.begin() + 2, code.end() - 1, is_hex);
        if (!reference) continue;
        out.append(text, copied, at - copied);
        out += "_x005F";
        copied = at;
    }
    if (copied == 0 && out.empty()) return text;
    out.append(text, copied);
    return out;
}

struct CellWriter {
    lxw_worksheet* worksheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;

    lxw_error operator()(std::monostate) const { return worksheet_write_blank(worksheet, row, column, format); }
    lxw_error operator()(const std::string& text) const {
        if (text.empty()) return worksheet_write_blank(worksheet, row, column, format);
        if (text.find("_x") != std::string::npos)
            return worksheet_write_string(worksheet, row, column, escape_numbers(text).c_str(), format);
        return worksheet_write_string(worksheet, row, column, text.c_str(), format);
    }
    lxw_error operator()(std::int64_t number) const {
        return worksheet_write_number(worksheet, row, column, static_cast<double>(number), format);
    }
    lxw_error operator()(const Decimal& number) const {
        return worksheet_write_number(worksheet, row, column, number.to_double(), format);
    }
    lxw_error operator()(const Formula& formula) const {
        return worksheet_write_formula_num(worksheet, row, column, formula.text.c_str(), format, formula.shown);
    }
    lxw_error operator()(const thai::Date& date) const {
        const auto day = static_cast<double>(thai::serial(date) + excel_day_of_1970);
        return worksheet_write_number(worksheet, row, column, day, format);
    }
};

}  // namespace

void Sheet::check(lxw_error code) const {
    if (code != LXW_NO_ERROR) fail(name_, lxw_strerror(code));
}

void Sheet::set_up_page(const PageHeader& header) {
    worksheet_set_paper(worksheet_, a4_paper);
    worksheet_set_landscape(worksheet_);
    worksheet_set_margins(worksheet_, 0.5, 0.5, 0.8, 0.7);
    worksheet_fit_to_pages(worksheet_, 1, 0);
    worksheet_center_horizontally(worksheet_);

    // 255 characters hold both sides' control codes and 90 characters of each, all of them doubled at worst.
    constexpr std::size_t side = 45;
    std::string head = header_font("&L");
    append_header_text(head, first_characters(header.left, side));
    head += header_font("&R");
    append_header_text(head, first_characters(header.right, side));
    check(worksheet_set_header(worksheet_, head.c_str()));
    const std::string number_font = std::string("&\"") + thai_digit_font + ",Regular\"&14 ";
    const std::string text_font = std::string("&\"") + font_name + ",Regular\"&14 ";
    check(worksheet_set_footer(
        worksheet_,
        ("&R" + text_font + "หน้า " + number_font + "&P" + text_font + " จาก " + number_font + "&N").c_str()));
}

thai::Breaker* Sheet::breaker() const {
    return workbook_->breaker();
}

void Sheet::set_column_width(lxw_col_t column, Points width) {
    const double units = width.pt * 96 / 72 / digit_pixels;
    const double library_units = (units * library_digit_pixels - library_padding_pixels) / library_digit_pixels;
    check(worksheet_set_column(worksheet_, column, column, library_units, nullptr));
}

void Sheet::set_row_height(lxw_row_t row, Points height) {
    check(worksheet_set_row(worksheet_, row, height.pt, nullptr));
}

void Sheet::write(lxw_row_t row, lxw_col_t column, const Value& value, CellStyle style) {
    check(std::visit(CellWriter{worksheet_, row, column, workbook_->format(style)}, value));
}

void Sheet::write_link(lxw_row_t row, lxw_col_t column, const std::string& text, const std::string& sheet,
                       lxw_row_t target_row, CellStyle style) {
    const std::string target = "internal:'" + sheet + "'!A" + std::to_string(target_row + 1);
    check(worksheet_write_url(worksheet_, row, column, target.c_str(), workbook_->format(style)));
    write(row, column, text, style);  // in place of the target as text
}

void Sheet::write_merged(lxw_row_t row, lxw_col_t first, lxw_col_t last, const Value& value, CellStyle style) {
    if (first < last) check(worksheet_merge_range(worksheet_, row, first, row, last, "", workbook_->format(style)));
    write(row, first, value, style);
}

void Sheet::add_table(lxw_row_t first_row, lxw_row_t last_row, const std::string& table_name,
                      const std::vector<std::string>& headings) {
    std::vector<std::string> texts = headings;  // the library's structs are not const
    std::vector<lxw_table_column> columns(texts.size());
    std::vector<lxw_table_column*> pointers;
    pointers.reserve(columns.size() + 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].header = texts[i].data();
        columns[i].header_format = workbook_->format(CellStyle::header);
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    std::string name = table_name;
    lxw_table_options options{};
    options.name = name.data();
    // The cells bear their own borders and fills: LibreOffice does not draw table styles.
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.no_banded_rows = LXW_TRUE;
    options.columns = pointers.data();
    check(worksheet_add_table(worksheet_, first_row, 0, last_row, static_cast<lxw_col_t>(texts.size() - 1), &options));
}

void Sheet::freeze_rows(lxw_row_t rows) {
    worksheet_freeze_panes(worksheet_, rows, 0);
    check(worksheet_repeat_rows(worksheet_, 0, rows - 1));
}

void Sheet::add_filter(const Range& range) {
    check(worksheet_autofilter(worksheet_, range.first_row, range.first_column, range.last_row, range.last_column));
}

void Sheet::freeze_at(lxw_row_t row, lxw_col_t column, lxw_row_t heading) {
    worksheet_freeze_panes(worksheet_, row, column);
    check(worksheet_repeat_rows(worksheet_, heading, heading));
}

void Sheet::do_not_print(lxw_col_t last_column) {
    print_only({{0, 0, 0, last_column}});
    check(worksheet_set_header(worksheet_,
                               (header_font("&L") + "แผ่นข้อมูล ไม่ได้ตั้งไว้สำหรับพิมพ์ หากต้องการพิมพ์ให้ล้างพื้นที่พิมพ์ก่อน").c_str()));
}

void Sheet::print_only(const std::vector<Range>& ranges) {
    // worksheet_print_area takes one range; the name that it makes may stand for several (ECMA-376 18.2.5).
    const std::string sheet = "'" + name_ + "'!";
    std::string formula;
    for (const Range& range : ranges) formula += (formula.empty() ? "=" : ",") + sheet + reference(range);
    if (formula.size() >= LXW_DEFINED_NAME_LENGTH) fail(name_, "print area too long");
    check(workbook_define_name(workbook_->handle(), (sheet + "_xlnm.Print_Area").c_str(), formula.c_str()));
}

}  // namespace raingan::sheet

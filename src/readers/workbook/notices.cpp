#include "readers/workbook/notices.h"

#include <algorithm>

#include "base/limits.h"

namespace raingan::workbook {
namespace {

struct Text {
    Notice notice;
    Severity severity;
    const char* code;
    const char* en;  ///< {0}: how many, {1}: where; of "[s]" and "[are|is]" the first where there are several
    const char* th;
};

constexpr std::array<Text, notice_count> texts{{
    {Notice::hidden_rows, Severity::warning, "not-shown",
     "{0} hidden row[s] with content [are|is] not shown or read: {1}", "ไม่แสดงและไม่อ่านแถวที่ซ่อนไว้ซึ่งมีข้อมูล {0} แถว: {1}"},
    {Notice::hidden_columns, Severity::warning, "not-shown",
     "{0} hidden column[s] with content [are|is] not shown or read: {1}",
     "ไม่แสดงและไม่อ่านคอลัมน์ที่ซ่อนไว้ซึ่งมีข้อมูล {0} คอลัมน์: {1}"},
    {Notice::outside_print_area, Severity::warning, "not-shown",
     "{0} cell[s] outside the print area [are|is] not shown or read: {1}; clear the print area if [they belong|it "
     "belongs] to the report",
     "ไม่แสดงและไม่อ่านข้อมูลนอกพื้นที่พิมพ์ {0} ช่อง: {1} หากเป็นส่วนของรายงานโปรดล้างพื้นที่พิมพ์"},
    {Notice::over_limit, Severity::warning, "not-shown",
     "{0} row[s] [are|is] not shown or read: {1}; the sheet has more cells than a report can (sheet-cells); set a "
     "print area, "
     "or "
     "put the report in a workbook of its own",
     "ไม่แสดงและไม่อ่าน {0} แถว: {1} เพราะแผ่นงานมีช่องเกินกว่ารายงานจะมีได้ (sheet-cells) โปรดกำหนดพื้นที่พิมพ์ "
     "หรือแยกรายงานเป็นอีกสมุดงาน"},
    {Notice::too_many_columns, Severity::warning, "not-shown",
     "{0} column[s] [are|is] not shown or read: {1}; a table has more than a page can hold (table-columns)",
     "ไม่แสดงและไม่อ่าน {0} คอลัมน์: {1} เพราะตารางมีคอลัมน์เกินกำหนด (table-columns)"},
    {Notice::covered, Severity::warning, "not-shown", "text in {0} cell[s] that a merged cell covers is not shown: {1}",
     "ไม่แสดงข้อความใน {0} ช่องที่ถูกช่องผสานบังไว้: {1}"},
    {Notice::pictures, Severity::warning, "not-shown", "{0} picture[s] on the sheet [are|is] not shown{1}",
     "ไม่แสดงรูปภาพบนแผ่นงาน {0} รูป{1}"},
    {Notice::charts, Severity::warning, "not-shown", "{0} chart[s] on the sheet [are|is] not shown{1}",
     "ไม่แสดงแผนภูมิบนแผ่นงาน {0} แผนภูมิ{1}"},
    {Notice::shapes, Severity::warning, "not-shown",
     "{0} shape[s] or text box[es] on the sheet [are|is] not shown{1}; type the text into cells",
     "ไม่แสดงรูปร่างหรือกล่องข้อความบนแผ่นงาน {0} ชิ้น{1} โปรดพิมพ์ข้อความลงในเซลล์"},
    {Notice::comments, Severity::warning, "not-shown", "{0} comment[s] [are|is] left out{1}",
     "ไม่แสดงข้อคิดเห็น {0} รายการ{1}"},
    {Notice::picture_parts, Severity::warning, "not-shown", "parts of {0} picture[s] on the sheet are not drawn{1}",
     "ไม่แสดงบางส่วนของรูปภาพบนแผ่นงาน {0} รูป{1}"},
    {Notice::header_parts, Severity::warning, "not-shown",
     "{0} part[s] of the sheet's headers and footers [are|is] not known and left out{1}",
     "ไม่แสดงบางส่วนของหัวกระดาษและท้ายกระดาษ {0} แห่งเพราะไม่ทราบค่า{1}"},
    {Notice::conditional, Severity::warning, "not-shown",
     "{0} conditional format[s] that [count|counts] on other cells or in ways not known here [are|is] not shown: {1}; "
     "where [their|its] colours say something, set them as the cells' own",
     "ไม่แสดงการจัดรูปแบบตามเงื่อนไขที่ใช้สูตร ขึ้นกับเซลล์อื่น หรือที่โปรแกรมไม่รู้จัก {0} รายการ: {1} "
     "หากสีมีความหมายโปรดกำหนดเป็นรูปแบบของเซลล์"},
    {Notice::number_as_text, Severity::info, "value-mended",
     "{0} number[s] that [are|is] typed as text [were read as numbers|was read as a number]: {1}",
     "อ่านตัวเลขที่พิมพ์เป็นข้อความ {0} ช่องเป็นตัวเลข: {1}"},
    {Notice::date_as_text, Severity::info, "value-mended",
     "{0} date[s] that [are|is] typed as text [were read as dates|was read as a date]: {1}",
     "อ่านวันที่ที่พิมพ์เป็นข้อความ {0} ช่องเป็นวันที่: {1}"},
    {Notice::buddhist_year, Severity::info, "value-mended",
     "{0} date[s] whose year of the Buddhist era was typed as one of the Christian era [were|was] read as meant: {1}",
     "วันที่ {0} ช่องใส่ปี พ.ศ. แทนปี ค.ศ. จึงอ่านตามที่ตั้งใจ: {1}"},
    {Notice::strange_text, Severity::warning, "placed-otherwise",
     "text in {0} cell[s] stands in an element that is not known and is shown as plain text; compare it with Excel: "
     "{1}",
     "ข้อความใน {0} ช่องอยู่ในส่วนที่ไม่รู้จัก จึงแสดงเป็นข้อความธรรมดา โปรดตรวจเทียบกับ Excel: {1}"},
    {Notice::blank_rows, Severity::info, "placed-otherwise",
     "{0} blank row[s] between parts of the sheet [are|is] left out{1}", "ละแถวว่าง {0} แถวระหว่างส่วนของแผ่นงาน{1}"},
    {Notice::moved_charts, Severity::info, "placed-otherwise",
     "{0} chart[s] of the sheet [stand|stands] behind its cells{1}", "แผนภูมิของแผ่นงาน {0} แผนภูมิแสดงต่อท้ายเซลล์{1}"},
    {Notice::flat_charts, Severity::info, "placed-otherwise",
     "{0} chart[s] of three dimensions on the sheet [are|is] drawn flat{1}",
     "แผนภูมิสามมิติ {0} แผนภูมิของแผ่นงานแสดงเป็นสองมิติ{1}"},
    {Notice::error_values, Severity::warning, "error-value",
     "{0} cell[s] [show|shows] an error instead of a value: {1}; correct the formula[s] in Excel",
     "มี {0} ช่องที่แสดงข้อผิดพลาดแทนค่า: {1} โปรดแก้สูตรใน Excel"},
    {Notice::saved_date, Severity::info, "placed-otherwise",
     "{0} header[s] or footer[s] of the sheet [show|shows] the day or time of printing; the file's last saving stands "
     "there{1}",
     "หัวกระดาษหรือท้ายกระดาษ {0} แห่งแสดงวันหรือเวลาที่พิมพ์ จึงแสดงวันหรือเวลาที่บันทึกไฟล์ครั้งล่าสุดแทน{1}"},
    {Notice::turned_over, Severity::info, "placed-otherwise",
     "text in {0} cell[s] is turned by more than 90 degrees in the sheet; it stands upright: {1}",
     "ข้อความใน {0} ช่องหมุนเกิน 90 องศาในแผ่นงาน จึงแสดงในแนวตั้งแทน: {1}"},
    {Notice::scale_limit, Severity::warning, "not-shown",
     "{0} colour scale[s], bars or icons [are|is] not shown: {1}; they look at more cells than a table may have "
     "(table-cells); make their ranges smaller",
     "ไม่แสดงสเกลสี แถบข้อมูล หรือชุดไอคอน {0} รายการ: {1} เพราะอ้างถึงช่องเกินกำหนดของตาราง (table-cells) "
     "โปรดลดช่วงข้อมูลลง"},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (static_cast<std::size_t>(texts[i].notice) != i) return false;
    return true;
}
static_assert(in_order());

constexpr std::uint32_t most_places = 12;
constexpr std::uint32_t most_runs = 500;   ///< of rows or columns: what is hidden is told whole
constexpr std::uint32_t most_words = 200;  ///< nothing else shows them

}  // namespace

std::string counted(std::string_view text, std::size_t count, const std::string& what) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("{0}") || rest.starts_with("{1}")) {
            out += rest[1] == '0' ? std::to_string(count) : what;
            at += 3;
        } else if (rest.starts_with('[')) {
            const std::string_view both = rest.substr(1, rest.find(']') - 1);
            const std::size_t bar = std::min(both.find('|'), both.size());
            if (count != 1)
                out += both.substr(0, bar);
            else if (bar < both.size())
                out += both.substr(bar + 1);
            at += both.size() + 2;
        } else {
            out += text[at++];
        }
    }
    return out;
}

void Notices::add(Notice notice, std::uint32_t row, std::uint32_t column, std::string_view words) {
    Seen& seen = seen_[static_cast<std::size_t>(notice)];
    if (seen.count++ == 0) {
        seen.origin.row = row + 1;
        seen.origin.column = column + 1;
    }
    if (seen.told == most_places) seen.places += " …";
    if (seen.told++ >= most_places) return;
    if (!seen.places.empty()) seen.places += ", ";
    seen.places += column_letters(column + 1) + std::to_string(row + 1);
    constexpr std::size_t longest = 20;
    if (!words.empty() && words.size() <= longest) seen.places.append(" ").append(words);
}

void Notices::close(Seen& seen, bool columns) {
    if (!seen.open) return;
    seen.open = false;
    if (seen.told == most_runs) seen.places += " …";
    if (seen.told++ >= most_runs) return;
    const auto name = [&](std::uint32_t number) {
        return columns ? column_letters(number + 1) : std::to_string(number + 1);
    };
    if (!seen.places.empty()) seen.places += ", ";
    seen.places += name(seen.first);
    if (seen.last != seen.first) seen.places += "–" + name(seen.last);
}

void Notices::grow(Seen& seen, std::uint32_t number, bool columns) {
    if (seen.open && seen.last == number) return;
    ++seen.count;
    if (seen.open && seen.last + 1 == number) {
        seen.last = number;
        return;
    }
    close(seen, columns);
    seen.first = seen.last = number;
    seen.open = true;
}

void Notices::add_row(Notice notice, std::uint32_t row) {
    grow(seen_[static_cast<std::size_t>(notice)], row, false);
}

void Notices::add_column(Notice notice, std::uint32_t column) {
    grow(seen_[static_cast<std::size_t>(notice)], column, true);
}

void Notices::add_count(Notice notice, std::uint32_t count) {
    seen_[static_cast<std::size_t>(notice)].count += count;
}

void Notices::add(const LeftOut& what) {
    Seen& seen = seen_[static_cast<std::size_t>(Notice::pictures) + static_cast<std::size_t>(what.kind)];
    ++seen.count;
    const bool has_words = !what.words.empty();
    if ((!what.place && !has_words) || seen.told >= (has_words ? most_words : most_places)) {
        if (!seen.places.ends_with("…")) seen.places += seen.places.empty() ? "" : " …";
        return;
    }
    ++seen.told;
    seen.places += seen.places.empty() ? ": " : ", ";
    if (what.place) {
        if (!seen.origin.row) {
            seen.origin.row = what.place->row + 1;
            seen.origin.column = what.place->column + 1;
        }
        seen.places += column_letters(what.place->column + 1) + std::to_string(what.place->row + 1);
        if (has_words) seen.places += ' ';
    }
    seen.places += what.words;
}

void Notices::finish(Diagnostics& diagnostics, std::uint16_t part) {
    for (const Text& text : texts) {
        Seen& seen = seen_[static_cast<std::size_t>(text.notice)];
        if (seen.count == 0) continue;
        close(seen, text.notice == Notice::hidden_columns || text.notice == Notice::too_many_columns);
        seen.origin.part = part;
        diagnostics.push_back({text.severity,
                               text.code,
                               {counted(text.en, seen.count, seen.places), counted(text.th, seen.count, seen.places)},
                               seen.origin});
        seen = Seen{};
    }
}

}  // namespace raingan::workbook

// Periods of measures: one that is, runs forward and lies in the report's year (docs/field.md#facts, 11).
#include <algorithm>
#include <array>

#include "checks/parts.h"
#include "report/key.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::checks {
namespace {

constexpr auto range_signs =
    std::to_array<std::string_view>({" – ", "–", " - ", "-", "—", "~", "ถึงเดือน", "ถึงวันที่", "ถึง", "จนถึง"});
constexpr auto before_first = std::to_array<std::string_view>(
    {"ตั้งแต่เดือน", "ตั้งแต่วันที่", "ตั้งแต่", "ระหว่างเดือน", "ระหว่างวันที่", "ระหว่าง", "วันที่", "เดือน"});

/// Both ends of "ต.ค. ๒๕๖๖ – ก.ย. ๒๕๖๕"; none where the text is not cut once into two periods that name their years.
std::optional<std::pair<thai::Period, thai::Period>> ends_of(std::string_view text, int fiscal_year_be) {
    for (const std::string_view sign : range_signs) {
        const std::size_t at = find_text(text, sign);
        if (at == std::string_view::npos || find_text(text, sign, at + sign.size()) != std::string_view::npos) continue;
        std::string_view from = trimmed(text.substr(0, at));
        if (const std::size_t word = starts_with_any(from, before_first); word != 0) from = trimmed(from.substr(word));
        // Without a year of its own an end would take that of the report; quarters of one year may.
        const std::string_view to = trimmed(text.substr(at + sign.size()));
        constexpr std::string_view quarter = "ไตรมาส";
        const int year = from.starts_with(quarter) && to.starts_with(quarter) ? fiscal_year_be : 0;
        const auto first = thai::parse_period(from, year);
        const auto second = thai::parse_period(to, year);
        if (first && second) return std::pair(*first, *second);
    }
    return std::nullopt;
}

/// Words that make a text a time, however loosely.
constexpr auto time_words = std::to_array<std::string_view>({
    "วัน",       "เดือน", "ปี",     "ไตรมาส", "สัปดาห์",   "ครั้ง",   "รอบ",     "ตลอด",   "ต่อเนื่อง",  "ประจำ",
    "เสมอ",     "ทันที",  "ภายใน", "กำหนด",  "ตามแผน",  "ปัจจุบัน", "เวลา",    "คราว",   "ระหว่าง",  "ก่อน",
    "หลัง",      "เสร็จ", "เริ่ม",   "สิ้น",     "งวด",     "ช่วง",   "ทุก",      "บ่อย",    "ชั่วโมง",   "เมื่อมี",
    "ดำเนินการ", "ที่มี",   "กรณี",   "ห้วง",    "ระยะ",    "นาที",   "ภาคเรียน", "เทอม",   "ต้น",      "กลาง",
    "ปลาย",     "year", "month", "day",    "quarter", "ปฏิทิน",  "ขณะ",     "เทศกาล", "สงกรานต์", "ตาม",
});
/// Said of no time at all.
constexpr auto no_times = std::to_array<std::string_view>({
    "เมื่อไรก็ได้",
    "เมื่อไหร่ก็ได้",
    "เวลาใดก็ได้",
    "ตามสะดวก",
    "แล้วแต่สะดวก",
    "ตามความสะดวก",
    "ตามใจ",
    "ไม่ทราบ",
    "ไม่แน่นอน",
    "ยังไม่กำหนด",
    "ไม่มีกำหนด",
    "ยังไม่ได้กำหนด",
    "ไม่ระบุ",
    "สักวัน",
    "วันไหนก็ได้",
    "ว่างเมื่อ",
});

bool holds_any(std::string_view key, const auto& words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return find_text(key, word) != std::string_view::npos; });
}

/// "๓๑ กุมภาพันธ์", "๓๑ เม.ย. ๒๕๖๖": a day that its month does not have.
bool has_no_such_day(std::string_view text) {
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end)) {
        std::string_view behind = text.substr(number->end);
        behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
        const auto month = thai::month_at(behind);
        if (!month || number->value.places() != 0) continue;
        constexpr int leap_year = 2024;
        const std::int64_t day = number->value.units();
        if (day < 100 && day > thai::days_in_month(leap_year, month->month)) return true;
    }
    return false;
}

bool names_month(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && thai::month_at(text.substr(at))) return true;
    return false;
}

bool is_no_time(const PeriodValue& period) {
    if (period.period) return false;
    const std::string key = key_of(period.text);
    if (key.empty()) return false;
    if (holds_any(key, no_times) || has_no_such_day(period.text)) return true;
    const bool digits = std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
    // A long text is something else that stands in the column.
    constexpr std::size_t short_bytes = 90;
    return !digits && key.size() <= short_bytes && !holds_any(key, time_words) && !names_month(period.text) &&
           std::ranges::any_of(key, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

void check_is_time(Report& report, const PeriodValue& period) {
    if (period.period) return;
    const int year = report.report_year ? static_cast<int>(report.report_year->value) : 0;
    if (const auto ends = ends_of(period.text, year); ends && ends->second.end < ends->first.start)
        add_finding(
            report, "period-reversed",
            filled("period \"{0}\" ends before it begins: {2} < {1}", "ระยะเวลา \"{0}\" สิ้นสุดก่อนเริ่มต้น: {2} < {1}",
                   {period.text, thai::iso(ends->first.start), thai::iso(ends->second.end)}),
            period.origin);
    if (is_no_time(period))
        add_finding(report, "period-unreadable",
                    filled("\"{0}\" stands where a period is expected and names no time",
                           "\"{0}\" อยู่ในช่องระยะเวลา แต่ไม่ได้ระบุเวลาใด", {period.text}),
                    period.origin);
}

void check_in_year(Report& report, const PeriodValue& value) {
    if (!report.report_year || !value.period) return;
    const int year_be = static_cast<int>(report.report_year->value);
    const thai::Period year = thai::fiscal_year(year_be);
    const thai::Period& period = *value.period;
    if (period.start >= year.start && period.end <= year.end) return;
    add_finding(report, "period-outside-year",
                filled("period \"{0}\" ({1} – {2}) does not lie in fiscal year {3} ({4} – {5})",
                       "ระยะเวลา \"{0}\" ({1} – {2}) ไม่อยู่ในปีงบประมาณ พ.ศ. {3} ({4} – {5})",
                       {value.text, thai::iso(period.start), thai::iso(period.end), std::to_string(year_be),
                        thai::iso(year.start), thai::iso(year.end)}),
                value.origin);
}

}  // namespace

void check_periods(Report& report) {
    for (const Measure& measure : report.measures) {
        if (!measure.period) continue;
        check_is_time(report, *measure.period);
        check_in_year(report, *measure.period);
    }
    // Projects may go on over years.
    for (const Project& project : report.projects)
        if (project.period) check_is_time(report, *project.period);
}

}  // namespace raingan::checks

// Periods of measures: one that is, runs forward and lies in the report's year (docs/field.md#facts, 11).
#include <algorithm>
#include <array>
#include <vector>

#include "base/decimal.h"
#include "base/digits.h"
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

struct Ends {
    thai::Period first, second;
    bool without_year = false;  ///< both took the report's
};

std::string_view without_opening(std::string_view end) {
    end = trimmed(end);
    if (const std::size_t word = starts_with_any(end, before_first); word != 0) end = trimmed(end.substr(word));
    return end;
}

/// Both ends of "ต.ค. ๒๕๖๖ – ก.ย. ๒๕๖๕", "มิ.ย. – ม.ค."; none where the text is not cut once into two periods. An end
/// without a year takes the report's only where the other has none either.
std::optional<Ends> ends_of(std::string_view text, int fiscal_year_be) {
    for (const std::string_view sign : range_signs) {
        const std::size_t at = find_text(text, sign);
        if (at == std::string_view::npos || find_text(text, sign, at + sign.size()) != std::string_view::npos) continue;
        const std::string_view from = without_opening(text.substr(0, at));
        std::string to(without_opening(text.substr(at + sign.size())));
        constexpr std::string_view quarter = "ไตรมาส";
        // "ไตรมาส ๓ – ๑"
        const auto last = thai::parse_number(to);
        if (from.starts_with(quarter) && last && last->value <= Decimal(4, 0)) to.insert(0, quarter);
        for (const int year : {0, fiscal_year_be}) {
            const auto first = thai::parse_period(from, year);
            const auto second = thai::parse_period(to, year);
            if (first && second) return Ends{*first, *second, year != 0};
            if (first || second) break;
        }
    }
    return std::nullopt;
}

/// Words that make a text a time, however loosely.
constexpr auto time_words = std::to_array<std::string_view>({
    "วัน",      "เดือน",    "ปี",       "ไตรมาส", "สัปดาห์",   "ครั้ง",     "รอบ",   "ตลอด",   "ต่อเนื่อง", "ประจำ",    "เสมอ",
    "ทันที",     "ภายใน",   "กำหนด",   "ตามแผน", "ปัจจุบัน",   "เวลา",    "คราว",  "ระหว่าง", "ก่อน",    "หลัง",      "เสร็จ",
    "เริ่ม",     "สิ้น",      "งวด",     "ช่วง",    "ทุก",      "บ่อย",     "ชั่วโมง", "ชม.",    "เมื่อมี",   "ดำเนินการ", "ที่มี",
    "กรณี",     "ห้วง",     "ระยะ",    "นาที",    "ภาคเรียน", "เทอม",    "ต้น",    "กลาง",   "ปลาย",   "year",     "month",
    "day",     "quarter", "ปฏิทิน",    "ขณะ",    "เทศกาล",  "สงกรานต์", "ตาม",   "week",   "annual", "daily",    "continu",
    "ongoing", "always",  "regular", "time",   "fy",      "asap",    "soon",  "jan",    "feb",    "mar",      "apr",
    "may",     "jun",     "jul",     "aug",    "sep",     "oct",     "nov",   "dec",
});
/// Said of no time at all.
constexpr auto no_times = std::to_array<std::string_view>({
    "ก็ได้",
    "เห็นสมควร",
    "ก็แล้วแต่",
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
    "ไม่จำกัดเวลา",
    "รอกำหนด",
    "รอการกำหนด",
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

/// The numbers of a key that are parted by nothing but `/`, from its beginning to its end; empty: it is something else.
std::vector<int> parts_of_date(std::string_view key) {
    std::vector<int> parts(1, 0);
    constexpr int far = 10000;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (key[i] == '/') {
            if (i == 0 || key[i - 1] == '/' || i + 1 == key.size()) return {};
            parts.push_back(0);
        } else if (is_digit(key[i]) && parts.back() < far) {
            parts.back() = parts.back() * 10 + (key[i] - '0');
        } else {
            return {};
        }
    }
    return parts;
}

/// "๓๑/๑๓/๒๕๖๘", "๑๓/๒๕๖๘": no day of any month, in whichever order it is written.
bool is_no_date(std::string_view key) {
    constexpr int months = 12, days = 31;
    const auto is_year = [](int part) { return part >= 2400 && part <= 2700; };
    const std::vector<int> parts = parts_of_date(key);
    if (parts.size() == 2 && is_year(parts[0]) != is_year(parts[1])) {
        const int month = is_year(parts[0]) ? parts[1] : parts[0];
        return month == 0 || month > months;
    }
    if (parts.size() != 3 || is_year(parts[0]) == is_year(parts[2])) return false;
    const auto [least, most] = std::minmax(parts[1], is_year(parts[0]) ? parts[2] : parts[0]);
    return least == 0 || least > months || most > days;
}

/// "เดือน ๑๓", "ไตรมาสที่ ๕": the number of a month or quarter that no year has; "เดือน ๑๕ ครั้ง" counts something else.
bool has_no_such_part(std::string_view key) {
    struct Part {
        std::string_view word;
        int most;
    };
    for (const Part& part : {Part{"เดือน", 12}, Part{"ไตรมาส", 4}})
        for (std::size_t at = find_text(key, part.word); at != std::string_view::npos;
             at = find_text(key, part.word, at + 1)) {
            std::string_view rest = key.substr(at + part.word.size());
            if (constexpr std::string_view ordinal = "ที่"; rest.starts_with(ordinal)) rest.remove_prefix(ordinal.size());
            const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
            if (digits == 0 || digits > 2) continue;
            const int number = digits == 1 ? rest[0] - '0' : (rest[0] - '0') * 10 + (rest[1] - '0');
            const std::string_view behind = rest.substr(digits);
            const bool closed =
                behind.empty() ||
                starts_with_any(behind, std::to_array<std::string_view>({"/", "-", "–", "ปี", "พ.ศ.", "ถึง"})) != 0;
            if (closed && (number == 0 || number > part.most)) return true;
        }
    return false;
}

/// "xxx", "??", "____", "xx/xx/๒๕๖๘": what is left to be filled in.
bool is_placeholder(std::string_view key) {
    return key.find_first_not_of("x?_./-0123456789") == std::string_view::npos &&
           key.find_first_of("x?_") != std::string_view::npos;
}

/// A year, a date, a time of the day.
bool holds_time_number(std::string_view text) {
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end)) {
        const Decimal& value = number->value;
        if (value.places() != 0 || (value >= Decimal(1900, 0) && value <= Decimal(2700, 0))) return true;
    }
    return text.find_first_of("/-:") != std::string_view::npos || find_text(text, "–") != std::string_view::npos;
}

bool is_no_time(const PeriodValue& period) {
    if (period.period) return false;
    const std::string key = key_of(period.text);
    if (key.empty()) return false;
    if (holds_any(key, no_times) || has_no_such_day(period.text) || has_no_such_part(key) || is_no_date(key) ||
        is_placeholder(key))
        return true;
    if (std::ranges::any_of(key, is_digit) && holds_time_number(period.text)) return false;
    // A long text is something else that stands in the column.
    constexpr std::size_t short_bytes = 90;
    const bool letters = std::ranges::any_of(
        key, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z'); });
    // "Q2", "H1": a letter and its number.
    const bool code = key.size() <= 2;
    return letters && !code && key.size() <= short_bytes && !holds_any(key, time_words) && !names_month(period.text);
}

/// An end that comes before its beginning within the report's year. Of "ส.ค. – ธ.ค." the months run forward, so the
/// period is one that no fiscal year holds; so does a school's year.
bool crosses_year(const Ends& ends, std::string_view text) {
    constexpr int may = 5, march = 3;
    const int from = ends.first.start.month, to = ends.second.end.month;
    return ends.without_year && find_text(text, "ไตรมาส") == std::string_view::npos &&
           (from < to || (from == may && to >= march));
}

void check_ends(Report& report, const PeriodValue& period) {
    const int year = report.report_year ? static_cast<int>(report.report_year->value) : 0;
    const auto ends = ends_of(period.text, year);
    if (!ends || ends->second.end >= ends->first.start) return;
    if (crosses_year(*ends, period.text)) {
        add_finding(report, "period-outside-year",
                    filled("period \"{0}\" does not lie in one fiscal year: it goes on beyond 30 September",
                           "ระยะเวลา \"{0}\" ไม่อยู่ในปีงบประมาณเดียว เพราะเลยวันที่ 30 กันยายน", {period.text}),
                    period.origin);
        return;
    }
    const std::string start = thai::iso(ends->first.start), end = thai::iso(ends->second.end);
    const Message message = ends->without_year
                                ? filled("period \"{0}\" ends before it begins in fiscal year {3}: {2} < {1}",
                                         "ระยะเวลา \"{0}\" สิ้นสุดก่อนเริ่มต้นในปีงบประมาณ พ.ศ. {3}: {2} < {1}",
                                         {period.text, start, end, std::to_string(year)})
                                : filled("period \"{0}\" ends before it begins: {2} < {1}",
                                         "ระยะเวลา \"{0}\" สิ้นสุดก่อนเริ่มต้น: {2} < {1}", {period.text, start, end});
    add_finding(report, "period-reversed", message, period.origin);
}

void check_is_time(Report& report, const PeriodValue& period) {
    if (period.period) return;
    check_ends(report, period);
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

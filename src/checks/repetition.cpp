// Text that was copied where it should have been written: the same in every row, or the plan's words as its result.
#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "checks/parts.h"
#include "report/key.h"

namespace raingan::checks {
namespace {

/// Words of a status: a result that says no more may be the same in every row.
constexpr auto status_words = std::to_array<std::string_view>({
    "ดำเนินการ", "ดำเนินงาน", "แล้วเสร็จ", "แล้ว",     "เสร็จสิ้น",    "เสร็จ",    "เรียบร้อย", "ตาม",    "แผน",  "ที่กำหนด",
    "กำหนด",    "เป้าหมาย",  "ครบถ้วน",  "ครบ",     "อยู่ระหว่าง",  "ระหว่าง",  "ร้อยละ",   "100",    "บรรลุ", "สำเร็จ",
    "ทุก",       "ขั้นตอน",    "มาตรการ", "ประจำปี",  "ปีงบประมาณ", "ปี",       "ปฏิบัติ",    "ได้",     "มี",    "การ",
    "เป็นไป",    "ต่อเนื่อง",   "อย่าง",    "ไม่พบ",    "ไม่มี",       "ปัญหา",    "อุปสรรค",  "เอกสาร", "แนบ",  "รายละเอียด",
    "ภาคผนวก",  "ระยะเวลา", "และ",     "ใน",      "ให้",        "ของ",     "ที่",       "รายงาน", "ผล",   "ทราบ",
    "ผู้บริหาร",   "ความ",     "เรื่อง",    "ร้องเรียน", "กิจกรรม",    "โครงการ", "%",       "พ.ศ.",
});

constexpr std::size_t few_words = 10;
constexpr std::size_t least_rows = 3;

/// The text says more than a status: so many characters of it, `least` or more, are other words.
bool has_own_words(std::string_view key, std::size_t least = few_words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < key.size() && count < least;) {
        if (const std::size_t word = starts_with_any(key.substr(at), status_words); word != 0) {
            at += word;
            continue;
        }
        const auto [c, length] = utf8::decode(key, at);
        const bool letter = (c >= U'ก' && c <= U'๎') || (c >= U'a' && c <= U'z');
        count += letter ? 1U : 0U;
        at += length;
    }
    return count >= least;
}

/// Without list mark and full stop.
std::string key_of_line(std::string_view line) {
    line = trimmed(line);
    std::string key = key_of(line.substr(marker_length(line)));
    while (key.ends_with('.')) key.pop_back();
    return key;
}

std::string key_of_texts(const std::vector<Text>& texts) {
    std::string key;
    for (const Text& text : texts) key += key_of_line(text.value);
    return key;
}

/// Null where it is empty.
const Text* field_of(const Measure& measure, std::string_view name) {
    const auto found = std::ranges::find_if(measure.fields, [&](const auto& field) { return field.first == name; });
    return found == measure.fields.end() || found->second.value.empty() ? nullptr : &found->second;
}

/// All rows, three at least and of as many indicators, have this key, which says so much beyond a status.
template <typename Key>
bool same_in_every_row(const Report& report, Key&& key, std::size_t least_words = few_words) {
    std::set<int> indicators;
    const std::string first = report.measures.empty() ? std::string() : key(report.measures.front());
    if (first.empty() || report.measures.size() < least_rows || !has_own_words(first, least_words)) return false;
    for (const Measure& measure : report.measures) {
        if (measure.indicator) indicators.insert(*measure.indicator);
        if (key(measure) != first) return false;
    }
    return indicators.size() >= least_rows;
}

void add_same(Report& report, const Message& what, const std::string& text) {
    const Origin& last = report.measures.back().origin;
    const Message there = described(last, report);
    add_finding(report, "same-text",
                filled("all {0} rows have the same {1} (down to {3}): \"{5}\"",
                       "ทั้ง {0} แถวมี{2}ข้อความเดียวกัน (จนถึง {4}): \"{5}\"",
                       {std::to_string(report.measures.size()), what.en, what.th, there.en, there.th, text}),
                report.measures.front().origin);
}

void check_same(Report& report) {
    const auto action_key = [](const Measure& measure) { return key_of_texts(measure.actions); };
    const auto key_of_field = [](const char* name) {
        return [name](const Measure& measure) {
            const Text* field = field_of(measure, name);
            return field == nullptr ? std::string() : key_of(field->value);
        };
    };
    const auto result_key = key_of_field("result");
    const bool same_results = same_in_every_row(report, result_key, 0);
    // However short: rows that agree in what is done and in what came of it were copied.
    if (same_in_every_row(report, action_key, same_results ? 0 : few_words))
        add_same(report, {"measure", "มาตรการ"}, lines_of(report.measures.front().actions));
    const bool same_status = same_results && same_in_every_row(report, key_of_field("status"), 0);
    constexpr std::size_t a_word = 3;
    if (same_in_every_row(report, result_key, same_status ? a_word : few_words))
        add_same(report, {"result", "ผลการดำเนินการ"}, field_of(report.measures.front(), "result")->value);
}

/// The result's lines without list marks.
std::string key_of_result(const Text& result) {
    std::string key;
    std::string_view rest = result.value;
    while (true) {
        const std::size_t end = rest.find('\n');
        key += key_of_line(rest.substr(0, end));
        if (end == std::string_view::npos) return key;
        rest.remove_prefix(end + 1);
    }
}

void check_results(Report& report) {
    for (const Measure& measure : report.measures) {
        const Text* result = field_of(measure, "result");
        if (result == nullptr) continue;
        const std::string plan = key_of_texts(measure.actions);
        if (plan.empty() || key_of_result(*result) != plan || !has_own_words(plan)) continue;
        const Message there = described(measure.actions.front().origin, report);
        add_finding(report, "result-is-plan",
                    filled("the result repeats the measure at {0}, word for word: \"{2}\"",
                           "ผลการดำเนินการซ้ำกับข้อความมาตรการที่ {1} ทุกคำ: \"{2}\"", {there.en, there.th, result->value}),
                    result->origin);
    }
}

}  // namespace

void check_repetition(Report& report) {
    check_same(report);
    check_results(report);
}

}  // namespace raingan::checks

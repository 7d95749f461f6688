#include "compose/columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

#include "compose/values.h"

namespace raingan::compose {
namespace {

using Kind = MeasureColumn::Kind;

/// Model fields beyond the core (docs/field.md#headers), in the order in which they stand; `before_actions`: left of
/// the measures themselves.
struct FieldHeading {
    std::string_view field;
    const char* heading;
    bool before_actions;
};
constexpr std::array<FieldHeading, 24> field_headings{{
    {"seq", "ที่", true},
    {"previous_score", "คะแนนปีก่อน", true},
    {"change", "เพิ่มขึ้น/ลดลง", true},
    {"level", "ระดับ", true},
    {"issue", "ประเด็นที่ต้องพัฒนา", true},
    {"measure", "มาตรการ (เพิ่มเติม)", false},
    {"steps", "ขั้นตอน/วิธีการปฏิบัติ", false},
    {"kpi", "ตัวชี้วัดความสำเร็จ", false},
    {"target", "เป้าหมาย", false},
    {"budget", "งบประมาณ", false},
    {"spent", "เบิกจ่าย", false},
    {"completion", "ร้อยละความสำเร็จ", false},
    {"monitoring", "การกำกับติดตาม", false},
    {"result", "ผลการดำเนินการ", false},
    {"status", "สถานะ", false},
    {"problem", "ปัญหา/อุปสรรค", false},
    {"suggestion", "ข้อเสนอแนะ", false},
    {"evidence", "หลักฐานอ้างอิง", false},
    {"process", "กระบวนการ", true},
    {"dimension", "มิติ", true},
    {"risk", "ความเสี่ยง", true},
    {"other", "ข้อมูลอื่น", false},
    {"instrument", "แบบ (ตามตาราง)", true},
    {"indicator", "ตัวชี้วัด (ตามตาราง)", true},
}};

/// Position in field_headings; behind them all where it is not known.
std::size_t rank(std::string_view field) {
    return static_cast<std::size_t>(std::ranges::find(field_headings, field, &FieldHeading::field) -
                                    field_headings.begin());
}

bool stands_before_actions(std::string_view field) {
    const std::size_t at = rank(field);
    return at < field_headings.size() && field_headings.at(at).before_actions;
}

/// A column of each field that some measure has, as often as one measure has it.
std::vector<MeasureColumn> field_columns(const Report& report) {
    std::vector<MeasureColumn> columns;
    for (const Measure& measure : report.measures) {
        std::vector<std::string_view> seen;
        for (const auto& entry : measure.fields) {
            const std::string& field = entry.first;
            const auto occurrence = static_cast<std::size_t>(std::ranges::count(seen, std::string_view(field)));
            seen.emplace_back(field);
            const bool known = std::ranges::any_of(columns, [&](const MeasureColumn& column) {
                return column.occurrence == occurrence && column.field == field;
            });
            if (!known) columns.push_back({Kind::field, field_heading(field), field, occurrence});
        }
    }
    std::ranges::stable_sort(columns, {}, [](const MeasureColumn& column) { return rank(column.field); });
    return columns;
}

template <class Has>
void add_if_any(std::vector<MeasureColumn>& columns, const Report& report, Has has, Kind kind, const char* heading) {
    if (std::ranges::any_of(report.measures, has)) columns.push_back({kind, heading, {}, 0});
}

std::string indicator_text(const Report& report, const Measure& measure) {
    std::string text = measure.indicator ? ungrouped(*measure.indicator) + "." : std::string();
    std::string name = measure.indicator_name;
    const Instrument* instrument = find_instrument(report, measure.instrument);
    if (name.empty() && measure.indicator && instrument != nullptr)
        if (const Indicator* indicator = find_indicator(*instrument, *measure.indicator)) name = indicator->name.value;
    if (!name.empty()) text += (text.empty() ? "" : " ") + name;
    return text;
}

/// Several in one cell are counted: "๑) …".
std::vector<std::string> numbered(const std::vector<Text>& texts) {
    std::vector<std::string> out(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts.size() > 1) out[i] = ungrouped(static_cast<std::int64_t>(i) + 1) + ") ";
        out[i] += texts[i].value;
    }
    return out;
}

std::vector<std::string> field_texts(const Measure& measure, const MeasureColumn& column) {
    std::size_t occurrence = 0;
    for (const auto& [field, text] : measure.fields)
        if (field == column.field && occurrence++ == column.occurrence) return {text.value};
    return {};
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" /\n("), text.size() - 1) + 1;
        longest = std::max(longest, letters_across(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return longest;
}

struct Demand {
    double least = 0;  ///< points below which the column looks broken
    double line = 0;   ///< of its longest paragraph on one line
    double text = 0;   ///< letters in all rows
};

constexpr double em_of_a_letter = 0.37;          ///< mean of TH Sarabun's Thai letters
constexpr double em_of_a_heading_letter = 0.46;  ///< bold, and of a single word: some are wider than the mean
constexpr double cell_margins_pt = 10;
constexpr double least_pt = 44;
/// Thai words are not parted by spaces; no heading needs more than this to break well.
constexpr std::size_t widest_word_letters = 12;

}  // namespace

std::string field_heading(std::string_view field) {
    const std::size_t at = rank(field);
    if (at < field_headings.size()) return field_headings.at(at).heading;
    return field.empty() ? "อื่น ๆ" : std::string(field);
}

std::vector<MeasureColumn> measure_columns(const Report& report) {
    std::vector<MeasureColumn> columns;
    const std::vector<MeasureColumn> fields = field_columns(report);
    const auto add_fields = [&](bool before) {
        std::ranges::copy_if(fields, std::back_inserter(columns), [&](const MeasureColumn& column) {
            return stands_before_actions(column.field) == before;
        });
    };
    const auto add = [&](auto has, Kind kind, const char* heading) { add_if_any(columns, report, has, kind, heading); };
    add([](const Measure& m) { return !m.instrument.empty(); }, Kind::instrument, "แบบ");
    add([](const Measure& m) { return m.indicator || !m.indicator_name.empty(); }, Kind::indicator, "ตัวชี้วัด");
    add([](const Measure& m) { return m.score.has_value(); }, Kind::score, "ผลการประเมิน");
    add_fields(true);
    add([](const Measure& m) { return !m.actions.empty(); }, Kind::actions, "มาตรการ");
    add([](const Measure& m) { return !m.responsible.empty(); }, Kind::responsible, "หน่วยงานรับผิดชอบ");
    add([](const Measure& m) { return m.period.has_value(); }, Kind::period, "ระยะเวลาดำเนินงาน");
    add_fields(false);
    add([](const Measure& m) { return m.remark.has_value(); }, Kind::remark, "หมายเหตุ");
    return columns;
}

std::vector<std::string> cell_texts(const Report& report, const Measure& measure, const MeasureColumn& column) {
    const auto one = [](std::string text) { return std::vector<std::string>{std::move(text)}; };
    switch (column.kind) {
        case Kind::instrument:
            return one(measure.instrument);
        case Kind::indicator:
            return one(indicator_text(report, measure));
        case Kind::score:
            return measure.score ? one(score_text(measure.score->value)) : one("-");
        case Kind::actions:
            return numbered(measure.actions);
        case Kind::responsible: {
            std::vector<std::string> offices;
            for (const Text& office : measure.responsible) offices.push_back(office.value);
            return offices;
        }
        case Kind::period:
            return measure.period ? one(measure.period->text) : one("");
        case Kind::field:
            return field_texts(measure, column);
        case Kind::remark:
            return measure.remark ? one(measure.remark->value) : one("");
    }
    return {};
}

std::vector<double> column_widths_pt(const std::vector<std::vector<std::vector<std::string>>>& rows,
                                     const std::vector<MeasureColumn>& columns, double size_pt, double total_pt) {
    const double letter_pt = size_pt * em_of_a_letter;
    const auto width_of = [&](std::size_t count) { return static_cast<double>(count) * letter_pt + cell_margins_pt; };
    std::vector<Demand> demands(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::size_t word = std::min(longest_word(columns[c].heading), widest_word_letters);
        demands[c].least = demands[c].line =
            std::max(least_pt, static_cast<double>(word) * size_pt * em_of_a_heading_letter + cell_margins_pt);
        demands[c].text = static_cast<double>(word);
    }
    for (const auto& row : rows)
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (const std::string& text : row[c]) {
                const std::size_t count = letters_across(text);
                demands[c].line = std::max(demands[c].line, width_of(count));
                demands[c].text += static_cast<double>(count);
            }
    // Columns whose longest line fits into an even share of what is left take that line; the rest is shared.
    std::vector<double> widths(columns.size(), 0);
    double left = total_pt;
    double weights = 0;
    for (const Demand& demand : demands) weights += std::sqrt(demand.text);
    for (bool again = true; again;) {
        again = false;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const double weight = std::sqrt(demands[c].text);
            const double share = left * weight / std::max(weights, 1e-9);
            if (widths[c] != 0 || (demands[c].line > share && demands[c].least < share)) continue;
            widths[c] = demands[c].line <= share ? demands[c].line : demands[c].least;
            left -= widths[c];
            weights -= weight;
            again = true;
        }
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (widths[c] == 0) widths[c] = std::max(1.0, left * std::sqrt(demands[c].text) / std::max(weights, 1e-9));
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double& width : widths) width *= total_pt / sum;
    return widths;
}

}  // namespace raingan::compose

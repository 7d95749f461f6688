// One value out of several readings.
//
// A report says its scores more than once: in the sentence at its head, in a table, in the summary, in the text on each
// instrument. The phases before this one read all of these places. The value that a phase meets first becomes the
// report's value for the time being, and each place adds a Statement: the total is 93.50 here, IIT is 91.00 there. Here
// the statements on one thing are brought together. Mostly they agree, and nothing is to be done.
//
// Where they differ one of them is a slip, and guessing would hide it. The scores themselves can tell which one: an
// instrument is the mean of its indicators, the whole is the weighted sum of its instruments, each rounded to two
// places first (docs/field.md#scores). If exactly one of the readings fits that arithmetic within one in its last
// place, it is taken. Indicators come first, then instruments, then the whole, so that each can rest on what is under
// it; a mean is only used where all that goes into it is certain, for a doubtful value must not vouch for another. Two
// that fit, or none, prove nothing. Then the reading said most often is taken, and if several are, the one that the
// phases took first, which comes from the strongest cue.
//
// A value chosen so says why (Sourced::decided_by), `raingan check -v` shows it, a roll-up does not rank by it, and
// `check` tells the difference with both places: choosing a value never makes the slip disappear. Where no value was
// found at all, the numbers that looked like one are told with the reason why they are not.
#include "extraction/decide.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace raingan::extraction {
namespace {

using About = Statement::About;

/// A printed value may differ by one in its last place from one that is computed of printed parts
/// (docs/field.md#scores).
bool agrees(const Decimal& a, const Decimal& b) {
    return abs(a - b) <= Decimal(1, 2);
}

/// One value that is said, with the first place that says it.
struct Reading {
    const Statement* first = nullptr;
    int times = 0;
};

std::vector<Reading> readings_of(const Report& report, About about, std::string_view instrument, int indicator) {
    std::vector<Reading> readings;
    for (const Statement& statement : report.statements) {
        if (statement.about != about || !statement.value || statement.indicator != indicator) continue;
        if (indicator == 0 && statement.instrument != instrument) continue;
        const auto same = std::ranges::find_if(
            readings, [&](const Reading& reading) { return *reading.first->value == *statement.value; });
        if (same == readings.end())
            readings.push_back({&statement, 1});
        else
            ++same->times;
    }
    return readings;
}

std::string listed(const std::vector<Reading>& readings) {
    std::string text;
    for (const Reading& reading : readings) {
        if (!text.empty()) text += ", ";
        text += reading.first->value->to_string() + " ×" + std::to_string(reading.times);
    }
    return text;
}

struct Choice {
    const Reading* reading = nullptr;
    Message reason;
};

/// `confirms` tells whether arithmetic confirms a value; null where nothing can be computed.
Choice choose(const std::vector<Reading>& readings, const std::optional<Score>& provisional,
              const std::function<bool(const Decimal&)>& confirms) {
    const std::string seen = listed(readings);
    if (confirms) {
        const Reading* confirmed = nullptr;
        int count = 0;
        for (const Reading& reading : readings)
            if (confirms(*reading.first->value)) {
                confirmed = &reading;
                ++count;
            }
        if (count == 1)
            return {confirmed,
                    {"of " + seen + " the one that the other scores add up to",
                     "จาก " + seen + " เลือกค่าที่ตรงกับการคำนวณจากคะแนนอื่น"}};
    }
    const auto most = std::ranges::max_element(readings, {}, &Reading::times);
    const auto as_often = std::ranges::count(readings, most->times, &Reading::times);
    if (as_often == 1)
        return {&*most, {"of " + seen + " the one said most often", "จาก " + seen + " เลือกค่าที่ระบุบ่อยที่สุด"}};
    const auto taken = std::ranges::find_if(
        readings, [&](const Reading& reading) { return provisional && *reading.first->value == provisional->value; });
    const Reading& first = taken != readings.end() ? *taken : readings.front();
    return {&first,
            {"of " + seen + " the one of the summary, or the first", "จาก " + seen + " เลือกค่าในส่วนสรุปหรือค่าแรก"}};
}

void settle(const std::vector<Reading>& readings, std::optional<Score>& value,
            const std::function<bool(const Decimal&)>& confirms) {
    if (readings.size() < 2) return;
    auto [reading, reason] = choose(readings, value, confirms);
    const Statement& statement = *reading->first;
    if (!value || value->value != *statement.value)
        value = Score{*statement.value, statement.text, statement.origin, {}};
    value->decided_by = std::move(reason);
}

/// Empty: nothing speaks against it.
Message why_not(const Mention& mention) {
    if (mention.whose == Whose::other) return {"it is another body's", "เป็นของหน่วยงานอื่นหรือภาพรวมอื่น"};
    if (mention.tense == Tense::previous) return {"it is an earlier year's", "เป็นของปีก่อน"};
    if (mention.tense == Tense::planned) return {"it is planned, not reached", "เป็นเป้าหมาย ยังไม่ใช่ผล"};
    if (!mention.question.empty()) return {"it is a question's", "เป็นของข้อคำถาม"};
    if (mention.supposed) return {"it speaks of the method, not of a result", "กล่าวถึงวิธีหรือเกณฑ์การประเมิน ไม่ใช่ผล"};
    return {};
}

/// The mean of all the instrument's indicators; none where one is missing or unsure.
std::optional<Decimal> mean_of(const Instrument& instrument, const YearRules& year) {
    const auto expected = std::ranges::count(year.indicators, instrument.code, &IndicatorRule::instrument);
    if (expected == 0 || static_cast<std::ptrdiff_t>(instrument.indicators.size()) != expected) return std::nullopt;
    Decimal sum;
    for (const Indicator& indicator : instrument.indicators) {
        if (!indicator.score || !indicator.score->is_certain()) return std::nullopt;
        sum = sum + indicator.score->value;
    }
    return sum.divided_by(expected, 2);
}

/// The weighted sum of the instruments; none where one has no score.
std::optional<Decimal> total_of(const Report& report, const YearRules& year) {
    Decimal total;
    for (const InstrumentRule& rule : year.instruments) {
        const auto found = std::ranges::find(report.instruments, rule.code, &Instrument::code);
        if (found == report.instruments.end() || !found->score || !rule.weight_percent) return std::nullopt;
        total = total + found->score->value.rounded(2) * Decimal(*rule.weight_percent, 2);
    }
    return year.instruments.empty() ? std::nullopt : std::optional(total.rounded(2));
}

/// "IIT = ๒๗.๑๒ (น้ำหนัก ๓๐) EIT = ๒๕.๓๓ (น้ำหนัก ๓๐) OIT = ๓๖.๐๐ (น้ำหนัก ๔๐)" of 88.45: parts of the whole that add up to
/// it, none above its weight, are points of the weight and no scores of a hundred.
void take_points_out(Report& report, const YearRules& year) {
    if (!report.overall.score || year.instruments.size() < 2) return;
    std::vector<Statement> points;
    Decimal sum;
    for (const InstrumentRule& rule : year.instruments) {
        const auto part = std::ranges::find_if(report.statements, [&](const Statement& statement) {
            return statement.about == About::instrument_score && statement.instrument == rule.code && statement.value &&
                   rule.weight_percent && *statement.value <= Decimal(*rule.weight_percent, 0);
        });
        if (part == report.statements.end()) return;
        sum = sum + *part->value;
        points.push_back(*part);
    }
    if (sum <= Decimal(0, 0) || abs(sum - report.overall.score->value) > Decimal(2, 2)) return;
    for (const Statement& part : points) {
        std::erase_if(report.statements, [&](const Statement& statement) {
            return statement.about == part.about && statement.instrument == part.instrument &&
                   statement.value == part.value;
        });
        const auto instrument = std::ranges::find(report.instruments, part.instrument, &Instrument::code);
        if (instrument == report.instruments.end() || !instrument->score || instrument->score->value != *part.value)
            continue;
        instrument->score.reset();
        const auto left = readings_of(report, About::instrument_score, part.instrument, 0);
        if (!left.empty()) {
            const Statement& statement = *left.front().first;
            instrument->score = Score{*statement.value, statement.text, statement.origin, {}};
        }
    }
    report.diagnostics.push_back({Severity::info,
                                  "weighted-points",
                                  {"the instruments' parts of " + report.overall.score->value.to_string() +
                                       " are points of their weights, not scores of a hundred: they are not taken",
                                   "คะแนนของเครื่องมือที่รวมกันได้ " + report.overall.score->value.to_string() +
                                       " เป็นคะแนนตามน้ำหนัก ไม่ใช่คะแนนจากร้อย จึงไม่นำมาใช้"},
                                  points.front().origin});
}

/// "เพิ่มขึ้นจากปี ๒๕๖๖ (๘๘.๒๖ คะแนน) ร้อยละ ๑.๑๓" to 89.26: the growth in percent of the earlier score, not the points
/// between.
void take_growth_out(Overall& overall) {
    if (!overall.score || !overall.previous_score || !overall.change) return;
    const Decimal &score = overall.score->value, &before = overall.previous_score->value;
    const Decimal points = score - before, change = overall.change->value;
    if (agrees(points, change) || before <= Decimal(0, 0)) return;
    // change = points / before × 100, without a division.
    const Decimal off = abs(change * before - points * Decimal(100, 0));
    if (off <= before * Decimal(1, 2)) overall.change.reset();
}

void settle_indicators(Report& report, const YearRules& year) {
    for (Instrument& instrument : report.instruments)
        for (Indicator& indicator : instrument.indicators) {
            const auto readings = readings_of(report, About::indicator_score, {}, indicator.number);
            if (readings.size() < 2) continue;
            // The value with which the mean of all is the instrument's score.
            const auto expected = std::ranges::count(year.indicators, instrument.code, &IndicatorRule::instrument);
            Decimal others;
            bool known = instrument.score && static_cast<std::ptrdiff_t>(instrument.indicators.size()) == expected &&
                         readings_of(report, About::instrument_score, instrument.code, 0).size() == 1;
            for (const Indicator& other : instrument.indicators) {
                if (&other == &indicator) continue;
                known = known && other.score && other.score->is_certain();
                if (other.score) others = others + other.score->value;
            }
            const auto confirms = [&](const Decimal& value) {
                return agrees((others + value).divided_by(expected, 2), instrument.score->value);
            };
            settle(readings, indicator.score, known ? std::function<bool(const Decimal&)>(confirms) : nullptr);
        }
}

void tell_choice(Report& report, const std::string& code, int indicator, const std::optional<Score>& value) {
    if (!value || value->is_certain()) return;
    const std::string number = std::to_string(indicator);
    const std::string en = indicator != 0 ? "indicator " + number : code.empty() ? std::string("the total") : code;
    const std::string th = indicator != 0 ? "ตัวชี้วัดที่ " + number : code.empty() ? std::string("คะแนนรวม") : code;
    const std::string taken = value->value.to_string();
    report.diagnostics.push_back({Severity::info,
                                  "value-decided",
                                  {en + " was taken as " + taken + ": " + value->decided_by.en,
                                   th + " ใช้ค่า " + taken + ": " + value->decided_by.th},
                                  value->origin});
}

/// Each value that was chosen among several, with the reason: raingan check -v shows them.
void tell_choices(Report& report) {
    tell_choice(report, {}, 0, report.overall.score);
    for (const Instrument& instrument : report.instruments) {
        tell_choice(report, instrument.code, 0, instrument.score);
        for (const Indicator& indicator : instrument.indicators)
            tell_choice(report, instrument.code, indicator.number, indicator.score);
    }
    for (const Indicator& index : report.indices) tell_choice(report, {}, index.number, index.score);
}

}  // namespace

void decide(Report& report, const YearRules& year) {
    take_points_out(report, year);
    take_growth_out(report.overall);
    settle_indicators(report, year);
    for (Indicator& index : report.indices)
        settle(readings_of(report, About::indicator_score, {}, index.number), index.score, nullptr);
    for (Instrument& instrument : report.instruments) {
        const auto mean = mean_of(instrument, year);
        const auto confirms = [&](const Decimal& value) { return agrees(value, *mean); };
        settle(readings_of(report, About::instrument_score, instrument.code, 0), instrument.score,
               mean ? std::function<bool(const Decimal&)>(confirms) : nullptr);
    }
    const auto total = total_of(report, year);
    const auto confirms = [&](const Decimal& value) { return agrees(value, *total); };
    settle(readings_of(report, About::overall_score, {}, 0), report.overall.score,
           total ? std::function<bool(const Decimal&)>(confirms) : nullptr);
    tell_choices(report);
}

void tell_not_taken(const Flow& flow, Report& report) {
    if (report.overall.score) return;
    constexpr std::size_t most = 5;
    std::size_t told = 0;
    for (const Line& line : flow.lines) {
        if (line.mentions == nullptr || line.in_table) continue;
        for (const Mention& mention : *line.mentions) {
            if (mention.kind != Kind::score || told == most) continue;
            const Message why = why_not(mention);
            if (why.en.empty()) continue;
            const std::string written = line.text.substr(mention.begin, mention.end - mention.begin);
            report.diagnostics.push_back({Severity::info,
                                          "not-taken",
                                          {"\"" + written + "\" was not taken for a score of this agency: " + why.en,
                                           "ไม่นับ \"" + written + "\" เป็นคะแนนของหน่วยงานนี้: " + why.th},
                                          line.origin});
            ++told;
        }
    }
}

}  // namespace raingan::extraction

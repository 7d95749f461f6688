#include "measures/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "measures/check_parts.h"
#include "measures/key.h"

namespace raingan {

void add_finding(Report& report, const char* code, Message message, const Origin& origin) {
    report.diagnostics.push_back({Severity::finding, code, std::move(message), origin});
}

namespace {

using About = Statement::About;

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

/// Statements of one kind about one thing.
template <typename Visit>
void for_each_statement(const Report& report, About about, Visit&& visit) {
    for (const Statement& statement : report.statements)
        if (statement.about == about) visit(statement);
}

void check_range(Report& report) {
    const auto check = [&](const Decimal& value, const Origin& origin) {
        const bool inside = value >= Decimal(0, 0) && value <= Decimal(100, 0);
        if (inside && value == value.rounded(2)) return;
        add_finding(report, "score-range",
                    {"score " + value.to_string() + " is not a number from 0 to 100 with at most two decimals",
                     "คะแนน " + value.to_string() + " ไม่ใช่ตัวเลข 0 ถึง 100 ที่มีทศนิยมไม่เกินสองตำแหน่ง"},
                    origin);
    };
    const auto statements = report.statements;
    for (const Statement& statement : statements)
        if (statement.value && (statement.about == About::overall_score || statement.about == About::instrument_score ||
                                statement.about == About::indicator_score))
            check(*statement.value, statement.origin);
}

/// Who a statement speaks of: "ตัวชี้วัดที่ 4", "IIT", "คะแนนรวม".
Message subject(const Statement& statement) {
    if (statement.indicator != 0) {
        const std::string number = std::to_string(statement.indicator);
        return {"indicator " + number, "ตัวชี้วัดที่ " + number};
    }
    if (!statement.instrument.empty()) return {"instrument " + statement.instrument, "เครื่องมือ " + statement.instrument};
    return {"the total", "คะแนนรวม"};
}

/// Table = list = prose: each other value of a score is one finding, against the first that was read.
void check_same_values(Report& report, About about) {
    std::map<std::pair<std::string, int>, std::vector<Statement>> seen;
    for_each_statement(report, about, [&](const Statement& s) {
        seen[{s.indicator != 0 ? "" : s.instrument, s.indicator}].push_back(s);
    });
    for (const auto& [unused, statements] : seen) {
        const Statement& first = statements.front();
        std::vector<Decimal> told;
        for (const Statement& other : statements) {
            if (!first.value || !other.value || *other.value == *first.value) continue;
            if (std::ranges::find(told, *other.value) != told.end()) continue;
            told.push_back(*other.value);
            const Message who = subject(other);
            const std::string difference = abs(*other.value - *first.value).to_string();
            const std::string a = first.value->to_string();
            const std::string b = other.value->to_string();
            const std::string place_en = describe(first.origin, report.parts, Language::english);
            const std::string place_th = describe(first.origin, report.parts, Language::thai);
            add_finding(
                report, "score-mismatch",
                {who.en + " has " + b + " here but " + a + " at " + place_en + " (difference " + difference + ")",
                 who.th + " มีคะแนน " + b + " ที่นี่ แต่เป็น " + a + " ที่ " + place_th + " (ต่างกัน " + difference + ")"},
                other.origin);
        }
    }
}

/// An indicator's name is that of the table, else the first; each other one is a finding.
void check_names(Report& report) {
    std::map<int, std::vector<Statement>> names;
    for_each_statement(report, About::indicator_name, [&](const Statement& s) { names[s.indicator].push_back(s); });
    for (const auto& [number, statements] : names) {
        const auto in_table = std::ranges::find_if(statements, [](const Statement& s) { return s.origin.table != 0; });
        const Statement& proper = in_table != statements.end() ? *in_table : statements.front();
        std::vector<std::string> told = {key_of(proper.text)};
        for (const Statement& other : statements) {
            const std::string key = key_of(other.text);
            if (std::ranges::find(told, key) != told.end()) continue;
            told.push_back(key);
            const std::string n = std::to_string(number);
            add_finding(report, "name-mismatch",
                        {"indicator " + n + " is called " + quoted(other.text) + " here but " + quoted(proper.text) +
                             " at " + describe(proper.origin, report.parts, Language::english),
                         "ตัวชี้วัดที่ " + n + " ใช้ชื่อ " + quoted(other.text) + " ที่นี่ แต่ใช้ชื่อ " + quoted(proper.text) + " ที่ " +
                             describe(proper.origin, report.parts, Language::thai)},
                        other.origin);
        }
    }
}

void check_weakest(Report& report) {
    const auto statements = report.statements;
    for (const Statement& statement : statements) {
        if (statement.about != About::weakest) continue;
        const auto instrument = std::ranges::find(report.instruments, statement.instrument, &Instrument::code);
        if (instrument == report.instruments.end()) continue;
        const Indicator* named = nullptr;
        const Indicator* least = nullptr;
        for (const Indicator& indicator : instrument->indicators) {
            if (!indicator.score) continue;
            if (indicator.number == statement.indicator) named = &indicator;
            if (least == nullptr || indicator.score->value < least->score->value) least = &indicator;
        }
        if (named == nullptr || named->score->value == least->score->value) continue;
        const std::string a = std::to_string(named->number);
        const std::string b = std::to_string(least->number);
        const std::string a_score = named->score->value.to_string();
        const std::string b_score = least->score->value.to_string();
        add_finding(report, "weakest-misnamed",
                    {"indicator " + a + " (" + a_score + ") is called the weakest of " + instrument->code +
                         ", but indicator " + b + " has " + b_score + " < " + a_score,
                     "ระบุว่าตัวชี้วัดที่ " + a + " (" + a_score + ") ได้คะแนนน้อยที่สุดใน " + instrument->code + " แต่ตัวชี้วัดที่ " + b +
                         " ได้ " + b_score + " < " + a_score},
                    statement.origin);
    }
}

void check_counts(Report& report, const YearRules& year) {
    const auto statements = report.statements;
    for (const Statement& statement : statements) {
        if (statement.about != About::indicator_count || !statement.value) continue;
        const auto count = std::ranges::count(year.indicators, statement.instrument, &IndicatorRule::instrument);
        if (count == 0 || *statement.value == Decimal(count, 0)) continue;
        add_finding(report, "indicator-count",
                    {statement.instrument + " is said to have " + statement.value->to_string() + " indicators; in FY" +
                         std::to_string(year.year_be) + " it has " + std::to_string(count),
                     "ระบุว่า " + statement.instrument + " มี " + statement.value->to_string() + " ตัวชี้วัด แต่ปี " +
                         std::to_string(year.year_be) + " มี " + std::to_string(count) + " ตัวชี้วัด"},
                    statement.origin);
    }
}

}  // namespace

void check(Report& report, const Rules& rules) {
    if (report.empty()) return;
    const auto score_year = report.score_year    ? std::optional(static_cast<int>(report.score_year->value))
                            : report.report_year ? std::optional(static_cast<int>(report.report_year->value) - 1)
                                                 : std::nullopt;
    const YearRules& year = rules.year(score_year);
    check_range(report);
    for (const About about : {About::overall_score, About::instrument_score, About::indicator_score})
        check_same_values(report, about);
    check_arithmetic(report, year);
    check_weakest(report);
    check_names(report);
    check_counts(report, year);
    check_measures(report);
}

}  // namespace raingan

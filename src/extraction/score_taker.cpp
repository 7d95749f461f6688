#include "extraction/score_taker.h"

#include <algorithm>

#include "extraction/parts.h"
#include "extraction/phases.h"
#include "thai/numbers.h"

namespace raingan::extraction {

bool ScoreTaker::is_this_year(int year_be) const {
    return year_be == 0 || reporter_.score_year_be == 0 || year_be == reporter_.score_year_be;
}

/// The row's label is the instrument's name in the report's words, where prose has none.
void ScoreTaker::name_instrument(const InstrumentRule& rule, const std::string& written, const Origin& origin) {
    Instrument& entry_of = instrument_entry(report_, rule.code, year_);
    if (entry_of.name) return;
    Line label;
    label.text = written;
    label.key = squeeze(label.text);
    label.origin = origin;
    entry_of.name = instrument_name(label, year_);
}

void ScoreTaker::whole(const Score& score, int year_be) {
    if (year_be != 0) {
        YearResult& result = history_entry(report_, year_be);
        if (!result.score) result.score = score;
    }
    if (!is_this_year(year_be)) return;
    add_statement(report_, {Statement::About::overall_score, {}, 0, score.value, score.as_written, score.origin});
    if (!report_.overall.score) report_.overall.score = score;
}

void ScoreTaker::remember(int year_be, const std::string& code, int number, const Score& score) {
    if (year_be == 0) return;
    auto& scores = history_entry(report_, year_be).scores;
    const auto same = [&](const YearResult::Of& of) { return of.instrument == code && of.indicator == number; };
    if (std::ranges::none_of(scores, same)) scores.push_back({code, number, score});
}

void ScoreTaker::instrument(const InstrumentRule& rule, const Score& score, int year_be, int part) {
    if (part == 0) remember(year_be, rule.code, 0, score);
    if (!is_this_year(year_be)) return;
    Instrument& entry_of = instrument_entry(report_, rule.code, year_);
    if (part != 0) {
        auto& entry = part_entry(entry_of.part_scores, part);
        if (!entry.score) entry.score = score;
        return;
    }
    add_statement(report_,
                  {Statement::About::instrument_score, rule.code, 0, score.value, score.as_written, score.origin});
    if (!entry_of.score) entry_of.score = score;
}

void ScoreTaker::indicator(const IndicatorRule& rule, const Text& name, const Score& score, int year_be, int part) {
    if (part == 0) remember(year_be, rule.instrument, rule.number, score);
    if (!is_this_year(year_be)) return;
    Indicator& entry_of = indicator_entry(report_, rule, year_);
    if (entry_of.name.value.empty())
        entry_of.name =
            name.value.empty() ? Text{rule.names.front().text, rule.names.front().text, score.origin} : name;
    if (!name.value.empty())
        add_statement(report_,
                      {Statement::About::indicator_name, rule.instrument, rule.number, {}, name.value, name.origin});
    if (part != 0) {
        auto& entry = part_entry(entry_of.part_scores, part);
        if (!entry.score) entry.score = score;
        return;
    }
    add_statement(report_, {Statement::About::indicator_score, rule.instrument, rule.number, score.value,
                            score.as_written, score.origin});
    if (!entry_of.score) entry_of.score = score;
}

void ScoreTaker::place(const IndicatorRule& rule, const InstrumentRule* beside, const std::string& name,
                       const Origin& origin) {
    if (rule.instrument.empty()) return;
    add_statement(report_, {Statement::About::indicator_place,
                            beside == nullptr ? rule.instrument : beside->code,
                            rule.number,
                            {},
                            name.empty() ? rule.names.front().text : name,
                            origin});
}

void ScoreTaker::label(const CellText& cell, int year_be) {
    const std::string key = key_of(cell.text);
    const auto named = only_instrument(key, year_);
    if (!named || find_indicator(key, 0, year_) || contains_any(key, {"น้ำหนัก", "เต็ม", "เป้าหมาย", "ขั้นต่ำ"})) return;
    std::optional<thai::Number> only;
    for (auto number = thai::find_number(cell.text); number; number = thai::find_number(cell.text, number->end)) {
        if (number->value.places() == 0) continue;
        if (only) return;
        only = number;
    }
    if (!only || only->value > Decimal(100, 0)) return;
    const std::string written = cell.text.substr(only->begin, only->end - only->begin);
    const auto part = find_part(key);
    instrument(*named->rule, Score{only->value, written, cell.origin}, year_be, part ? part->part : 0);
}

/// The question's indicator is told by the numbers of the year's rules (docs/field.md#indicators): six of IIT, five of
/// EIT.
void ScoreTaker::question(const std::string& code, const Score& score, int year_be, const IndicatorRule* above) {
    if (!is_this_year(year_be)) return;
    const IndicatorRule* rule = indicator_of_question(code, above);
    if (rule == nullptr) return;
    Indicator& entry_of = indicator_entry(report_, *rule, year_);
    if (entry_of.name.value.empty())
        entry_of.name = Text{rule->names.front().text, rule->names.front().text, score.origin};
    auto& questions = entry_of.questions;
    if (std::ranges::find(questions, code, &QuestionScore::code) == questions.end()) questions.push_back({code, score});
}

const IndicatorRule* ScoreTaker::indicator_of_question(const std::string& code, const IndicatorRule* above) const {
    const std::string_view instrument = code.front() == 'i' ? "IIT" : code.front() == 'e' ? "EIT" : "OIT";
    const auto number = thai::parse_number(code.substr(1));
    if (!number) return nullptr;
    for (const IndicatorRule& rule : year_.indicators)
        if (rule.instrument == instrument && number->value >= Decimal(rule.first_question, 0) &&
            number->value <= Decimal(rule.last_question, 0))
            return &rule;
    const bool below = above != nullptr && above->instrument == instrument;
    return below ? above : nullptr;
}

void ScoreTaker::level(const CellText& cell, int year_be) {
    const auto levels = all_levels(rules_, year_);
    const LevelRule* rule = level_called(key_of(cell.text), levels);
    if (rule == nullptr) return;
    const std::optional<Text> named = Text{rule->name.text, cell.text, cell.origin};
    if (year_be != 0) {
        YearResult& result = history_entry(report_, year_be);
        if (!result.level) result.level = named;
    }
    if (!is_this_year(year_be)) return;
    add_statement(report_, {Statement::About::overall_level, {}, 0, {}, named->value, named->origin});
    if (!report_.overall.level) report_.overall.level = named;
}

void ScoreTaker::change(const CellText& cell) {
    if (report_.overall.change) return;
    auto stated = score_of_cell(cell);
    if (!stated) return;
    const std::string key = key_of(cell.text);
    const bool falls =
        key.starts_with("-") || key.starts_with("ลดลง") || key.starts_with("(-") || key.starts_with("\u2193");
    if (falls && stated->value > Decimal(0, 0)) stated->value = Decimal(0, stated->value.places()) - stated->value;
    report_.overall.change = std::move(stated);
}

void ScoreTaker::people(const CellText& cell, const InstrumentRule& rule, bool answered, int part, int year_be) {
    if (rule.code == "OIT") return;
    const auto number = score_of_cell(cell);
    if (!number || number->value.places() != 0 || number->value < Decimal(0, 0)) return;
    Instrument& entry_of = instrument_entry(report_, rule.code, year_);
    const Count count{number->value.units(), number->as_written, cell.origin};
    std::optional<Count>& into = answered ? entry_of.respondents : entry_of.population;
    if (!into) into = count;
    if (answered && part == 0 && is_this_year(year_be))
        add_statement(report_,
                      {Statement::About::respondents, rule.code, 0, number->value, count.as_written, cell.origin});
}

}  // namespace raingan::extraction

#include "library/report_values.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace raingan::library {
namespace {

class Values {
public:
    explicit Values(const Report& report) : report_(report) {}

private:
    // First, for what it returns is deduced.
    template <class T>
    [[nodiscard]] auto maybe(const std::optional<T>& from) const {
        using Value = decltype(value(*from));
        return from ? std::optional<Value>(value(*from)) : std::nullopt;
    }

    template <class T>
    [[nodiscard]] auto each(const std::vector<T>& from) const {
        std::vector<decltype(value(from.front()))> out;
        out.reserve(from.size());
        for (const T& item : from) out.push_back(value(item));
        return out;
    }

    [[nodiscard]] v0::Text value(const Text& text) const {
        return {text.value, text.as_written, place(text.origin, report_.parts), message(text.decided_by)};
    }
    [[nodiscard]] v0::Number value(const Score& score) const {
        return {score.value.to_double(), score.value.to_string(), score.as_written, place(score.origin, report_.parts),
                message(score.decided_by)};
    }
    [[nodiscard]] v0::Number value(const Count& count) const {
        return {static_cast<double>(count.value), std::to_string(count.value), count.as_written,
                place(count.origin, report_.parts), message(count.decided_by)};
    }
    [[nodiscard]] static v0::WorkStatus value(const Sourced<WorkStatus>& status) {
        return static_cast<v0::WorkStatus>(status.value);
    }
    [[nodiscard]] static v0::Period value(const PeriodValue& period) {
        if (!period.period) return {period.text, "", ""};
        return {period.text, iso(period.period->start), iso(period.period->end)};
    }
    [[nodiscard]] v0::PartScore value(const PartScore& part) const {
        return {part.part, maybe(part.score), maybe(part.respondents)};
    }
    [[nodiscard]] v0::QuestionScore value(const QuestionScore& question) const {
        return {question.code, maybe(question.score)};
    }
    [[nodiscard]] v0::Indicator value(const Indicator& indicator) const {
        return {indicator.number, indicator.name.value, maybe(indicator.score), each(indicator.part_scores),
                each(indicator.questions)};
    }
    [[nodiscard]] v0::Instrument value(const Instrument& from) const {
        return {from.code,         maybe(from.name),    maybe(from.respondents), maybe(from.population),
                maybe(from.items), maybe(from.score),   each(from.part_scores),  each(from.indicators),
                from.weakest,      maybe(from.weakness)};
    }
    [[nodiscard]] v0::YearResult value(const YearResult& from) const {
        return {from.year_be, maybe(from.score), maybe(from.level)};
    }
    [[nodiscard]] v0::Round value(const RoundResult& from) const {
        return {from.name, maybe(from.result), maybe(from.status), maybe(from.spent)};
    }
    [[nodiscard]] v0::Progress value(const Progress& from) const {
        return {maybe(from.budget_planned), maybe(from.budget_spent), maybe(from.completion), maybe(from.status),
                each(from.steps),           each(from.links),         each(from.rounds)};
    }
    [[nodiscard]] std::pair<std::string, v0::Text> value(const std::pair<std::string, Text>& field) const {
        return {field.first, value(field.second)};
    }
    [[nodiscard]] v0::Measure value(const Measure& from) const {
        return {from.seq,          from.instrument,    from.indicator,         from.indicator_name,
                maybe(from.score), each(from.actions), each(from.responsible), maybe(from.period),
                each(from.fields), maybe(from.remark), value(from.progress),   place(from.origin, report_.parts)};
    }
    [[nodiscard]] v0::Project value(const Project& from) const {
        return {static_cast<v0::Project::Kind>(from.kind),
                from.year,
                from.seq,
                maybe(from.dimension),
                value(from.name),
                each(from.responsible),
                maybe(from.period),
                each(from.fields),
                value(from.progress),
                place(from.origin, report_.parts)};
    }
    [[nodiscard]] static v0::SignOff value(const SignOff& from) {
        return {from.role, from.name, from.position, from.date ? iso(*from.date) : std::string()};
    }

    const Report& report_;

public:
    v0::Report all() const {
        v0::Report out;
        out.source = report_.source;
        out.organization = maybe(report_.organization);
        out.agency_kind = maybe(report_.agency.kind);
        out.amphoe = maybe(report_.agency.amphoe);
        out.province = maybe(report_.agency.province);
        out.parent = maybe(report_.agency.parent);
        out.title = maybe(report_.title);
        out.report_year = maybe(report_.report_year);
        out.score_year = maybe(report_.score_year);
        const Overall& overall = report_.overall;
        out.overall = {maybe(overall.score),  maybe(overall.level),         maybe(overall.target),
                       maybe(overall.change), maybe(overall.previous_year), maybe(overall.previous_score)};
        out.instruments = each(report_.instruments);
        out.indices = each(report_.indices);
        out.history = each(report_.history);
        out.measures = each(report_.measures);
        out.projects = each(report_.projects);
        out.sign_off = each(report_.sign_off);
        return out;
    }
};

}  // namespace

v0::Report report_values(const Report& report) {
    return Values(report).all();
}

}  // namespace raingan::library

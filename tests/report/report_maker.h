// Reports made at random, with everything that a Report can hold.
#pragma once

#include <array>
#include <random>
#include <string>

#include "report/report.h"

namespace raingan::test {

class ReportMaker {
public:
    explicit ReportMaker(unsigned seed) : random_(seed) {}

    Report report() {
        Report made;
        made.source = text();
        repeat([&] { made.parts.push_back(text()); });
        maybe(made.organization, [&] { return sourced(text()); });
        if (made.organization)
            for (auto part :
                 {&AgencyDetails::kind, &AgencyDetails::amphoe, &AgencyDetails::province, &AgencyDetails::parent})
                maybe(made.agency.*part, [&] { return sourced(text()); });
        maybe(made.title, [&] { return sourced(text()); });
        maybe(made.report_year, [&] { return count(2400, 2700); });
        maybe(made.score_year, [&] { return count(2400, 2700); });
        made.overall = overall();
        repeat([&] { made.instruments.push_back(instrument()); });
        repeat([&] { made.indices.push_back(indicator()); });
        repeat([&] { made.history.push_back(year_result()); });
        repeat([&] { made.measures.push_back(measure()); });
        repeat([&] { made.projects.push_back(project()); });
        repeat([&] { made.sign_off.push_back(sign_off()); });
        repeat([&] { made.statements.push_back(statement()); });
        repeat([&] { made.source_signatures.push_back(source_signature()); });
        repeat([&] {
            made.diagnostics.push_back({static_cast<Severity>(below(3)), "a-code", {text(), text()}, origin()});
            maybe(made.diagnostics.back().crop, [&] {
                return CropBox{static_cast<int>(below(600)), static_cast<int>(below(900)), static_cast<int>(below(900)),
                               -static_cast<int>(below(9))};
            });
        });
        return made;
    }

private:
    std::uint64_t below(std::uint64_t n) { return std::uniform_int_distribution<std::uint64_t>(0, n - 1)(random_); }
    template <typename Make>
    void repeat(Make&& make) {
        for (std::uint64_t n = below(4); n > 0; --n) make();
    }
    template <typename T, typename Make>
    void maybe(std::optional<T>& out, Make&& make) {
        if (below(2) == 0) out = make();
    }

    /// Thai, what needs escapes in JSON or XML, and what XML cannot hold.
    std::string text() {
        static constexpr std::array<std::string_view, 22> pieces = {
            "มาตรการ", "กำ",           "๙๙.๗๐",        " ",    "\n",    "\t",        "\r", "\r\n",
            "\"",      "\\",           "\\u0001",      "<",    "&",     "]]>",       "'",  "\x7F",
            "\x1F",    "\xEF\xBF\xBE", "\xEF\xBF\xBD", "\x01", "&amp;", "\U0001F600"};
        std::string made;
        for (std::uint64_t n = below(5); n > 0; --n) made += pieces.at(below(pieces.size()));
        if (below(20) == 0) made.push_back('\0');
        return made;
    }
    Origin origin() {
        const auto place = [&] { return static_cast<std::uint32_t>(below(3) == 0 ? 0 : below(0x100000000U)); };
        return {static_cast<std::uint16_t>(below(0x10000)), place(), place(), place(), place()};
    }
    Decimal decimal() {
        const auto units = static_cast<std::int64_t>(below(2'000'000'000'000'000)) - 1'000'000'000'000'000;
        return {below(2) == 0 ? units % 20000 : units, static_cast<int>(below(19))};
    }
    template <typename T>
    Sourced<T> sourced(T value) {
        return {std::move(value), text(), origin(), {}};
    }
    /// One that was chosen among several, now and then.
    Score chosen(Decimal value) {
        Score made = sourced(value);
        if (below(3) == 0) made.decided_by = {"because" + text(), text()};
        return made;
    }
    YearResult year_result() {
        YearResult made;
        made.year_be = 2500 + static_cast<int>(below(100));
        maybe(made.score, [&] { return chosen(decimal()); });
        maybe(made.level, [&] { return sourced(text()); });
        repeat([&] { made.scores.push_back({text(), below(2) == 0 ? 0 : number(), sourced(decimal())}); });
        return made;
    }
    Count count(std::int64_t least, std::int64_t most) {
        return sourced(least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1))));
    }
    int number() { return 1 + static_cast<int>(below(10)); }
    thai::Date date() {
        return {1900 + static_cast<int>(below(200)), 1 + static_cast<int>(below(12)), 1 + static_cast<int>(below(28))};
    }

    Overall overall() {
        Overall made;
        maybe(made.score, [&] { return chosen(decimal()); });
        maybe(made.level, [&] { return sourced(text()); });
        maybe(made.target, [&] { return sourced(decimal()); });
        maybe(made.change, [&] { return sourced(decimal()); });
        maybe(made.previous_year, [&] { return count(2400, 2700); });
        maybe(made.previous_score, [&] { return sourced(decimal()); });
        return made;
    }
    PartScore part_score() {
        PartScore made;
        made.part = 1 + static_cast<int>(below(2));
        maybe(made.score, [&] { return chosen(decimal()); });
        maybe(made.respondents, [&] { return count(0, 10'000); });
        return made;
    }
    Indicator indicator() {
        Indicator made;
        made.number = number();
        made.name = sourced(text());
        maybe(made.score, [&] { return chosen(decimal()); });
        repeat([&] { made.part_scores.push_back(part_score()); });
        return made;
    }
    Instrument instrument() {
        Instrument made;
        made.code = "IIT";
        maybe(made.name, [&] { return sourced(text()); });
        maybe(made.respondents, [&] { return count(0, 1'000'000'000'000); });
        maybe(made.items, [&] { return count(0, 43); });
        maybe(made.score, [&] { return chosen(decimal()); });
        maybe(made.population, [&] { return count(0, 10'000); });
        repeat([&] { made.part_scores.push_back(part_score()); });
        repeat([&] { made.indicators.push_back(indicator()); });
        repeat([&] { made.weakest.push_back(number()); });
        maybe(made.weakness, [&] { return sourced(text()); });
        return made;
    }
    Measure measure() {
        Measure made;
        made.instrument = below(2) == 0 ? "OIT" : "";
        maybe(made.indicator, [&] { return number(); });
        made.indicator_name = text();
        maybe(made.score, [&] { return chosen(decimal()); });
        repeat([&] { made.actions.push_back(sourced(text())); });
        repeat([&] { made.responsible.push_back(sourced(text())); });
        maybe(made.period, [&] { return period(); });
        made.fields = fields();
        maybe(made.seq, [&] { return number(); });
        maybe(made.remark, [&] { return sourced(text()); });
        made.progress = progress();
        made.origin = origin();
        return made;
    }
    PeriodValue period() {
        PeriodValue made{text(), std::nullopt, origin()};
        maybe(made.period, [&] { return thai::Period{date(), date()}; });
        return made;
    }
    std::vector<std::pair<std::string, Text>> fields() {
        std::vector<std::pair<std::string, Text>> made;
        for (const char* field : {"steps", "budget", "evidence", "change", "process", "spent", "risk", "other"})
            if (below(2) == 0) made.emplace_back(field, sourced(text()));
        return made;
    }
    Sourced<WorkStatus> status() { return sourced(static_cast<WorkStatus>(below(4))); }
    Progress progress() {
        Progress made;
        maybe(made.budget_planned, [&] { return sourced(decimal()); });
        maybe(made.budget_spent, [&] { return sourced(decimal()); });
        maybe(made.completion, [&] { return sourced(decimal()); });
        maybe(made.status, [&] { return status(); });
        repeat([&] { made.steps.push_back(sourced(text())); });
        repeat([&] { made.links.push_back(sourced(text())); });
        repeat([&] {
            RoundResult round;
            round.name = text();
            maybe(round.result, [&] { return sourced(text()); });
            maybe(round.status, [&] { return status(); });
            maybe(round.spent, [&] { return sourced(decimal()); });
            made.rounds.push_back(std::move(round));
        });
        return made;
    }
    Project project() {
        Project made;
        made.kind = static_cast<Project::Kind>(below(3));
        maybe(made.year, [&] { return 2400 + static_cast<int>(below(301)); });
        maybe(made.seq, [&] { return number(); });
        maybe(made.dimension, [&] { return sourced(text()); });
        maybe(made.dimension_number, [&] { return number(); });
        made.name = sourced(text());
        repeat([&] { made.responsible.push_back(sourced(text())); });
        maybe(made.period, [&] { return period(); });
        made.fields = fields();
        made.progress = progress();
        made.origin = origin();
        return made;
    }
    SignOff sign_off() {
        SignOff made{text(), text(), text(), std::nullopt, origin()};
        maybe(made.date, [&] { return date(); });
        return made;
    }
    SourceSignature source_signature() {
        SourceSignature made{text(), text(), text(), text(), "", false, below(2) == 0, {}, below(2) == 0};
        if (below(2) == 0) made.covers = SourceSignature::Covers::earlier_revision;
        if (below(2) == 0) made.when = "2026-11-30T09:30:00+07:00", made.stamped = below(2) == 0;
        return made;
    }
    Statement statement() {
        Statement made;
        made.about = static_cast<Statement::About>(below(1 + static_cast<unsigned>(Statement::last_about)));
        if (below(2) == 0) made.instrument = "EIT";
        made.indicator = static_cast<int>(below(11));
        maybe(made.value, [&] { return decimal(); });
        made.text = text();
        made.origin = origin();
        repeat([&] { made.terms.push_back(decimal()); });
        return made;
    }

    std::mt19937 random_;
};

/// Where two reports are not the same; Report has no ==, so that all parts are named here.
inline std::string report_difference(const Report& a, const Report& b) {
    if (a.source != b.source) return "source";
    if (a.parts != b.parts) return "parts";
    if (a.organization != b.organization) return "organization";
    if (a.agency != b.agency) return "agency";
    if (a.title != b.title) return "title";
    if (a.report_year != b.report_year || a.score_year != b.score_year) return "years";
    if (a.overall != b.overall) return "overall";
    if (a.instruments != b.instruments) return "instruments";
    if (a.indices != b.indices) return "indices";
    if (a.measures != b.measures) return "measures";
    if (a.projects != b.projects) return "projects";
    if (a.sign_off != b.sign_off) return "sign_off";
    if (a.statements != b.statements) return "statements";
    return a.diagnostics == b.diagnostics ? "" : "diagnostics";
}

}  // namespace raingan::test

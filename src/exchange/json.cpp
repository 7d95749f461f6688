#include "exchange/json.h"

#include <array>
#include <charconv>
#include <string_view>

#include "base/severity_name.h"
#include "exchange/json_writer.h"

namespace raingan {
namespace {

void write_origin(JsonWriter& json, const Origin& origin) {
    json.begin_object();
    json.member("part").number(origin.part);
    const auto place = [&](const char* name, std::uint32_t value) {
        if (value != 0) json.member(name).number(value);
    };
    place("table", origin.table);
    place("row", origin.row);
    place("column", origin.column);
    place("paragraph", origin.paragraph);
    json.end_object();
}

/// One member of an object's "origin": where the value stands and, where it differs, how it is written there.
void write_source(JsonWriter& json, std::string_view value, std::string_view as_written, const Origin& origin,
                  const Message& decided_by = {}) {
    json.begin_object();
    if (as_written != value) json.member("as_written").string(as_written);
    json.member("at");
    write_origin(json, origin);
    if (!decided_by.en.empty()) {
        json.member("certainty").string("decided");
        json.member("reason").begin_object();
        json.member("en").string(decided_by.en);
        json.member("th").string(decided_by.th);
        json.end_object();
    }
    json.end_object();
}
void write_source(JsonWriter& json, const Text& text) {
    write_source(json, text.value, text.as_written, text.origin, text.decided_by);
}
void write_source(JsonWriter& json, const Score& score) {
    write_source(json, score.value.to_string(), score.as_written, score.origin, score.decided_by);
}
void write_source(JsonWriter& json, const Count& count) {
    write_source(json, std::to_string(count.value), count.as_written, count.origin, count.decided_by);
}
void write_source(JsonWriter& json, const PeriodValue& period) {
    write_source(json, period.text, period.text, period.origin);
}

void write_value(JsonWriter& json, const Text& text) {
    json.string(text.value);
}
void write_value(JsonWriter& json, const Score& score) {
    json.decimal(score.value);
}
void write_value(JsonWriter& json, const Count& count) {
    json.number(count.value);
}
void write_value(JsonWriter& json, const PeriodValue& period) {
    json.begin_object();
    json.member("text").string(period.text);
    if (period.period) {
        json.member("start").string(thai::iso(period.period->start));
        json.member("end").string(thai::iso(period.period->end));
    }
    json.end_object();
}

void write_value(JsonWriter& json, const Sourced<WorkStatus>& status) {
    json.string(status_name(status.value));
}
void write_source(JsonWriter& json, const Sourced<WorkStatus>& status) {
    write_source(json, status_name(status.value), status.as_written, status.origin);
}

/// Values and their sources under the same names: `write` calls value(name, optional) for each.
template <typename Write>
void write_sourced(JsonWriter& json, bool sources, Write&& write) {
    if (sources) json.member("origin").begin_object();
    write([&](const char* name, const auto& value) {
        if (!value) return;
        json.member(name);
        if (sources)
            write_source(json, *value);
        else
            write_value(json, *value);
    });
    if (sources) json.end_object();
}

void write_overall(JsonWriter& json, const Overall& overall) {
    json.begin_object();
    const auto members = [&](auto&& value) {
        value("score", overall.score);
        value("level", overall.level);
        value("target", overall.target);
        value("change", overall.change);
        value("previous_year", overall.previous_year);
        value("previous_score", overall.previous_score);
    };
    write_sourced(json, false, members);
    write_sourced(json, true, members);
    json.end_object();
}

void write_part_scores(JsonWriter& json, const std::vector<PartScore>& parts) {
    if (parts.empty()) return;
    json.member("part_scores").begin_array();
    for (const PartScore& part : parts) {
        json.begin_object();
        json.member("part").number(part.part);
        const auto members = [&](auto&& value) {
            value("score", part.score);
            value("respondents", part.respondents);
        };
        write_sourced(json, false, members);
        write_sourced(json, true, members);
        json.end_object();
    }
    json.end_array();
}

template <typename Values, typename Write>
void write_array(JsonWriter& json, const char* name, const Values& values, Write&& write) {
    json.member(name).begin_array();
    for (const auto& value : values) write(json, value);
    json.end_array();
}

void write_question(JsonWriter& json, const QuestionScore& question) {
    json.begin_object();
    json.member("code").string(question.code);
    const auto members = [&](auto&& value) { value("score", question.score); };
    write_sourced(json, false, members);
    write_sourced(json, true, members);
    json.end_object();
}

void write_indicator(JsonWriter& json, const Indicator& indicator) {
    json.begin_object();
    json.member("number").number(indicator.number);
    const auto members = [&](auto&& value) {
        value("name", std::optional(indicator.name));
        value("score", indicator.score);
    };
    write_sourced(json, false, members);
    write_part_scores(json, indicator.part_scores);
    if (!indicator.questions.empty()) write_array(json, "questions", indicator.questions, write_question);
    write_sourced(json, true, members);
    json.end_object();
}

void write_instrument(JsonWriter& json, const Instrument& instrument) {
    json.begin_object();
    json.member("code").string(instrument.code);
    const auto members = [&](auto&& value) {
        value("name", instrument.name);
        value("respondents", instrument.respondents);
        value("population", instrument.population);
        value("items", instrument.items);
        value("score", instrument.score);
        value("weakness", instrument.weakness);
    };
    write_sourced(json, false, members);
    write_part_scores(json, instrument.part_scores);
    json.member("indicators").begin_array();
    for (const Indicator& indicator : instrument.indicators) write_indicator(json, indicator);
    json.end_array();
    json.member("weakest").begin_array();
    for (const int number : instrument.weakest) json.number(number);
    json.end_array();
    write_sourced(json, true, members);
    json.end_object();
}

void write_texts(JsonWriter& json, const char* name, const std::vector<Text>& texts, bool sources) {
    json.member(name).begin_array();
    for (const Text& text : texts) {
        if (sources)
            write_source(json, text);
        else
            json.string(text.value);
    }
    json.end_array();
}

void write_round(JsonWriter& json, const RoundResult& round) {
    json.begin_object();
    json.member("name").string(round.name);
    const auto members = [&](auto&& value) {
        value("result", round.result);
        value("status", round.status);
        value("spent", round.spent);
    };
    write_sourced(json, false, members);
    write_sourced(json, true, members);
    json.end_object();
}

/// What measures and projects have in common, or where it was read.
template <typename Work>
void write_work(JsonWriter& json, const Work& work, bool sources) {
    const auto value = [&](const char* name, const auto& optional) {
        if (!optional) return;
        json.member(name);
        if (sources)
            write_source(json, *optional);
        else
            write_value(json, *optional);
    };
    write_texts(json, "responsible", work.responsible, sources);
    value("period", work.period);
    if constexpr (requires { work.remark; }) value("remark", work.remark);
    if (!work.fields.empty()) {
        json.member("fields").begin_object();
        for (const auto& [name, text] : work.fields) value(name.c_str(), std::optional(text));
        json.end_object();
    }
    const Progress& progress = work.progress;
    value("budget_planned", progress.budget_planned);
    value("budget_spent", progress.budget_spent);
    value("completion", progress.completion);
    value("status", progress.status);
    if (!progress.steps.empty()) write_texts(json, "step_list", progress.steps, sources);
    if (!progress.links.empty()) write_texts(json, "links", progress.links, sources);
    if (!sources && !progress.rounds.empty()) write_array(json, "rounds", progress.rounds, write_round);
}

void write_measure(JsonWriter& json, const Measure& measure) {
    json.begin_object();
    if (measure.seq) json.member("seq").number(*measure.seq);
    json.member("instrument").string(measure.instrument);
    if (measure.indicator) json.member("indicator").number(*measure.indicator);
    json.member("indicator_name").string(measure.indicator_name);
    if (measure.score) json.member("score").decimal(measure.score->value);
    write_texts(json, "actions", measure.actions, false);
    write_work(json, measure, false);
    json.member("row");
    write_origin(json, measure.origin);
    json.member("origin").begin_object();
    if (measure.score) {
        json.member("score");
        write_source(json, *measure.score);
    }
    write_texts(json, "actions", measure.actions, true);
    write_work(json, measure, true);
    json.end_object();
    json.end_object();
}

void write_project(JsonWriter& json, const Project& project) {
    json.begin_object();
    json.member("kind").string(kind_name(project.kind));
    if (project.year) json.member("year").number(*project.year);
    if (project.seq) json.member("seq").number(*project.seq);
    if (project.dimension_number) json.member("dimension_number").number(*project.dimension_number);
    if (project.dimension) json.member("dimension").string(project.dimension->value);
    json.member("name").string(project.name.value);
    write_work(json, project, false);
    json.member("row");
    write_origin(json, project.origin);
    json.member("origin").begin_object();
    if (project.dimension) {
        json.member("dimension");
        write_source(json, *project.dimension);
    }
    json.member("name");
    write_source(json, project.name);
    write_work(json, project, true);
    json.end_object();
    json.end_object();
}

void write_sign_off(JsonWriter& json, const SignOff& sign_off) {
    json.begin_object();
    json.member("role").string(sign_off.role);
    json.member("name").string(sign_off.name);
    json.member("position").string(sign_off.position);
    if (sign_off.date) json.member("date").string(thai::iso(*sign_off.date));
    json.member("at");
    write_origin(json, sign_off.origin);
    json.end_object();
}

void write_statement(JsonWriter& json, const Statement& statement) {
    json.begin_object();
    json.member("about").string(statement_name(statement.about));
    if (!statement.instrument.empty()) json.member("instrument").string(statement.instrument);
    if (statement.indicator != 0) json.member("indicator").number(statement.indicator);
    if (statement.value) json.member("value").decimal(*statement.value);
    if (!statement.text.empty()) json.member("text").string(statement.text);
    if (!statement.terms.empty()) {
        json.member("terms").begin_array();
        for (const Decimal& term : statement.terms) json.decimal(term);
        json.end_array();
    }
    json.member("at");
    write_origin(json, statement.origin);
    json.end_object();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
    json.begin_object();
    json.member("severity").string(severity_name(diagnostic.severity));
    json.member("code").string(diagnostic.code);
    json.member("message").begin_object();
    json.member("en").string(diagnostic.message.en);
    json.member("th").string(diagnostic.message.th);
    json.end_object();
    json.member("at");
    write_origin(json, diagnostic.origin);
    if (diagnostic.crop) {
        json.member("crop").begin_object();
        json.member("left").number(diagnostic.crop->left);
        json.member("bottom").number(diagnostic.crop->bottom);
        json.member("right").number(diagnostic.crop->right);
        json.member("top").number(diagnostic.crop->top);
        json.end_object();
    }
    json.end_object();
}

void write_correction(JsonWriter& json, const Correction& correction) {
    json.begin_object();
    json.member("id").string(correction.id);
    json.member("op").string(correction_name(correction.kind));
    if (!correction.finding) json.member("path").string(correction.path);
    if (correction.from) json.member("from").string(*correction.from);
    if (correction.to) json.member("to").string(*correction.to);
    if (correction.finding) {
        json.member("finding");
        write_diagnostic(json, *correction.finding);
    }
    json.member("by").string(correction.by);
    json.member("when").string(correction.when);
    json.member("why").string(correction.why);
    json.end_object();
}

void write_source_signature(JsonWriter& json, const SourceSignature& signature) {
    json.begin_object();
    json.member("kind").string(signature.document ? "document_timestamp" : "signature");
    json.member("field").string(signature.field);
    json.member("role").string(signature.role);
    json.member("name").string(signature.name);
    json.member("signer").string(signature.signer);
    if (!signature.when.empty()) {
        json.member("when").string(signature.when);
        json.member("time").string(signature.stamped ? "stamped" : "claimed");
    }
    json.member("covers").string(covers_name(signature.covers));
    json.member("state").string(signature.holds ? "holds" : "broken");
    json.end_object();
}

void write_score_of(JsonWriter& json, const YearResult::Of& of) {
    json.begin_object();
    json.member("instrument").string(of.instrument);
    if (of.indicator != 0) json.member("indicator").number(of.indicator);
    const auto members = [&](auto&& value) { value("score", std::optional(of.score)); };
    write_sourced(json, false, members);
    write_sourced(json, true, members);
    json.end_object();
}

void write_year_result(JsonWriter& json, const YearResult& result) {
    json.begin_object();
    json.member("year").number(result.year_be);
    const auto members = [&](auto&& value) {
        value("score", result.score);
        value("level", result.level);
    };
    write_sourced(json, false, members);
    write_array(json, "scores", result.scores, write_score_of);
    write_sourced(json, true, members);
    json.end_object();
}

/// Each value beside its name; where they stand, in an "origin" of their own.
void write_organization(JsonWriter& json, const Report& report) {
    json.member("organization").begin_object();
    json.member("name").string(report.organization->value);
    const AgencyDetails& agency = report.agency;
    const auto members = [&](auto&& value) {
        value("type", agency.kind);
        value("amphoe", agency.amphoe);
        value("province", agency.province);
        value("parent", agency.parent);
    };
    write_sourced(json, false, members);
    if (agency != AgencyDetails()) write_sourced(json, true, members);
    json.end_object();
}

void write_heading(JsonWriter& json, const Report& report) {
    json.member("source").string(report.source);
    json.member("parts").begin_array();
    for (const std::string& part : report.parts) json.string(part);
    json.end_array();
    if (report.organization) write_organization(json, report);
    const auto members = [&](auto&& value) {
        value("title", report.title);
        value("report_year", report.report_year);
        value("score_year", report.score_year);
    };
    write_sourced(json, false, members);
    write_sourced(json, true, [&](auto&& value) {
        value("organization", report.organization);
        members(value);
    });
}

}  // namespace

std::string to_json(const Report& report) {
    JsonWriter json;
    json.begin_object();
    write_heading(json, report);
    json.member("overall");
    write_overall(json, report.overall);
    write_array(json, "instruments", report.instruments, write_instrument);
    if (!report.indices.empty()) write_array(json, "indices", report.indices, write_indicator);
    if (!report.history.empty()) write_array(json, "history", report.history, write_year_result);
    write_array(json, "measures", report.measures, write_measure);
    if (!report.projects.empty()) write_array(json, "projects", report.projects, write_project);
    write_array(json, "sign_off", report.sign_off, write_sign_off);
    write_array(json, "statements", report.statements, write_statement);
    write_array(json, "diagnostics", report.diagnostics, write_diagnostic);
    if (!report.corrections.empty()) write_array(json, "corrections", report.corrections, write_correction);
    if (!report.source_signatures.empty())
        write_array(json, "source_signatures", report.source_signatures, write_source_signature);
    json.end_object();
    return json.finish();
}

}  // namespace raingan

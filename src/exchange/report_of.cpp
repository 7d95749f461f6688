// Values by name → Report. Each function reads what the function of the same subject in json.cpp writes.
#include <algorithm>
#include <array>
#include <limits>

#include "base/severity_name.h"
#include "exchange/members.h"
#include "exchange/work_of.h"

namespace raingan::exchange {
namespace {

void year_at(Members& members, std::string_view name) {
    members.with(name, [](const Place& at) { integer_at<int>(at, 2400, 2700); });
}

Overall overall_at(const Place& at) {
    Overall overall;
    Members members(at);
    year_at(members, "previous_year");
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "score", overall.score);
        read_sourced(members, sources, "level", overall.level);
        read_sourced(members, sources, "target", overall.target);
        read_sourced(members, sources, "change", overall.change);
        read_sourced(members, sources, "previous_year", overall.previous_year);
        read_sourced(members, sources, "previous_score", overall.previous_score);
    });
    members.end();
    return overall;
}

PartScore part_score_at(const Place& at) {
    PartScore part;
    Members members(at);
    members.need("part", [&](const Place& number) { part.part = integer_at<int>(number, 1); });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "score", part.score);
        read_sourced(members, sources, "respondents", part.respondents);
    });
    members.end();
    return part;
}
void read_part_scores(Members& members, std::vector<PartScore>& parts) {
    members.with("part_scores", [&](const Place& list) {
        each_item(list, [&](const Place& item) { parts.push_back(part_score_at(item)); });
    });
}

QuestionScore question_at(const Place& at) {
    QuestionScore question;
    Members members(at);
    members.need("code", [&](const Place& code) { question.code = text_at(code); });
    with_sources(members, [&](Members* sources) { read_sourced(members, sources, "score", question.score); });
    members.end();
    return question;
}

Indicator indicator_entry_at(const Place& at) {
    Indicator indicator;
    Members members(at);
    read_part_scores(members, indicator.part_scores);
    members.with("questions", [&](const Place& list) {
        each_item(list, [&](const Place& item) { indicator.questions.push_back(question_at(item)); });
    });
    members.need("number", [&](const Place& number) { indicator.number = integer_at<int>(number, 1); });
    members.need("name", [&](const Place& name) { read_value(name, indicator.name); });
    with_sources(members, [&](Members* sources) {
        if (sources != nullptr) sources->with("name", [&](const Place& name) { read_source(name, indicator.name); });
        read_sourced(members, sources, "score", indicator.score);
    });
    members.end();
    return indicator;
}

Instrument instrument_at(const Place& at) {
    Instrument instrument;
    Members members(at);
    read_part_scores(members, instrument.part_scores);
    members.need("code", [&](const Place& code) { instrument.code = text_at(code); });
    members.need("indicators", [&](const Place& list) {
        each_item(list, [&](const Place& item) { instrument.indicators.push_back(indicator_entry_at(item)); });
    });
    members.need("weakest", [&](const Place& list) {
        each_item(list, [&](const Place& item) {
            instrument.weakest.push_back(integer_at<int>(item, std::numeric_limits<int>::min()));
        });
    });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "name", instrument.name);
        read_sourced(members, sources, "respondents", instrument.respondents);
        read_sourced(members, sources, "population", instrument.population);
        read_sourced(members, sources, "items", instrument.items);
        read_sourced(members, sources, "score", instrument.score);
        read_sourced(members, sources, "weakness", instrument.weakness);
    });
    members.end();
    return instrument;
}

SignOff sign_off_at(const Place& at) {
    SignOff sign_off;
    Members members(at);
    members.need("role", [&](const Place& role) { sign_off.role = text_at(role); });
    members.need("name", [&](const Place& name) { sign_off.name = text_at(name); });
    members.need("position", [&](const Place& position) { sign_off.position = text_at(position); });
    members.with("date", [&](const Place& date) { sign_off.date = date_at(date); });
    members.with("at", [&](const Place& place) { sign_off.origin = origin_at(place); });
    members.end();
    return sign_off;
}

Statement::About about_at(const Place& at) {
    for (unsigned i = 0; i <= static_cast<unsigned>(Statement::last_about); ++i)
        if (const auto about = static_cast<Statement::About>(i); statement_name(about) == text_at(at)) return about;
    throw report_fault(at, {"is no kind of statement", "ไม่ใช่ชนิดของข้อความที่รู้จัก"});
}

Statement statement_at(const Place& at) {
    Statement statement;
    Members members(at);
    members.need("about", [&](const Place& about) { statement.about = about_at(about); });
    members.with("instrument", [&](const Place& code) { statement.instrument = text_at(code); });
    members.with("indicator", [&](const Place& number) { statement.indicator = integer_at<int>(number, 1); });
    members.with("value", [&](const Place& value) { statement.value = decimal_at(value); });
    members.with("text", [&](const Place& text) { statement.text = text_at(text); });
    members.with("terms", [&](const Place& list) {
        each_item(list, [&](const Place& term) { statement.terms.push_back(decimal_at(term)); });
    });
    members.need("at", [&](const Place& place) { statement.origin = origin_at(place); });
    members.end();
    return statement;
}

Severity severity_at(const Place& at) {
    const auto* const found = std::ranges::find(severity_names, text_at(at));
    if (found == severity_names.end())
        throw report_fault(at, {"is none of info, warning, finding", "ไม่ใช่ info, warning หรือ finding"});
    return static_cast<Severity>(found - severity_names.begin());
}

CropBox crop_at(const Place& at) {
    CropBox crop;
    Members members(at);
    const auto edge = [&](const char* name, int& value) {
        members.need(name,
                     [&](const Place& place) { value = integer_at<int>(place, std::numeric_limits<int>::min()); });
    };
    edge("left", crop.left);
    edge("bottom", crop.bottom);
    edge("right", crop.right);
    edge("top", crop.top);
    members.end();
    return crop;
}

Diagnostic diagnostic_at(const Place& at) {
    Diagnostic diagnostic;
    Members members(at);
    members.need("severity", [&](const Place& severity) { diagnostic.severity = severity_at(severity); });
    members.need("code", [&](const Place& code) { diagnostic.code = text_at(code); });
    members.need("message", [&](const Place& message) { diagnostic.message = message_at(message); });
    members.with("at", [&](const Place& place) { diagnostic.origin = origin_at(place); });
    members.with("crop", [&](const Place& crop) { diagnostic.crop = crop_at(crop); });
    members.end();
    return diagnostic;
}

Correction correction_at(const Place& at) {
    Correction correction;
    Members members(at);
    members.need("id", [&](const Place& id) { correction.id = text_at(id); });
    members.need("op", [&](const Place& op) {
        for (unsigned i = 0; i <= static_cast<unsigned>(Correction::last_kind); ++i)
            if (const auto kind = static_cast<Correction::Kind>(i); correction_name(kind) == text_at(op)) {
                correction.kind = kind;
                return;
            }
        throw report_fault(op, {"is none of set, choose, dismiss", "ไม่ใช่ set, choose หรือ dismiss"});
    });
    members.with("path", [&](const Place& path) { correction.path = text_at(path); });
    members.with("from", [&](const Place& from) { correction.from = text_at(from); });
    members.with("to", [&](const Place& to) { correction.to = text_at(to); });
    members.with("finding", [&](const Place& finding) { correction.finding = diagnostic_at(finding); });
    members.need("by", [&](const Place& by) { correction.by = text_at(by); });
    members.need("when", [&](const Place& when) { correction.when = text_at(when); });
    members.need("why", [&](const Place& why) { correction.why = text_at(why); });
    members.end();
    return correction;
}

/// Which of the two names stands there.
bool is_second(const Place& at, std::string_view first, std::string_view second) {
    if (text_at(at) != first && text_at(at) != second)
        throw report_fault(at, {"is none of " + std::string(first) + ", " + std::string(second),
                                "ไม่ใช่ " + std::string(first) + " หรือ " + std::string(second)});
    return text_at(at) == second;
}

SourceSignature source_signature_at(const Place& at) {
    SourceSignature signature;
    Members members(at);
    using Covers = SourceSignature::Covers;
    members.need("kind",
                 [&](const Place& kind) { signature.document = is_second(kind, "signature", "document_timestamp"); });
    members.need("field", [&](const Place& field) { signature.field = text_at(field); });
    members.need("role", [&](const Place& role) { signature.role = text_at(role); });
    members.need("name", [&](const Place& name) { signature.name = text_at(name); });
    members.need("signer", [&](const Place& signer) { signature.signer = text_at(signer); });
    members.with("when", [&](const Place& when) { signature.when = text_at(when); });
    members.with("time", [&](const Place& time) { signature.stamped = is_second(time, "claimed", "stamped"); });
    members.need("covers", [&](const Place& covers) {
        const bool earlier = is_second(covers, covers_name(Covers::whole_file), covers_name(Covers::earlier_revision));
        signature.covers = earlier ? Covers::earlier_revision : Covers::whole_file;
    });
    members.need("state", [&](const Place& state) { signature.holds = !is_second(state, "holds", "broken"); });
    members.end();
    return signature;
}

YearResult::Of score_of_at(const Place& at) {
    YearResult::Of of;
    Members members(at);
    members.need("instrument", [&](const Place& code) { of.instrument = text_at(code); });
    members.with("indicator", [&](const Place& number) { of.indicator = integer_at<int>(number, 1); });
    std::optional<Score> score;
    with_sources(members, [&](Members* sources) { read_sourced(members, sources, "score", score); });
    if (!score) throw report_fault(at, {"lacks the member \"score\"", "ขาดสมาชิก \"score\""});
    of.score = std::move(*score);
    members.end();
    return of;
}

YearResult year_result_at(const Place& at) {
    YearResult result;
    Members members(at);
    members.need("year", [&](const Place& year) { result.year_be = integer_at<int>(year, 2400, 2700); });
    members.need("scores", [&](const Place& list) {
        each_item(list, [&](const Place& item) { result.scores.push_back(score_of_at(item)); });
    });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "score", result.score);
        read_sourced(members, sources, "level", result.level);
    });
    members.end();
    return result;
}

void read_organization(const Place& at, Report& report) {
    Members members(at);
    members.need("name", [&](const Place& name) { read_value(name, report.organization.emplace()); });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "type", report.agency.kind);
        read_sourced(members, sources, "amphoe", report.agency.amphoe);
        read_sourced(members, sources, "province", report.agency.province);
        read_sourced(members, sources, "parent", report.agency.parent);
    });
    members.end();
}

void read_heading(Members& members, Report& report) {
    members.with("source", [&](const Place& source) { report.source = text_at(source); });
    members.with("parts", [&](const Place& list) {
        each_item(list, [&](const Place& item) { report.parts.emplace_back(text_at(item)); });
    });
    members.with("organization", [&](const Place& at) { read_organization(at, report); });
    year_at(members, "report_year");
    year_at(members, "score_year");
    with_sources(members, [&](Members* sources) {
        if (sources != nullptr) sources->allow("organization");
        if (sources != nullptr && report.organization)
            sources->with("organization", [&](const Place& at) { read_source(at, *report.organization); });
        read_sourced(members, sources, "title", report.title);
        read_sourced(members, sources, "report_year", report.report_year);
        read_sourced(members, sources, "score_year", report.score_year);
    });
}

}  // namespace

Report report_of(const Value& root) {
    const Place at{root};
    Report report;
    Members members(at);
    read_heading(members, report);
    const auto list = [&](auto& into, auto read) {
        return [&into, read](const Place& items) {
            each_item(items, [&](const Place& item) { into.push_back(read(item)); });
        };
    };
    members.need("overall", [&](const Place& overall) { report.overall = overall_at(overall); });
    members.need("instruments", list(report.instruments, instrument_at));
    members.with("indices", list(report.indices, indicator_entry_at));
    members.with("history", list(report.history, year_result_at));
    members.need("measures", list(report.measures, measure_at));
    members.with("projects", list(report.projects, project_at));
    members.with("sign_off", list(report.sign_off, sign_off_at));
    members.with("statements", list(report.statements, statement_at));
    members.with("diagnostics", list(report.diagnostics, diagnostic_at));
    members.with("corrections", list(report.corrections, correction_at));
    members.with("source_signatures", list(report.source_signatures, source_signature_at));
    members.end();
    return report;
}

}  // namespace raingan::exchange

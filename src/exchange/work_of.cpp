// Measures and projects of a tree of values. Each function reads what the function of the same subject in json.cpp
// writes.
#include "exchange/work_of.h"

#include <array>

#include "exchange/members.h"

namespace raingan::exchange {
namespace {

using Fields = std::vector<std::pair<std::string, Text>>;

/// Columns beyond the core go by the names of the rules; in the order of the file.
void read_fields(Members& members, Members* sources, Fields& fields) {
    members.with("fields", [&](const Place& at) {
        Members known(at);
        for (const std::string_view name :
             {"previous_score", "change",  "level",   "issue",      "measure",   "steps", "monitoring",
              "result",         "status",  "problem", "suggestion", "budget",    "kpi",   "target",
              "evidence",       "process", "spent",   "completion", "dimension", "risk",  "other"})
            known.allow(name);
        known.end();
        for (std::size_t i = 0; i < at.value.children.size(); ++i) {
            const Value& child = at.value.children[i];
            fields.emplace_back(child.name, Text());
            read_value({child, &at, i}, fields.back().second);
        }
    });
    if (sources == nullptr) return;
    sources->with("fields", [&](const Place& at) {
        for (std::size_t i = 0; i < at.value.children.size(); ++i) {
            const Value& child = at.value.children[i];
            const auto field = std::ranges::find(fields, child.name, &std::pair<std::string, Text>::first);
            const Place place{child, &at, i};
            if (field == fields.end()) throw report_fault(place, {"has no value in \"fields\"", "ไม่มีค่าใน \"fields\""});
            read_source(place, field->second);
        }
    });
}

template <std::size_t count, typename Enum, typename Name>
void read_name(const Place& at, Enum& value, Name&& name) {
    for (std::size_t i = 0; i < count; ++i)
        if (name(static_cast<Enum>(i)) == text_at(at)) {
            value = static_cast<Enum>(i);
            return;
        }
    throw report_fault(at, {"is none of the names that may stand here", "ไม่ใช่ชื่อที่กำหนดไว้"});
}

void read_value(const Place& at, Sourced<WorkStatus>& status) {
    constexpr std::size_t statuses = 4;
    read_name<statuses>(at, status.value, status_name);
    status.as_written = status_name(status.value);
}

/// As read_sourced, for values that the functions of members.h do not know.
void read_status(Members& values, Members* sources, std::optional<Sourced<WorkStatus>>& status) {
    values.with("status", [&](const Place& at) { read_value(at, status.emplace()); });
    if (sources == nullptr) return;
    if (status)
        sources->with("status", [&](const Place& at) { read_source(at, *status); });
    else
        sources->allow("status");
}

/// A list that may be absent.
void read_some_texts(Members& members, Members* sources, std::string_view name, std::vector<Text>& texts) {
    if (sources != nullptr) sources->allow(name);
    members.with(name, [&](const Place&) { read_texts(members, sources, name, texts); });
}

RoundResult round_at(const Place& at) {
    RoundResult round;
    Members members(at);
    members.need("name", [&](const Place& name) { round.name = text_at(name); });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "result", round.result);
        read_status(members, sources, round.status);
        read_sourced(members, sources, "spent", round.spent);
    });
    members.end();
    return round;
}

void read_progress(Members& members, Members* sources, Progress& progress) {
    read_sourced(members, sources, "budget_planned", progress.budget_planned);
    read_sourced(members, sources, "budget_spent", progress.budget_spent);
    read_sourced(members, sources, "completion", progress.completion);
    read_status(members, sources, progress.status);
    read_some_texts(members, sources, "step_list", progress.steps);
    read_some_texts(members, sources, "links", progress.links);
    members.with("rounds", [&](const Place& list) {
        each_item(list, [&](const Place& item) { progress.rounds.push_back(round_at(item)); });
    });
}

void read_number(Members& members, std::string_view name, std::optional<int>& number) {
    members.with(name, [&](const Place& at) { number = integer_at<int>(at, 0); });
}

}  // namespace

Measure measure_at(const Place& at) {
    Measure measure;
    Members members(at);
    read_number(members, "seq", measure.seq);
    members.need("instrument", [&](const Place& code) { measure.instrument = text_at(code); });
    members.with("indicator", [&](const Place& number) { measure.indicator = integer_at<int>(number, 1); });
    members.need("indicator_name", [&](const Place& name) { measure.indicator_name = text_at(name); });
    members.with("row", [&](const Place& row) { measure.origin = origin_at(row); });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "score", measure.score);
        read_texts(members, sources, "actions", measure.actions);
        read_texts(members, sources, "responsible", measure.responsible);
        read_sourced(members, sources, "period", measure.period);
        read_sourced(members, sources, "remark", measure.remark);
        read_fields(members, sources, measure.fields);
        read_progress(members, sources, measure.progress);
    });
    members.end();
    return measure;
}

Project project_at(const Place& at) {
    Project project;
    Members members(at);
    members.need("kind", [&](const Place& kind) {
        constexpr std::size_t kinds = 3;
        read_name<kinds>(kind, project.kind, kind_name);
    });
    members.with("year", [&](const Place& year) { project.year = integer_at<int>(year, 2400, 2700); });
    read_number(members, "seq", project.seq);
    read_number(members, "dimension_number", project.dimension_number);
    members.need("name", [&](const Place& name) { read_value(name, project.name); });
    members.with("row", [&](const Place& row) { project.origin = origin_at(row); });
    with_sources(members, [&](Members* sources) {
        read_sourced(members, sources, "dimension", project.dimension);
        if (sources != nullptr) sources->with("name", [&](const Place& name) { read_source(name, project.name); });
        read_texts(members, sources, "responsible", project.responsible);
        read_sourced(members, sources, "period", project.period);
        read_fields(members, sources, project.fields);
        read_progress(members, sources, project.progress);
    });
    members.end();
    return project;
}

}  // namespace raingan::exchange

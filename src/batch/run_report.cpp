#include "batch/run_report.h"

#include <cmath>

namespace raingan::batch {
namespace {

const char* name_of(Severity severity) {
    if (severity == Severity::finding) return "finding";
    return severity == Severity::warning ? "warning" : "info";
}

const char* name_of(Row::State state) {
    if (state == Row::State::made) return "made";
    return state == Row::State::unchanged ? "unchanged" : "failed";
}

Decimal milliseconds(double seconds) {
    constexpr double scale = 1e6;
    return {static_cast<std::int64_t>(std::llround(seconds * scale)), 3};
}

void write_finding(JsonWriter& json, const Finding& finding) {
    json.begin_object();
    json.member("severity").string(name_of(finding.severity));
    json.member("code").string(finding.code);
    if (!finding.place.empty()) json.member("place").string(finding.place);
    json.member("message").string(finding.message);
    json.end_object();
}

}  // namespace

RunReport::RunReport() {
    json_.begin_object();
    json_.member("files");
    json_.begin_array();
}

void RunReport::add(const Task& task, const Row& row) {
    json_.begin_object();
    json_.member("input").string(task.input);
    json_.member("status").string(name_of(row.state));
    json_.member("exit_status").number(static_cast<int>(row.outcome.status));
    if (row.state == Row::State::failed) {
        json_.member("error");
        write_finding(json_, row.outcome.error);
    }
    json_.member("outputs");
    json_.begin_array();
    for (const std::string& path : row.written) json_.string(path);
    json_.end_array();
    json_.member("findings");
    json_.begin_array();
    for (const Finding& finding : row.outcome.findings) write_finding(json_, finding);
    json_.end_array();
    if (row.state != Row::State::unchanged) {
        json_.member("cpu_ms").decimal(milliseconds(row.outcome.cpu_seconds));
        json_.member("wall_ms").decimal(milliseconds(row.outcome.wall_seconds));
    }
    json_.end_object();
}

std::string RunReport::finish(const Totals& totals) {
    json_.end_array();
    json_.member("made").number(static_cast<std::int64_t>(totals.made));
    json_.member("unchanged").number(static_cast<std::int64_t>(totals.unchanged));
    json_.member("failed").number(static_cast<std::int64_t>(totals.failed));
    json_.member("passed_over").number(static_cast<std::int64_t>(totals.passed_over));
    json_.member("wall_ms").decimal(milliseconds(totals.seconds));
    json_.end_object();
    return json_.finish();
}

bool is_run_report(std::string_view bytes) {
    return bytes.starts_with("{\n \"files\": [");
}

}  // namespace raingan::batch

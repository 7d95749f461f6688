#include "batch/run_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/csv.h"
#include "base/path.h"
#include "base/severity_name.h"
#include "exchange/json_writer.h"
#include "sheet/table.h"
#include "thai/message_digits.h"

namespace raingan::batch {
namespace {

using Entry = RunReport::Entry;

constexpr std::string_view json_head = "{\n \"files\": [";
constexpr std::string_view csv_head = "\xEF\xBB\xBFinput,status,exit_status,";
constexpr std::string_view text_head = "raingan convert: ";

const char* name_of(Row::State state) {
    static constexpr std::array<const char*, 6> names{"made",        "unchanged",   "failed",
                                                      "passed-over", "not-reached", "planned"};
    return names.at(static_cast<std::size_t>(state));
}

Message shown(Row::State state) {
    switch (state) {
        case Row::State::made:
            return {"converted", "แปลงแล้ว"};
        case Row::State::unchanged:
            return {"unchanged", "ไม่เปลี่ยนแปลง"};
        case Row::State::failed:
            return {"failed", "ไม่สำเร็จ"};
        case Row::State::passed_over:
            return {"passed over", "ข้าม"};
        case Row::State::not_reached:
            return {"not reached", "ยังไม่ได้ทำ"};
        case Row::State::planned:
            break;
    }
    return {"to be converted", "จะแปลง"};
}

const char* code_of(Kind kind) {
    static constexpr std::array<const char*, 8> codes{"lock", "system", "hidden",     "picture",
                                                      "scan", "link",   "own-output", "other"};
    return codes.at(static_cast<std::size_t>(kind));
}

Decimal milliseconds(double seconds) {
    constexpr double scale = 1e6;
    return {static_cast<std::int64_t>(std::llround(seconds * scale)), 3};
}

std::size_t count(const Row& row, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(row.outcome.findings, severity, &Finding::severity));
}

std::string line_of(const Finding& finding) {
    return (finding.place.empty() ? "" : finding.place + ": ") + finding.message;
}

bool was_worked_on(const Row& row) {
    return row.state == Row::State::made || row.state == Row::State::failed;
}

// --- JSON

void write_finding(JsonWriter& json, const Finding& finding) {
    json.begin_object();
    json.member("severity").string(severity_name(finding.severity));
    json.member("code").string(finding.code);
    if (!finding.place.empty()) json.member("place").string(finding.place);
    if (!finding.origin.empty()) json.member("origin").string(finding.origin);
    json.member("message").string(finding.message);
    json.end_object();
}

void write_findings(JsonWriter& json, const char* name, const std::vector<Finding>& findings) {
    json.member(name).begin_array();
    for (const Finding& finding : findings) write_finding(json, finding);
    json.end_array();
}

void write_row(JsonWriter& json, const Entry& entry) {
    const Row& row = entry.row;
    json.begin_object();
    json.member("input").string(entry.input);
    json.member("status").string(name_of(row.state));
    json.member("exit_status").number(static_cast<int>(row.outcome.status));
    if (!row.outcome.input_sha256.empty()) json.member("sha256").string(row.outcome.input_sha256);
    if (!row.same_as.empty()) json.member("same_as").string(row.same_as);
    if (row.state == Row::State::failed) {
        json.member("error");
        write_finding(json, row.outcome.error);
    }
    json.member("outputs").begin_array();
    for (const Written& written : row.written) json.string(written.path);
    json.end_array();
    json.member("checksums").begin_object();
    for (const Written& written : row.written)
        if (!written.sha256.empty()) json.member(written.path).string(written.sha256);
    json.end_object();
    if (!row.refused.empty()) write_findings(json, "refused", row.refused);
    write_findings(json, "findings", row.outcome.findings);
    if (was_worked_on(row)) {
        json.member("cpu_ms").decimal(milliseconds(row.outcome.cpu_seconds));
        json.member("wall_ms").decimal(milliseconds(row.outcome.wall_seconds));
    }
    json.end_object();
}

std::string to_json(const std::vector<Entry>& rows, const Totals& totals) {
    JsonWriter json;
    json.begin_object();
    json.member("files").begin_array();
    for (const Entry& entry : rows) write_row(json, entry);
    json.end_array();
    json.member("passed_over_files").begin_array();
    for (const PassedOver& file : totals.passed_over) {
        json.begin_object();
        json.member("path").string(file.path);
        json.member("kind").string(code_of(file.kind));
        json.end_object();
    }
    json.end_array();
    const auto number = [&](const char* name, std::size_t value) {
        json.member(name).number(static_cast<std::int64_t>(value));
    };
    number("made", totals.made);
    number("unchanged", totals.unchanged);
    number("failed", totals.failed);
    number("passed_over", totals.passed_over.size());
    number("not_reached", totals.not_reached);
    if (totals.planned > 0) number("planned", totals.planned);
    json.member("interrupted").boolean(totals.interrupted);
    json.member("wall_ms").decimal(milliseconds(totals.seconds));
    json.end_object();
    return json.finish();
}

// --- CSV

std::string to_csv(const std::vector<Entry>& rows, const Totals& totals) {
    std::string out(csv_head);
    out += "sha256,same_as,error_code,error,findings,warnings,messages,outputs,output_sha256,cpu_ms,wall_ms\r\n";
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out += ',';
            append_csv_cell(out, cells[i]);
        }
        out += "\r\n";
    };
    for (const Entry& entry : rows) {
        const Row& row = entry.row;
        std::string messages, outputs, digests;
        const auto append = [](std::string& list, const std::string& item) {
            list += (list.empty() ? "" : "\n") + item;
        };
        for (const Finding& finding : row.outcome.findings)
            if (finding.severity != Severity::info) append(messages, line_of(finding));
        for (const Written& written : row.written) {
            append(outputs, written.path);
            append(digests, written.sha256);
        }
        const bool has_error = row.state == Row::State::failed;
        add({entry.input, name_of(row.state), std::to_string(static_cast<int>(row.outcome.status)),
             row.outcome.input_sha256, row.same_as, has_error ? row.outcome.error.code : "",
             has_error ? line_of(row.outcome.error) : "", std::to_string(count(row, Severity::finding)),
             std::to_string(count(row, Severity::warning)), messages, outputs, digests,
             was_worked_on(row) ? milliseconds(row.outcome.cpu_seconds).to_string() : "",
             was_worked_on(row) ? milliseconds(row.outcome.wall_seconds).to_string() : ""});
    }
    for (const PassedOver& file : totals.passed_over)
        add({file.path, "passed-over", "0", "", "", code_of(file.kind), "", "0", "0", "", "", "", "", ""});
    return out;
}

// --- workbook

sheet::Value text(const std::string& value) {
    return value.empty() ? sheet::Value() : sheet::Value(sheet::clean(value));
}

sheet::Value number(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

std::string joined(const std::vector<Written>& files) {
    std::string out;
    for (const Written& file : files) out += (out.empty() ? "" : "\n") + file.path;
    return out;
}

std::string to_xlsx(const std::vector<Entry>& rows, const Totals& totals, Language language) {
    using sheet::CellStyle;
    const auto say = [&](const char* en, const char* th) { return std::string(language == Language::thai ? th : en); };
    const auto told = [&](const std::string& message) {
        return language == Language::thai ? thai::with_message_digits(message) : message;
    };
    sheet::Table files{"files",
                       {{say("Input", "ไฟล์"), CellStyle::text, Points(260), true},
                        {say("Status", "ผล"), CellStyle::centred},
                        {say("Error", "ข้อผิดพลาด"), CellStyle::text, Points(200)},
                        {say("Findings", "ข้อค้นพบ"), CellStyle::count},
                        {say("Warnings", "คำเตือน"), CellStyle::count},
                        {say("Outputs", "ผลลัพธ์"), CellStyle::text, Points(200)},
                        {say("Same content as", "เนื้อหาเดียวกับ"), CellStyle::text, Points(160)},
                        {"SHA-256", CellStyle::text, Points(120)}},
                       {}};
    sheet::Table findings{"findings",
                          {{say("Input", "ไฟล์"), CellStyle::text, Points(200), true},
                           {say("Place", "ตำแหน่ง"), CellStyle::text, Points(160)},
                           {say("Finding", "ข้อค้นพบ"), CellStyle::text, Points(320)},
                           {say("Kind", "ชนิด"), CellStyle::text, Points(120)}},
                          {}};
    sheet::Table passed{
        "passed_over",
        {{say("File", "ไฟล์"), CellStyle::text, Points(400), true}, {say("Kind", "ชนิด"), CellStyle::text, Points(200)}},
        {}};
    for (const Entry& entry : rows) {
        const Row& row = entry.row;
        files.rows.push_back({text(entry.input), text(shown(row.state).in(language)),
                              text(row.state == Row::State::failed ? line_of(row.outcome.error) : ""),
                              number(count(row, Severity::finding)), number(count(row, Severity::warning)),
                              text(joined(row.written)), text(row.same_as), text(row.outcome.input_sha256)});
        for (const Finding& finding : row.outcome.findings)
            if (finding.severity != Severity::info)
                findings.rows.push_back(
                    {text(entry.input), text(finding.place), text(told(finding.message)), text(finding.code)});
    }
    for (const PassedOver& file : totals.passed_over)
        passed.rows.push_back({text(file.path), text(kind_name(file.kind).in(language))});
    const std::string title = say("What the run did", "ผลการทำงาน");
    sheet::Workbook workbook({title, "", ""});
    const sheet::PageHeader header{title, ""};
    sheet::write_table_sheet(workbook, say("Files", "ไฟล์"), header, files);
    if (!findings.rows.empty()) sheet::write_table_sheet(workbook, say("Findings", "ข้อค้นพบ"), header, findings);
    if (!passed.rows.empty()) sheet::write_table_sheet(workbook, say("Passed over", "ที่ข้าม"), header, passed);
    return workbook.finish();
}

// --- plain text

std::string to_text(const std::vector<Entry>& rows, const Totals& totals, Language language) {
    const bool thai = language == Language::thai;
    const auto counted = [&](Row::State state, std::size_t number) {
        return number == 0 ? std::string() : "  " + shown(state).in(language) + ": " + std::to_string(number) + "\n";
    };
    std::string out = std::string(text_head) + (thai ? "ผลการทำงาน\n" : "what the run did\n");
    out += counted(Row::State::made, totals.made) + counted(Row::State::unchanged, totals.unchanged) +
           counted(Row::State::failed, totals.failed) + counted(Row::State::not_reached, totals.not_reached) +
           counted(Row::State::planned, totals.planned) + counted(Row::State::passed_over, totals.passed_over.size());
    for (const Entry& entry : rows) {
        const Row& row = entry.row;
        out += "\n" + entry.input + ": " + shown(row.state).in(language) + "\n";
        if (row.state == Row::State::failed) out += "  " + line_of(row.outcome.error) + "\n";
        if (!row.same_as.empty()) out += (thai ? "  เนื้อหาเดียวกับ " : "  same content as ") + row.same_as + "\n";
        for (const Written& written : row.written) out += "  → " + written.path + "\n";
        for (const Finding& finding : row.outcome.findings)
            if (finding.severity != Severity::info) out += "  " + line_of(finding) + "\n";
    }
    if (!totals.passed_over.empty()) out += "\n" + shown(Row::State::passed_over).in(language) + ":\n";
    for (const PassedOver& file : totals.passed_over)
        out += "  " + file.path + " (" + kind_name(file.kind).in(language) + ")\n";
    return out;
}

}  // namespace

std::optional<RunReport::Format> RunReport::format_of(const std::string& path) {
    static constexpr auto endings = std::to_array<std::pair<std::string_view, Format>>(
        {{"json", Format::json}, {"xlsx", Format::xlsx}, {"csv", Format::csv}, {"txt", Format::txt}});
    const std::string ending = document_ending(path);
    for (const auto& [name, format] : endings)
        if (ending == name) return format;
    // A stream or a name without an ending of its own.
    return ending.empty() ? std::optional(Format::json) : std::nullopt;
}

std::string RunReport::finish(const Totals& totals, Format format) const {
    switch (format) {
        case Format::xlsx:
            return to_xlsx(rows_, totals, language_);
        case Format::csv:
            return to_csv(rows_, totals);
        case Format::txt:
            return to_text(rows_, totals, language_);
        case Format::json:
            break;
    }
    return to_json(rows_, totals);
}

bool is_run_report(std::string_view bytes) {
    return bytes.starts_with(json_head) || bytes.starts_with(csv_head) || bytes.starts_with(text_head);
}

}  // namespace raingan::batch

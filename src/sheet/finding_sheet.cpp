// ผลการตรวจสอบ: a row for each finding, and for each kind of all else, in the order in which they were found.
#include <array>

#include "base/kinds.h"
#include "base/vector_of.h"
#include "sheet/report_sheets.h"
#include "thai/message_digits.h"

namespace raingan::sheet {
namespace {

struct SeverityName {
    Severity severity;
    const char* name;
};
constexpr std::array<SeverityName, 3> severity_names{{
    {Severity::finding, "ข้อที่ต้องแก้ไข"},
    {Severity::warning, "ข้อควรระวัง"},
    {Severity::info, "ข้อมูล"},
}};

/// The sheet's row of the measure that stands in the same row of the source, if one does.
std::optional<lxw_row_t> row_of_measure(const Report& report, const Origin& origin,
                                        const std::vector<lxw_row_t>& measure_rows) {
    if (origin.row == 0) return std::nullopt;
    for (std::size_t i = 0; i < std::min(report.measures.size(), measure_rows.size()); ++i) {
        const Origin& row = report.measures[i].origin;
        if (row.part == origin.part && row.table == origin.table && row.row == origin.row) return measure_rows[i];
    }
    return std::nullopt;
}

}  // namespace

std::string name_of(Severity severity) {
    for (const SeverityName& row : severity_names)
        if (row.severity == severity) return row.name;
    return {};
}

Table finding_table(const Report& report, const std::vector<lxw_row_t>& measure_rows) {
    Table table{"Findings",
                {{"ลำดับ", Look::count, Points(60), true},
                 {"ระดับ", Look::centred, Points(110), true},
                 {"รายละเอียด", Look::text, Points(320)},
                 {"ตำแหน่งในเอกสาร", Look::text, Points(190)},
                 {"รหัส", Look::text, Points(130)}},
                {}};
    table.links.column = 3;
    table.links.sheet = "มาตรการ";
    std::vector<Telling> tellings;
    tellings.reserve(report.diagnostics.size());
    for (const Diagnostic& diagnostic : report.diagnostics) tellings.push_back(telling_of(diagnostic, report.parts));
    std::vector<ToldLine> lines;  // they look into the tellings
    lines.reserve(tellings.size());
    for (std::size_t i = 0; i < tellings.size(); ++i) {
        const Diagnostic& diagnostic = report.diagnostics[i];
        const auto& [place, message] = tellings[i];
        lines.push_back({diagnostic.severity, diagnostic.code, place.th, message.th.empty() ? message.en : message.th});
    }
    std::int64_t number = 0;
    for (const ToldKind& kind : kinds_of(lines, Language::thai)) {
        const ToldLine& line = lines[kind.first];
        table.links.rows.push_back(row_of_measure(report, report.diagnostics[kind.first].origin, measure_rows));
        table.rows.push_back(vector_of<Value>(++number, name_of(line.severity),
                                              value_of(thai::with_message_digits(kind.message)),
                                              value_of(std::string(line.place)), value_of(std::string(line.code))));
    }
    return table;
}

}  // namespace raingan::sheet

// ผลการตรวจสอบ: a diagnostic a row, in the order in which they were found.
#include <array>

#include "base/vector_of.h"
#include "sheet/report_sheets.h"

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

}  // namespace

std::string name_of(Severity severity) {
    for (const SeverityName& row : severity_names)
        if (row.severity == severity) return row.name;
    return {};
}

Table finding_table(const Report& report) {
    Table table{"Findings",
                {{"ลำดับ", Look::count, Points(60), true},
                 {"ระดับ", Look::centred, Points(110), true},
                 {"รายละเอียด", Look::text, Points(320)},
                 {"ตำแหน่งในเอกสาร", Look::text, Points(190)},
                 {"รหัส", Look::text, Points(130)}},
                {}};
    std::int64_t number = 0;
    for (const Diagnostic& diagnostic : report.diagnostics) {
        const Message& message = diagnostic.message;
        table.rows.push_back(vector_of<Value>(
            ++number, name_of(diagnostic.severity), value_of(message.th.empty() ? message.en : message.th),
            value_of(describe(diagnostic.origin, report.parts, Language::thai)), value_of(diagnostic.code)));
    }
    return table;
}

}  // namespace raingan::sheet

// ผลการตรวจสอบ: what the roll-up noted, then what does not hold in each report. หน่วยงานที่ยังไม่ส่ง: who has
// not reported. รายงานปีอื่น: who has reported other years only.
#include "base/vector_of.h"
#include "sheet/province_sheets.h"
#include "thai/message_digits.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

std::string lines_of(const std::vector<std::string>& texts) {
    std::string lines;
    for (const std::string& text : texts) lines += (lines.empty() ? "" : "\n") + text;
    return lines;
}

}  // namespace

Fill province_findings(Workbook& workbook, const PageHeader& header, const province::Province& province,
                       const std::shared_ptr<const MissingRows>& rows) {
    const std::vector<Column> columns{{"ลำดับ", CellStyle::count, Points(55)},
                                      {"หน่วยงาน", CellStyle::text, Points(160), false},
                                      {"ระดับ", CellStyle::centred, Points(95)},
                                      {"รายละเอียด", CellStyle::text, Points(290)},
                                      {"ตำแหน่งในเอกสาร", CellStyle::text, Points(150)},
                                      {"ไฟล์", CellStyle::text, Points(130)},
                                      {"รหัส", CellStyle::text, Points(110)}};
    const auto table =
        std::make_shared<StreamedTable>(workbook, "ผลการตรวจสอบ", header, columns, StreamedTable::Print::no);
    return [table, rows, &province] {
        constexpr std::size_t source_column = 5;
        std::int64_t number = 0;
        const auto write = [&](const std::string& agency, const std::string& source, const province::Finding& finding) {
            const auto missing = rows->find(source);
            table->write(vector_of<Value>(++number, value_of(agency), name_of(finding.severity),
                                          value_of(thai::with_message_digits(finding.message)), value_of(finding.place),
                                          value_of(source), value_of(finding.code)),
                         missing == rows->end() ? std::nullopt
                                                : std::optional(StreamedTable::Link{source_column, missing->second}));
        };
        for (const province::Note& note : province.notes) write(note.agency, note.source, note.finding);
        for (const province::Standing& standing : province.standings)
            for (const province::Finding& finding : standing.report.findings)
                write(standing.report.content.agency.name, standing.report.source, finding);
        table->finish();
    };
}

Fill province_other_years(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    const std::vector<Column> columns{{"ลำดับ", CellStyle::count, Points(55)},
                                      {"หน่วยงาน", CellStyle::text, Points(260)},
                                      {"อำเภอ", CellStyle::text, Points(120)},
                                      {"ปีของรายงาน (พ.ศ.)", CellStyle::text, Points(120)},
                                      {"ไฟล์", CellStyle::text, Points(214)}};
    const auto table = std::make_shared<StreamedTable>(workbook, "รายงานปีอื่น", header, columns);
    return [table, &province] {
        std::int64_t number = 0;
        for (const province::OtherYears& other : province.other_years) {
            std::vector<std::string> years;
            for (const int year : other.years) years.push_back(thai::to_thai_digits(std::to_string(year)));
            table->write(vector_of<Value>(++number, value_of(other.agency.name), value_of(other.agency.amphoe),
                                          value_of(lines_of(years)), value_of(lines_of(other.sources))));
        }
        if (province.other_years.empty())
            table->write(
                vector_of<Value>(Value{}, std::string("ไม่มีหน่วยงานที่ส่งเฉพาะรายงานปีอื่น"), Value{}, Value{}, Value{}));
        table->finish();
    };
}

Fill province_missing(Workbook& workbook, const PageHeader& header, const province::Province& province,
                      const std::shared_ptr<MissingRows>& rows) {
    const std::vector<Column> columns{{"ลำดับ", CellStyle::count, Points(55)},
                                      {"หน่วยงาน", CellStyle::text, Points(260)},
                                      {"อำเภอ", CellStyle::text, Points(120)},
                                      {"จังหวัด", CellStyle::text, Points(120)},
                                      {"ชื่อใกล้เคียงที่ส่งแล้ว", CellStyle::text, Points(214)},
                                      {"ไฟล์ที่อ่านไม่ได้", CellStyle::text, Points(180)}};
    const auto table = std::make_shared<StreamedTable>(workbook, "หน่วยงานที่ยังไม่ส่ง", header, columns);
    return [table, rows, &province] {
        std::int64_t number = 0;
        for (const province::Missing& missing : province.missing) {
            const Target place =
                table->write(vector_of<Value>(++number, value_of(missing.agency.name), value_of(missing.agency.amphoe),
                                              value_of(missing.agency.province), value_of(lines_of(missing.near)),
                                              value_of(lines_of(missing.broken))));
            for (const std::string& source : missing.broken) rows->emplace(source, place);
        }
        const char* all_in =
            province.has_expected ? "หน่วยงานในบัญชีรายชื่อส่งรายงานครบทุกแห่ง" : "ไม่ได้ระบุบัญชีรายชื่อหน่วยงานที่ต้องส่งรายงาน";
        if (province.missing.empty())
            table->write(vector_of<Value>(Value{}, std::string(all_in), Value{}, Value{}, Value{}, Value{}));
        table->finish();
    };
}

}  // namespace raingan::sheet

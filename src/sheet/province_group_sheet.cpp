// ตามประเภท, ตามอำเภอ: the province by kind of agency and by amphoe. สถานะมาตรการ: how far each agency's measures have
// come. คะแนนย้อนหลัง: the totals of the years that reports tell of.
#include <algorithm>
#include <set>

#include "base/vector_of.h"
#include "province/groups.h"
#include "sheet/province_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

using province::Group;
using province::StatusCounts;

Value count_of(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

void add_status_columns(std::vector<Column>& columns) {
    for (const char* heading : {"มาตรการ", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ไม่ได้ดำเนินการ", "ไม่ระบุสถานะ"})
        columns.push_back({heading, CellStyle::count, Points(75)});
}
void add_status(std::vector<Value>& row, const StatusCounts& counts) {
    for (const std::size_t count : {counts.all(), counts.done, counts.under_way, counts.not_done, counts.unknown})
        row.push_back(count_of(count));
}

Fill groups(Workbook& workbook, const PageHeader& header, const char* sheet, const char* heading,
            std::vector<Group> (*group)(const province::Province&), const province::Province& province) {
    std::vector<Column> columns{
        {heading, CellStyle::text, Points(190), true}, {"ส่งแล้ว", CellStyle::count, Points(60)},
        {"ยังไม่ส่ง", CellStyle::count, Points(60)},      {"จัดอันดับ", CellStyle::count, Points(60)},
        {"คะแนนเฉลี่ย", CellStyle::score, Points(70)},   {"สูงสุด", CellStyle::score, Points(65)},
        {"ต่ำสุด", CellStyle::score, Points(65)},        {"ถึงเป้าหมาย", CellStyle::count, Points(65)}};
    add_status_columns(columns);
    const auto table = std::make_shared<StreamedTable>(workbook, sheet, header, columns);
    return [table, group, &province] {
        for (const Group& one : group(province)) {
            const auto figures = province::statistics(one.totals);
            const auto score = [&](const Decimal& value) { return figures.count > 0 ? Value{value} : Value{}; };
            std::vector<Value> row = vector_of<Value>(
                value_of(one.name.empty() ? "ไม่ระบุ" : one.name), count_of(one.reported),
                province.has_expected ? count_of(one.missing) : Value{}, count_of(figures.count), score(figures.mean),
                score(figures.highest), score(figures.lowest), province.target ? count_of(one.passed) : Value{});
            add_status(row, one.measures);
            table->write(row);
        }
        table->finish();
    };
}

}  // namespace

Fill province_kinds(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    return groups(workbook, header, "ตามประเภทหน่วยงาน", "ประเภทหน่วยงาน", province::by_kind, province);
}

Fill province_amphoes(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    return groups(workbook, header, "ตามอำเภอ", "อำเภอ", province::by_amphoe, province);
}

Fill province_statuses(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    std::vector<Column> columns{{"หน่วยงาน", CellStyle::text, Points(260), true},
                                {"อำเภอ", CellStyle::text, Points(110)}};
    add_status_columns(columns);
    const auto table = std::make_shared<StreamedTable>(workbook, "สถานะมาตรการ", header, columns);
    return [table, &province] {
        const auto write = [&](Value name, Value amphoe, const StatusCounts& counts) {
            std::vector<Value> row = vector_of<Value>(std::move(name), std::move(amphoe));
            add_status(row, counts);
            table->write(row);
        };
        for (const province::Standing& standing : province.standings)
            write(short_name(standing), value_of(standing.report.content.agency.amphoe),
                  province::status_counts(standing.report));
        // Of the rows that a filter leaves.
        const StatusCounts all = province::status_counts(province);
        std::vector<Value> row = vector_of<Value>(std::string("รวม (แถวที่แสดง)"), Value{});
        for (const std::size_t count : {all.all(), all.done, all.under_way, all.not_done, all.unknown})
            row.push_back(
                Formula{"=SUBTOTAL(109," + reference(table->rows_of(row.size())) + ")", static_cast<double>(count)});
        table->finish(province.standings.empty() ? std::vector<Value>() : row);
    };
}

Fill province_years(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    constexpr std::size_t most_years = 8;  // that a page shows; the newest
    std::set<int> years;
    const auto add_years = [&](const std::vector<province::YearScore>& scores) {
        for (const province::YearScore& score : scores) years.insert(score.year);
    };
    for (const province::Standing& standing : province.standings) add_years(standing.years);
    for (const province::OtherYears& other : province.other_years) add_years(other.scores);
    while (years.size() > most_years) years.erase(years.begin());
    std::vector<Column> columns{{"หน่วยงาน", CellStyle::text, Points(260), true}};
    for (const int year : years)
        columns.push_back({"ปี " + thai::to_thai_digits(std::to_string(year)), CellStyle::score, Points(75)});
    const auto table = std::make_shared<StreamedTable>(workbook, "คะแนนย้อนหลัง", header, columns);
    return [table, years, &province] {
        const auto write = [&](Value name, const std::vector<province::YearScore>& scores) {
            std::vector<Value> row = vector_of<Value>(std::move(name));
            for (const int year : years) {
                const auto found = std::ranges::find(scores, year, &province::YearScore::year);
                row.push_back(found == scores.end() ? Value{} : Value(found->score));
            }
            table->write(row);
        };
        for (const province::Standing& standing : province.standings) write(short_name(standing), standing.years);
        for (const province::OtherYears& other : province.other_years) write(value_of(other.agency.name), other.scores);
        table->finish();
    };
}

}  // namespace raingan::sheet

#include "extraction/projects.h"

#include <algorithm>
#include <array>

#include "extraction/progress.h"
#include "extraction/rounds.h"
#include "extraction/row_fields.h"
#include "report/key.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// Lines of a title; a longer one is prose.
constexpr std::size_t plan_title_search_lines = 6;
constexpr std::size_t plan_title_bytes = 420;

constexpr std::array<std::string_view, 10> plan_names = {
    "แผนปฏิบัติการป้องกัน", "แผนปฏิบัติการการป้องกัน",  "แผนปฏิบัติการด้านการป้องกัน", "แผนปฏิบัติการต่อต้าน",        "แผนปฏิบัติการเพื่อป้องกัน",
    "แผนป้องกันการทุจริต", "แผนป้องกันและปราบปราม", "แผนการป้องกันการทุจริต",    "แผนการป้องกันและปราบปราม", "แผนปฏิบัติราชการป้องกัน",
};
/// What titles of such papers begin with.
constexpr std::array<std::string_view, 14> plan_title_openers = {
    "แผน",          "(ร่าง)แผน",  "รายงาน",   "การประเมิน", "ผลการ",    "สรุปผล",    "การติดตาม",
    "การกำกับติดตาม", "แบบรายงาน", "แบบติดตาม", "การดำเนิน",  "การบริหาร", "การจัดการ", "ตาราง",
};

bool names_plan(std::string_view key) {
    return std::ranges::any_of(plan_names,
                               [&](std::string_view name) { return find_text(key, name) != std::string_view::npos; });
}
bool names_risks(std::string_view key) {
    return find_text(key, "ความเสี่ยง") != std::string_view::npos &&
           contains_any(key, {"ทุจริต", "สินบน", "ผลประโยชน์ทับซ้อน", "ขัดกันระหว่างผลประโยชน์"});
}
bool tells_of_follow_up(std::string_view key) {
    return contains_any(key,
                        {"รายงานผล", "รายงานการ", "ผลการดำเนิน", "กำกับติดตาม", "ติดตามผล", "แบบติดตาม", "ติดตามการดำเนิน"});
}

std::optional<int> only_year(std::string_view text) {
    constexpr std::int64_t first = 2540;
    constexpr std::int64_t last = 2620;
    std::optional<int> only;
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end)) {
        const std::int64_t year = number->value.units();
        if (number->value.places() != 0 || year < first || year > last) continue;
        if (only && *only != year) return std::nullopt;
        only = static_cast<int>(year);
    }
    return only;
}

/// `key`: lines of a title, run together; `text`: with their spaces.
std::optional<ProjectPaper> paper_of_title(std::string_view key, std::string_view text) {
    if (starts_with_any(key, plan_title_openers) == 0) return std::nullopt;
    if (contains_any(key, {"มาตรการส่งเสริมคุณธรรม", "ประเมินคุณธรรมและความโปร่งใส"})) return std::nullopt;
    const bool plan = names_plan(key);
    if (!plan && !names_risks(key)) return std::nullopt;
    ProjectPaper paper;
    paper.year = only_year(text);
    paper.kind = !plan ? Project::Kind::risk : tells_of_follow_up(key) ? Project::Kind::follow_up : Project::Kind::plan;
    if (const auto round = find_round(text); round && round->of_reports) {
        paper.round = round->name;
        if (plan) paper.kind = Project::Kind::follow_up;
    }
    return paper;
}

bool names_dimension(std::string_view text) {
    return key_of(text.substr(marker_length(text))).starts_with("มิติ");
}

/// Some cell names an indicator of ITA.
bool holds_indicators(const MeasuresTable& table, const YearRules& year) {
    if (!table.header.has(Field::indicator)) return false;
    for (std::size_t row = table.first_row; row < table.end_row; ++row)
        if (named_by_cell(read_indicator_cell(RowReader(table, row).text(Field::indicator).text, year).name, year) !=
            nullptr)
            return true;
    return false;
}

bool holds_dimensions(const MeasuresTable& table) {
    if (table.header.has(Field::dimension)) return true;
    for (std::size_t row = table.first_row; row < table.end_row; ++row)
        if (const Cell* only = RowReader(table, row).only_cell();
            only != nullptr && names_dimension(trimmed(cell_text(*only))))
            return true;
    return false;
}

}  // namespace

std::optional<ProjectPaper> project_paper(const Flow& flow) {
    std::string key;
    std::string text;
    std::size_t seen = 0;
    const std::size_t end = flow.tables.empty() ? flow.lines.size() : flow.tables.front().line;
    for (std::size_t i = 0; i < end && seen < plan_title_search_lines; ++i) {
        const Line& line = flow.lines[i];
        if (line.text.empty()) continue;
        if (line.text.size() > plan_title_bytes || line.key.text.starts_with("ตามที่")) break;
        ++seen;
        key += line.key.text;
        (text += line.text) += ' ';
    }
    return paper_of_title(key, text);
}

ProjectReader::ProjectReader(const Flow& flow, const YearRules& year, Report& report)
    : flow_(flow), year_(year), report_(report), paper_(project_paper(flow)),
      fiscal_year_(report.report_year ? static_cast<int>(report.report_year->value) : 0) {}

std::optional<ProjectPaper> ProjectReader::paper_of(const MeasuresTable& table, std::size_t index) const {
    if (holds_indicators(table, year_)) return std::nullopt;
    const bool named =
        table.header.has(Field::measure) || table.header.has(Field::risk) || table.header.has(Field::steps);
    if (!named) return std::nullopt;
    // The part's own title, nearest first.
    const std::size_t above = index == 0 ? 0 : flow_.tables[index - 1].line;
    std::size_t seen = 0;
    for (std::size_t line = flow_.tables[index].line; line-- > above && seen < plan_title_search_lines;) {
        const Line& heading = flow_.lines[line];
        if (heading.text.empty() || heading.in_table) continue;
        if (heading.text.size() > plan_title_bytes) break;
        ++seen;
        const std::size_t marker = marker_length(heading.text);
        const std::string key = key_of(std::string_view(heading.text).substr(marker));
        if (auto paper = paper_of_title(key, heading.text)) return paper;
        if (contains_any(key, {"มาตรการส่งเสริมคุณธรรม"})) return std::nullopt;
    }
    if (paper_) return paper_;
    if (table.header.has(Field::dimension) || (holds_dimensions(table) && table.header.has(Field::budget)))
        return ProjectPaper{};
    return std::nullopt;
}

void ProjectReader::take_dimension(std::string_view text, const Origin& origin) {
    const std::string line = one_line(trimmed(text));
    dimension_.text = Text{line, std::string(text), origin};
    dimension_.number.reset();
    const std::string key = key_of(text);
    const std::size_t digits = key.find_first_of("0123456789");
    constexpr std::size_t near = std::string_view("มิติที่").size();
    if (digits <= near)  // npos is more
        dimension_.number = key[digits] - '0';
}

void ProjectReader::take_headings(std::size_t index) {
    const std::size_t above = index == 0 ? 0 : flow_.tables[index - 1].line;
    for (std::size_t line = flow_.tables[index].line; line-- > above;) {
        const Line& heading = flow_.lines[line];
        if (heading.in_table || !names_dimension(heading.text) || heading.text.size() > plan_title_bytes) continue;
        take_dimension(std::string_view(heading.text).substr(marker_length(heading.text)), heading.origin);
        return;
    }
}

bool ProjectReader::take_band(const RowReader& row) {
    const Cell* only = row.only_cell();
    if (only == nullptr) return false;
    const std::string text(trimmed(cell_text(*only)));
    if (names_dimension(text)) {
        take_dimension(text, only->origin);
        return true;
    }
    return only->col_span > 1;
}

bool ProjectReader::read(const MeasuresTable& table, std::size_t index, const TableHeading& heading) {
    const auto paper = paper_of(table, index);
    if (!paper) return false;
    take_headings(index);
    for (std::size_t r = table.first_row; r < table.end_row; ++r) {
        const RowReader row(table, r);
        if (row.empty() || take_band(row)) continue;
        add_row(table, row, *paper, heading);
    }
    return true;
}

void ProjectReader::add_row(const MeasuresTable& table, const RowReader& row, const ProjectPaper& paper,
                            const TableHeading& heading) {
    const CellText dimension = row.text(Field::dimension);
    if (names_sum(dimension.text) || names_sum(row.text(Field::seq).text)) return;
    if (!is_nothing(dimension.text) && dimension.begins) take_dimension(dimension.text, dimension.origin);
    const bool risk = table.header.has(Field::risk);
    const Field named = risk ? Field::risk : table.header.has(Field::measure) ? Field::measure : Field::steps;
    const CellText name = row.text(named);
    if (is_nothing(name.text) || names_sum(name.text)) return;
    Project project;
    project.kind = risk ? Project::Kind::risk : paper.kind;
    project.name = {one_line(std::string_view(name.text).substr(marker_length(name.text))), name.text, name.origin};
    project.seq = read_seq(row);
    project.dimension = dimension_.text;
    project.dimension_number = dimension_.number;
    project.responsible = read_offices(table, row);
    if (!table.header.has(Field::responsible)) project.responsible = heading.offices;
    project.period = read_period(table, row, fiscal_year_);
    project.fields = read_fields(table, row, named);
    std::erase_if(project.fields, [](const auto& field) { return field.first == "dimension"; });
    project.progress =
        read_progress(table, row, project.fields, named, heading.round.empty() ? paper.round : heading.round);
    project.year = paper.year;
    if (!project.year && fiscal_year_ != 0) project.year = fiscal_year_;
    project.origin = row.origin();
    push(std::move(project), table, row);
}

/// A plan of several years has a column of money for each: a row a year.
void ProjectReader::push(Project project, const MeasuresTable& table, const RowReader& row) {
    std::vector<const Column*> years;
    for (const Column& column : table.header.columns)
        if (column.field == Field::budget && column.year_be) years.push_back(&column);
    if (years.size() < 2) {
        if (years.size() == 1) project.year = years.front()->year_be;
        report_.projects.push_back(std::move(project));
        return;
    }
    std::erase_if(project.fields, [](const auto& field) { return field.first == "budget"; });
    bool told = false;
    for (const Column* column : years) {
        const CellText cell = row.text(*column);
        if (is_nothing(cell.text)) continue;
        Project of_year = project;
        of_year.year = column->year_be;
        of_year.fields.emplace_back("budget", Text{cell.text, cell.text, cell.origin});
        of_year.progress.budget_planned.reset();
        if (const auto amount = baht_of(cell.text, column->header + ' ' + column->parent))
            of_year.progress.budget_planned = Score{*amount, cell.text, cell.origin};
        report_.projects.push_back(std::move(of_year));
        told = true;
    }
    if (told) return;
    project.year.reset();
    report_.projects.push_back(std::move(project));
}

void keep_projects_only(Report& report) {
    report.overall = {};
    report.instruments.clear();
    report.indices.clear();
    report.history.clear();
    report.score_year.reset();
    std::erase_if(report.statements, [](const Statement& s) {
        return s.about != Statement::About::organization && s.about != Statement::About::own_organization;
    });
    const std::string count = std::to_string(report.projects.size());
    report.diagnostics.push_back(
        {Severity::info,
         "projects",
         {"this is a plan against corruption or a paper on one, no report on ITA measures: " + count +
              " projects or risks were read",
          "เอกสารนี้เป็นแผนปฏิบัติการป้องกันการทุจริต รายงานตามแผน หรือการประเมินความเสี่ยง ไม่ใช่รายงานมาตรการ ITA: อ่านได้ " + count +
              " รายการ"},
         {}});
}

}  // namespace raingan::extraction

// Rows of plans against corruption, of papers on them, and of assessed risks (Report::projects).
#include <algorithm>
#include <functional>

#include "compose/columns.h"
#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

using Texts = std::vector<std::string>;  ///< by paragraph

struct ProjectColumn {
    std::string heading;
    Alignment alignment = Alignment::start;
    std::function<Texts(const Project&)> texts;
};

Texts values_of(const std::vector<Text>& texts) {
    Texts out;
    for (const Text& text : texts) out.push_back(text.value);
    return out;
}

Texts field_of(const Project& project, std::string_view name) {
    Texts out;
    for (const auto& [field, text] : project.fields)
        if (field == name) out.push_back(text.value);
    return out;
}

std::string status_text(WorkStatus status) {
    switch (status) {
        case WorkStatus::done:
            return "แล้วเสร็จ";
        case WorkStatus::under_way:
            return "อยู่ระหว่างดำเนินการ";
        case WorkStatus::not_done:
            return "ยังไม่ดำเนินการ";
        case WorkStatus::cancelled:
            return "ยกเลิก";
    }
    return {};
}

std::vector<ProjectColumn> columns_of(const std::vector<const Project*>& projects) {
    std::vector<ProjectColumn> columns;
    const auto add = [&](std::string heading, Alignment alignment, std::function<Texts(const Project&)> texts) {
        if (std::ranges::any_of(projects, [&](const Project* project) { return !texts(*project).empty(); }))
            columns.push_back({std::move(heading), alignment, std::move(texts)});
    };
    add("ที่", Alignment::centre, [](const Project& p) { return p.seq ? Texts{ungrouped(*p.seq)} : Texts(); });
    add(projects.front()->kind == Project::Kind::risk ? "ความเสี่ยง" : "โครงการ/กิจกรรม", Alignment::start,
        [](const Project& p) { return p.name.value.empty() ? Texts() : Texts{p.name.value}; });
    add("ปีงบประมาณ", Alignment::centre, [](const Project& p) { return p.year ? Texts{ungrouped(*p.year)} : Texts(); });
    Texts fields;
    for (const Project* project : projects)
        for (const auto& [field, text] : project->fields)
            if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
    const bool has_status = std::ranges::find(fields, "status") != fields.end();
    for (const std::string& field : fields) {
        const bool money = field == "budget" || field == "spent";
        add(field_heading(field), money ? Alignment::end : Alignment::start,
            [field](const Project& p) { return field_of(p, field); });
    }
    if (!has_status)
        add("ความก้าวหน้า", Alignment::centre, [](const Project& p) {
            return p.progress.status ? Texts{status_text(p.progress.status->value)} : Texts();
        });
    add("หน่วยงานรับผิดชอบ", Alignment::start, [](const Project& p) { return values_of(p.responsible); });
    add("ระยะเวลา", Alignment::centre, [](const Project& p) { return p.period ? Texts{p.period->text} : Texts(); });
    return columns;
}

class ProjectTable {
public:
    ProjectTable(Form& form, std::vector<const Project*> projects)
        : form_(form), projects_(std::move(projects)), columns_(columns_of(projects_)) {
        constexpr std::size_t most_columns_at_full_size = 9;
        size_ = columns_.size() > most_columns_at_full_size ? small_table_size : table_size;
    }

    Table build(Points width) {
        std::vector<std::vector<Texts>> rows;
        std::vector<MeasureColumn> headings;
        for (const ProjectColumn& column : columns_)
            headings.push_back({MeasureColumn::Kind::field, column.heading, {}, 0});
        rows.reserve(projects_.size());
        for (const Project* project : projects_) {
            std::vector<Texts> row;
            row.reserve(columns_.size());
            for (const ProjectColumn& column : columns_) row.push_back(column.texts(*project));
            rows.push_back(std::move(row));
        }
        std::vector<Points> grid;
        for (const double pt : column_widths_pt(rows, headings, size_.pt, width.pt)) grid.emplace_back(pt);
        Table table = full_table(std::move(grid));
        table.rows.push_back(header());
        std::string dimension;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string own = projects_[i]->dimension ? projects_[i]->dimension->value : std::string();
            if (own != dimension && !own.empty()) table.rows.push_back(dimension_row(own));
            dimension = own;
            table.rows.push_back(project_row(rows[i]));
        }
        return table;
    }

private:
    Row header() {
        Row row;
        row.header = true;
        for (const ProjectColumn& column : columns_)
            add_cell(row, {column.heading}, {size_, true}, Alignment::centre, true);
        row.cant_split = true;
        return row;
    }

    Row dimension_row(const std::string& dimension) {
        Row row;
        add_cell(row, {dimension}, {size_, true}, Alignment::start, true);
        row.cells.back().col_span = static_cast<std::uint32_t>(columns_.size());
        row.cells.back().background = band_shade;
        return row;
    }

    Row project_row(const std::vector<Texts>& texts) {
        Row row;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            add_cell(row, texts[c], {size_, false}, columns_[c].alignment, false);
        return row;
    }

    void add_cell(Row& row, const Texts& texts, const TextLook& look, Alignment alignment, bool keep_next) {
        ParagraphFormat format;
        format.alignment = alignment;
        format.keep_next = keep_next;
        Blocks blocks;
        for (const std::string& text : texts) blocks.push_back({form_.paragraph(text, look, format)});
        if (blocks.empty()) blocks.push_back({form_.paragraph("", look, format)});
        row.cells.push_back(cell(static_cast<std::uint32_t>(row.cells.size()), std::move(blocks)));
    }

    Form& form_;
    std::vector<const Project*> projects_;
    std::vector<ProjectColumn> columns_;
    Points size_;
};

}  // namespace

Blocks project_table(Form& form, const Report& report, Project::Kind kind, Points width) {
    std::vector<const Project*> projects;
    for (const Project& project : report.projects)
        if (project.kind == kind) projects.push_back(&project);
    if (projects.empty()) return {};
    return {{ProjectTable(form, std::move(projects)).build(width)}};
}

}  // namespace raingan::compose

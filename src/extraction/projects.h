// Plans against corruption (แผนปฏิบัติการป้องกันการทุจริต), reports on them and assessments of risks: rows of their
// tables are projects, no ITA measures.
#pragma once

#include <optional>
#include <string>

#include "extraction/cells.h"
#include "extraction/table_headings.h"

namespace raingan::extraction {

/// What a paper or a part of it is, by its title.
struct ProjectPaper {
    Project::Kind kind = Project::Kind::plan;
    std::string round;        ///< "รอบ ๖ เดือน", or empty
    std::optional<int> year;  ///< BE: the only one that the title names
};
/// Of the whole document: its first lines are the title of such a paper.
std::optional<ProjectPaper> project_paper(const Flow& flow);

class ProjectReader {
public:
    ProjectReader(const Flow& flow, const YearRules& year, Report& report);

    /// Adds the table's rows to Report::projects; false, and nothing done, where it is no such table.
    bool read(const MeasuresTable& table, std::size_t index, const TableHeading& heading);

private:
    struct Dimension {
        std::optional<Text> text;
        std::optional<int> number;
    };
    [[nodiscard]] std::optional<ProjectPaper> paper_of(const MeasuresTable& table, std::size_t index) const;
    void take_headings(std::size_t index);
    bool take_band(const RowReader& row);
    void take_dimension(std::string_view text, const Origin& origin);
    void add_row(const MeasuresTable& table, const RowReader& row, const ProjectPaper& paper,
                 const TableHeading& heading);
    void push(Project project, const MeasuresTable& table, const RowReader& row);

    const Flow& flow_;
    const YearRules& year_;
    Report& report_;
    std::optional<ProjectPaper> paper_;
    Dimension dimension_;
    int fiscal_year_;
};

/// A report that holds nothing but such rows: what its prose says of scores in passing is not its own result.
void keep_projects_only(Report& report);

}  // namespace raingan::extraction

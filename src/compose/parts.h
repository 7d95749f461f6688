// The parts of the official form in their order. Each gives the blocks for what the report has, or none.
#pragma once

#include <string>
#include <vector>

#include "compose/form.h"
#include "report/report.h"

namespace raingan::compose {

using Blocks = std::vector<Block>;

/// Centred lines above all else, the first of them the document's heading.
Blocks title_block(Form& form, const std::vector<std::string>& lines);

struct Figure {
    std::string name, value;
};
/// The figures side by side, large, their names above them.
Block figure_band(Form& form, const std::vector<Figure>& all);

/// Title, agency and year; each once.
Blocks heading(Form& form, const Report& report);

/// "๑. ผลการประเมินในภาพรวม" and the like; `number` is counted up.
Block part_heading(Form& form, int& number, std::string_view text);

/// The overall result as a sentence and as a band of figures.
Blocks summary(Form& form, const Report& report);

/// Instruments and their indicators, a row each, with a bar of the score and a rule at the target.
Blocks score_table(Form& form, const Report& report);

/// A row for each measure; columns only for what some measure has. `width`: of the text column.
Blocks measure_table(Form& form, const Report& report, Points width);

/// A row for each project of that kind, under the names of their dimensions; columns only for what some project has.
Blocks project_table(Form& form, const Report& report, Project::Kind kind, Points width);

/// Of each instrument: the indicators that the report names as weakest, and what it says of them.
Blocks weaknesses(Form& form, const Report& report);

/// What people corrected of what was read, one a paragraph: from what to what, by whom, when and why.
Blocks corrections(Form& form, const Report& report);

/// "sign-off.1" for the first: the bookmark of its dotted line.
std::string sign_off_name(std::size_t index);

/// One signer stands right of the middle, several stand two in a row.
Blocks sign_off(Form& form, const std::vector<SignOff>& signers, Points width);

/// Puts the signatures behind what the section ends with, so that they
/// never begin a page alone: the paragraph above them is kept with them; behind a table they become its last row,
/// without rules.
void append_sign_off(Form& form, const std::vector<SignOff>& signers, Section& section);

}  // namespace raingan::compose

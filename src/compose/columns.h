// The columns of the composed measures table: those for which some measure has something, in the form's order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace raingan::compose {

/// One column: how its cells are filled. A cell's texts stand in paragraphs of their own.
struct MeasureColumn {
    enum class Kind : std::uint8_t { instrument, indicator, score, actions, responsible, period, field, remark };
    Kind kind = Kind::actions;
    std::string heading;
    std::string field;           ///< Kind::field: the model field
    std::size_t occurrence = 0;  ///< a measure may have two columns of one field
};

std::vector<MeasureColumn> measure_columns(const Report& report);

/// What heads the column of a model field (docs/field.md#headers); of one that is not known its own name.
std::string field_heading(std::string_view field);

/// The paragraphs of that measure in that column.
std::vector<std::string> cell_texts(const Report& report, const Measure& measure, const MeasureColumn& column);

/// Widths that sum to `total_pt`, from the texts of all rows: a column that needs little gets what it needs, the others
/// share the rest by the square root of their text, so that the rows become low. Linear in the text.
std::vector<double> column_widths_pt(const std::vector<std::vector<std::vector<std::string>>>& rows,
                                     const std::vector<MeasureColumn>& columns, double size_pt, double total_pt);

}  // namespace raingan::compose

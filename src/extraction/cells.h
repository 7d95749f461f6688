// The cells of one row of a measures table, and what single cells say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

struct CellText {
    std::string text;
    Origin origin;
    const Cell* cell = nullptr;
    bool begins = true;  ///< the cell begins in this row
};

class RowReader {
public:
    RowReader(const MeasuresTable& table, std::size_t row) : table_(table), row_(row) {}

    [[nodiscard]] CellText text(const Column& column) const;
    /// The first column of the field; empty where the table has none.
    [[nodiscard]] CellText text(Field field) const;
    [[nodiscard]] Origin origin() const;  ///< of the row
    /// The only cell with text, or null. A merge that came from above does not count.
    [[nodiscard]] const Cell* only_cell() const;
    [[nodiscard]] bool empty() const;

private:
    const MeasuresTable& table_;
    std::size_t row_;
};

/// Nothing is written, or a dash for nothing.
bool is_nothing(std::string_view text);

/// The cells of a row that became a line, or was typed as one: what stands between its tabs, trimmed.
std::vector<std::string_view> tab_cells(std::string_view line);

/// Line breaks and tabs as spaces.
std::string one_line(std::string_view text);

/// The cell's typed value, or the number that its text is or begins with ("๙๙.๔๕ (AA)").
std::optional<Score> score_of_cell(const CellText& cell);

/// An indicator cell: "การใช้อำนาจ", "๓. การใช้อำนาจ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ", "๓".
struct IndicatorCell {
    const IndicatorRule* rule = nullptr;
    std::string name;            ///< as written, without number; forced line breaks are spaces
    std::optional<Score> score;  ///< of "การใช้อำนาจ (๗๘.๒๐)", without a place
};

IndicatorCell read_indicator_cell(std::string_view written, const YearRules& year);

/// The indicator that the cell names: its name is the whole, or stands apart at the beginning ("การใช้อำนาจ (IIT)"), or
/// is most of it ("ด้านการใช้อำนาจ"). "การเปิดเผยข้อมูลข่าวสาร" is another thing than การเปิดเผยข้อมูล.
const IndicatorRule* named_by_cell(std::string_view cell, const YearRules& year);

/// "i5", "O12", "ข้อ e3": the code of a question at the beginning of a label.
std::string question_of(std::string_view key);

/// A row "รวม", "คะแนนเฉลี่ย" below the indicators.
bool is_total(std::string_view label);
/// Below a list: "รวม", "รวม ๗ โครงการ", "รวมทั้งสิ้น"; not "รวมพลังต้านโกง".
bool names_sum(std::string_view text);

/// The period column, or the marked cells of Gantt columns from the first to the last month of the fiscal year (0: not
/// known).
std::optional<PeriodValue> read_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be);

}  // namespace raingan::extraction

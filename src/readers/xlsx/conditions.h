// conditionalFormatting of a worksheet (ECMA-376 Part 1 18.3.1.18, 18.3.1.10; [MS-XLSX] 2.4.12 for those of extLst).
// Rules that count on nothing but a cell's own value become Sheet::conditions, scales Sheet::scales; of others it is
// kept where they stand.
#pragma once

#include <string>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xlsx/scales.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {

class ConditionReader {
public:
    ConditionReader(const StyleTables& styles, workbook::Sheet& sheet) : sheet_(sheet), scales_(styles, sheet) {}

    /// All elements around the rows, those of extLst too.
    void start(std::string_view local, const xml::Attributes& attributes);
    void text(std::string_view piece);
    void end(std::string_view local);

private:
    void begin_rule(const xml::Attributes& attributes);
    void end_rule();
    [[nodiscard]] bool read_operands();
    void end_ranges();

    workbook::Sheet& sheet_;
    ScaleReader scales_;
    std::vector<workbook::Range> where_;
    std::size_t areas_ = 0;  ///< of the rules that are kept
    workbook::Condition rule_;
    std::string type_, operator_, wanted_, id_;
    std::vector<std::string> formulas_;
    std::string ranges_;          ///< of an extension, which names them behind its rules
    std::uint32_t unplaced_ = 0;  ///< rules before them
    bool in_rule_ = false, in_formula_ = false, in_ranges_ = false;
};

}  // namespace raingan::xlsx

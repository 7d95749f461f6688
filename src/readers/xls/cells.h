// Cell records of a sheet ([MS-XLS] 2.4: Number, RK, MulRk, LabelSst, Formula, …), found first, taken apart when their
// row is handed on: a sheet's text is never held twice.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xls/globals.h"

namespace raingan::xls {

/// Where a cell stands in the stream.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
    std::uint16_t index = 0;  ///< of a record of several cells
    std::size_t at = 0;       ///< of the record's header
};

/// Appends the cells of a record; nothing where it is no cell record.
void find_cells(std::vector<CellPlace>& places, const Record& record);

/// A formula that cells share, or one of an array, by the cell that has it.
struct SharedFormula {
    Bytes formula, extra;
    bool array = false;
};
using SharedFormulas = std::map<std::pair<std::uint32_t, std::uint32_t>, SharedFormula>;
/// Takes in the records ShrFmla and Array, which stand behind the cell that has the formula.
void find_shared(SharedFormulas& shared, const Record& record, const CellPlace& before);

using Links = std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>;  ///< by row and column

/// Takes cells apart. Views of a cell live until clear().
class CellReader {
public:
    /// `shared`: null where formulas are not wanted.
    CellReader(Bytes stream, const Globals& globals, const Links& links, const SharedFormulas* shared)
        : stream_(stream), globals_(globals), links_(links), shared_(shared) {}

    [[nodiscard]] workbook::Cell read(const CellPlace& place);
    void clear();

private:
    void set_text(workbook::Cell& cell, std::string text);
    void set_bytes(workbook::Cell& cell, Bytes bytes);
    void set_rich(workbook::Cell& cell, const RichString& string);
    void set_shared(workbook::Cell& cell, std::uint32_t index);
    void set_label(workbook::Cell& cell, const Record& record, Records& after);
    void set_formula(workbook::Cell& cell, const Record& record, Records& after);

    void set_source(workbook::Cell& cell, const CellPlace& place, Bytes body);

    Bytes stream_;
    const Globals& globals_;
    const Links& links_;
    const SharedFormulas* shared_;
    std::deque<std::string> texts_;  ///< deques leave what stands in them where it is
    std::deque<std::vector<workbook::TextRun>> runs_;
};

}  // namespace raingan::xls

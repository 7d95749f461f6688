// Colour scales, data bars and icon sets of .xls ([MS-XLS] CondFmt, CondFmt12, CFEx, CF12), which Excel writes since
// 2007.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xls/globals.h"

namespace raingan::xls {

class ScaleReader {
public:
    /// Takes a record in; nothing happens where it says nothing of these. What cannot be shown is told with the sheet.
    void read(workbook::Sheet& sheet, const Record& record, const Globals& globals);

private:
    using Ranges = std::vector<workbook::Range>;
    static void leave_out_rule(workbook::Sheet& sheet, const Ranges& where);
    void read_rule(workbook::Sheet& sheet, Bytes body, const Globals& globals);

    std::map<unsigned, Ranges> by_number_;  ///< of CondFmt, to which a CFEx adds a rule
    Ranges older_;                          ///< of the CF records that follow
    Ranges where_;                          ///< of the rules that follow
};

}  // namespace raingan::xls

// colorScale, dataBar and iconSet of a rule (ECMA-376 Part 1 18.3.1.16, 18.3.1.28, 18.3.1.49), and what extLst adds to
// them or has of its own ([MS-XLSX] 2.6.26 x14:dataBar, 2.6.29 x14:iconSet).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {

class ScaleReader {
public:
    ScaleReader(const StyleTables& styles, workbook::Sheet& sheet) : styles_(styles), sheet_(sheet) {}

    void begin_rule();
    /// Elements within a rule.
    void start(std::string_view local, const xml::Attributes& attributes);
    void text(std::string_view piece);
    void end(std::string_view local);
    /// Whether the rule is one of these that can be shown; `where`: empty in extLst, which says it behind its rules.
    bool end_rule(int priority, std::string_view id, const std::vector<workbook::Range>& where);
    /// The ranges of the rules before them.
    void place(const std::vector<workbook::Range>& where);

private:
    void begin_mark(const xml::Attributes& attributes);

    const StyleTables& styles_;
    workbook::Sheet& sheet_;
    workbook::Scale scale_;
    std::vector<std::pair<std::string, std::size_t>> known_;  ///< names of rules that extLst adds to: of Sheet::scales
    std::vector<std::pair<std::string, workbook::Scale>> unplaced_;
    std::string id_, value_;
    std::size_t colours_ = 0, icons_ = 0;
    bool is_scale_ = false, computed_ = false, in_id_ = false, in_value_ = false;
};

}  // namespace raingan::xlsx

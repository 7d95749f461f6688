// Conditional formats as LibreOffice writes them (calcext:conditional-formats, behind the rows of a table): colour
// scales, data bars, icon sets. Other rules are kept where they stand, to be told.
#pragma once

#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xml_stream.h"

namespace raingan::ods {

class ScaleEvents {
public:
    explicit ScaleEvents(workbook::Sheet& sheet) : sheet_(sheet) {}

    /// An element within conditional-formats.
    void start(std::string_view name, const xml::Attributes& attributes);
    void finish();

private:
    void begin(workbook::Scale::Kind kind, const xml::Attributes& attributes);
    void add_mark(const xml::Attributes& attributes);
    /// The scale that stands open, if it is whole.
    void close();
    void leave_out();

    workbook::Sheet& sheet_;
    std::vector<workbook::Range> where_;
    workbook::Scale scale_;
    bool open_ = false, computed_ = false;
};

}  // namespace raingan::ods

// The text of a string item (ECMA-376 Part 1 18.4.8 si, 18.3.1.53 is): plain, or runs that each have properties.
// Phonetic readings (rPh) are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {

class RichText {
public:
    explicit RichText(const StyleTables& styles) : styles_(styles) {}

    void begin();
    void start(std::string_view local, const xml::Attributes& attributes);
    void end(std::string_view local);
    void characters(std::string_view piece) {
        if (in_text_) text_ += piece;
    }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<workbook::TextRun>& runs() const { return runs_; }

private:
    const StyleTables& styles_;
    std::string text_;
    std::vector<workbook::TextRun> runs_;
    TextFormat format_;
    std::uint32_t run_begin_ = 0;
    bool in_text_ = false, in_properties_ = false, has_properties_ = false;
    int phonetic_ = 0;
};

}  // namespace raingan::xlsx

// The paragraphs of a cell, put together from the events of the stream.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/ods/looks.h"
#include "readers/opendocument/text.h"
#include "readers/workbook/rows.h"
#include "readers/xml_stream.h"

namespace raingan::ods {

class CellText {
public:
    CellText(opendocument::StyleSheet& sheet, CellStyles& cells, const Document& scratch)
        : sheet_(sheet), cells_(cells), scratch_(scratch) {}

    /// A new cell of that style.
    void begin(const CellStyle& style);
    /// Events within the cell: text:p and what stands in it.
    void start(std::string_view name, const xml::Attributes& attributes);
    void end();
    void data(std::string_view piece);

    [[nodiscard]] bool in_paragraph() const { return depth_ > 0; }

    struct Text {
        std::string text;
        std::vector<workbook::TextRun> runs;  ///< empty: it looks as the cell
        std::string link;
        bool complex = false;  ///< all of it takes the style's complex look
    };
    /// None where the cell had no paragraph.
    std::optional<Text> finish();

private:
    opendocument::StyleSheet& sheet_;
    CellStyles& cells_;
    const Document& scratch_;
    const CellStyle* style_ = nullptr;
    std::optional<opendocument::TextBuilder> builder_;
    std::vector<opendocument::Look*> looks_;  ///< of the cell and the spans that are open
    std::size_t depth_ = 0;                   ///< of elements within a paragraph; 0: outside of one
    std::string link_;
};

}  // namespace raingan::ods

// Cell styles → the looks of workbook/. All are worked out before the first row, as their readers hand them over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/opendocument/looks.h"
#include "readers/workbook/rows.h"

namespace raingan::ods {

/// A cell style as cells use it.
struct CellStyle {
    std::uint32_t look = 0;              ///< index into Styles::looks: Western characters
    std::uint32_t complex_look = 0;      ///< the same in the style's complex font: a text of Thai alone
    opendocument::Look* text = nullptr;  ///< what the text's own spans are derived from
    bool visible = false;                ///< it shows even where its cell is empty: borders, a fill
};

class CellStyles {
public:
    /// Formats of text go to `scratch`. All must outlive the CellStyles.
    CellStyles(opendocument::StyleSheet& sheet, Document& scratch, Formats& formats);

    /// By name; an unknown one is the default style.
    [[nodiscard]] const CellStyle& find(std::string_view name) const;

    workbook::Styles styles;
    opendocument::Looks looks;

private:
    void add(std::string_view name);
    std::uint32_t format_of(const opendocument::Style& style);
    std::uint32_t add_look(workbook::Look look);

    opendocument::StyleSheet& sheet_;
    const Document& scratch_;
    std::unordered_map<std::string_view, CellStyle> by_name_;
    std::unordered_map<std::string, std::uint32_t> formats_;  ///< by code
};

}  // namespace raingan::ods

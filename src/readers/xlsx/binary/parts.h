// The small parts of .xlsb, translated into the XML form that .xlsx has of them, so that one reader knows what they
// mean: workbook, styles, comments ([MS-XLSB] 2.1.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "readers/formula/tokens.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/binary/element.h"
#include "readers/xlsx/binary/records.h"
#include "readers/xml.h"

namespace raingan::xlsx::binary {

/// Whether a part is in the binary form, by its name, which is all there is to know it by.
bool is_binary(std::string_view part);

/// What the formulas of a translated workbook count: <source own>, <span source first last>, and the names in order.
formula::TokenTables tables_of(pugi::xml_node workbook);

/// The part's XML. Throws Error "damaged", over_limit (entry_bytes).
std::string xml_of(const std::string& part, std::string_view bytes);

/// "$A$1:$B$2" of 0-based cells.
std::string reference_of(const workbook::Range& range);
/// UncheckedRfX: rows, then columns.
workbook::Range range_of(Fields& fields);

/// BrtColor and XFPropColor; no element where it is the system's own.
struct BinaryColour {
    unsigned kind = 0, index = 0, alpha = 0, red = 0, green = 0, blue = 0;
    double tint = 0;

    explicit BinaryColour(Fields& fields);
    /// None where it is the system's own.
    [[nodiscard]] std::optional<Element> element(const char* name) const;
};

/// Records of the styles, where it is one: number formats, fonts, fills, borders, formats of cells, differences.
bool append_style(std::string& xml, std::uint32_t type, Bytes body);

}  // namespace raingan::xlsx::binary

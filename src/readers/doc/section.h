// Section modifiers ([MS-DOC] 2.6.4) → w:sectPr.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "readers/doc/borders.h"

namespace raingan::doc {

struct ColumnShape {
    std::int64_t width = 0, gap = 0;  ///< twips
};

struct SectionProperties {
    std::int64_t page_width = 12240,
                 page_height = 15840;  ///< twips, as all lengths here; the defaults are Word's (2.6.4)
    std::int64_t top = 1440, bottom = 1440, left = 1800, right = 1800, gutter = 0;
    std::int64_t header = 720, footer = 720;
    bool landscape = false, title_page = false, restart_pages = false, even_columns = true, column_rule = false;
    std::uint8_t start = 2;   ///< bkc
    std::uint8_t format = 0;  ///< nfc of page numbers
    std::uint32_t first_page = 1;
    std::int64_t columns = 1, column_gap = 720;
    std::map<std::uint8_t, ColumnShape> column_shapes;
    std::uint16_t line_numbers = 0, first_line_number = 0;  ///< every so many; the first one less one
    std::uint8_t line_restart = 0;                          ///< lnc
    std::int64_t line_distance = 0;
    std::uint16_t border_options = 0;  ///< pgbProp
    std::uint8_t stories = 0;          ///< which headers and footers there are: said by Word 6
    std::uint8_t vertical = 0;
    std::array<Attributes, 4> borders;  ///< top, left, bottom, right
    std::optional<std::uint16_t> footnote_format, endnote_format;
    std::optional<std::uint16_t> footnote_start, endnote_start;
    std::optional<std::uint8_t> footnote_restart, endnote_restart;  ///< rnc
};

void apply_section(SectionProperties& properties, Bytes grpprl);

/// Appends w:sectPr; `references` are its headerReference and footerReference elements.
void append_section(std::string& xml, const SectionProperties& properties, std::string_view references);

}  // namespace raingan::doc

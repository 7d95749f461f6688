// Paragraph modifiers ([MS-DOC] 2.6.2) → w:pPr.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "readers/doc/borders.h"

namespace raingan::doc {

struct TabChange {
    std::int64_t position = 0;  ///< twips
    bool clear = false;
    std::uint8_t kind = 0, leader = 0;
};

/// Where a framed paragraph stands.
struct FramePlace {
    std::optional<std::int64_t> x, y, width, height, from_text_x, from_text_y;
    std::uint8_t anchors = 0;  ///< sprmPPc
    std::uint8_t wrap = 0;
    bool stated = false;
};

struct ParagraphProperties {
    std::optional<std::uint16_t> style;  ///< istd, where a piece changes it
    const char* alignment = nullptr;
    std::optional<std::int64_t> start, end, first_line;  ///< twips
    std::optional<std::int64_t> before, after;
    std::optional<bool> auto_before, auto_after, contextual_spacing;
    std::optional<std::int64_t> line;
    const char* line_rule = nullptr;
    std::optional<bool> keep_lines, keep_next, page_break_before, widow_control, right_to_left;
    std::optional<std::uint8_t> outline_level;
    std::optional<std::uint8_t> list_level;
    std::optional<std::uint16_t> list;  ///< ilfo
    std::vector<TabChange> tabs;
    std::array<Attributes, 5> borders;  ///< top, left, bottom, right, between
    Attributes shading;
    FramePlace frame;
    // What the paragraph is in a table.
    bool in_table = false, row_end = false, inner_cell_end = false, inner_row_end = false;
    std::optional<std::uint32_t> depth;  ///< itap

    [[nodiscard]] std::uint32_t table_depth() const { return depth ? *depth : in_table ? 1 : 0; }
};

void apply_paragraph(ParagraphProperties& properties, Bytes grpprl);

/// Appends the children of w:pPr but for w:pStyle.
void append_paragraph_properties(std::string& xml, const ParagraphProperties& properties);

}  // namespace raingan::doc

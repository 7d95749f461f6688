// The official form's looks, and the few ways in which its parts make paragraphs and cells. One Form serves one
// document.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/formats.h"

namespace raingan::compose {

constexpr Points from_centimetres(double cm) {
    return from_millimetres(cm * 10);
}

// docs/field.md#papers.
inline constexpr Points a4_short = from_millimetres(210), a4_long = from_millimetres(297);
inline constexpr Points margin_left = from_centimetres(3), margin_right = from_centimetres(2),
                        margin_top = from_centimetres(2.5), margin_bottom = from_centimetres(2);
inline constexpr Points first_line_indent = from_centimetres(2.5);
inline constexpr Points body_size{16}, title_size{18}, table_size{14}, small_table_size{12};
inline constexpr Points portrait_width = a4_short - margin_left - margin_right;
inline constexpr Points landscape_width = a4_long - margin_left - margin_right;

inline constexpr Colour band_shade{0xF1, 0xF3, 0xF7};  ///< of rows that sum up; heads are plain

struct TextLook {
    Points size = body_size;
    bool bold = false;
};

/// A piece of a paragraph in one look.
struct Piece {
    std::string text;
    TextLook look;
};

class Form {
public:
    explicit Form(Document& document) : document_(document), formats_(document) {}

    /// Characters that would act as breaks, tabs or objects in a Paragraph become plain spaces or go.
    Paragraph paragraph(const std::vector<Piece>& pieces, const ParagraphFormat& format);
    Paragraph paragraph(std::string_view text, const TextLook& look, const ParagraphFormat& format) {
        return paragraph(std::vector<Piece>{{std::string(text), look}}, format);
    }

    std::uint32_t text_format(const TextLook& look);

    /// The paragraph's format with keep_next set.
    void keep_with_next(Paragraph& paragraph);

    /// A section with the form's margins and page numbers; `first` is the document's first, whose first page has none.
    Section section(bool landscape, bool first);

private:
    Document& document_;
    Formats formats_;
};

/// Rules of a table cell, and rules of none.
Borders table_rules();

/// A cell at grid column `column` with table_rules() and the margins of a table of the form.
Cell cell(std::uint32_t column, std::vector<Block> blocks, std::uint32_t col_span = 1);

/// A table of the whole text width, with those columns as they are.
Table full_table(std::vector<Points> columns);

}  // namespace raingan::compose

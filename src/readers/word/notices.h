// What the reader shows otherwise than Word does, and what it does not show.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"
#include "readers/notice_board.h"

namespace raingan::word {

enum class Notice : std::uint8_t {
    floating_table,   ///< tblpPr, set in the flow
    frame,            ///< framePr that says of no place, set in the flow
    image_format,     ///< neither PNG, JPEG … nor a metafile
    drawing_parts,    ///< a metafile's records that are not drawn
    image_missing,    ///< part missing or external
    shape,            ///< drawing without text or image
    shape_fill,       ///< a shape filled with a metafile or drawing: its fill
    page_background,  ///< a colour or picture behind all pages, which Word does not print either
    picture_colours,  ///< greyscale, two colours, brightness that cannot be shown
    object,           ///< diagram, OLE, ink, chart without values: nothing to show
    flat_chart,       ///< of three dimensions
    equation,         ///< set as plain text
    comments,         ///< left out
    symbol,           ///< symbol font's character that has no Unicode one
    empty_field,      ///< field without a stored result
    page_borders,     ///< made of pictures
    merged_text,      ///< text in a cell that a vertical merge covers
    foreign_content,  ///< altChunk, subDoc
    ruby,
    picture_bullet,
    style_cycle,
    unknown_element,  ///< its text is shown
    unended_field,    ///< what follows is shown
    formula,          ///< a result that is not what the table's cells give
    sequence,         ///< a number that was counted anew
    placeholder,      ///< of a content control that nobody filled in
};
inline constexpr std::size_t notice_count = 26;

class Notices {
public:
    explicit Notices(Document& document);
    void add(Notice notice, const Origin& origin, std::string_view detail = {}) { board_.add(notice, origin, detail); }
    void finish() { board_.finish(); }

private:
    NoticeBoard<Notice> board_;
};

}  // namespace raingan::word

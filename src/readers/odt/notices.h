// What the reader has to say of things that it reads otherwise than LibreOffice shows them, or not at all.
#pragma once

#include <cstdint>

#include "readers/notice_board.h"

namespace raingan::odt {

enum class Notice : std::uint8_t {
    image_format,     ///< neither PNG, JPEG, GIF nor BMP
    drawing_parts,    ///< a metafile's records that are not drawn
    image_missing,    ///< not in the file
    picture_colours,  ///< changed otherwise than towards one of them
    shape,            ///< a figure that we do not draw
    turned,           ///< a figure turned by no right angle
    object,           ///< formula, OLE object; a chart without values
    flat_chart,       ///< that has three dimensions
    form_control,
    comments,  ///< left out
    ruby,
    picture_bullet,
    page_anchor,  ///< hangs on a later page by its number
    page_style,   ///< pages after the first of a style have another form
    page_borders,
    covered_text,  ///< in a cell that a merge covers
    sub_table,
    spaces_cut,
    symbol,           ///< a symbol font's character that has no Unicode one
    unknown_element,  ///< its text is shown
};

using Notices = NoticeBoard<Notice>;
Notices make_notices(Document& document);

}  // namespace raingan::odt

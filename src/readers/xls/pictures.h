// Pictures of a workbook: their files stand once for all sheets, in its drawing group; where they are shown says each
// sheet's drawing ([MS-XLS] 2.4.171 MsoDrawing, 2.4.172 MsoDrawingGroup, [MS-ODRAW]).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/workbook/rows.h"

namespace raingan::xls {

struct StoredPicture {
    std::shared_ptr<const Image> image;  ///< null: of a kind that cannot be shown
    std::string left_out;                ///< what of a metafile is not drawn
};

/// Throws Error (over_limit) for one of too many pixels.
std::vector<StoredPicture> read_stored_pictures(Bytes drawing_group);

/// The two corners at these places of a record's body ([MS-XLS] 2.5.193 OfficeArtClientAnchorSheet, and the object
/// records of Excel 5): offsets are 1024ths of a column's width, 256ths of a row's height.
workbook::Anchor anchor_at(Bytes body, std::size_t from, std::size_t to);

/// A shape that has an object record.
struct PlacedObject {
    bool shown = false;  ///< as a picture
    std::optional<workbook::Anchor> place;
    std::string said;  ///< of it by the author
};
/// Adds the pictures that a sheet's drawing shows. Gives the shapes that have object records, in their order.
std::vector<PlacedObject> add_pictures(Bytes drawing, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet);

}  // namespace raingan::xls

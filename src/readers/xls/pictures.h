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

/// A shape that has an object record.
struct PlacedObject {
    bool shown = false;  ///< as a picture
    std::optional<workbook::Anchor> place;
    std::string said;  ///< of it by the author
};
/// Adds the pictures that a sheet's drawing shows. Gives the shapes that have object records, in their order.
std::vector<PlacedObject> add_pictures(Bytes drawing, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet);

}  // namespace raingan::xls

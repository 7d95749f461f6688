// Pictures of a workbook: their files stand once for all sheets, in its drawing group; where they are shown says each
// sheet's drawing ([MS-XLS] 2.4.171 MsoDrawing, 2.4.172 MsoDrawingGroup, [MS-ODRAW]).
#pragma once

#include <memory>
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

/// Adds the pictures that a sheet's drawing shows. Gives for each shape that has an object record whether it is a
/// picture that is shown, in their order.
std::vector<bool> add_pictures(Bytes drawing, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet);

}  // namespace raingan::xls

// Pictures of headers and footers (&G): drawings of their own in HFPicture records ([MS-XLS] 2.4.138), whose shapes are
// called by their place ("LH", "CFFIRST").
#pragma once

#include <string>
#include <vector>

#include "readers/xls/pictures.h"

namespace raingan::xls {

/// The drawing data of a workbook's or a sheet's records, put together.
struct StoryDrawings {
    std::string group;    ///< of the workbook: the files of the pictures
    std::string drawing;  ///< of a sheet

    /// A record's body.
    void add(Bytes body);
};

/// Adds the pictures that the drawing shows to those of the sheet's headers; what cannot be shown is told where the
/// header names it.
void add_story_pictures(Bytes drawing, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet);

}  // namespace raingan::xls

// Headers and footers of a sheet (ECMA-376 Part 1 18.3.1.46): "&Lleft&C&"Arial,Bold"&14centre&Rpage &P of &N".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/formats.h"
#include "readers/workbook/known_images.h"
#include "readers/workbook/notices.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// What headers and footers may show of the file.
struct FileFacts {
    std::string name;   ///< without folders; may be empty
    std::string saved;  ///< when it was saved last, ISO 8601; may be empty
};

struct StoryMaker {
    const Sheet& sheet;
    const TextFormat& look;  ///< where no code says otherwise
    const FileFacts& file;
    Document& document;
    Formats& formats;
    KnownImages& images;
    Notices& notices;
};

/// `place`: "H" or "F", with "FIRST" or "EVEN" (StoryPicture). `width`: of the page between its margins.
std::vector<Block> read_story(const StoryMaker& maker, std::string_view code, std::string_view place, Points width);

}  // namespace raingan::workbook

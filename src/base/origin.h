// Where in the source a value stands, so that a diagnostic can point at it. Plain numbers: a report of a hundred
// thousand cells keeps one per cell. The part's name stands once, in Document::parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace raingan {

struct Origin {
    std::uint16_t part = 0;       ///< index into Document::parts ("word/document.xml", a sheet's name, "page 3")
    std::uint32_t table = 0;      ///< 1-based number of the top-level table in the part; 0: not in a table
    std::uint32_t row = 0;        ///< 1-based; without a table that of a sheet
    std::uint32_t column = 0;     ///< 1-based cell number in the row; of a sheet the column's
    std::uint32_t paragraph = 0;  ///< 1-based, counted in the part's body, or in the cell where there is a table

    friend bool operator==(const Origin&, const Origin&) = default;
};

/// Column 1 is A, 27 is AA: as workbooks name them.
std::string column_letters(std::uint32_t column);

/// As the file counts: "word/document.xml: table 2, row 3, cell 4, paragraph 1"; parts that are 0 are left out. Of a
/// sheet "มาตรการ!C7".
std::string describe(const Origin& origin, const std::vector<std::string>& parts, Language language);

/// As people see it: "table 2, row 3", of a sheet "sheet มาตรการ, cell C7", of a story beside the text "header"; in
/// Thai with Thai digits. Empty: the whole document.
std::string shown_place(const Origin& origin, const std::vector<std::string>& parts, Language language);
/// "table 2, row 3" alone, or empty.
std::string shown_table_row(const Origin& origin, Language language);
/// The sheet or the story beside the text that a part is; empty for the text itself.
std::string shown_part(std::string_view part, Language language);
/// In Thai with Thai digits.
std::string shown_number(std::uint32_t number, Language language);

/// A place within a text, as describe() writes it with its part.
struct PlaceInText {
    std::size_t begin = 0, end = 0;
    Origin origin;
};
std::vector<PlaceInText> places_in(std::string_view text, const std::vector<std::string>& parts, Language language);

}  // namespace raingan

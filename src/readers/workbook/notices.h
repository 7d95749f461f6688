// What is to be said of a sheet as a whole: what is not shown, and what was mended. Places are gathered, so that each
// kind of thing is told once for a sheet, with where to find it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

enum class Notice : std::uint8_t {
    hidden_rows,
    hidden_columns,
    outside_print_area,
    over_limit,  ///< rows behind limits::sheet_cells
    too_many_columns,
    covered,  ///< text in a cell that a merge covers
    pictures,
    charts,
    shapes,
    comments,
    picture_parts,
    header_parts,
    conditional,  ///< formats that count on formulas, other cells, scales or icons
    number_as_text,
    date_as_text,
    buddhist_year,
    strange_text,  ///< in elements that are not known; shown
    blank_rows,    ///< long gaps are shortened
    moved_charts,  ///< behind the cells
    flat_charts,   ///< of three dimensions
    error_values,  ///< with the errors
    saved_date,    ///< in headers and footers
    turned_over,   ///< text at more than 90 degrees
    scale_limit,   ///< scales, bars and icons that look at more cells than limits::table_cells
};
inline constexpr std::size_t notice_count = 24;

/// A message's {0} is a number and {1} a text; of "[s]" and "[are|is]" the first counts where there are several.
std::string counted(std::string_view text, std::size_t count, const std::string& what);

class Notices {
public:
    /// A cell, 0-based; `words` are told behind its name.
    void add(Notice notice, std::uint32_t row, std::uint32_t column, std::string_view words = {});
    void add_row(Notice notice, std::uint32_t row);
    void add_column(Notice notice, std::uint32_t column);
    void add_count(Notice notice, std::uint32_t count);
    /// Told as pictures, charts, shapes, comments or parts of pictures.
    void add(const LeftOut& what);

    /// Tells what was gathered of a sheet, and forgets it.
    void finish(Diagnostics& diagnostics, std::uint16_t part);

private:
    struct Seen {
        std::uint32_t count = 0;
        std::string places;  ///< the first ones: "C7, C8", "5–9, 12"
        std::uint32_t told = 0;
        std::uint32_t first = 0, last = 0;  ///< the run of rows or columns that is still growing
        bool open = false;
        Origin origin{};
    };
    void grow(Seen& seen, std::uint32_t number, bool columns);
    static void close(Seen& seen, bool columns);
    std::array<Seen, notice_count> seen_{};
};

}  // namespace raingan::workbook

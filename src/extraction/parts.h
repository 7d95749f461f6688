// EIT in two parts, from FY2566 (docs/field.md#indicators): which of them a stretch of text is about.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "report/report.h"

namespace raingan::extraction {

/// "ส่วนที่ ๑", "part 2" in a key.
struct NamedPart {
    int part = 0;  ///< 1 or 2
    std::size_t begin = 0, end = 0;
};
/// The first one at or after `from`.
std::optional<NamedPart> find_part(std::string_view key, std::size_t from = 0);

/// The entry for the part, made in order if it is not there.
PartScore& part_entry(std::vector<PartScore>& parts, int part);

/// A line cut where it begins to speak of another part, or of the whole again ("… รวม EIT …").
struct LinePiece {
    Line line;
    std::optional<int> part;  ///< 0: of the whole; none: as before
};
std::vector<LinePiece> cut_at_parts(const Line& line);

/// The line from source offset `from` up to `end`, as a line of its own.
Line line_between(const Line& line, std::size_t from, std::size_t end = std::string_view::npos);

}  // namespace raingan::extraction

// What fills a shape of Office's binary formats ([MS-ODRAW] 2.3.7), as the v:fill of VML. RTF has the same properties
// under the same numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace raingan {

struct ArtFill {
    std::int64_t type = 0;           ///< 2.4.11 MSOFILLTYPE
    std::int64_t opacity = 0x10000;  ///< in 65536ths, as all that follow
    std::int64_t back_opacity = 0x10000;
    std::int64_t angle = 0;                  ///< degrees
    std::int64_t focus = 0;                  ///< percent
    std::int64_t to_left = 0, to_top = 0;    ///< shares of the shape
    std::optional<std::string> back_colour;  ///< "#rrggbb"
    std::string picture;                     ///< id of a relationship; empty: none
};

/// Empty where the shape's colour says all.
std::string markup_of(const ArtFill& fill);

}  // namespace raingan

// A picture whose colours are nearer to one of them: faint as a watermark, or seen through.
#pragma once

#include <optional>

#include "document/drawing.h"

namespace raingan {

/// Each colour as `share` of itself and the rest of `towards`, as a drawing of the picture's own size. None where the
/// picture is a drawing already.
std::optional<Image> faded_image(const Image& image, double share, Colour towards);

/// What Office's brightness and contrast make of a colour: `gain` of it, and `more` (both as shares, 1 and 0 leave all
/// as it is).
struct ColourChange {
    double gain = 1, more = 0;
};
/// The colour that a change leads towards, where it leads to one within what can be seen; else none.
std::optional<Colour> faded_towards(const ColourChange& change);

}  // namespace raingan

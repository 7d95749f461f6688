#include "readers/picture/faded.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/geometry.h"
#include "readers/picture/image.h"

namespace raingan {

std::optional<Image> faded_image(const Image& image, double share, Colour towards) {
    if (image.drawing || image.bytes.empty()) return std::nullopt;
    auto made = std::make_shared<Drawing>();
    const auto [width, height] = size_of_picture(image);
    if (width.pt <= 0 || height.pt <= 0) return std::nullopt;
    made->width = width;
    made->height = height;
    if (towards != Colour{255, 255, 255}) {  // what is white is paper
        DrawnPath under;
        add_box(under.steps, 0, 0, width.pt, height.pt);
        under.fill = Paint{towards};
        made->items.push_back({std::move(under)});
    }
    const Matrix whole{width.pt, 0, 0, height.pt, 0, 0};
    made->items.push_back({DrawnPicture{std::make_shared<const Image>(image), whole, std::clamp(share, 0.0, 1.0)}});
    return Image{image.media_type, {}, std::move(made)};
}

std::optional<Colour> faded_towards(const ColourChange& change) {
    constexpr double rounding = 0.004;
    if (change.gain >= 1 || change.gain < 0 || change.more < -rounding || change.gain + change.more > 1 + rounding)
        return std::nullopt;
    const double grey = std::clamp(change.more / (1 - change.gain), 0.0, 1.0);
    const auto part = static_cast<std::uint8_t>(std::lround(grey * 255));
    return Colour{part, part, part};
}

}  // namespace raingan

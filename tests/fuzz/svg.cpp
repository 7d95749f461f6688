// Seeds: *.svg
// Dictionary: svg
#include "readers/svg/svg.h"

#include <cmath>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const auto svg = read_svg(std::string(test::as_text(data, size)));
    if (!svg) return 0;
    const Drawing& drawing = *svg->drawing;
    test::must(drawing.width.pt > 0 && drawing.height.pt > 0);
    for (std::size_t i = 0; i < drawing.clips.size(); ++i) test::must(drawing.clips[i].outer <= i);
    for (const DrawingItem& item : drawing.items) {
        test::must(item.clip <= drawing.clips.size());
        if (const auto* path = std::get_if<DrawnPath>(&item.what)) {
            for (const PathStep& step : path->steps) test::must(std::isfinite(step.x_pt) && std::isfinite(step.y_pt));
        } else if (const auto* picture = std::get_if<DrawnPicture>(&item.what)) {
            test::must(picture->image && !picture->image->drawing && std::isfinite(picture->place.e));
        } else {
            const auto& text = std::get<DrawnText>(item.what);
            test::must(!text.text.empty() && std::isfinite(text.place.a) && text.format.size.pt > 0);
        }
    }
    return 0;
}

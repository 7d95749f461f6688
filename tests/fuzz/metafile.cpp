// Seeds: *.emf *.wmf *.emz *.wmz
#include "readers/metafile/metafile.h"

#include <cmath>

#include "fuzz.h"

namespace {

bool is_sound(const raingan::Matrix& m) {
    return std::isfinite(m.a) && std::isfinite(m.b) && std::isfinite(m.c) && std::isfinite(m.d) && std::isfinite(m.e) &&
           std::isfinite(m.f);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const auto metafile = read_metafile(test::as_text(data, size));
    if (!metafile) return 0;
    const Drawing& drawing = *metafile->drawing;
    test::must(drawing.width.pt > 0 && drawing.height.pt > 0);
    for (std::size_t i = 0; i < drawing.clips.size(); ++i) test::must(drawing.clips[i].outer <= i);
    for (const DrawingItem& item : drawing.items) {
        test::must(item.clip <= drawing.clips.size());
        if (const auto* path = std::get_if<DrawnPath>(&item.what)) {
            for (const PathStep& step : path->steps) test::must(std::isfinite(step.x_pt) && std::isfinite(step.y_pt));
        } else if (const auto* picture = std::get_if<DrawnPicture>(&item.what)) {
            test::must(picture->image && !picture->image->drawing && is_sound(picture->place));
        } else {
            test::must(is_sound(std::get<DrawnText>(item.what).place));
        }
    }
    return 0;
}

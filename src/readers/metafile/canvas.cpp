#include "readers/metafile/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace raingan::metafile {
namespace {

/// Are the steps one upright box?
std::optional<PlaneBox> box_of(const PathSteps& steps) {
    constexpr std::size_t sides = 4;
    std::size_t points = 0;
    for (const PathStep& step : steps) {
        if (step.kind == PathStep::Kind::curve) return std::nullopt;
        if (step.kind == PathStep::Kind::move && points != 0) return std::nullopt;
        if (step.kind != PathStep::Kind::close) ++points;
    }
    if (points != sides) return std::nullopt;
    const std::optional<PlaneBox> box = bounds_of(steps);
    constexpr double same = 0.001;
    for (std::size_t i = 0; i < sides; ++i) {
        const PathStep& step = steps[i];
        const PathStep& next = steps[(i + 1) % sides];
        const bool across = std::abs(step.y_pt - next.y_pt) < same, down = std::abs(step.x_pt - next.x_pt) < same;
        if (!across && !down) return std::nullopt;
    }
    return box;
}

bool is_sound(const PathSteps& steps) {
    constexpr double furthest = 1e7;
    return std::ranges::all_of(steps, [](const PathStep& step) {
        const std::array<float, 6> numbers{step.x_pt, step.y_pt, step.x1_pt, step.y1_pt, step.x2_pt, step.y2_pt};
        return std::ranges::all_of(numbers, [](float number) { return std::abs(number) < furthest; });
    });
}

bool is_sound(const Matrix& m) {
    constexpr double furthest = 1e7;
    for (const double number : {m.a, m.b, m.c, m.d, m.e, m.f})
        if (!(std::abs(number) < furthest)) return false;
    return true;
}

}  // namespace

bool Canvas::admit(ClipId clip, std::size_t steps) {
    if (clip != last_clip_ && clip != 0) steps += facts_[clip - 1].steps;
    last_clip_ = clip;
    if (full_ || steps > steps_left_) {
        full_ = true;
        leave_out("the end of a drawing with too many parts");
        return false;
    }
    steps_left_ -= steps;
    return true;
}

void Canvas::add(DrawnPath path, ClipId clip) {
    if (path.steps.empty() || (!path.fill && !path.stroke) || !is_sound(path.steps)) return;
    if (admit(clip, path.steps.size())) drawing.items.push_back({std::move(path), clip});
}

void Canvas::add(DrawnText text, ClipId clip) {
    if (text.text.empty() || !is_sound(text.place)) return;
    if (admit(clip, text.text.size())) drawing.items.push_back({std::move(text), clip});
}

void Canvas::add(const Pixels& pixels, const Matrix& place, ClipId clip, double opacity) {
    add(DrawnPicture{image_of(pixels), place, opacity}, clip);
}

void Canvas::add(DrawnPicture picture, ClipId clip) {
    if (is_sound(picture.place) && admit(clip, 1)) drawing.items.push_back({std::move(picture), clip});
}

void Canvas::use_pixels(const Pixels& pixels) {
    pixels_left_ -= std::min(pixels_left_, std::size_t{pixels.width} * pixels.height);
}

ClipId Canvas::clip_to(ClipId clip, PathSteps steps, bool even_odd) {
    constexpr std::size_t deepest = 24;
    if (!is_sound(steps)) return clip;
    ClipFacts facts{1, steps.size(), box_of(steps)};
    Clip made{std::move(steps), even_odd, clip};
    if (clip != 0) {
        const ClipFacts& outer = facts_[clip - 1];
        if (facts.box && outer.box) {  // two boxes are one
            PlaneBox box{std::max(facts.box->left, outer.box->left), std::max(facts.box->top, outer.box->top),
                         std::min(facts.box->right, outer.box->right), std::min(facts.box->bottom, outer.box->bottom)};
            box.right = std::max(box.right, box.left);
            box.bottom = std::max(box.bottom, box.top);
            made.steps.clear();
            add_box(made.steps, box.left, box.top, box.right - box.left, box.bottom - box.top);
            made.outer = drawing.clips[clip - 1].outer;
            facts.box = box;
            facts.depth = outer.depth;
            facts.steps = outer.steps;
        } else {
            facts.depth = outer.depth + 1;
            facts.steps += outer.steps;
        }
    }
    if (facts.depth > deepest) {
        leave_out("clips in one another");
        return clip;
    }
    drawing.clips.push_back(std::move(made));
    facts_.push_back(facts);
    return static_cast<ClipId>(drawing.clips.size());
}

ClipId Canvas::clip_out(ClipId clip, const PathSteps& steps) {
    constexpr double far = 20'000;  // beyond all that can be seen
    PathSteps around;
    add_box(around, -far, -far, 2 * far, 2 * far);
    around.insert(around.end(), steps.begin(), steps.end());
    return clip_to(clip, std::move(around), true);
}

}  // namespace raingan::metafile

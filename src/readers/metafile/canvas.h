// The Drawing that a metafile becomes: what is added to it is clipped and counted here, for GDI and GDI+ alike.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "document/drawing.h"
#include "document/geometry.h"
#include "readers/metafile/pixels.h"

namespace raingan::metafile {

/// A clip in force: index into Drawing::clips + 1; 0: none.
using ClipId = std::uint32_t;

class Canvas {
public:
    void add(DrawnPath path, ClipId clip);
    void add(DrawnText text, ClipId clip);
    /// `place` puts the unit square, upper edge first, into the drawing.
    void add(const Pixels& pixels, const Matrix& place, ClipId clip, double opacity = 1);
    void add(DrawnPicture picture, ClipId clip);

    /// What lies in both.
    ClipId clip_to(ClipId clip, PathSteps steps, bool even_odd);
    /// What of `clip` lies outside of the steps.
    ClipId clip_out(ClipId clip, const PathSteps& steps);

    /// What is asked for and not drawn, told by its name in English.
    void leave_out(std::string_view what) { left_out_.emplace(what); }
    [[nodiscard]] const std::set<std::string>& left_out() const { return left_out_; }

    /// Pixels that pictures may yet have; read_dib's bound.
    [[nodiscard]] std::size_t pixels_left() const { return pixels_left_; }
    void use_pixels(const Pixels& pixels);
    [[nodiscard]] bool full() const { return full_; }

    Drawing drawing;

private:
    struct ClipFacts {
        std::size_t depth = 1, steps = 0;
        std::optional<PlaneBox> box;  ///< it is this box
    };
    bool admit(ClipId clip, std::size_t steps);

    std::vector<ClipFacts> facts_;
    std::set<std::string> left_out_;
    std::size_t steps_left_ = 8'000'000, pixels_left_ = 25'000'000;
    ClipId last_clip_ = 0;
    bool full_ = false;
};

}  // namespace raingan::metafile

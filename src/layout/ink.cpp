#include "layout/ink.h"

#include <algorithm>
#include <utility>

#include "document/geometry.h"

namespace raingan::layout {
namespace {

void draw_stroke(Ink& onto, double x1, double y1, double x2, double y2, double width, Colour colour) {
    const double half = width / 2;
    if (y1 == y2)
        draw_fill(onto, std::min(x1, x2), y1 - half, std::abs(x2 - x1), width, colour);
    else
        draw_fill(onto, x1 - half, std::min(y1, y2), width, std::abs(y2 - y1), colour);
}

void draw_double(Ink& onto, const Border& border, double x1, double y1, double x2, double y2, Colour colour) {
    // Word's double rule: two strokes of the stated width with as much space between.
    const double offset = border.width.pt;
    const bool horizontal = y1 == y2;
    for (const double shift : {-offset, offset})
        draw_stroke(onto, x1 + (horizontal ? 0 : shift), y1 + (horizontal ? shift : 0), x2 + (horizontal ? 0 : shift),
                    y2 + (horizontal ? shift : 0), border.width.pt, colour);
}

}  // namespace

void draw(Ink& onto, const Ink& ink, double dx_pt, double dy_pt) {
    const auto dx = static_cast<float>(dx_pt);
    const auto dy = static_cast<float>(dy_pt);
    const auto first_unit = static_cast<std::uint32_t>(onto.units.size());
    const auto first_run = static_cast<std::uint32_t>(onto.runs.size());
    const auto first_line = static_cast<std::uint32_t>(onto.lines.size());
    const std::size_t first_image = onto.images.size();
    onto.computed += ink.computed;
    onto.units.insert(onto.units.end(), ink.units.begin(), ink.units.end());
    for (GlyphRun run : ink.runs) {
        run.first += first_unit;
        onto.runs.push_back(run);
    }
    for (TextLine line : ink.lines) {
        line.first_run += first_run;
        line.x_pt += dx;
        line.baseline_pt += dy;
        onto.lines.push_back(line);
    }
    const auto shift = [&](auto& to, const auto& from) {
        for (auto item : from) {
            item.x_pt += dx;
            item.y_pt += dy;
            to.push_back(std::move(item));
        }
    };
    shift(onto.fills, ink.fills);
    shift(onto.paths, ink.paths);
    shift(onto.images, ink.images);
    for (std::size_t i = first_image; i < onto.images.size(); ++i) onto.images[i].lines_before += first_line;
    shift(onto.links, ink.links);
    shift(onto.bookmarks, ink.bookmarks);
    shift(onto.anchors, ink.anchors);
    for (DashedRule rule : ink.dashes) {
        rule.x1_pt += dx;
        rule.x2_pt += dx;
        rule.y1_pt += dy;
        rule.y2_pt += dy;
        onto.dashes.push_back(rule);
    }
}

void turn(Ink& ink, std::uint8_t quarter_turns, double width_pt, double height_pt) {
    const auto width = static_cast<float>(width_pt);
    const auto height = static_cast<float>(height_pt);
    const bool down = quarter_turns == 1;
    const auto point = [&](float& x, float& y) {
        const float old_x = x;
        x = down ? height - y : y;
        y = down ? old_x : width - old_x;
    };
    const auto box = [&](auto& item) {
        // The corner that becomes the top left one.
        if (down)
            item.y_pt += item.height_pt;
        else
            item.x_pt += item.width_pt;
        point(item.x_pt, item.y_pt);
        std::swap(item.width_pt, item.height_pt);
    };
    for (TextLine& line : ink.lines) {
        point(line.x_pt, line.baseline_pt);
        line.quarter_turns = static_cast<std::uint8_t>((line.quarter_turns + quarter_turns) % 4);
    }
    for (Fill& fill : ink.fills) box(fill);
    for (DashedRule& rule : ink.dashes) {
        point(rule.x1_pt, rule.y1_pt);
        point(rule.x2_pt, rule.y2_pt);
    }
    for (PlacedPath& placed : ink.paths) {
        const Matrix moved{1, 0, 0, 1, placed.x_pt, placed.y_pt};
        const Matrix turned = down ? Matrix{0, 1, -1, 0, height_pt, 0} : Matrix{0, -1, 1, 0, 0, width_pt};
        map_path(placed.path, product(turned, moved));
        placed.x_pt = placed.y_pt = 0;
    }
    for (PlacedImage& image : ink.images) {
        box(image);
        image.quarter_turns = static_cast<std::uint8_t>((image.quarter_turns + quarter_turns) % 4);
    }
    for (PlacedLink& link : ink.links) box(link);
    for (PlacedBookmark& bookmark : ink.bookmarks) point(bookmark.x_pt, bookmark.y_pt);
    for (PlacedAnchor& anchor : ink.anchors) point(anchor.x_pt, anchor.y_pt);
}

void slant(Ink& ink, int degrees, double dx_pt, double dy_pt) {
    Matrix turned = rotation(-degrees);
    turned.e = dx_pt;
    turned.f = dy_pt;
    const auto point = [&](float& x, float& y) {
        const PlanePoint to = mapped(turned, x, y);
        x = static_cast<float>(to.x);
        y = static_cast<float>(to.y);
    };
    for (TextLine& line : ink.lines) {
        point(line.x_pt, line.baseline_pt);
        line.slant = static_cast<std::int8_t>(line.slant + degrees);
    }
    for (PlacedPath& placed : ink.paths) {
        map_path(placed.path, product(turned, Matrix{1, 0, 0, 1, placed.x_pt, placed.y_pt}));
        placed.x_pt = placed.y_pt = 0;
    }
    for (const Fill& fill : std::exchange(ink.fills, {})) {
        DrawnPath path;
        add_box(path.steps, fill.x_pt, fill.y_pt, fill.width_pt, fill.height_pt);
        path.fill = Paint{fill.colour};
        map_path(path, turned);
        ink.paths.push_back({0, 0, std::move(path)});
    }
    for (DashedRule& rule : ink.dashes) {
        point(rule.x1_pt, rule.y1_pt);
        point(rule.x2_pt, rule.y2_pt);
    }
    for (PlacedImage& image : ink.images) point(image.x_pt, image.y_pt);
    for (PlacedLink& link : ink.links) {
        PathSteps box;
        add_box(box, link.x_pt, link.y_pt, link.width_pt, link.height_pt);
        map_steps(box, turned);
        const PlaneBox around = bounds_of(box).value_or(PlaneBox{});
        link.x_pt = static_cast<float>(around.left);
        link.y_pt = static_cast<float>(around.top);
        link.width_pt = static_cast<float>(around.right - around.left);
        link.height_pt = static_cast<float>(around.bottom - around.top);
    }
    for (PlacedBookmark& bookmark : ink.bookmarks) point(bookmark.x_pt, bookmark.y_pt);
    for (PlacedAnchor& anchor : ink.anchors) point(anchor.x_pt, anchor.y_pt);
}

void draw_rule(Ink& onto, const Border& border, double x1_pt, double y1_pt, double x2_pt, double y2_pt) {
    const Colour colour = border.colour.value_or(Colour{});
    switch (border.style) {
        case BorderStyle::none:
            return;
        case BorderStyle::double_line:
            return draw_double(onto, border, x1_pt, y1_pt, x2_pt, y2_pt, colour);
        case BorderStyle::dotted:
        case BorderStyle::dashed: {
            const auto width = static_cast<float>(border.width.pt);
            const float on = border.style == BorderStyle::dotted ? width : width * 4;
            onto.dashes.push_back({static_cast<float>(x1_pt), static_cast<float>(y1_pt), static_cast<float>(x2_pt),
                                   static_cast<float>(y2_pt), width, on, width * 2, colour});
            return;
        }
        case BorderStyle::single:
        case BorderStyle::thick:
            return draw_stroke(onto, x1_pt, y1_pt, x2_pt, y2_pt, border.width.pt, colour);
    }
}

void draw_fill(Ink& onto, double x_pt, double y_pt, double width_pt, double height_pt, Colour colour) {
    onto.fills.push_back({static_cast<float>(x_pt), static_cast<float>(y_pt), static_cast<float>(width_pt),
                          static_cast<float>(height_pt), colour});
}

}  // namespace raingan::layout

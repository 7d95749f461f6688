#include "pdf_in/glyph_picture.h"

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace raingan::pdf {
namespace {

struct Point {
    double x = 0, y = 0;
};

/// An outline's straight pieces; curves are cut into some.
struct Pieces {
    std::vector<std::pair<Point, Point>> all;
    Point at, begin;

    void line(Point to) {
        all.emplace_back(at, to);
        at = to;
    }
    /// A cubic Bézier curve, or one that is quadratic raised to it.
    void curve(Point a, Point b, Point to) {
        constexpr int steps = 8;
        const Point from = at;
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps, u = 1 - t;
            const auto mix = [&](double p, double q, double r, double s) {
                return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
            };
            line({mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y)});
        }
    }
};

hb_draw_funcs_t* pieces_functions() {
    struct Free {
        void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
    };
    static const std::unique_ptr<hb_draw_funcs_t, Free> made = [] {
        std::unique_ptr<hb_draw_funcs_t, Free> draw(hb_draw_funcs_create());
        hb_draw_funcs_set_move_to_func(
            draw.get(),
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
                auto& pieces = *static_cast<Pieces*>(data);
                pieces.at = pieces.begin = {x, y};
            },
            nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(
            draw.get(),
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
                static_cast<Pieces*>(data)->line({x, y});
            },
            nullptr, nullptr);
        hb_draw_funcs_set_quadratic_to_func(
            draw.get(),
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
                auto& pieces = *static_cast<Pieces*>(data);
                const auto towards = [](double from, double to) { return from + 2.0 / 3 * (to - from); };
                pieces.curve({towards(pieces.at.x, cx), towards(pieces.at.y, cy)}, {towards(x, cx), towards(y, cy)},
                             {x, y});
            },
            nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(
            draw.get(),
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y,
               void*) {
                static_cast<Pieces*>(data)->curve({ax, ay}, {bx, by}, {x, y});
            },
            nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(
            draw.get(),
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
                auto& pieces = *static_cast<Pieces*>(data);
                pieces.line(pieces.begin);
            },
            nullptr, nullptr);
        hb_draw_funcs_make_immutable(draw.get());
        return draw;
    }();
    return made.get();
}

/// Fills by the nonzero winding number, a row at a time through the middle of its pixels.
GlyphPicture filled(const Pieces& pieces, double scale) {
    GlyphPicture out;
    if (pieces.all.empty()) return out;
    double left = 1e9, right = -1e9, bottom = 1e9, top = -1e9;
    for (const auto& [from, to] : pieces.all) {
        left = std::min({left, from.x, to.x});
        right = std::max({right, from.x, to.x});
        bottom = std::min({bottom, from.y, to.y});
        top = std::max({top, from.y, to.y});
    }
    constexpr int most = 4000;
    out.width = std::clamp(static_cast<int>(std::ceil((right - left) * scale)), 1, most);
    out.height = std::clamp(static_cast<int>(std::ceil((top - bottom) * scale)), 1, most);
    out.ink.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0);
    std::vector<std::pair<double, int>> crossings;
    for (int row = 0; row < out.height; ++row) {
        const double y = top - (row + 0.5) / scale;
        crossings.clear();
        for (const auto& [from, to] : pieces.all) {
            if ((from.y <= y) == (to.y <= y)) continue;
            crossings.emplace_back(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x), from.y < to.y ? 1 : -1);
        }
        std::ranges::sort(crossings);
        int winding = 0;
        for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
            winding += crossings[i].second;
            if (winding == 0) continue;
            const int first = std::max(0, static_cast<int>(std::ceil((crossings[i].first - left) * scale - 0.5)));
            const int end =
                std::min(out.width, static_cast<int>(std::ceil((crossings[i + 1].first - left) * scale - 0.5)));
            for (int x = first; x < end; ++x)
                out.ink[static_cast<std::size_t>(row) * static_cast<std::size_t>(out.width) +
                        static_cast<std::size_t>(x)] = 1;
        }
    }
    return out;
}

}  // namespace

std::vector<GlyphPicture> draw_glyphs(std::string_view font, const std::vector<char32_t>& characters, int em) {
    struct Destroy {
        void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
        void operator()(hb_face_t* face) const { hb_face_destroy(face); }
        void operator()(hb_font_t* hb_font) const { hb_font_destroy(hb_font); }
    };
    const std::unique_ptr<hb_blob_t, Destroy> blob(
        hb_blob_create(font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const std::unique_ptr<hb_face_t, Destroy> face(hb_face_create(blob.get(), 0));
    const std::unique_ptr<hb_font_t, Destroy> set(hb_font_create(face.get()));
    const double scale = static_cast<double>(em) / std::max(hb_face_get_upem(face.get()), 1U);
    std::vector<GlyphPicture> out;
    out.reserve(characters.size());
    for (const char32_t character : characters) {
        Pieces pieces;
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(set.get(), character, &glyph) != 0) {
#if HB_VERSION_ATLEAST(7, 0, 0)
            hb_font_draw_glyph(set.get(), glyph, pieces_functions(), &pieces);
#else
            hb_font_get_glyph_shape(set.get(), glyph, pieces_functions(), &pieces);
#endif
        }
        out.push_back(filled(pieces, scale));
    }
    return out;
}

}  // namespace raingan::pdf

#include "layout/inline/underline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "document/geometry.h"

namespace raingan::layout {
namespace {

/// A pattern of strokes, in widths of the rule: each begins at `from` and is `on` long, all repeat every `period`.
struct Stroke {
    float from, on;
};
struct Pattern {
    float period;
    std::array<Stroke, 3> strokes;  ///< of no length: none
};

Pattern pattern_of(Underline kind) {
    switch (kind) {
        case Underline::dotted:
            return {2.5F, {{{0, 1}, {}, {}}}};
        case Underline::long_dashed:
            return {14, {{{0, 10}, {}, {}}}};
        case Underline::dot_dash:
            return {12, {{{0, 6}, {8.5F, 1}, {}}}};
        case Underline::dot_dot_dash:
            return {15, {{{0, 6}, {8.5F, 1}, {11.5F, 1}}}};
        default:
            return {9, {{{0, 6}, {}, {}}}};
    }
}

bool same_pattern(const DashedRule& a, const DashedRule& b) {
    return a.y1_pt == b.y1_pt && a.width_pt == b.width_pt && a.on_pt == b.on_pt && a.off_pt == b.off_pt &&
           a.colour == b.colour;
}

/// Words and spaces are drawn one by one: a pattern that began anew with each would show them.
void add_or_lengthen(Ink& onto, const DashedRule& rule, double begin, std::size_t before) {
    constexpr std::size_t looked_back = 3;
    constexpr double near_pt = 0.1;
    for (std::size_t i = before; i > 0 && i + looked_back > before; --i) {
        DashedRule& last = onto.dashes[i - 1];
        if (!same_pattern(last, rule) || std::abs(last.x2_pt - begin) > near_pt) continue;
        last.x2_pt = std::max(rule.x2_pt, last.x1_pt);
        return;
    }
    onto.dashes.push_back(rule);
}

void draw_pattern(Ink& onto, Underline kind, const TextRule& rule) {
    const Pattern pattern = pattern_of(kind);
    const auto width = static_cast<float>(rule.width_pt);
    const auto y = static_cast<float>(rule.y_pt);
    const auto end = static_cast<float>(rule.end_pt);
    const std::size_t before = onto.dashes.size();
    for (const Stroke& stroke : pattern.strokes) {
        if (stroke.on <= 0) continue;
        // The offset makes strokes of one pattern differ, so that each is lengthened by its own.
        const float begin = std::min(static_cast<float>(rule.begin_pt) + stroke.from * width, end);
        add_or_lengthen(onto,
                        {begin, y, end, y, width, stroke.on * width + stroke.from * 1e-4F,
                         (pattern.period - stroke.on) * width, rule.colour},
                        rule.begin_pt, before);
    }
}

/// A zigzag whose phase counts from the line's start, so that pieces of it join.
void draw_wave(Ink& onto, const TextRule& rule) {
    constexpr double half_wave = 2.5;  // in widths
    constexpr double amplitude = 1.2;
    constexpr std::size_t most_steps = 4000;
    const double half = std::max(half_wave * rule.width_pt, 0.5);
    const auto height_at = [&](double x) {
        const double phase = x / half - 2 * std::floor(x / half / 2);  // 0–2
        return amplitude * rule.width_pt * (phase < 1 ? 2 * phase - 1 : 3 - 2 * phase);
    };
    PlacedPath placed;
    placed.path.stroke = raingan::Pen{{rule.colour}, rule.width_pt * 0.7};
    PathSteps& steps = placed.path.steps;
    move_to(steps, rule.begin_pt, rule.y_pt + height_at(rule.begin_pt));
    for (double x = (std::floor(rule.begin_pt / half) + 1) * half; x < rule.end_pt && steps.size() < most_steps;
         x += half)
        line_to(steps, x, rule.y_pt + height_at(x));
    line_to(steps, rule.end_pt, rule.y_pt + height_at(rule.end_pt));
    onto.paths.push_back(std::move(placed));
}

void draw_solid(Ink& onto, const TextRule& rule, double y, double width) {
    draw_fill(onto, rule.begin_pt, y - width / 2, rule.end_pt - rule.begin_pt, width, rule.colour);
}

}  // namespace

void draw_underline(Ink& onto, Underline kind, const TextRule& rule) {
    switch (kind) {
        case Underline::none:
            return;
        case Underline::single:
        case Underline::words:
            return draw_solid(onto, rule, rule.y_pt, rule.width_pt);
        case Underline::thick:
            return draw_solid(onto, rule, rule.y_pt, rule.width_pt * 2);
        case Underline::double_line:
            draw_solid(onto, rule, rule.y_pt - rule.width_pt, rule.width_pt);
            return draw_solid(onto, rule, rule.y_pt + rule.width_pt, rule.width_pt);
        case Underline::double_wave: {
            TextRule shifted = rule;
            shifted.y_pt -= rule.width_pt * 1.2;
            draw_wave(onto, shifted);
            shifted.y_pt += rule.width_pt * 2.4;
            return draw_wave(onto, shifted);
        }
        case Underline::wave:
            return draw_wave(onto, rule);
        default:
            return draw_pattern(onto, kind, rule);
    }
}

}  // namespace raingan::layout

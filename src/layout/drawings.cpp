#include "layout/drawings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "document/geometry.h"
#include "layout/ink.h"
#include "layout/inline/bidi.h"
#include "thai/numbers.h"

namespace raingan::layout {
namespace {

/// Where the code points begin that the drawing places itself; the last one is the text's end.
std::vector<std::pair<std::size_t, double>> places_of(std::string_view text, const std::vector<float>& advances_pt) {
    std::vector<std::pair<std::size_t, double>> places;
    double x = 0;
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); ++index) {
        places.emplace_back(at, x);
        x += index < advances_pt.size() ? advances_pt[index] : 0;
        at += std::max<std::size_t>(utf8::decode(text, at).length, 1);
    }
    places.emplace_back(text.size(), x);
    return places;
}

/// Puts each cluster where the drawing has its first character: fonts that stand in have other widths.
void follow_advances(std::vector<SetUnit>& units, const fonts::ShapedText& shaped, std::string_view text,
                     const std::vector<float>& advances_pt) {
    const auto places = places_of(text, advances_pt);
    const auto place_at = [&](std::uint32_t byte) {
        const auto found = std::ranges::lower_bound(places, byte, {}, &std::pair<std::size_t, double>::first);
        return found == places.end() ? places.back().second : found->second;
    };
    std::size_t first = 0;
    double from = 0;
    for (std::size_t i = 1; i <= units.size(); ++i) {
        if (i < units.size() && !units[i].cluster_start) continue;
        const double to = place_at(shaped.units[i - 1].text_end);
        double natural = 0;
        for (std::size_t k = first; k < i; ++k) natural += units[k].advance_pt;
        units[i - 1].advance_pt += static_cast<float>(to - from - natural);
        first = i;
        from = to;
    }
}

double vertical_shift(const DrawnText& text, const ResolvedFormat& format) {
    switch (text.vertical) {
        case DrawnText::Vertical::top:
            return format.ascent_pt;
        case DrawnText::Vertical::bottom:
            return -format.descent_pt;
        case DrawnText::Vertical::middle:
            return (format.ascent_pt - format.descent_pt) / 2;
        case DrawnText::Vertical::baseline:
            break;
    }
    return 0;
}

/// Letters of text paths fill their box: from a low vowel's foot to a high tone's top Thai ones are about an em high.
Matrix stretch(const DrawnText& text, double width, double size) {
    Matrix matrix;
    if (text.stretched_width_pt > 0 && width > 0) matrix.a = text.stretched_width_pt / width;
    if (text.stretched_height_pt > 0 && size > 0) matrix.d = text.stretched_height_pt / size;
    return matrix;
}

void draw_lines(Ink& ink, const TextFormat& look, const ResolvedFormat& format, double width) {
    const Colour colour = look.colour.value_or(Colour{});
    const double thick = format.underline_width_pt;
    constexpr double middle_of_letters = 0.28;  // of the size, above the baseline
    if (look.underline != Underline::none) draw_fill(ink, 0, format.underline_y_pt - thick / 2, width, thick, colour);
    if (look.strike || look.double_strike)
        draw_fill(ink, 0, -middle_of_letters * format.size_pt - thick / 2, width, thick, colour);
}

/// In the order in which they stand.
void append_units(std::vector<SetUnit>& onto, const fonts::ShapedText& shaped, fonts::Direction direction,
                  double per_em) {
    const std::vector<fonts::ShapedUnit>& units = shaped.units;
    const bool backwards = direction == fonts::Direction::right_to_left;
    for (std::size_t k = 0; k < units.size(); ++k) {
        const std::size_t i = backwards ? units.size() - 1 - k : k;
        const bool starts = backwards ? i + 1 == units.size() || units[i + 1].cluster_start : units[i].cluster_start;
        onto.push_back({units[i].unit, static_cast<float>(units[i].advance * per_em), starts});
    }
}

/// Of a text that runs from right to left, or in both directions. Where a drawing places its letters, it does so for
/// shapes of another font: these join as their own font has it.
std::vector<SetUnit> turned_units(Context& context, const ResolvedFormat& format, std::string_view text,
                                  double per_em) {
    const std::vector<LevelRun> runs = level_runs(text, first_level(text));
    std::vector<Level> levels;
    levels.reserve(runs.size());
    for (const LevelRun& run : runs) levels.push_back(run.level);
    std::vector<SetUnit> units;
    for (const std::size_t i : visual_order(levels)) {
        const std::size_t begin = i == 0 ? 0 : runs[i - 1].end;
        const auto direction =
            runs[i].level % 2 == 0 ? fonts::Direction::left_to_right : fonts::Direction::right_to_left;
        append_units(units, context.fonts.shape(format.font, text.substr(begin, runs[i].end - begin), direction),
                     direction, per_em);
    }
    return units;
}

SetText set_text(Context& context, const DrawnText& text) {
    const ResolvedFormat format = context.resolve(text.format);
    const std::string letters = format.thai_digits ? thai::to_thai_digits(text.text) : text.text;
    SetText set;
    const double per_em = format.size_pt * text.format.horizontal_scale;
    if (may_turn(letters)) {
        set.ink.units = turned_units(context, format, letters, per_em);
    } else {
        const fonts::ShapedText& shaped = context.fonts.shape(format.font, letters);
        append_units(set.ink.units, shaped, fonts::Direction::left_to_right, per_em);
        if (!text.advances_pt.empty()) follow_advances(set.ink.units, shaped, letters, text.advances_pt);
    }
    GlyphRun run;
    run.count = static_cast<std::uint32_t>(set.ink.units.size());
    run.size_pt = static_cast<float>(format.size_pt);
    run.rise_pt = static_cast<float>(format.rise_pt);
    run.horizontal_scale = static_cast<float>(text.format.horizontal_scale);
    run.colour = text.format.colour.value_or(Colour{});
    run.language = format.language;
    double width = 0;
    for (const SetUnit& unit : set.ink.units) width += unit.advance_pt;
    const double back = text.align == DrawnText::Align::centre ? width / 2
                        : text.align == DrawnText::Align::end  ? width
                                                               : 0;
    set.ink.runs.push_back(run);
    TextLine line;
    line.run_count = 1;
    line.distributed = !text.advances_pt.empty();  // gaps become widths, which no reader takes for spaces
    set.ink.lines.push_back(line);
    draw_lines(set.ink, text.format, format, width);
    const Matrix origin{1, 0, 0, 1, -back, vertical_shift(text, format)};
    set.place = product(text.place, product(stretch(text, width, format.size_pt), origin));
    return set;
}

}  // namespace

void set_drawing(Context& context, std::uint32_t image) {
    if (image >= context.document.images.size()) return;
    const Drawing* drawing = context.document.images[image].drawing.get();
    if (drawing == nullptr) return;
    std::vector<SetDrawing>& known = context.pages.drawings;
    if (std::ranges::find(known, image, &SetDrawing::image) != known.end()) return;
    SetDrawing set{image, {}};
    for (const DrawingItem& item : drawing->items)
        if (const auto* text = std::get_if<DrawnText>(&item.what)) set.texts.push_back(set_text(context, *text));
    known.push_back(std::move(set));
}

}  // namespace raingan::layout

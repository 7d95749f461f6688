// Text of the device.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "readers/metafile/gdi.h"
#include "readers/symbols.h"

namespace raingan::metafile {
namespace {

/// [MS-EMF] 2.1.5 TextAlignmentMode flags
enum TextAlign : std::uint32_t { updates_position = 1, right = 2, centre = 6, bottom = 8, baseline = 24 };
constexpr double em_of_cell = 1 / 1.2;  // most Latin faces; Thai ones have higher cells
constexpr double default_height_pt = 12;

/// Codes of symbol fonts as the characters that they draw; without controls.
std::string shown_text(const std::string& text, const GdiFont& font, std::vector<double>& advances) {
    constexpr std::uint8_t symbol_charset = 2;
    const bool symbols = font.charset == symbol_charset || is_symbol_font(font.face);
    std::string out;
    std::vector<double> kept;
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); ++index) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        at += decoded.length;
        char32_t c = decoded.code_point;
        const char32_t meant = symbols ? symbol_character(font.face, c) : 0;
        if (meant != 0) c = meant;
        if (c < U' ' || c == 0x7F) {
            if (!kept.empty() && index < advances.size()) kept.back() += advances[index];
            continue;
        }
        utf8::append(out, c);
        if (index < advances.size()) kept.push_back(advances[index]);
    }
    advances = std::move(kept);
    return out;
}

}  // namespace

void Device::text(const Text& given) {
    const Matrix& logical = map();
    const double across = std::hypot(logical.a, logical.b), down = std::hypot(logical.c, logical.d);
    if (given.box && given.opaque_box) {
        PathSteps steps;
        add_box(steps, given.box->left, given.box->top, given.box->right - given.box->left,
                given.box->bottom - given.box->top);
        fill_colour(std::move(steps), Paint{state.background});
    }
    const GdiFont& font = state.font;
    double em = std::abs(font.height) * down;
    if (font.height > 0) em *= em_of_cell;
    if (em <= 0) em = default_height_pt;
    std::vector<double> advances = given.advances;
    DrawnText text;
    text.text = shown_text(given.text, font, advances);
    if (text.text.empty()) return;
    double width = 0;
    for (const double advance : advances) {
        text.advances_pt.push_back(static_cast<float>(advance * across));
        width += advance * across;
    }
    text.format.font = font.face;
    text.format.size = Points(em);
    text.format.bold = font.bold;
    text.format.italic = font.italic;
    text.format.underline = font.underline ? Underline::single : Underline::none;
    text.format.strike = font.strike;
    text.format.colour = state.text_colour;
    const bool follows = (state.text_align & updates_position) != 0;
    const PlanePoint at = follows ? state.position : given.at;
    const PlanePoint place = mapped(logical, at.x, at.y);
    // The mapping of the page does not turn letters over, the transform of the world turns them.
    constexpr double half_turn = 180, tenths = 10;
    const Matrix& world = state.world;
    const double turned = std::atan2(world.b, world.a) * half_turn / std::numbers::pi;
    const Matrix page = page_map();
    const bool mirrored = page.a * page.d < 0;  // y goes up: angles are those of the logical plane
    text.place = rotation(turned + (mirrored ? 1 : -1) * font.escapement / tenths);
    text.place.e = place.x;
    text.place.f = place.y;
    if ((state.text_align & centre) == centre)
        text.align = DrawnText::Align::centre;
    else if ((state.text_align & right) != 0)
        text.align = DrawnText::Align::end;
    if ((state.text_align & baseline) != baseline)
        text.vertical = (state.text_align & bottom) != 0 ? DrawnText::Vertical::bottom : DrawnText::Vertical::top;
    if (follows && width > 0 && across > 0) state.position.x += width / across;
    if (state.opaque && !given.opaque_box && width > 0 && state.background != Colour{255, 255, 255}) {
        constexpr double above = 0.95, below = 0.25;  // of the em, about the baseline
        const double shift = text.align == DrawnText::Align::centre ? width / 2
                             : text.align == DrawnText::Align::end  ? width
                                                                    : 0;
        const double top = text.vertical == DrawnText::Vertical::baseline ? -above * em
                           : text.vertical == DrawnText::Vertical::top    ? 0
                                                                          : -(above + below) * em;
        DrawnPath behind;
        add_box(behind.steps, -shift, top, width, (above + below) * em);
        map_steps(behind.steps, text.place);
        behind.fill = Paint{state.background};
        canvas_.add(std::move(behind), state.clip);
    }
    ClipId clip = state.clip;
    if (given.box && given.clipped) clip = canvas_.clip_to(clip, mapped_boxes(std::span(&*given.box, 1), false), false);
    canvas_.add(std::move(text), clip);
}

}  // namespace raingan::metafile

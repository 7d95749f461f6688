// SVG's text (SVG 1.1, 10), a line at a time: what follows on a line without a place of its own joins it.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "readers/svg/path_data.h"
#include "readers/svg/player.h"

namespace raingan::svg {
namespace {

using pugi::xml_node;
using std::string_view;

/// The first family of a list; where it is none of a face, one of its kind.
std::string face_of(string_view families) {
    string_view first = trimmed(families.substr(0, families.find(',')));
    while (first.starts_with('"') || first.starts_with('\'')) first.remove_prefix(1);
    first = first.substr(0, first.find_first_of("\"'"));
    if (first == "serif") return "Times New Roman";
    if (first == "monospace") return "Courier New";
    if (first.empty() || first == "sans-serif" || first == "system-ui" || first == "inherit") return "Arial";
    return std::string(first);
}

std::size_t code_points(string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += std::max<std::size_t>(utf8::decode(text, at).length, 1)) ++count;
    return count;
}

/// All words in a node, with a line's end where a block of HTML ends.
void append_words(std::string& words, xml_node node, std::size_t depth) {
    constexpr std::size_t deepest_words = 100;
    if (depth > deepest_words) return;
    for (const xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) words += child.value();
        if (child.type() != pugi::node_element || is_named(child, "style") || is_named(child, "script")) continue;
        append_words(words, child, depth + 1);
        if (is_named(child, "br") || is_named(child, "p") || is_named(child, "div") || is_named(child, "li"))
            words += '\n';
    }
}

}  // namespace

struct Player::TextState {
    Place place;
    double x = 0, y = 0;
    std::string text{};
    Style style{};  ///< of the first letter
    std::vector<double> xs{};
    double wide = 0;  ///< textLength; 0: as the font has it
    bool mixed = false;
};

void Player::text(xml_node node, const Style& style, const Place& place) {
    TextState state{place};
    text_content(node, style, state, 0);
    put_text(state);
}

void Player::text_content(xml_node node, const Style& style, TextState& state, std::size_t depth) {
    constexpr std::size_t deepest_text = 50;
    if (depth > deepest_text || !style.shown) return;
    const auto list = [&](string_view name) { return numbers(attribute(node, name)); };
    const std::vector<double> xs = list("x"), ys = list("y"), dx = list("dx"), dy = list("dy");
    if (!xs.empty() || !ys.empty() || (!dy.empty() && dy.front() != 0)) {
        // A line of its own, also where it only goes down; a shift along a line that has begun is not followed.
        const bool begins = !xs.empty() || !ys.empty() || state.text.empty();
        if (begins) put_text(state);
        if (!xs.empty()) state.x = length(node, "x", Along::across, style);
        if (!ys.empty()) state.y = length(node, "y", Along::down, style);
        if (begins)
            state.xs = xs;
        else
            canvas_.leave_out("raised or lowered letters");
    }
    if (state.text.empty()) {
        if (!dx.empty()) state.x += length(node, "dx", Along::across, style);
        if (!dy.empty()) state.y += length(node, "dy", Along::down, style);
    }
    if (!list("rotate").empty()) canvas_.leave_out("turned letters");
    if (const auto wide = read_length(attribute(node, "textLength"))) state.wide = units(*wide, Along::across, style);
    for (const xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            if (!enter()) return;
            if (is_named(child, "title") || is_named(child, "desc")) continue;
            if (is_named(child, "textPath")) canvas_.leave_out("text along a path");
            text_content(child, rules_.of(child, style), state, depth + 1);
            continue;
        }
        if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
        const string_view raw = child.value();
        for (const char c : raw) {
            const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (space && !style.spaces_kept && (state.text.empty() || state.text.back() == ' ')) continue;
            if (state.text.empty()) state.style = style;
            state.text += space ? ' ' : c;
        }
        const bool same = state.style.fill == style.fill && state.style.bold == style.bold &&
                          state.style.italic == style.italic && state.style.font_size == style.font_size;
        if (!same && !trimmed(raw).empty()) state.mixed = true;
    }
}

void Player::put_text(TextState& state) {
    std::string words = std::exchange(state.text, {});
    const std::vector<double> xs = std::exchange(state.xs, {});
    const double wide = std::exchange(state.wide, 0);
    const bool mixed = std::exchange(state.mixed, false);
    while (!words.empty() && words.back() == ' ') words.pop_back();
    const Style& style = state.style;
    const double scale = mean_scale(state.place.to_drawing);
    if (words.empty() || !style.visible || !(scale > 0) || !(style.font_size > 0)) return;
    if (mixed) canvas_.leave_out("several looks in a line of text");
    DrawnText drawn;
    const bool filled = style.fill != "none";
    string_view ink = filled ? style.fill : style.stroke;
    if (ink == "none") return canvas_.leave_out("letters without colour");
    if (ink.starts_with("url(")) {
        const xml_node server = find(ink);
        const xml_node stop = server.first_child();
        ink = stop ? rules_.of(stop, style).stop_colour : "black";
        canvas_.leave_out("gradients in letters");
    }
    constexpr double most_pt = 1600, least_pt = 0.01;
    drawn.format.font = face_of(style.font_family);
    drawn.format.size = Points(std::clamp(style.font_size * scale, least_pt, most_pt));
    drawn.format.bold = style.bold;
    drawn.format.italic = style.italic;
    if (style.underline) drawn.format.underline = Underline::single;
    drawn.format.strike = style.strike;
    drawn.format.colour = colour(ink, style);
    drawn.opacity = state.place.opacity * (filled ? style.fill_opacity : style.stroke_opacity);
    if (style.text_anchor == "middle") drawn.align = DrawnText::Align::centre;
    if (style.text_anchor == "end") drawn.align = DrawnText::Align::end;
    if (style.baseline == "middle" || style.baseline == "central") drawn.vertical = DrawnText::Vertical::middle;
    if (style.baseline == "hanging" || style.baseline == "text-before-edge") drawn.vertical = DrawnText::Vertical::top;
    if (style.baseline == "text-after-edge" || style.baseline == "ideographic")
        drawn.vertical = DrawnText::Vertical::bottom;
    // Each letter at its own place: as far from the next one.
    if (xs.size() > 1 && xs.size() + 1 >= code_points(words)) {
        const double last = style.font_size / 2;
        for (std::size_t i = 0; i < xs.size(); ++i)
            drawn.advances_pt.push_back(static_cast<float>((i + 1 < xs.size() ? xs[i + 1] - xs[i] : last) * scale));
    }
    if (wide > 0) {
        drawn.stretched_width_pt = wide * scale;
        drawn.stretched_height_pt = drawn.format.size.pt;
    }
    const Matrix moved = product(state.place.to_drawing, {1, 0, 0, 1, state.x, state.y});
    drawn.place = product(moved, {1 / scale, 0, 0, 1 / scale, 0, 0});
    drawn.text = std::move(words);
    canvas_.add(std::move(drawn), clipped(style, state.place, {}));
}

/// 23.3: words of a web page in a box, in its middle.
void Player::foreign(xml_node node, const Style& style, const Place& place) {
    std::string words;
    append_words(words, node, 0);
    std::vector<std::string> lines;
    for (string_view rest = words; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.empty()) lines.emplace_back(line);
    }
    if (lines.empty()) return;
    canvas_.leave_out("the looks of words that a web page sets");
    constexpr std::size_t most_lines = 500;
    if (lines.size() > most_lines) lines.resize(most_lines);
    const double x = length(node, "x", Along::across, style), y = length(node, "y", Along::down, style);
    const double width = length(node, "width", Along::across, style),
                 height = length(node, "height", Along::down, style);
    const double pitch = style.font_size * 1.25;
    TextState state{place};
    state.style = style;
    state.style.text_anchor = "middle";
    state.style.baseline = "middle";
    state.x = x + width / 2;
    state.y = y + height / 2 - pitch * static_cast<double>(lines.size() - 1) / 2;
    for (std::string& line : lines) {
        state.text = std::move(line);
        put_text(state);
        state.y += pitch;
    }
}

}  // namespace raingan::svg

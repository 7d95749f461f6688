// What SVG paints with: colours, gradients, strokes, clips and markers.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "document/geometry.h"
#include "readers/colour.h"
#include "readers/svg/path_data.h"
#include "readers/svg/player.h"

namespace raingan::svg {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::size_t longest_chain = 8;  ///< of elements that refer to one another

/// The unit square over the bounds of a path; none of a path without width or height.
std::optional<Matrix> box_matrix(const PathSteps& steps) {
    const std::optional<PlaneBox> box = bounds_of(steps);
    if (!box || box->right <= box->left || box->bottom <= box->top) return std::nullopt;
    return Matrix{box->right - box->left, 0, 0, box->bottom - box->top, box->left, box->top};
}

PlanePoint point_of(const PathStep& step) {
    return {step.x_pt, step.y_pt};
}

double direction(PlanePoint from, PlanePoint to) {
    constexpr double half_circle = 180;
    return std::atan2(to.y - from.y, to.x - from.x) * half_circle / std::numbers::pi;
}

}  // namespace

Colour Player::colour(string_view value, const Style& style) {
    if (value == "currentColor" || value == "currentcolor") value = style.colour;
    if (const auto read = read_css_colour(value)) return *read;
    canvas_.leave_out("colours that are not known");
    return {};
}

std::optional<Paint> Player::paint(string_view value, double opacity, const Style& style, const Place& place,
                                   const PathSteps& user_steps) {
    opacity *= place.opacity;
    if (value == "none" || value == "transparent" || opacity <= 0) return std::nullopt;
    if (value.starts_with("url(")) {
        const xml_node server = find(value);
        if (is_named(server, "linearGradient") || is_named(server, "radialGradient"))
            return gradient(server, opacity, style, place, user_steps);
        if (server) canvas_.leave_out("patterns");
        const std::size_t end = value.find(')');
        value = end == string_view::npos ? string_view() : trimmed(value.substr(end + 1));
        if (value.empty() || value == "none") return std::nullopt;
    }
    return Paint{colour(value, style), opacity};
}

/// 13.2. What a gradient does not state the one that it refers to does.
std::optional<Paint> Player::gradient(xml_node node, double opacity, const Style& style, const Place& place,
                                      const PathSteps& user_steps) {
    std::vector<xml_node> chain;
    for (xml_node each = node; each && chain.size() < longest_chain; each = find(attribute(each, "href")))
        chain.push_back(each);
    const auto stated = [&](string_view name) {
        for (const xml_node each : chain)
            if (const string_view value = attribute(each, name); !value.empty()) return value;
        return string_view();
    };
    Gradient made;
    double share = 0;
    double least = 1, most = 0;
    for (const xml_node each : chain) {
        for (const xml_node stop : each.children()) {
            if (!is_named(stop, "stop") || !enter()) continue;
            const Style of_stop = rules_.of(stop, style);
            const double before = made.stops.empty() ? 0 : made.stops.back().at;
            made.stops.push_back(
                {std::max(before, read_share(attribute(stop, "offset"), 0)), colour(of_stop.stop_colour, of_stop)});
            share += of_stop.stop_opacity;
            least = std::min(least, of_stop.stop_opacity);
            most = std::max(most, of_stop.stop_opacity);
        }
        if (!made.stops.empty()) break;
    }
    if (made.stops.empty()) return std::nullopt;
    share /= static_cast<double>(made.stops.size());
    if (most > least) canvas_.leave_out("gradients of transparency");
    if (share <= 0) return std::nullopt;
    if (const string_view spread = stated("spreadMethod"); !spread.empty() && spread != "pad")
        canvas_.leave_out("gradients that repeat");
    const bool in_user = stated("gradientUnits") == "userSpaceOnUse";
    const std::optional<Matrix> box = in_user ? Matrix() : box_matrix(user_steps);
    if (!box) return Paint{made.stops.back().colour, opacity * share};
    const auto at = [&](string_view name, double otherwise, Along along) {
        const std::optional<Length> length = read_length(stated(name));
        if (!in_user) return length ? length->value : otherwise;
        return units(length.value_or(Length{otherwise, Length::Of::share}), along, style);
    };
    Matrix own;
    constexpr double half = 0.5;
    if (is_named(node, "radialGradient")) {
        made.radial = true;
        const double radius = std::max(at("r", half, Along::either), 1e-6);
        const double x = at("cx", half, Along::across), y = at("cy", half, Along::down);
        own = {radius, 0, 0, radius, x, y};
        const auto aside = [&](string_view name, double middle, Along along) {
            return !stated(name).empty() && std::abs(at(name, half, along) - middle) > radius / 4;
        };
        if (aside("fx", x, Along::across) || aside("fy", y, Along::down)) canvas_.leave_out("gradients from aside");
    } else {
        const double x = at("x1", 0, Along::across), y = at("y1", 0, Along::down);
        const double across = at("x2", 1, Along::across) - x, down = at("y2", 0, Along::down) - y;
        if (across == 0 && down == 0) return Paint{made.stops.back().colour, opacity * share};
        own = {across, down, -down, across, x, y};
    }
    made.place = product(place.to_drawing, product(*box, product(read_transform(stated("gradientTransform")), own)));
    return Paint{std::move(made), opacity * share};
}

std::optional<Pen> Player::pen(const Style& style, const Place& place, const PathSteps& user_steps) {
    const double width = units(style.stroke_width, Along::either, style);
    if (width <= 0) return std::nullopt;
    const std::optional<Paint> paint_of = paint(style.stroke, style.stroke_opacity, style, place, user_steps);
    if (!paint_of) return std::nullopt;
    Pen made;
    made.paint = *paint_of;
    const double scale = mean_scale(place.to_drawing);
    made.width_pt = width * scale;
    made.cap = style.cap;
    made.join = style.join;
    made.mitre_limit = style.mitre_limit;
    constexpr std::size_t most_dashes = 64;
    double sum = 0;
    for (const double dash : numbers(style.dashes)) {
        if (made.dashes_pt.size() == most_dashes || dash < 0) break;
        made.dashes_pt.push_back(dash * scale);
        sum += dash;
    }
    if (sum <= 0) made.dashes_pt.clear();
    if (made.dashes_pt.size() % 2 == 1) {  // an odd list goes round twice
        const std::vector<double> once = made.dashes_pt;
        made.dashes_pt.insert(made.dashes_pt.end(), once.begin(), once.end());
    }
    return made;
}

ClipId Player::clipped(const Style& style, const Place& place, const PathSteps& user_steps) {
    if (style.clip_path.empty() || style.clip_path == "none") return place.clip;
    const xml_node clip = find(style.clip_path);
    if (!is_named(clip, "clipPath")) return place.clip;
    Matrix placed = place.to_drawing;
    if (attribute(clip, "clipPathUnits") == "objectBoundingBox") {
        const std::optional<Matrix> box = box_matrix(user_steps);
        if (!box) return place.clip;
        placed = product(placed, *box);
    }
    placed = product(placed, read_transform(attribute(clip, "transform")));
    PathSteps steps;
    bool even_odd = false;
    const Style of_clip = rules_.of(clip, Style());
    for (const xml_node child : clip.children()) add_clip_steps(steps, child, of_clip, placed, 0, even_odd);
    if (steps.empty()) add_box(steps, 0, 0, 0, 0);  // nothing is seen
    return canvas_.clip_to(place.clip, std::move(steps), even_odd);
}

void Player::add_clip_steps(PathSteps& steps, xml_node node, const Style& parent, const Matrix& placed,
                            std::size_t depth, bool& even_odd) {
    if (node.type() != pugi::node_element || depth > longest_chain || !enter()) return;
    const Style style = rules_.of(node, parent);
    const Matrix own = product(placed, read_transform(attribute(node, "transform")));
    if (is_named(node, "use")) {
        const Matrix moved =
            product(own, {1, 0, 0, 1, length(node, "x", Along::across, style), length(node, "y", Along::down, style)});
        return add_clip_steps(steps, find(attribute(node, "href")), style, moved, depth + 1, even_odd);
    }
    if (is_named(node, "text")) return canvas_.leave_out("clips of letters");
    PathSteps part = outline(node, style);
    map_steps(part, own);
    even_odd = even_odd || style.clip_even_odd;
    steps.insert(steps.end(), part.begin(), part.end());
}

void Player::markers(const PathSteps& user_steps, const Style& style, const Place& place) {
    if (style.marker_start.empty() && style.marker_mid.empty() && style.marker_end.empty()) return;
    // Where the path has its corners, and where it comes from and goes to there.
    struct Corner {
        PlanePoint at, from, to;
    };
    std::vector<Corner> corners;
    for (const PathStep& step : user_steps) {
        if (step.kind == PathStep::Kind::close) continue;
        const PlanePoint at = point_of(step);
        const bool curve = step.kind == PathStep::Kind::curve;
        if (!corners.empty()) corners.back().to = curve ? PlanePoint{step.x1_pt, step.y1_pt} : at;
        const PlanePoint from = curve ? PlanePoint{step.x2_pt, step.y2_pt} : corners.empty() ? at : corners.back().at;
        corners.push_back({at, from, at});
    }
    if (corners.size() < 2) return;
    const Corner& first = corners.front();
    const Corner& last = corners.back();
    marker(style.marker_start, first.at, direction(first.at, first.to), style, place);
    if (!style.marker_mid.empty() && style.marker_mid != "none")
        for (std::size_t i = 1; i + 1 < corners.size(); ++i)
            marker(style.marker_mid, corners[i].at, direction(corners[i].from, corners[i].to), style, place);
    marker(style.marker_end, last.at, direction(last.from, last.at), style, place);
}

void Player::marker(string_view reference, PlanePoint at, double degrees, const Style& style, const Place& place) {
    if (reference.empty() || reference == "none") return;
    const xml_node node = find(reference);
    if (!is_named(node, "marker") || place.depth > longest_chain * 4 || !enter()) return;
    const string_view orient = attribute(node, "orient");
    if (!orient.starts_with("auto")) degrees = NumberList(orient).next().value_or(0);
    constexpr double half_circle = 180, usual = 3;
    if (orient == "auto-start-reverse" && reference == style.marker_start) degrees += half_circle;
    const bool user = attribute(node, "markerUnits") == "userSpaceOnUse";
    const double scale = user ? 1 : units(style.stroke_width, Along::either, style);
    const double width = length(node, "markerWidth", Along::across, style, usual);
    const double height = length(node, "markerHeight", Along::down, style, usual);
    if (width <= 0 || height <= 0 || scale <= 0) return;
    Matrix fit;
    const std::vector<double> box = numbers(attribute(node, "viewBox"));
    if (box.size() >= 4 && box[2] > 0 && box[3] > 0) {
        const double factor = std::min(width / box[2], height / box[3]);
        fit = {factor, 0, 0, factor, 0, 0};
    }
    const double x = length(node, "refX", Along::across, style), y = length(node, "refY", Along::down, style);
    Place own = place;
    own.depth += longest_chain;
    own.to_drawing =
        product(product(place.to_drawing, {1, 0, 0, 1, at.x, at.y}),
                product(rotation(degrees), product({scale, 0, 0, scale, 0, 0}, product(fit, {1, 0, 0, 1, -x, -y}))));
    Style of_marker = rules_.of(node, Style());
    of_marker.marker_start = of_marker.marker_mid = of_marker.marker_end = {};
    children(node, of_marker, own);
}

}  // namespace raingan::svg

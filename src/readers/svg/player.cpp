#include "readers/svg/player.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "document/geometry.h"
#include "readers/container/base64.h"
#include "readers/picture/picture.h"
#include "readers/svg/path_data.h"
#include "readers/xml.h"

namespace raingan::svg {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::size_t deepest = 200;  ///< elements in one another, those that are used too

/// The next node of the tree in its order; none behind the last one.
xml_node next_in_order(xml_node node, xml_node root) {
    if (node.first_child()) return node.first_child();
    while (node && node != root && !node.next_sibling()) node = node.parent();
    return node == root ? xml_node() : node.next_sibling();
}

struct ViewBox {
    double x = 0, y = 0, width = 0, height = 0;
};
std::optional<ViewBox> read_view_box(xml_node node) {
    const std::vector<double> box = numbers(attribute(node, "viewBox"));
    if (box.size() < 4 || box[2] <= 0 || box[3] <= 0) return std::nullopt;
    return ViewBox{box[0], box[1], box[2], box[3]};
}

}  // namespace

Matrix fitted(string_view how, double from_width, double from_height, double width, double height) {
    double across = width / from_width, down = height / from_height;
    if (how.find("none") != string_view::npos) return {across, 0, 0, down, 0, 0};
    across = down = how.find("slice") != string_view::npos ? std::max(across, down) : std::min(across, down);
    const auto share = [&](string_view least, string_view most) {
        constexpr double half = 0.5;
        return how.find(least) != string_view::npos ? 0 : how.find(most) != string_view::npos ? 1 : half;
    };
    return {across,
            0,
            0,
            down,
            (width - from_width * across) * share("xMin", "xMax"),
            (height - from_height * down) * share("YMin", "YMax")};
}

bool Player::enter() {
    if (elements_left_ == 0 || canvas_.full()) {
        canvas_.leave_out("the end of a picture with too many parts");
        return false;
    }
    --elements_left_;
    return true;
}

bool Player::play() {
    if (!is_named(root_, "svg")) return false;
    collect();
    const std::optional<ViewBox> box = read_view_box(root_);
    constexpr double usual_width = 300, usual_height = 150, points_per_pixel = 0.75, most = 14'400, least = 0.1;
    const auto side = [&](string_view name, double of_box, double usual) {
        const std::optional<Length> stated = read_length(attribute(root_, name));
        if (stated && stated->of == Length::Of::units && stated->value > 0) return stated->value;
        return box ? of_box : usual;
    };
    double width = side("width", box ? box->width : 0, usual_width);
    double height = side("height", box ? box->height : 0, usual_height);
    // Where one side is stated the other follows the box.
    if (box && !attribute(root_, "width").empty() && attribute(root_, "height").empty())
        height = width * box->height / box->width;
    if (box && attribute(root_, "width").empty() && !attribute(root_, "height").empty())
        width = height * box->width / box->height;
    const double scale = std::min(points_per_pixel, most / std::max(width, height));
    canvas_.drawing.width = Points(std::max(width * scale, least));
    canvas_.drawing.height = Points(std::max(height * scale, least));
    Place place;
    place.to_drawing = {scale, 0, 0, scale, 0, 0};
    viewport(root_, rules_.of(root_, Style()), place, width, height);
    return true;
}

void Player::collect() {
    for (xml_node node = root_; node; node = next_in_order(node, root_)) {
        const string_view id = attribute(node, "id");
        if (!id.empty()) ids_.try_emplace(id, node);
        if (is_named(node, "style"))
            for (const xml_node css : node.children())
                if (!rules_.add(css.value())) canvas_.leave_out("style rules that are not simple");
    }
}

xml_node Player::find(string_view reference) const {
    reference = trimmed(reference);
    if (reference.starts_with("url(")) {
        reference.remove_prefix(4);
        reference = trimmed(reference.substr(0, reference.find(')')));
        while (reference.starts_with('"') || reference.starts_with('\'')) reference.remove_prefix(1);
        reference = reference.substr(0, reference.find_first_of("\"'"));
    }
    if (!reference.starts_with('#')) return {};
    const auto found = ids_.find(reference.substr(1));
    return found == ids_.end() ? xml_node() : found->second;
}

double Player::units(const Length& length, Along along, const Style& style) const {
    if (length.of == Length::Of::ems) return length.value * style.font_size;
    if (length.of == Length::Of::units) return length.value;
    const double whole = along == Along::across ? view_width_
                         : along == Along::down ? view_height_
                                                : std::hypot(view_width_, view_height_) / std::sqrt(2.0);
    return length.value * whole;
}

double Player::length(xml_node node, string_view name, Along along, const Style& style, double otherwise) const {
    const std::optional<Length> read = read_length(attribute(node, name));
    return read ? units(*read, along, style) : otherwise;
}

void Player::children(xml_node node, const Style& style, const Place& place) {
    for (const xml_node child : node.children())
        if (child.type() == pugi::node_element) element(child, style, place);
}

void Player::element(xml_node node, const Style& parent, Place place) {
    if (++place.depth > deepest) return canvas_.leave_out("elements in one another");
    if (!enter()) return;
    static constexpr std::array<string_view, 12> unseen{"defs",   "symbol",   "clippath", "mask",
                                                        "marker", "pattern",  "style",    "title",
                                                        "desc",   "metadata", "script",   "namedview"};
    const std::string name = [&] {
        std::string lowered(xml::name(node));
        for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return lowered;
    }();
    if (std::ranges::find(unseen, name) != unseen.end() || name.ends_with("gradient") || name == "filter") return;
    if (name == "animate" || name == "set" || name.starts_with("animate")) return canvas_.leave_out("animation");
    const Style style = rules_.of(node, parent);
    if (!style.shown) return;
    if (!style.mask.empty() && style.mask != "none") canvas_.leave_out("masks");
    if (!style.filter.empty() && style.filter != "none") canvas_.leave_out("filters");
    place.to_drawing = product(place.to_drawing, read_transform(attribute(node, "transform")));
    place.opacity *= style.opacity;
    const bool group = name == "g" || name == "a" || name == "svg" || name == "use" || name == "switch";
    if (group) place.clip = clipped(style, place, {});
    if (name == "svg") {
        const double width = length(node, "width", Along::across, style, view_width_);
        const double height = length(node, "height", Along::down, style, view_height_);
        place.to_drawing = product(place.to_drawing, {1, 0, 0, 1, length(node, "x", Along::across, style),
                                                      length(node, "y", Along::down, style)});
        viewport(node, style, place, width, height);
    } else if (name == "use") {
        use(node, style, place);
    } else if (name == "switch") {
        choose(node, style, place);
    } else if (name == "text") {
        text(node, style, place);
    } else if (name == "image") {
        image(node, style, place);
    } else if (name == "foreignobject") {
        foreign(node, style, place);
    } else if (name == "path" || name == "rect" || name == "circle" || name == "ellipse" || name == "line" ||
               name == "polyline" || name == "polygon") {
        shape(node, style, place);
    } else {
        children(node, style, place);  // a group, or of what program it may be: what stands in it is seen
    }
}

/// A viewport of so many units, whose viewBox says which part of what is in it is seen.
void Player::viewport(xml_node node, const Style& style, Place place, double width, double height) {
    if (width <= 0 || height <= 0) return;
    const double outer_width = std::exchange(view_width_, width), outer_height = std::exchange(view_height_, height);
    if (node != root_) {
        PathSteps frame;
        add_box(frame, 0, 0, width, height);
        map_steps(frame, place.to_drawing);
        place.clip = canvas_.clip_to(place.clip, std::move(frame), false);
    }
    if (const std::optional<ViewBox> box = read_view_box(node)) {
        const Matrix fit = fitted(attribute(node, "preserveAspectRatio"), box->width, box->height, width, height);
        place.to_drawing = product(place.to_drawing, product(fit, {1, 0, 0, 1, -box->x, -box->y}));
        view_width_ = box->width;
        view_height_ = box->height;
    }
    children(node, style, place);
    view_width_ = outer_width;
    view_height_ = outer_height;
}

void Player::use(xml_node node, const Style& style, const Place& place) {
    const xml_node used = find(attribute(node, "href"));
    if (!used) return;
    Place moved = place;
    moved.to_drawing = product(
        place.to_drawing, {1, 0, 0, 1, length(node, "x", Along::across, style), length(node, "y", Along::down, style)});
    if (!is_named(used, "symbol")) return element(used, style, moved);
    if (++moved.depth > deepest) return canvas_.leave_out("elements in one another");
    const Style of_symbol = rules_.of(used, style);
    const double width =
        length(node, "width", Along::across, style, length(used, "width", Along::across, style, view_width_));
    const double height =
        length(node, "height", Along::down, style, length(used, "height", Along::down, style, view_height_));
    viewport(used, of_symbol, moved, width, height);
}

/// The first child that can be drawn as it is; words of web pages only where there is no other.
void Player::choose(xml_node node, const Style& style, const Place& place) {
    xml_node words;
    for (const xml_node child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        if (!attribute(child, "requiredExtensions").empty()) continue;
        if (!is_named(child, "foreignObject")) return element(child, style, place);
        if (!words) words = child;
    }
    if (words) element(words, style, place);
}

PathSteps Player::outline(xml_node node, const Style& style) {
    const auto across = [&](string_view name) { return length(node, name, Along::across, style); };
    const auto down = [&](string_view name) { return length(node, name, Along::down, style); };
    PathSteps steps;
    const string_view data = attribute(node, is_named(node, "path") ? "d" : "points");
    if (data.size() > bytes_left_) {
        canvas_.leave_out("the end of a picture with too many parts");
        return steps;
    }
    bytes_left_ -= data.size();
    if (is_named(node, "path")) return read_path_data(data);
    if (is_named(node, "line")) {
        move_to(steps, across("x1"), down("y1"));
        line_to(steps, across("x2"), down("y2"));
    } else if (is_named(node, "rect")) {
        const double width = across("width"), height = down("height");
        if (width <= 0 || height <= 0) return steps;
        const std::optional<Length> stated_x = read_length(attribute(node, "rx")),
                                    stated_y = read_length(attribute(node, "ry"));
        const double radius_x = stated_x ? across("rx") : stated_y ? down("ry") : 0;
        const double radius_y = stated_y ? down("ry") : radius_x;
        if (radius_x > 0 && radius_y > 0)
            add_rounded_box(steps, across("x"), down("y"), width, height, std::min(radius_x, width / 2),
                            std::min(radius_y, height / 2));
        else
            add_box(steps, across("x"), down("y"), width, height);
    } else if (is_named(node, "circle") || is_named(node, "ellipse")) {
        const bool circle = is_named(node, "circle");
        const double radius_x = circle ? length(node, "r", Along::either, style) : across("rx");
        const double radius_y = circle ? radius_x : down("ry");
        if (radius_x <= 0 || radius_y <= 0) return steps;
        add_arc(steps, {across("cx"), down("cy"), radius_x, radius_y}, false);
        close(steps);
    } else {
        const std::vector<double> points = numbers(data);
        for (std::size_t i = 0; i + 1 < points.size(); i += 2)
            i == 0 ? move_to(steps, points[i], points[i + 1]) : line_to(steps, points[i], points[i + 1]);
        if (is_named(node, "polygon")) close(steps);
    }
    return steps;
}

void Player::shape(xml_node node, const Style& style, const Place& place) {
    const PathSteps steps = outline(node, style);
    if (steps.empty() || !style.visible) return;
    DrawnPath path;
    path.steps = steps;
    map_steps(path.steps, place.to_drawing);
    path.even_odd = style.even_odd;
    if (!is_named(node, "line")) path.fill = paint(style.fill, style.fill_opacity, style, place, steps);
    path.stroke = pen(style, place, steps);
    canvas_.add(std::move(path), clipped(style, place, steps));
    markers(steps, style, place);
}

void Player::image(xml_node node, const Style& style, const Place& place) {
    const string_view source = attribute(node, "href");
    const std::size_t comma = source.find(";base64,");
    if (!source.starts_with("data:") || comma == string_view::npos)
        return canvas_.leave_out("pictures that are not in the file");
    if (source.size() > bytes_left_) return canvas_.leave_out("the end of a picture with too many parts");
    bytes_left_ -= source.size();
    constexpr std::size_t mark = 8;
    std::string bytes = decode_base64(source.substr(comma + mark));
    const PictureKind kind = picture_kind(bytes);
    if (!kind.readable || kind.width == 0 || kind.height == 0 ||
        std::size_t{kind.width} * kind.height > canvas_.pixels_left())
        return canvas_.leave_out("pictures of kinds that cannot be shown");
    if (!style.visible) return;
    const double width = length(node, "width", Along::across, style, kind.width);
    const double height = length(node, "height", Along::down, style, kind.height);
    if (width <= 0 || height <= 0) return;
    const Matrix corner{1, 0, 0, 1, length(node, "x", Along::across, style), length(node, "y", Along::down, style)};
    const Matrix fit = fitted(attribute(node, "preserveAspectRatio"), kind.width, kind.height, width, height);
    PathSteps box;
    add_box(box, corner.e, corner.f, width, height);
    const Matrix unit{static_cast<double>(kind.width), 0, 0, static_cast<double>(kind.height), 0, 0};
    metafile::Pixels used;
    used.width = kind.width;
    used.height = kind.height;
    canvas_.use_pixels(used);
    DrawnPicture picture;
    picture.image = std::make_shared<const Image>(Image{std::string(kind.media_type), std::move(bytes)});
    picture.place = product(place.to_drawing, product(corner, product(fit, unit)));
    picture.opacity = place.opacity;
    canvas_.add(std::move(picture), clipped(style, place, box));
}

}  // namespace raingan::svg

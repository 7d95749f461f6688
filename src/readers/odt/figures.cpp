#include "readers/odt/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "document/geometry.h"
#include "readers/colour.h"
#include "readers/picture/image.h"
#include "readers/svg/path_data.h"

namespace raingan::odt {
namespace {

using opendocument::Properties;
using opendocument::Scope;
using pugi::xml_node;
using std::string_view;

/// 20.2 and others: "45deg", or in tenths of a degree as older files have it; anticlockwise.
double angle_of(string_view text) {
    svg::NumberList list(text);
    const double number = list.next().value_or(0);
    constexpr double tenths = 10, half_circle = 180, pi = 3.14159265358979;
    if (list.rest().starts_with("deg")) return number;
    if (list.rest().starts_with("grad")) return number * 0.9;
    if (list.rest().starts_with("rad")) return number * half_circle / pi;
    return number / tenths;
}

/// 16.40.1 draw:gradient
std::optional<Paint> gradient_of(xml_node node, double opacity, Points width, Points height) {
    const Colour start = read_colour(xml::text_of(node, "start-color")).value_or(Colour{});
    const Colour end = read_colour(xml::text_of(node, "end-color")).value_or(Colour{255, 255, 255});
    const double border = std::clamp(opendocument::percentage(xml::text_of(node, "border")).value_or(0), 0.0, 1.0);
    const string_view style = xml::text_of(node, "style");
    Gradient gradient;
    constexpr double half = 0.5, down = 90;
    if (style == "linear" || style == "axial" || style.empty()) {
        if (style == "axial") {
            gradient.stops = {{border / 2, start}, {half, end}, {1 - border / 2, start}};
        } else {
            gradient.stops = {{border, start}, {1, end}};
        }
        const Matrix turned = rotation(down - angle_of(xml::text_of(node, "angle")));
        const double length = std::abs(turned.a) * width.pt + std::abs(turned.b) * height.pt;
        gradient.place =
            product({1, 0, 0, 1, width.pt / 2, height.pt / 2}, product(turned, {length, 0, 0, 1, -length / 2, 0}));
    } else {  // from the inside, where the last colour stands
        gradient.radial = true;
        gradient.stops = {{0, end}, {1 - border, start}};
        const double x = opendocument::percentage(xml::text_of(node, "cx")).value_or(half);
        const double y = opendocument::percentage(xml::text_of(node, "cy")).value_or(half);
        const double radius = std::max(std::hypot(width.pt, height.pt) / 2, 0.01);
        gradient.place = {radius, 0, 0, radius, x * width.pt, y * height.pt};
    }
    return Paint{std::move(gradient), opacity};
}

/// 16.40.5 draw:hatch
std::optional<Paint> hatch_of(xml_node node, const Properties& form, double opacity) {
    if (!node) return std::nullopt;
    constexpr double usual = 6, narrowest = 1;
    Tile tile;
    tile.width_pt = tile.height_pt =
        std::max(xml::measure(node, "distance", Points(1)).value_or(Points(usual)).pt, narrowest);
    tile.colour = read_colour(xml::text_of(node, "color")).value_or(Colour{});
    constexpr double hairline = 0.25;
    tile.line_width_pt = hairline;
    if (form.is("fill-hatch-solid", "true")) tile.background = read_colour(form.text("fill-color"));
    const double middle = tile.height_pt / 2;
    move_to(tile.lines, 0, middle);
    line_to(tile.lines, tile.width_pt, middle);
    if (xml::text_of(node, "style") != "single") {
        move_to(tile.lines, middle, 0);
        line_to(tile.lines, middle, tile.height_pt);
    }
    tile.place = rotation(-angle_of(xml::text_of(node, "rotation")));
    return Paint{std::move(tile), opacity};
}

/// 16.40.6 draw:fill-image
std::optional<Paint> picture_of(Story& story, const Properties& form, double opacity, Points width, Points height) {
    Context& context = story.context;
    const xml_node node = context.styles.element(Scope::styles, "fill-image", form.text("fill-image-name"));
    std::optional<std::string> bytes = opendocument::picture_bytes(context.source, node);
    if (!bytes) {
        context.notices.add(Notice::image_missing, story.at, xml::text_of(node, "href"));
        return std::nullopt;
    }
    ReadImage read = read_image(std::move(*bytes), std::string(xml::text_of(node, "href")));
    if (!read.image || read.image->bytes.empty()) {
        context.notices.add(Notice::shape, story.at, xml::text_of(node, "href"));
        return std::nullopt;
    }
    Tile tile;
    const auto [natural_width, natural_height] = size_of_picture(*read.image);
    const bool whole = form.is("repeat", "stretch");
    tile.width_pt = whole ? width.pt : form.length("fill-image-width").value_or(natural_width).pt;
    tile.height_pt = whole ? height.pt : form.length("fill-image-height").value_or(natural_height).pt;
    if (tile.width_pt <= 0) tile.width_pt = natural_width.pt;
    if (tile.height_pt <= 0) tile.height_pt = natural_height.pt;
    tile.picture = std::make_shared<const Image>(std::move(*read.image));
    return Paint{std::move(tile), opacity};
}

/// Types of draw:enhanced-geometry that have another name in OOXML; "ooxml-rect" and the like carry theirs.
constexpr std::array<std::pair<string_view, string_view>, 30> custom_presets{
    {{"rectangle", "rect"},
     {"round-rectangle", "roundRect"},
     {"ellipse", "ellipse"},
     {"isosceles-triangle", "triangle"},
     {"diamond", "diamond"},
     {"parallelogram", "parallelogram"},
     {"hexagon", "hexagon"},
     {"pentagon-right", "homePlate"},
     {"chevron", "chevron"},
     {"right-arrow", "rightArrow"},
     {"left-arrow", "leftArrow"},
     {"up-arrow", "upArrow"},
     {"down-arrow", "downArrow"},
     {"paper", "foldedCorner"},
     {"frame", "frame"},
     {"rectangular-callout", "wedgeRectCallout"},
     {"round-rectangular-callout", "wedgeRoundRectCallout"},
     {"round-callout", "wedgeEllipseCallout"},
     {"flowchart-process", "flowChartProcess"},
     {"flowchart-predefined-process", "flowChartPredefinedProcess"},
     {"flowchart-document", "flowChartDocument"},
     {"flowchart-alternate-process", "flowChartAlternateProcess"},
     {"flowchart-terminator", "flowChartTerminator"},
     {"flowchart-connector", "flowChartConnector"},
     {"flowchart-extract", "flowChartExtract"},
     {"flowchart-decision", "flowChartDecision"},
     {"flowchart-data", "flowChartInputOutput"},
     {"flowchart-preparation", "flowChartPreparation"},
     {"mso-spt32", "line"},
     {"mso-spt202", "textBox"}}};

}  // namespace

string_view preset_of_custom(xml_node node) {
    string_view type = xml::text_of(xml::child(node, "enhanced-geometry"), "type");
    if (type.starts_with("ooxml-")) return type.substr(6);
    const auto* const found = std::ranges::find(custom_presets, type, &std::pair<string_view, string_view>::first);
    return found != custom_presets.end() ? found->second : string_view();
}

std::optional<Paint> fill_of(Story& story, const Properties& form, bool frame, Points width, Points height) {
    const string_view fill = form.text("fill");
    const double opacity = opendocument::percentage(form.text("opacity")).value_or(1);
    const auto named = [&](string_view kind, string_view name) {
        return story.context.styles.element(Scope::styles, kind, form.text(name));
    };
    if (opacity <= 0) return std::nullopt;
    if (fill == "gradient") return gradient_of(named("gradient", "fill-gradient-name"), opacity, width, height);
    if (fill == "hatch") return hatch_of(named("hatch", "fill-hatch-name"), form, opacity);
    if (fill == "bitmap") return picture_of(story, form, opacity, width, height);
    std::optional<Colour> colour;
    if (fill == "solid" || (fill.empty() && !frame))
        colour = read_colour(form.text("fill-color"));
    else if (fill.empty())
        colour = opendocument::background_of(form);
    if (!colour) return std::nullopt;
    return Paint{*colour, opacity};
}

std::optional<Figure> own_figure(xml_node node, Points width, Points height) {
    const string_view name = xml::name(node);
    FigurePath path;
    if (name == "path") {
        path.steps = svg::read_path_data(xml::text_of(node, "d"));
    } else if (name == "polygon" || name == "polyline") {
        const std::vector<double> points = svg::numbers(xml::text_of(node, "points"));
        for (std::size_t i = 0; i + 1 < points.size(); i += 2)
            i == 0 ? move_to(path.steps, points[i], points[i + 1]) : line_to(path.steps, points[i], points[i + 1]);
        if (name == "polygon") close(path.steps);
    }
    if (path.steps.size() < 2) return std::nullopt;
    const std::vector<double> box = svg::numbers(xml::text_of(node, "viewBox"));
    if (box.size() < 4) return std::nullopt;
    const double across = box[2] > 0 ? width.pt / box[2] : 1, down = box[3] > 0 ? height.pt / box[3] : 1;
    map_steps(path.steps, {across, 0, 0, down, -box[0] * across, -box[1] * down});
    // What is open is a line.
    if (path.steps.back().kind != PathStep::Kind::close) path.fill = FigurePath::Fill::none;
    return Figure{std::move(path)};
}

}  // namespace raingan::odt

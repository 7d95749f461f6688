#include "readers/word/fills.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

#include "document/geometry.h"
#include "readers/word/images.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

struct FillOf {
    Story& story;
    Points width, height;
    std::optional<Colour> placeholder{};

    [[nodiscard]] std::optional<SeenColour> colour(xml_node holder) const {
        return read_seen_colour(story.context.theme, holder, placeholder);
    }
};

/// 20.1.8.33 a:gradFill over a box: a:lin turns clockwise from the right, a:path goes out from a place in it.
std::optional<Paint> read_gradient(const FillOf& of, xml_node fill) {
    Gradient gradient;
    double opacity = 0;
    for (const xml_node stop : xml::child(fill, "gsLst").children()) {
        const std::optional<SeenColour> seen = of.colour(stop);
        if (!seen) continue;
        gradient.stops.push_back({share_at(stop, "pos", 0), seen->colour});
        opacity += seen->opacity;
    }
    if (gradient.stops.empty()) return std::nullopt;
    opacity /= static_cast<double>(gradient.stops.size());
    std::ranges::stable_sort(gradient.stops, {}, &GradientStop::at);
    if (const xml_node path = xml::child(fill, "path")) {
        gradient.radial = true;
        const xml_node centre = xml::child(path, "fillToRect");
        const double left = share_at(centre, "l", 0.5), right = share_at(centre, "r", 0.5);
        const double top = share_at(centre, "t", 0.5), bottom = share_at(centre, "b", 0.5);
        gradient.place = gradient_circle(of.width, of.height, (left + 1 - right) / 2, (top + 1 - bottom) / 2);
        return Paint{gradient, opacity};
    }
    constexpr double per_degree = 60'000;
    const double degrees = static_cast<double>(xml::integer(xml::child(fill, "lin"), "ang").value_or(0)) / per_degree;
    gradient.place = gradient_axis(degrees, of.width, of.height);
    return Paint{gradient, opacity};
}

Colour mixed(Colour of, Colour with, double share) {
    const auto part = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a * share + b * (1 - share)));
    };
    return {part(of.red, with.red), part(of.green, with.green), part(of.blue, with.blue)};
}

/// Which lines a hatch has, and how far they stand apart (20.1.10.51 ST_PresetPatternVal).
struct HatchLines {
    bool across = false, upright = false, rising = false, falling = false;
    double apart_pt = 6, width_pt = 0.75;
};
std::optional<HatchLines> hatch_lines(string_view name) {
    HatchLines hatch;
    if (name.starts_with("lt")) hatch.width_pt = 0.5;
    if (name.starts_with("nar")) hatch.apart_pt = 3;
    if (name.starts_with("wd") || name.starts_with("lg")) hatch.apart_pt = 9;
    if (name.starts_with("dk") || name.starts_with("wd")) hatch.width_pt = 2;
    const auto has = [&](string_view word) { return name.find(word) != string_view::npos; };
    const bool cross = has("ross") || has("rid") || name == "trellis" || name == "weave";
    const bool diamond = has("iagCross") || name == "openDmnd" || name == "dotDmnd" || name == "trellis";
    hatch.across = (cross && !diamond) || has("orz") || has("Brick") || has("horzBrick");
    hatch.upright = (cross && !diamond) || has("ert");
    hatch.rising = diamond || has("pDiag");
    hatch.falling = diamond || has("nDiag");
    if (!hatch.across && !hatch.upright && !hatch.rising && !hatch.falling) return std::nullopt;
    return hatch;
}

/// 20.1.8.47 a:pattFill: lines as a hatch, dots as the mean of their colours.
std::optional<Paint> read_pattern(const FillOf& of, xml_node fill) {
    const auto ink = of.colour(xml::child(fill, "fgClr")), paper = of.colour(xml::child(fill, "bgClr"));
    const Colour drawn = ink ? ink->colour : Colour{}, under = paper ? paper->colour : Colour{255, 255, 255};
    const string_view name = xml::text_of(fill, "prst");
    const std::optional<HatchLines> hatch = hatch_lines(name);
    if (!hatch) {
        constexpr double half = 0.5, hundred = 100;
        const auto percent = name.starts_with("pct") ? xml::integer(name.substr(3)) : std::nullopt;
        return Paint{mixed(drawn, under, percent ? static_cast<double>(*percent) / hundred : half), 1};
    }
    Tile tile;
    tile.width_pt = tile.height_pt = hatch->apart_pt;
    tile.background = under;
    tile.colour = drawn;
    tile.line_width_pt = hatch->width_pt;
    const double end = hatch->apart_pt, middle = end / 2;
    const auto line = [&](double x1, double y1, double x2, double y2) {
        move_to(tile.lines, x1, y1);
        line_to(tile.lines, x2, y2);
    };
    if (hatch->across) line(0, middle, end, middle);
    if (hatch->upright) line(middle, 0, middle, end);
    // Beyond the corners, where the next tile's line goes on.
    if (hatch->rising)
        for (const double shift : {-end, 0.0, end}) line(shift, end, shift + end, 0);
    if (hatch->falling)
        for (const double shift : {-end, 0.0, end}) line(shift, 0, shift + end, end);
    return Paint{tile, 1};
}

/// 20.1.8.14 a:blipFill, cut by a:srcRect and set in by a:fillRect.
std::optional<Paint> read_blip(const FillOf& of, xml_node fill) {
    const xml_node blip = xml::child(fill, "blip");
    string_view id = xml::text_of(blip, "embed");
    if (id.empty()) id = xml::text_of(blip, "link");
    const bool repeated = static_cast<bool>(xml::child(fill, "tile"));
    std::optional<Paint> paint = picture_fill(of.story, id, of.width, of.height, repeated);
    Tile* const tile = paint ? std::get_if<Tile>(&paint->what) : nullptr;
    if (tile == nullptr) return paint;
    for (const xml_node change : blip.children())
        if (xml::name(change) == "alphaModFix") paint->opacity = std::clamp(share_at(change, "amt", 1), 0.0, 1.0);
    if (repeated) {
        const xml_node stated = xml::child(fill, "tile");
        tile->width_pt *= std::max(share_at(stated, "sx", 1), 0.01);
        tile->height_pt *= std::max(share_at(stated, "sy", 1), 0.01);
        return paint;
    }
    // What of the picture is seen fills what of the box it is set into; the tile is the whole picture.
    const xml_node seen = xml::child(fill, "srcRect"), box = xml::child(xml::child(fill, "stretch"), "fillRect");
    const auto whole = [&](string_view from, string_view to, double size, double& begin) {
        const double cut_from = share_at(seen, from, 0), cut_to = share_at(seen, to, 0);
        const double inset = share_at(box, from, 0) * size;
        const double shown = size - inset - share_at(box, to, 0) * size;
        const double share = std::max(1 - cut_from - cut_to, 0.01);
        begin = inset - cut_from * shown / share;
        return std::max(shown, 0.01) / share;
    };
    tile->width_pt = whole("l", "r", of.width.pt, tile->place.e);
    tile->height_pt = whole("t", "b", of.height.pt, tile->place.f);
    return paint;
}

/// The fill that `holder` has as a child; none: it says of none. An empty Paint is no fill.
struct SeenFill {
    std::optional<Paint> paint;
};
std::optional<SeenFill> fill_by_name(const FillOf& of, xml_node fill) {
    const string_view name = xml::name(fill);
    if (name == "noFill") return SeenFill{};
    if (name == "solidFill") {
        const std::optional<SeenColour> seen = of.colour(fill);
        if (!seen || seen->opacity <= 0) return SeenFill{};
        return SeenFill{Paint{seen->colour, seen->opacity}};
    }
    if (name == "gradFill") return SeenFill{read_gradient(of, fill)};
    if (name == "pattFill") return SeenFill{read_pattern(of, fill)};
    if (name == "blipFill") return SeenFill{read_blip(of, fill)};
    return std::nullopt;
}

}  // namespace

Matrix gradient_axis(double degrees, Points width, Points height) {
    const Matrix turned = rotation(degrees);
    // As long as the box is in that direction.
    const double length = std::abs(turned.a) * width.pt + std::abs(turned.b) * height.pt;
    const Matrix middle{1, 0, 0, 1, width.pt / 2, height.pt / 2};
    return product(middle, product(turned, {length, 0, 0, 1, -length / 2, 0}));
}

Matrix gradient_circle(Points width, Points height, double across, double down) {
    const double corner = std::hypot(width.pt * std::max(across, 1 - across), height.pt * std::max(down, 1 - down));
    return {corner, 0, 0, corner, width.pt * across, height.pt * down};
}

std::optional<Paint> picture_fill(Story& story, string_view relationship, Points width, Points height, bool repeated) {
    const std::optional<std::uint32_t> index = find_image(story, relationship);
    if (!index) {
        story.context.notices.add(Notice::image_missing, story.at);
        return std::nullopt;
    }
    const Image& image = story.context.document.images[*index];
    if (image.drawing) story.context.notices.add(Notice::shape_fill, story.at);
    if (image.bytes.empty()) return std::nullopt;  // told already, or a drawing
    Tile tile;
    tile.picture = std::make_shared<const Image>(image);
    const auto [natural_width, natural_height] = size_of_picture(image);
    tile.width_pt = repeated ? natural_width.pt : width.pt;
    tile.height_pt = repeated ? natural_height.pt : height.pt;
    return Paint{tile, 1};
}

std::optional<Paint> read_fill(Story& story, xml_node spPr, xml_node style, Points width, Points height) {
    FillOf of{story, width, height};
    for (const xml_node fill : spPr.children())
        if (const std::optional<SeenFill> seen = fill_by_name(of, fill)) return seen->paint;
    // 20.1.4.2.10 a:fillRef: a fill of the theme, in the colour that the reference has.
    const xml_node reference = xml::child(style, "fillRef");
    const std::int64_t index = xml::integer(reference, "idx").value_or(0);
    constexpr std::int64_t backgrounds = 1000;
    if (index == 0 || index == backgrounds) return std::nullopt;
    const std::optional<SeenColour> seen = of.colour(reference);
    if (seen) of.placeholder = seen->colour;
    const Theme& theme = story.context.theme;
    const xml_node of_theme =
        index > backgrounds ? theme.style("bgFillStyleLst", index - backgrounds) : theme.style("fillStyleLst", index);
    if (const std::optional<SeenFill> fill = fill_by_name(of, of_theme)) return fill->paint;
    if (!seen || seen->opacity <= 0) return std::nullopt;
    return Paint{seen->colour, seen->opacity};
}

}  // namespace raingan::word

#include "pdf/paints.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace raingan::pdf {

namespace {

void put_colour(std::string& out, Colour colour, std::string_view op) {
    put(out, {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0}, op);
}

void append_colour(std::string& out, Colour colour) {
    out.push_back('[');
    for (const int part : {colour.red, colour.green, colour.blue}) {
        append(out, part / 255.0);
        out.push_back(' ');
    }
    out.push_back(']');
}

/// ISO 32000-1 7.10.3, 7.10.4: from stop to stop.
std::string function_of(const std::vector<GradientStop>& stops) {
    std::string pieces, bounds, encode;
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        pieces += "<</FunctionType 2/Domain[0 1]/N 1/C0";
        append_colour(pieces, stops[i].colour);
        pieces += "/C1";
        append_colour(pieces, stops[i + 1].colour);
        pieces += ">>";
        encode += "0 1 ";
        if (i == 0) continue;
        append_fine(bounds, stops[i].at);
        bounds.push_back(' ');
    }
    return "<</FunctionType 3/Domain[0 1]/Functions[" + pieces + "]/Bounds[" + bounds + "]/Encode[" + encode + "]>>";
}

/// From 0 to 1, each further than the one before, as a stitching function wants it.
std::vector<GradientStop> sound_stops(const std::vector<GradientStop>& given) {
    std::vector<GradientStop> stops;
    constexpr double least_step = 0.0001;
    for (GradientStop stop : given) {
        stop.at = std::clamp(stop.at, 0.0, 1.0);
        if (!stops.empty() && stop.at < stops.back().at + least_step) stop.at = stops.back().at + least_step;
        if (stop.at <= 1) stops.push_back(stop);
    }
    if (stops.empty()) return stops;
    if (stops.front().at > 0) stops.insert(stops.begin(), {0, stops.front().colour});
    if (stops.back().at < 1 || stops.size() < 2) stops.push_back({1, stops.back().colour});
    return stops;
}

/// Where only one colour can be had.
Colour plain_colour(const Paint& paint) {
    if (const auto* colour = std::get_if<Colour>(&paint.what)) return *colour;
    if (const auto* gradient = std::get_if<Gradient>(&paint.what))
        return gradient->stops.empty() ? Colour{} : gradient->stops.front().colour;
    return std::get<Tile>(paint.what).colour;
}

/// ISO 32000-1 8.4.3
void put_pen(std::string& out, const Pen& pen) {
    constexpr double least_mitre = 1;
    put(out, {std::max(pen.width_pt, 0.0)}, "w");
    if (pen.cap != Pen::Cap::butt) out += std::to_string(static_cast<int>(pen.cap)) + " J\n";
    if (pen.join != Pen::Join::mitre)
        out += std::to_string(static_cast<int>(pen.join)) + " j\n";
    else if (pen.mitre_limit != Pen{}.mitre_limit)
        put(out, {std::max(pen.mitre_limit, least_mitre)}, "M");
    constexpr double shortest = 0.001;  // what three decimals hold
    if (std::ranges::none_of(pen.dashes_pt, [](double length) { return length >= shortest; })) return;
    out.push_back('[');
    for (const double length : pen.dashes_pt) {
        append(out, std::max(length, 0.0));
        out.push_back(' ');
    }
    out += "] 0 d\n";
}

}  // namespace

void put(std::string& out, std::initializer_list<double> values, std::string_view op) {
    for (const double value : values) {
        append(out, value);
        out.push_back(' ');
    }
    out += op;
    out.push_back('\n');
}

void put_matrix(std::string& out, const Matrix& matrix, std::string_view op) {
    for (const double value : {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f}) {
        append_fine(out, value);
        out.push_back(' ');
    }
    out += op;
    out.push_back('\n');
}

std::string_view PaintTable::named(Kind& kind, const std::string& content, const std::string& stream) {
    const auto [at, is_new] = kind.names.try_emplace(content + stream, kind.letter + std::to_string(kind.names.size()));
    if (is_new) {
        kind.entries.append("/").append(at->second).append(" ");
        append(kind.entries, stream.empty() ? file_.add(content) : file_.add_deflated(content, stream));
    }
    return at->second;
}

std::string_view PaintTable::opacity(double fill, double stroke) {
    blends_ = true;
    std::string content = "/Type/ExtGState/ca ";
    append(content, std::clamp(fill, 0.0, 1.0));
    content += "/CA ";
    append(content, std::clamp(stroke, 0.0, 1.0));
    return named(states_, content, {});
}

std::string_view PaintTable::shading(const Gradient& gradient) {
    std::string content = gradient.radial ? "/ShadingType 3/Coords[0 0 0 0 0 1]" : "/ShadingType 2/Coords[0 0 1 0]";
    content += "/ColorSpace/DeviceRGB/Extend[true true]/Function" + function_of(sound_stops(gradient.stops));
    return named(shadings_, content, {});
}

std::string_view PaintTable::pattern(const Tile& tile, const Corner& corner) {
    const double width = std::max(tile.width_pt, 0.01), height = std::max(tile.height_pt, 0.01);
    std::string content = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 ";
    append_fine(content, width);
    content.push_back(' ');
    append_fine(content, height);
    content += "]/XStep ";
    append_fine(content, width);
    content += "/YStep ";
    append_fine(content, height);
    Matrix matrix = corner.turned_over(tile.place);
    matrix.e -= matrix.c * height;  // its own space begins at its lower edge
    matrix.f -= matrix.d * height;
    content += "/Matrix[";
    put_matrix(content, matrix, "]");
    std::string drawn;
    if (tile.background) {
        put_colour(drawn, *tile.background, "rg");
        put(drawn, {0, 0, width, height}, "re f");
    }
    if (!tile.lines.empty()) {
        put_colour(drawn, tile.colour, "RG");
        put(drawn, {tile.line_width_pt}, "w");
        put_steps(drawn, tile.lines, {0, height});
        drawn += "S\n";
    }
    std::string resources;
    if (tile.picture) {
        const std::string_view name = picture(*tile.picture);
        if (!name.empty()) {
            put_matrix(drawn, {width, 0, 0, height, 0, 0});
            drawn.append("/").append(name).append(" Do\n");
            resources = "/XObject<<" + picture_entries_ + ">>";
        }
    }
    content += "/Resources<<" + resources + ">>";
    return named(patterns_, content, drawn.empty() ? "n\n" : drawn);
}

std::string_view PaintTable::picture(const Image& image) {
    const auto [at, is_new] = picture_names_.try_emplace(&image);
    if (!is_new) return at->second;
    const auto [known, unknown] = picture_by_bytes_.try_emplace(image.bytes);
    if (unknown) {
        if (const std::optional<Ref> ref = images_.write(image.bytes)) {
            known->second = "D" + std::to_string(picture_by_bytes_.size() - 1);
            picture_entries_.append("/").append(known->second).append(" ");
            append(picture_entries_, *ref);
            blends_ = true;  // it may have a soft mask
        }
    }
    at->second = known->second;
    return at->second;
}

std::string PaintTable::resources() const {
    std::string out;
    const std::pair<const char*, const Kind*> kinds[] = {
        {"/ExtGState<<", &states_}, {"/Shading<<", &shadings_}, {"/Pattern<<", &patterns_}};
    for (const auto& [name, kind] : kinds)
        if (!kind->entries.empty()) out += name + kind->entries + ">>";
    return out;
}

void put_steps(std::string& out, const PathSteps& steps, const Corner& corner) {
    const auto x = [&](float at) { return corner.x(at); };
    const auto y = [&](float at) { return corner.y(at); };
    bool open = false;  // an operator before the first point is an error (ISO 32000-1 8.5.2)
    for (const PathStep& step : steps) {
        if (!open && step.kind != PathStep::Kind::move) {
            if (step.kind == PathStep::Kind::close) continue;
            put(out, {x(step.x_pt), y(step.y_pt)}, "m");
            open = true;
            continue;
        }
        switch (step.kind) {
            case PathStep::Kind::move:
                put(out, {x(step.x_pt), y(step.y_pt)}, "m");
                open = true;
                break;
            case PathStep::Kind::line:
                put(out, {x(step.x_pt), y(step.y_pt)}, "l");
                break;
            case PathStep::Kind::curve:
                put(out, {x(step.x1_pt), y(step.y1_pt), x(step.x2_pt), y(step.y2_pt), x(step.x_pt), y(step.y_pt)}, "c");
                break;
            case PathStep::Kind::close:
                out += "h\n";
                break;
        }
    }
}

void draw_path(std::string& out, const DrawnPath& path, const Corner& corner, PaintTable& paints) {
    if (path.steps.empty() || (!path.fill && !path.stroke)) return;
    out += "q\n";
    const double fill_opacity = path.fill ? path.fill->opacity : 1;
    const double stroke_opacity = path.stroke ? path.stroke->paint.opacity : 1;
    if (fill_opacity < 1 || stroke_opacity < 1)
        out.append("/").append(paints.opacity(fill_opacity, stroke_opacity)).append(" gs\n");
    const auto* gradient = path.fill ? std::get_if<Gradient>(&path.fill->what) : nullptr;
    if (gradient != nullptr && gradient->stops.empty()) gradient = nullptr;
    if (gradient != nullptr) {
        out += "q\n";
        put_steps(out, path.steps, corner);
        out += path.even_odd ? "W* n\n" : "W n\n";
        put_matrix(out, corner.turned_over(gradient->place));
        out.append("/").append(paints.shading(*gradient)).append(" sh\nQ\n");
    } else if (path.fill) {
        if (const auto* tile = std::get_if<Tile>(&path.fill->what))
            out.append("/Pattern cs/").append(paints.pattern(*tile, corner)).append(" scn\n");
        else if (const Colour colour = plain_colour(*path.fill); colour != Colour{})
            put_colour(out, colour, "rg");
    }
    if (path.stroke) {
        if (const Colour colour = plain_colour(path.stroke->paint); colour != Colour{}) put_colour(out, colour, "RG");
        put_pen(out, *path.stroke);
    }
    const bool fills = path.fill && gradient == nullptr;
    if (fills || path.stroke) {
        put_steps(out, path.steps, corner);
        out += fills ? path.even_odd ? path.stroke ? "B*\n" : "f*\n" : path.stroke ? "B\n" : "f\n" : "S\n";
    }
    out += "Q\n";
}

}  // namespace raingan::pdf

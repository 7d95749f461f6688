#include "readers/word/vml_figure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

#include "document/geometry.h"
#include "readers/word/fills.h"
#include "readers/word/story.h"
#include "readers/word/vml_style.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

double vml_number(string_view text) {
    double value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && std::isfinite(value) ? value : 0;
}

double degrees_of(double radians) {
    return radians * 180 / std::numbers::pi;
}

/// Numbers of a list with commas; an omitted one is `otherwise`.
std::vector<double> numbers_of(string_view list) {
    std::vector<double> numbers;
    for (std::size_t at = 0; at <= list.size() && !list.empty();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        numbers.push_back(vml_number(trimmed(list.substr(at, end - at))));
        at = end + 1;
    }
    return numbers;
}

/// Values of formulas: "@3" is the fourth one, "#0" the first adjustment.
class Formulas {
public:
    Formulas(const VmlOutline& outline, double width, double height)
        : width_(width), height_(height), adjustments_(numbers_of(outline.adjustments)) {
        for (const std::string& formula : outline.formulas) values_.push_back(evaluated(formula));
    }

    [[nodiscard]] double value(string_view word) const {
        if (word.starts_with('@')) return at(values_, word.substr(1));
        if (word.starts_with('#')) return at(adjustments_, word.substr(1));
        if (word == "width" || word == "xrange") return width_;
        if (word == "height" || word == "yrange") return height_;
        if (word == "xcenter") return width_ / 2;
        if (word == "ycenter") return height_ / 2;
        return vml_number(word);
    }

private:
    static double at(const std::vector<double>& values, string_view index) {
        const double number = vml_number(index);
        return number >= 0 && number < static_cast<double>(values.size()) ? values[static_cast<std::size_t>(number)]
                                                                          : 0;
    }

    [[nodiscard]] double evaluated(string_view formula) const {
        std::array<string_view, 4> words{};
        for (string_view& word : words) {
            formula = trimmed(formula);
            word = formula.substr(0, formula.find(' '));
            formula.remove_prefix(word.size());
        }
        const string_view op = words[0];
        const double a = value(words[1]), b = value(words[2]), c = value(words[3]);
        constexpr double per_degree = 65536, half_turn = 180;
        const double angle = b / per_degree * std::numbers::pi / half_turn;  // of what takes one
        double result = 0;
        if (op == "val") result = a;
        if (op == "sum") result = a + b - c;
        if (op == "prod" || op == "product") result = c != 0 ? a * b / c : 0;
        if (op == "mid") result = (a + b) / 2;
        if (op == "abs") result = std::abs(a);
        if (op == "min") result = std::min(a, b);
        if (op == "max") result = std::max(a, b);
        if (op == "if") result = a > 0 ? b : c;
        if (op == "mod") result = std::sqrt(a * a + b * b + c * c);
        if (op == "atan2") result = degrees_of(std::atan2(b, a)) * per_degree;
        if (op == "sin") result = a * std::sin(angle);
        if (op == "cos") result = a * std::cos(angle);
        if (op == "tan") result = a * std::tan(angle);
        if (op == "cosatan2") result = a * std::cos(std::atan2(c, b));
        if (op == "sinatan2") result = a * std::sin(std::atan2(c, b));
        if (op == "sqrt") result = std::sqrt(std::max(a, 0.0));
        if (op == "sumangle") result = a + b * per_degree - c * per_degree;
        if (op == "ellipse") result = b != 0 ? c * std::sqrt(std::max(1 - a / b * (a / b), 0.0)) : 0;
        return std::isfinite(result) ? result : 0;
    }

    double width_, height_;
    std::vector<double> adjustments_, values_;
};

/// The little language of paths: letters, and behind each its numbers, of which any may be left out.
class PathReader {
public:
    PathReader(string_view text, const Formulas& formulas) : text_(text), formulas_(formulas) {}

    /// The next command with its numbers; false at the end.
    bool next(string_view& command, std::vector<double>& numbers) {
        while (at_ < text_.size() && !is_letter(text_[at_])) ++at_;
        if (at_ == text_.size()) return false;
        static constexpr std::array<string_view, 13> longer{"nf", "ns", "ae", "al", "at", "ar", "wa",
                                                            "wr", "qx", "qy", "qb", "ha", "hb"};
        command = text_.substr(at_, 2);
        if (std::ranges::find(longer, command) == longer.end()) command = text_.substr(at_, 1);
        at_ += command.size();
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_letter(text_[at_])) ++at_;
        read_numbers(text_.substr(begin, at_ - begin), numbers);
        return true;
    }

private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    void read_numbers(string_view text, std::vector<double>& numbers) const {
        numbers.clear();
        std::size_t begin = 0;
        bool open = false;  // a comma waits for its number
        const auto end_word = [&](std::size_t at) {
            if (at > begin) numbers.push_back(formulas_.value(text.substr(begin, at - begin)));
            return at > begin;
        };
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == ',') {
                if (!end_word(i) && (open || numbers.empty())) numbers.push_back(0);
                open = true;
                begin = i + 1;
            } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                if (end_word(i)) open = false;
                begin = i + 1;
            } else if ((c == '@' || c == '#' || c == '-') && i > begin) {
                end_word(i);
                open = false;
                begin = i;
            }
        }
        if (!end_word(text.size()) && open) numbers.push_back(0);
    }

    string_view text_;
    const Formulas& formulas_;
    std::size_t at_ = 0;
};

/// Draws commands in the shape's units.
class PathMaker {
public:
    explicit PathMaker(Figure& figure) : figure_(figure) { figure_.emplace_back(); }

    void draw(string_view command, const std::vector<double>& n) {
        const bool relative = command == "t" || command == "r" || command == "v";
        if (command == "m" || command == "t") move(relative, n);
        if (command == "l" || command == "r") lines(relative, n);
        if (command == "c" || command == "v") curves(relative, n);
        if (command == "x") {
            close(steps());
            x_ = start_x_;
            y_ = start_y_;
        }
        if (command == "e" && !steps().empty()) figure_.emplace_back();
        if (command == "nf") figure_.back().fill = FigurePath::Fill::none;
        if (command == "ns") figure_.back().stroked = false;
        if (command == "ae" || command == "al") ellipses(command == "ae", n);
        if (command == "at" || command == "ar" || command == "wa" || command == "wr")
            arcs(command[0] == 'w', command == "at" || command == "wa", n);
        if (command == "qx" || command == "qy") quarters(command == "qx", n);
        if (command == "qb") quadratics(n);
    }

private:
    PathSteps& steps() { return figure_.back().steps; }
    void go(double x, double y) {
        x_ = x;
        y_ = y;
    }
    void begin() {
        if (steps().empty()) move_to(steps(), x_, y_);
    }
    void move(bool relative, const std::vector<double>& n) {
        const double x = n.empty() ? 0 : n[0], y = n.size() < 2 ? 0 : n[1];
        go(relative ? x_ + x : x, relative ? y_ + y : y);
        start_x_ = x_;
        start_y_ = y_;
        move_to(steps(), x_, y_);
    }
    void lines(bool relative, const std::vector<double>& n) {
        begin();
        for (std::size_t i = 0; i < n.size(); i += 2) {
            const double x = n[i], y = i + 1 < n.size() ? n[i + 1] : 0;
            go(relative ? x_ + x : x, relative ? y_ + y : y);
            line_to(steps(), x_, y_);
        }
    }
    void curves(bool relative, const std::vector<double>& n) {
        begin();
        for (std::size_t i = 0; i + 5 < n.size(); i += 6) {
            const double x = relative ? x_ : 0, y = relative ? y_ : 0;
            go(x + n[i + 4], y + n[i + 5]);
            curve_to(steps(), {x + n[i], y + n[i + 1]}, {x + n[i + 2], y + n[i + 3]}, {x_, y_});
        }
    }
    void ellipses(bool joined, const std::vector<double>& n) {
        constexpr double per_degree = 65536;
        for (std::size_t i = 0; i + 5 < n.size(); i += 6) {
            add_arc(steps(), {n[i], n[i + 1], n[i + 2], n[i + 3], -n[i + 4] / per_degree, -n[i + 5] / per_degree},
                    joined);
            stand_at_end();
        }
    }
    void arcs(bool clockwise, bool joined, const std::vector<double>& n) {
        for (std::size_t i = 0; i + 7 < n.size(); i += 8) {
            const double x = (n[i] + n[i + 2]) / 2, y = (n[i + 1] + n[i + 3]) / 2;
            const double across = std::abs(n[i + 2] - n[i]) / 2, down = std::abs(n[i + 3] - n[i + 1]) / 2;
            if (across <= 0 || down <= 0) continue;
            const auto angle = [&](double to_x, double to_y) {
                return degrees_of(std::atan2((to_y - y) / down, (to_x - x) / across));
            };
            const double from = angle(n[i + 4], n[i + 5]);
            double sweep = angle(n[i + 6], n[i + 7]) - from;
            constexpr double whole = 360;
            if (clockwise && sweep <= 0) sweep += whole;
            if (!clockwise && sweep >= 0) sweep -= whole;
            add_arc(steps(), {x, y, across, down, from, sweep}, joined);
            stand_at_end();
        }
    }
    /// Quarters of ellipses that set out along x and along y by turns.
    void quarters(bool along_x, const std::vector<double>& n) {
        begin();
        constexpr double reach = 0.5523;
        for (std::size_t i = 0; i + 1 < n.size(); i += 2, along_x = !along_x) {
            const double x = n[i], y = n[i + 1], dx = (x - x_) * reach, dy = (y - y_) * reach;
            if (along_x)
                curve_to(steps(), {x_ + dx, y_}, {x, y - dy}, {x, y});
            else
                curve_to(steps(), {x_, y_ + dy}, {x - dx, y}, {x, y});
            go(x, y);
        }
    }
    void quadratics(const std::vector<double>& n) {
        begin();
        for (std::size_t i = 0; i + 3 < n.size(); i += 4) {
            add_quadratic(steps(), n[i], n[i + 1], n[i + 2], n[i + 3]);
            go(n[i + 2], n[i + 3]);
        }
    }
    void stand_at_end() {
        if (!steps().empty()) go(steps().back().x_pt, steps().back().y_pt);
    }

    Figure& figure_;
    double x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0;
};

VmlOutline read_outline(xml_node node) {
    VmlOutline outline;
    const xml_node path = xml::child(node, "path");
    outline.path = xml::text_of(node, "path");
    if (outline.path.empty()) outline.path = xml::text_of(path, "v");
    outline.adjustments = xml::text_of(node, "adj");
    outline.size = xml::text_of(node, "coordsize");
    outline.origin = xml::text_of(node, "coordorigin");
    outline.fills = !is_off(path, "fillok") && !is_off(node, "filled");
    outline.strokes = !is_off(path, "strokeok");
    for (const xml_node formula : xml::child(node, "formulas").children())
        outline.formulas.emplace_back(xml::text_of(formula, "eqn"));
    return outline;
}

/// What a shape states goes before what its type does; of adjustments each by itself.
void complete(VmlOutline& outline, const VmlOutline& type) {
    if (outline.path.empty()) {
        outline.path = type.path;
        outline.formulas = type.formulas;
        outline.fills = outline.fills && type.fills;
        outline.strokes = outline.strokes && type.strokes;
        if (outline.size.empty()) outline.size = type.size;
        if (outline.origin.empty()) outline.origin = type.origin;
    }
    std::string merged;
    string_view own = outline.adjustments, usual = type.adjustments;
    while (!own.empty() || !usual.empty()) {
        const string_view first = own.substr(0, own.find(',')), second = usual.substr(0, usual.find(','));
        merged += (merged.empty() ? "" : ",") + std::string(trimmed(first).empty() ? second : first);
        own.remove_prefix(std::min(first.size() + 1, own.size()));
        usual.remove_prefix(std::min(second.size() + 1, usual.size()));
    }
    outline.adjustments = std::move(merged);
}

std::optional<Figure> figure_of(VmlTypes& types, const VmlOutline& outline, Points width, Points height) {
    constexpr double usual = 1000;
    const auto [across, down] = pair_of(outline.size);
    const auto [left, top] = pair_of(outline.origin);
    const double unit_width = vml_number(trimmed(across)), unit_height = vml_number(trimmed(down));
    const double whole_width = unit_width > 0 ? unit_width : usual,
                 whole_height = unit_height > 0 ? unit_height : usual;
    const Formulas formulas(outline, whole_width, whole_height);
    Figure figure;
    PathMaker maker(figure);
    PathReader reader(outline.path, formulas);
    string_view command;
    std::vector<double> numbers;
    while (reader.next(command, numbers)) {
        if (types.steps_left < numbers.size() + 1) return std::nullopt;
        types.steps_left -= numbers.size() + 1;
        maker.draw(command, numbers);
    }
    const double scale_x = width.pt / whole_width, scale_y = height.pt / whole_height;
    const Matrix placed{
        scale_x, 0, 0, scale_y, -vml_number(trimmed(left)) * scale_x, -vml_number(trimmed(top)) * scale_y};
    for (FigurePath& path : figure) {
        map_steps(path.steps, placed);
        if (!outline.fills) path.fill = FigurePath::Fill::none;
        if (!outline.strokes) path.stroked = false;
    }
    std::erase_if(figure, [](const FigurePath& path) { return path.steps.size() < 2; });
    if (figure.empty()) return std::nullopt;
    return figure;
}

/// 19.1.2.5 v:fill: which share of the way is in which colour.
std::vector<GradientStop> stops_of(xml_node fill, Colour first, Colour second) {
    const double focus = vml_share(xml::text_of(fill, "focus").starts_with('-') ? xml::text_of(fill, "focus").substr(1)
                                                                                : xml::text_of(fill, "focus"),
                                   0);
    if (xml::text_of(fill, "focus").starts_with('-')) std::swap(first, second);
    // The second colour stands at the focus, the first one where the way begins and ends.
    std::vector<GradientStop> stops;
    if (focus > 0) stops.push_back({0, first});
    stops.push_back({focus, second});
    if (focus < 1) stops.push_back({1, first});
    return stops;
}

}  // namespace

void add_vml_type(VmlTypes& types, xml_node shapetype) {
    constexpr std::size_t most = 10'000;
    if (types.by_id.size() < most)
        types.by_id.try_emplace(std::string(xml::text_of(shapetype, "id")), read_outline(shapetype));
}

std::optional<Figure> read_vml_figure(VmlTypes& types, xml_node node, Points width, Points height) {
    const string_view name = xml::name(node);
    if (name == "rect") return preset_figure("rect", width.pt, height.pt, {});
    if (name == "oval") return preset_figure("ellipse", width.pt, height.pt, {});
    if (name == "roundrect") {
        constexpr double usual = 0.2, whole = 100'000;
        return preset_figure("roundRect", width.pt, height.pt,
                             {{"adj", vml_share(xml::text_of(node, "arcsize"), usual) * whole}});
    }
    VmlOutline outline = read_outline(node);
    string_view type = xml::text_of(node, "type");
    if (type.starts_with('#')) type.remove_prefix(1);
    const auto known = types.by_id.find(std::string(type));
    if (known != types.by_id.end()) complete(outline, known->second);
    if (!outline.path.empty()) return figure_of(types, outline, width, height);
    const std::size_t number = type.rfind("_t");
    if (number == string_view::npos) return std::nullopt;
    return preset_figure(type.substr(number + 1), width.pt, height.pt, {});
}

std::optional<Paint> read_vml_fill(Story& story, xml_node node, Points width, Points height) {
    const xml_node fill = xml::child(node, "fill");
    if (is_off(node, "filled") || is_off(fill, "on")) return std::nullopt;
    const string_view colour_text = xml::text_of(node, "fillcolor");
    std::optional<Colour> colour = read_vml_colour(colour_text);
    if (const auto own = read_vml_colour(xml::text_of(fill, "color"))) colour = own;
    const double opacity = vml_share(xml::text_of(fill, "opacity"), 1);
    const string_view type = xml::text_of(fill, "type");
    string_view picture = xml::text_of(fill, "id");
    if (picture.empty()) picture = xml::text_of(fill, "relid");
    if ((type == "frame" || type == "tile" || type == "pattern") && !picture.empty()) {
        std::optional<Paint> paint = picture_fill(story, picture, width, height, type != "frame");
        if (paint) paint->opacity = opacity;
        return paint;
    }
    if (!type.starts_with("gradient")) {
        if (!colour || opacity <= 0) return std::nullopt;
        return Paint{*colour, opacity};
    }
    const Colour first = colour.value_or(Colour{255, 255, 255});
    const Colour second = read_vml_colour(xml::text_of(fill, "color2"), first).value_or(Colour{255, 255, 255});
    Gradient gradient;
    gradient.stops = stops_of(fill, first, second);
    if (type == "gradient" || type == "gradientUnscaled") {
        constexpr double down = 90;
        gradient.place = gradient_axis(down - vml_number(xml::text_of(fill, "angle")), width, height);
    } else {
        gradient.radial = true;
        const auto [x, y] = pair_of(xml::text_of(fill, "focusposition"));
        gradient.place = gradient_circle(width, height, vml_share(trimmed(x), 0), vml_share(trimmed(y), 0));
        // From the focus outwards.
        if (xml::text_of(fill, "focus").empty()) std::swap(gradient.stops.front().colour, gradient.stops.back().colour);
    }
    const double second_opacity = vml_share(xml::text_of(fill, "opacity2"), 1);
    return Paint{gradient, (opacity + second_opacity) / 2};
}

LineEnd read_vml_line_end(xml_node stroke, string_view which) {
    using Kind = LineEnd::Kind;
    static constexpr std::array<std::pair<string_view, Kind>, 5> kinds{{{"block", Kind::triangle},
                                                                        {"classic", Kind::stealth},
                                                                        {"open", Kind::open},
                                                                        {"oval", Kind::oval},
                                                                        {"diamond", Kind::diamond}}};
    LineEnd end;
    for (const auto& [name, kind] : kinds)
        if (xml::text_of(stroke, which) == name) end.kind = kind;
    return end;
}

}  // namespace raingan::word

// Columns, bars, lines, areas and points between two axes, or three.
#include <algorithm>
#include <cmath>

#include "charts/plots.h"
#include "charts/scale.h"

namespace raingan::charts {
namespace {

using Kind = Series::Kind;
constexpr double gap_pt = 4, label_line_height = 1.3, default_line_pt = 2.25;

class AxesPlot {
public:
    AxesPlot(const Chart& chart, const Rect& room, Canvas& canvas)
        : chart_(chart), canvas_(canvas), room_(room), size_(chart.text.size.pt),
          places_(std::max<std::size_t>(chart.places(), 1)) {
        for (const Series& series : chart.series) {
            across_ = across_ || series.kind == Kind::bar;
            by_number_ = by_number_ || series.kind == Kind::scatter || series.kind == Kind::bubble;
            second_ = second_ || series.second_axis;
            only_areas_ = only_areas_ && series.kind == Kind::area;
        }
    }

    void draw() {
        titles();
        make_room();
        if (!chart_.plot.no_fill && chart_.plot.fill) canvas_.box(room_, chart_.plot.fill, {});
        value_axis(first_scale_, chart_.value, false);
        if (second_) value_axis(second_scale_, chart_.second_value, true);
        category_axis();
        // Areas lie under columns, lines over both.
        stacked_.assign(places_, {});
        for (const Kind kind :
             {Kind::area, Kind::column, Kind::bar, Kind::stock, Kind::line, Kind::scatter, Kind::bubble})
            for (std::size_t s = 0; s < chart_.series.size(); ++s)
                if (chart_.series[s].kind == kind) series(s);
    }

private:
    struct Sum {
        double above = 0, below = 0;
    };

    [[nodiscard]] const Scale& scale_for(const Series& series) const {
        return series.second_axis ? second_scale_ : first_scale_;
    }

    void titles() {
        const double line = size_ * label_line_height;
        const std::string& below = across_ ? chart_.value.title : chart_.category.title;
        const std::string& beside = across_ ? chart_.category.title : chart_.value.title;
        if (!below.empty()) {
            canvas_.label(below, room_.x + room_.width / 2, room_.bottom(), Canvas::Align::centre,
                          Canvas::Vertical::bottom, size_);
            room_.height -= line;
        }
        constexpr double upwards = -90;
        if (!beside.empty()) {
            canvas_.label(beside, room_.x, room_.y + room_.height / 2, Canvas::Align::centre, Canvas::Vertical::top,
                          size_, upwards);
            room_.x += line;
            room_.width -= line;
        }
        if (second_ && !chart_.second_value.title.empty()) {
            canvas_.label(chart_.second_value.title, room_.right(), room_.y + room_.height / 2, Canvas::Align::centre,
                          Canvas::Vertical::bottom, size_, upwards);
            room_.width -= line;
        }
    }

    double widest(const Scale& scale, const Axis& axis) const {
        double width = 0;
        if (axis.shown)
            for (const double tick : scale.ticks()) width = std::max(width, text_width_pt(axis.show(tick), size_));
        return width;
    }

    double widest_category() const {
        double width = 0;
        for (std::size_t i = 0; i < places_; ++i)
            width = std::max(width, text_width_pt(chart_.category_name(i), size_));
        return width;
    }

    Scale value_scale(const Axis& axis, bool second, double length) const {
        const Extremes extremes = extremes_of(chart_, second);
        Scale scale = scale_of(axis, extremes.low, extremes.high, length, size_);
        const bool percent = std::ranges::any_of(chart_.series, [&](const Series& series) {
            return series.second_axis == second && series.stacking == Series::Stacking::percent;
        });
        if (percent && !axis.most) scale.most = 1;
        return scale;
    }

    void make_room() {
        constexpr double most_for_labels = 0.4;
        const double along = across_ ? room_.width : room_.height;
        first_scale_ = value_scale(chart_.value, false, along);
        if (second_) second_scale_ = value_scale(chart_.second_value, true, along);
        const double line = size_ * label_line_height;
        room_.y += size_ / 2;
        room_.height -= size_ / 2;
        if (across_) {
            const double names =
                chart_.category.shown ? std::min(widest_category() + gap_pt, room_.width * most_for_labels) : 0;
            room_.x += names;
            room_.width -= names + size_;
            if (chart_.value.shown) room_.height -= line + gap_pt;
        } else {
            const double numbers = widest(first_scale_, chart_.value) + gap_pt;
            room_.x += numbers;
            room_.width -= numbers + (second_ ? widest(second_scale_, chart_.second_value) + gap_pt : gap_pt);
            if (by_number_) {
                Extremes x;
                for (const Series& series : chart_.series)
                    for (const auto& value : series.x)
                        if (value) x.take(*value);
                if (!x.found) {
                    x.take(1);
                    x.take(static_cast<double>(places_));
                }
                x_scale_ = scale_of(chart_.category, x.low, x.high, room_.width, size_ * 2);
                room_.height -= line + gap_pt;
            } else if (chart_.category.shown) {
                room_.height -= choose_names() + gap_pt;
            }
        }
        room_.width = std::max(room_.width, 4.0);
        room_.height = std::max(room_.height, 4.0);
    }

    /// How the names of the categories stand below the axis: on a few lines, or slanting. Returns their height.
    double choose_names() {
        const double slot = room_.width / static_cast<double>(places_);
        std::size_t lines = 1;
        bool fits = true;
        for (std::size_t i = 0; i < places_; ++i) {
            names_.push_back(wrapped(chart_.category_name(i), slot - 2, size_));
            lines = std::max(lines, names_.back().size());
            for (const std::string& part : names_.back()) fits = fits && text_width_pt(part, size_) <= slot + 1;
        }
        constexpr std::size_t most_lines = 4;
        if (fits && lines <= most_lines) return static_cast<double>(lines) * size_ * label_line_height;
        slanting_ = true;
        constexpr double sine = 0.707, most = 0.4;
        return std::min(widest_category() * sine + size_, room_.height * most);
    }

    // --- axes ----------------------------------------------------------------------------------------------------

    [[nodiscard]] double at_value(const Scale& scale, const Axis& axis, double value) const {
        double share = scale.share(value);
        if (axis.reversed) share = 1 - share;
        return across_ ? room_.x + share * room_.width : room_.bottom() - share * room_.height;
    }

    void value_axis(const Scale& scale, const Axis& axis, bool second) {
        const Pen grid = Canvas::pen(Canvas::light);
        for (const double tick : scale.ticks()) {
            const double at = at_value(scale, axis, tick);
            if (axis.gridlines && !second)
                across_ ? canvas_.line(at, room_.y, at, room_.bottom(), grid)
                        : canvas_.line(room_.x, at, room_.right(), at, grid);
            if (!axis.shown) continue;
            const std::string text = axis.show(tick);
            if (across_)
                canvas_.label(text, at, room_.bottom() + gap_pt, Canvas::Align::centre, Canvas::Vertical::top, size_);
            else if (second)
                canvas_.label(text, room_.right() + gap_pt, at, Canvas::Align::start, Canvas::Vertical::middle, size_);
            else
                canvas_.label(text, room_.x - gap_pt, at, Canvas::Align::end, Canvas::Vertical::middle, size_);
        }
    }

    /// The middle of a category's place along its axis.
    [[nodiscard]] double at_place(std::size_t index) const {
        double share = only_areas_ && places_ > 1 ? static_cast<double>(index) / static_cast<double>(places_ - 1)
                                                  : (static_cast<double>(index) + 0.5) / static_cast<double>(places_);
        if (chart_.category.reversed) share = 1 - share;
        return across_ ? room_.bottom() - share * room_.height : room_.x + share * room_.width;
    }

    void category_axis() {
        const Pen pen = Canvas::pen(Canvas::light);
        const double zero =
            at_value(first_scale_, chart_.value, std::clamp(0.0, first_scale_.least, first_scale_.most));
        across_ ? canvas_.line(zero, room_.y, zero, room_.bottom(), pen)
                : canvas_.line(room_.x, zero, room_.right(), zero, pen);
        if (!chart_.category.shown) return;
        if (by_number_) {
            for (const double tick : x_scale_.ticks()) {
                const double x = room_.x + x_scale_.share(tick) * room_.width;
                if (chart_.category.gridlines) canvas_.line(x, room_.y, x, room_.bottom(), pen);
                canvas_.label(chart_.category.show(tick), x, room_.bottom() + gap_pt, Canvas::Align::centre,
                              Canvas::Vertical::top, size_);
            }
            return;
        }
        const double slot = (across_ ? room_.height : room_.width) / static_cast<double>(places_);
        const auto each = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(size_ / std::max(slot, 0.1))));
        for (std::size_t i = 0; i < places_; i += each) {
            const double at = at_place(i);
            if (across_) {
                canvas_.label(chart_.category_name(i), room_.x - gap_pt, at, Canvas::Align::end,
                              Canvas::Vertical::middle, size_);
            } else if (slanting_) {
                constexpr double slant = -45;
                canvas_.label(chart_.category_name(i), at, room_.bottom() + gap_pt, Canvas::Align::end,
                              Canvas::Vertical::top, size_, slant);
            } else {
                double y = room_.bottom() + gap_pt;
                for (const std::string& part : names_[i]) {
                    canvas_.label(part, at, y, Canvas::Align::centre, Canvas::Vertical::top, size_);
                    y += size_ * label_line_height;
                }
            }
        }
    }

    // --- series --------------------------------------------------------------------------------------------------

    void series(std::size_t index) {
        const Series& series = chart_.series[index];
        if (index == 0 || chart_.series[index - 1].group != series.group) stacked_.assign(places_, {});
        if (series.kind == Kind::column || series.kind == Kind::bar) return columns(index);
        if (series.kind == Kind::area) return area(index);
        lines(index);
    }

    /// Where the value begins and ends when it stands on those before it.
    std::pair<double, double> reach(const Series& series, std::size_t i) {
        const double value = series.values[i].value_or(0);
        if (series.stacking == Series::Stacking::none) return {0, value};
        double whole = 1;
        if (series.stacking == Series::Stacking::percent) {
            whole = 0;
            for (const Series& each : chart_.series)
                if (each.group == series.group && i < each.values.size()) whole += std::abs(each.values[i].value_or(0));
            if (whole <= 0) whole = 1;
        }
        double& sum = value < 0 ? stacked_[i].below : stacked_[i].above;
        const double from = sum;
        sum += value / whole;
        return {from, sum};
    }

    void columns(std::size_t index) {
        const Series& series = chart_.series[index];
        std::size_t side_by_side = 0, place = 0;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            if (chart_.series[s].group != series.group || chart_.series[s].kind != series.kind) continue;
            if (s < index) ++place;
            ++side_by_side;
        }
        if (series.stacking != Series::Stacking::none) side_by_side = 1, place = 0;
        const double slot = (across_ ? room_.height : room_.width) / static_cast<double>(places_);
        const double step = 1 - std::clamp(series.overlap, -1.0, 1.0);
        const auto count = static_cast<double>(side_by_side);
        const double width = slot / (1 + (count - 1) * step + std::max(series.gap, 0.0));
        const Scale& scale = scale_for(series);
        const Axis& axis = series.second_axis ? chart_.second_value : chart_.value;
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i]) continue;
            const auto [from, to] = reach(series, i);
            double first = (static_cast<double>(place) * step - (1 + (count - 1) * step) / 2) * width;
            if (across_) first = -first - width;  // the first one lowest
            const double side = at_place(i) + first;
            const double a = at_value(scale, axis, from);
            const double b = at_value(scale, axis, to);
            const Rect box = across_ ? Rect{std::min(a, b), side, std::abs(b - a), width}
                                     : Rect{side, std::min(a, b), width, std::abs(b - a)};
            std::optional<Pen> line;
            if (series.look.line && !series.look.no_line)
                line = Canvas::pen(*series.look.line, series.look.line_width_pt.value_or(Canvas::hairline_pt));
            canvas_.box(box, series.look.no_fill ? std::nullopt : std::optional(colour_of(chart_, index, i)), line);
            const std::string label = label_of(chart_, series, i, 0);
            if (series.stacking != Series::Stacking::none)
                canvas_.label(label, box.x + box.width / 2, box.y + box.height / 2, Canvas::Align::centre,
                              Canvas::Vertical::middle, size_);
            else if (across_)
                canvas_.label(label, box.right() + 2, box.y + box.height / 2, Canvas::Align::start,
                              Canvas::Vertical::middle, size_);
            else
                canvas_.label(label, box.x + box.width / 2, box.y - 1, Canvas::Align::centre, Canvas::Vertical::bottom,
                              size_);
        }
    }

    void area(std::size_t index) {
        const Series& series = chart_.series[index];
        const Scale& scale = scale_for(series);
        const Axis& axis = series.second_axis ? chart_.second_value : chart_.value;
        std::vector<Corner> upper, lower;
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            const auto [from, to] = reach(series, i);
            upper.emplace_back(at_place(i), at_value(scale, axis, to));
            lower.emplace_back(at_place(i), at_value(scale, axis, from));
        }
        std::vector<Corner> outline = upper;
        outline.insert(outline.end(), lower.rbegin(), lower.rend());
        canvas_.polygon(outline, colour_of(chart_, index, 0), {});
        for (std::size_t i = 0; i < upper.size(); ++i)
            canvas_.label(label_of(chart_, series, i, 0), upper[i].first, upper[i].second - 1, Canvas::Align::centre,
                          Canvas::Vertical::bottom, size_);
    }

    void lines(std::size_t index) {
        const Series& series = chart_.series[index];
        const Scale& scale = scale_for(series);
        const Axis& axis = series.second_axis ? chart_.second_value : chart_.value;
        const Colour colour = colour_of(chart_, index, 0);
        Pen pen = Canvas::pen(colour, series.look.line_width_pt.value_or(default_line_pt));
        if (series.look.dashed) pen.dashes_pt = {4, 3};
        std::vector<Corner> points;
        const auto end_line = [&] {
            if (series.joined && !series.look.no_line) canvas_.polyline(points, pen, series.smooth);
            points.clear();
        };
        std::vector<std::pair<Corner, std::size_t>> marks;
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i]) {
                end_line();  // a gap
                continue;
            }
            const double y = at_value(scale, axis, reach(series, i).second);
            double x = at_place(i);
            if (by_number_) {
                const double value = i < series.x.size() ? series.x[i].value_or(0) : static_cast<double>(i + 1);
                x = room_.x + x_scale_.share(value) * room_.width;
            }
            points.emplace_back(x, y);
            marks.push_back({{x, y}, i});
        }
        end_line();
        constexpr double radius_pt = 2.5, bubble_pt = 6;
        for (const auto& [at, i] : marks) {
            if (series.marked || !series.joined)
                canvas_.circle(at.first, at.second, series.kind == Kind::bubble ? bubble_pt : radius_pt,
                               colour_of(chart_, index, i), {});
            canvas_.label(label_of(chart_, series, i, 0), at.first, at.second - radius_pt - 1, Canvas::Align::centre,
                          Canvas::Vertical::bottom, size_);
        }
    }

    const Chart& chart_;
    Canvas& canvas_;
    Rect room_;
    double size_;
    std::size_t places_;
    bool across_ = false, by_number_ = false, second_ = false, only_areas_ = true, slanting_ = false;
    Scale first_scale_, second_scale_, x_scale_;
    std::vector<std::vector<std::string>> names_;
    std::vector<Sum> stacked_;
};

}  // namespace

void draw_axes_plot(const Chart& chart, const Rect& room, Canvas& canvas) {
    AxesPlot(chart, room, canvas).draw();
}

}  // namespace raingan::charts

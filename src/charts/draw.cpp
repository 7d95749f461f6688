#include "charts/draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/round.h"
#include "charts/plots.h"

namespace raingan::charts {
namespace {

constexpr double edge_pt = 6, line_height = 1.3;

bool is_round(const Chart& chart) {
    return !chart.series.empty() &&
           (chart.series.front().kind == Series::Kind::pie || chart.series.front().kind == Series::Kind::doughnut);
}

/// What the legend says, and in which colours.
struct Entry {
    std::string text;
    Colour colour;
    std::size_t series = 0;
    bool box = true;  ///< else a piece of the series' line
};

std::vector<Entry> entries_of(const Chart& chart) {
    std::vector<Entry> out;
    constexpr std::size_t most = 60;
    if (is_round(chart) || (chart.series.size() == 1 && chart.series.front().varied)) {
        for (std::size_t i = 0; i < std::min(chart.places(), most); ++i)
            out.push_back({chart.category_name(i), colour_of(chart, 0, i), 0, true});
        return out;
    }
    for (std::size_t s = 0; s < std::min(chart.series.size(), most); ++s) {
        const Series& series = chart.series[s];
        const bool lines = series.kind == Series::Kind::line || series.kind == Series::Kind::scatter ||
                           (series.kind == Series::Kind::radar && !series.filled);
        out.push_back(
            {series.name.empty() ? "ชุดข้อมูล " + std::to_string(s + 1) : series.name, colour_of(chart, s, 0), s, !lines});
    }
    return out;
}

class Drawer {
public:
    explicit Drawer(const Chart& chart) : chart_(chart), canvas_(chart), room_{0, 0, chart.width.pt, chart.height.pt} {}

    Drawing draw() {
        std::optional<Colour> fill = chart_.area.fill ? chart_.area.fill : Canvas::white;
        if (chart_.area.no_fill) fill.reset();
        std::optional<Pen> frame;
        if (!chart_.area.no_line)
            frame = Canvas::pen(chart_.area.line.value_or(Canvas::light),
                                chart_.area.line_width_pt.value_or(Canvas::hairline_pt));
        constexpr double half = Canvas::hairline_pt / 2;
        canvas_.box({half, half, room_.width - 2 * half, room_.height - 2 * half}, fill, frame);
        room_ = {edge_pt, edge_pt, std::max(room_.width - 2 * edge_pt, 1.0), std::max(room_.height - 2 * edge_pt, 1.0)};
        title();
        legend();
        if (chart_.series.empty()) return std::move(canvas_.drawing);
        if (is_round(chart_))
            draw_pie(chart_, room_, canvas_);
        else if (chart_.series.front().kind == Series::Kind::radar)
            draw_radar(chart_, room_, canvas_);
        else
            draw_axes_plot(chart_, room_, canvas_);
        return std::move(canvas_.drawing);
    }

private:
    void take_top(double height) {
        room_.y += height;
        room_.height = std::max(room_.height - height, 1.0);
    }

    void title() {
        const double size = chart_.title_size.pt;
        for (const std::string& line : wrapped(chart_.title, room_.width, size)) {
            canvas_.label(line, room_.x + room_.width / 2, room_.y, Canvas::Align::centre, Canvas::Vertical::top, size);
            take_top(size * line_height);
        }
        if (!chart_.title.empty()) take_top(edge_pt);
    }

    void entry(const Entry& entry, double x, double middle) {
        const double size = chart_.text.size.pt;
        const double key = size * 0.6;
        if (entry.box)
            canvas_.box({x, middle - key / 2, key, key}, entry.colour, {});
        else
            draw_mark(chart_, entry.series, x + key / 2, middle, canvas_);
        canvas_.label(entry.text, x + key + key, middle, Canvas::Align::start, Canvas::Vertical::middle, size);
    }

    void legend() {
        if (chart_.legend == Chart::Legend::none) return;
        const std::vector<Entry> entries = entries_of(chart_);
        const double size = chart_.text.size.pt;
        const double line = size * line_height;
        const auto width_of = [&](const Entry& entry) { return text_width_pt(entry.text, size) + size * 2.2; };
        if (chart_.legend == Chart::Legend::right || chart_.legend == Chart::Legend::left) {
            double width = 0;
            for (const Entry& entry : entries) width = std::max(width, width_of(entry));
            constexpr double most = 0.45;
            width = std::min(width, room_.width * most);
            const double x = chart_.legend == Chart::Legend::left ? room_.x : room_.right() - width;
            double y = room_.y + room_.height / 2 - line * static_cast<double>(entries.size()) / 2 + line / 2;
            for (const Entry& each : entries) {
                entry(each, x, y);
                y += line;
            }
            room_.width = std::max(room_.width - width - edge_pt, 1.0);
            if (chart_.legend == Chart::Legend::left) room_.x += width + edge_pt;
            return;
        }
        // Rows of entries, each row in the middle.
        std::vector<std::vector<const Entry*>> rows(1);
        double used = 0;
        for (const Entry& each : entries) {
            if (!rows.back().empty() && used + width_of(each) > room_.width) {
                rows.emplace_back();
                used = 0;
            }
            used += width_of(each);
            rows.back().push_back(&each);
        }
        const double height = line * static_cast<double>(rows.size());
        const bool top = chart_.legend == Chart::Legend::top;
        double y = (top ? room_.y : room_.bottom() - height) + line / 2;
        for (const auto& row : rows) {
            const double width = std::accumulate(row.begin(), row.end(), 0.0,
                                                 [&](double sum, const Entry* e) { return sum + width_of(*e); });
            double x = room_.x + (room_.width - width) / 2;
            for (const Entry* each : row) {
                entry(*each, x, y);
                x += width_of(*each);
            }
            y += line;
        }
        room_.height = std::max(room_.height - height - edge_pt, 1.0);
        if (top) room_.y += height + edge_pt;
    }

    const Chart& chart_;
    Canvas canvas_;
    Rect room_;
};

/// The theme's colours in turn, then darker and lighter ones.
Colour accent(const Chart& chart, std::size_t index) {
    Colour colour = chart.accents.at(index % chart.accents.size());
    const std::size_t round = index / chart.accents.size();
    constexpr double darker = 0.6, lighter = 0.4;
    for (std::uint8_t* part : {&colour.red, &colour.green, &colour.blue}) {
        if (round % 3 == 1) *part = static_cast<std::uint8_t>(*part * darker);
        if (round % 3 == 2) *part = static_cast<std::uint8_t>(*part + (255 - *part) * lighter);
    }
    return colour;
}

bool is_line(const Series& series) {
    return series.kind == Series::Kind::line || series.kind == Series::Kind::scatter ||
           series.kind == Series::Kind::radar;
}

}  // namespace

std::size_t Chart::places() const {
    std::size_t count = categories.size();
    for (const Series& each : series) count = std::max(count, each.values.size());
    return count;
}

std::string Chart::category_name(std::size_t index) const {
    return index < categories.size() ? categories[index] : std::to_string(index + 1);
}

Colour colour_of(const Chart& chart, std::size_t index, std::size_t point) {
    const Series& series = chart.series[index];
    const auto own = [&](const Look& look) {
        return is_line(series) && look.line ? look.line : look.fill ? look.fill : look.line;
    };
    if (point < series.points.size())
        if (const auto colour = own(series.points[point])) return *colour;
    if (series.varied) return accent(chart, point);
    return own(series.look).value_or(accent(chart, index));
}

void Extremes::take(double value) {
    if (!std::isfinite(value)) return;
    low = found ? std::min(low, value) : value;
    high = found ? std::max(high, value) : value;
    found = true;
}

Extremes extremes_of(const Chart& chart, bool second_axis) {
    Extremes out;
    const std::size_t places = chart.places();
    std::vector<double> above(places), below(places);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const Series& series = chart.series[s];
        if (series.second_axis != second_axis) continue;
        if (series.stacking == Series::Stacking::percent) {
            out.take(0);
            out.take(1);
            continue;
        }
        const bool stacked = series.stacking == Series::Stacking::stacked;
        if (s == 0 || chart.series[s - 1].group != series.group) {
            std::ranges::fill(above, 0);
            std::ranges::fill(below, 0);
        }
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i]) continue;
            if (!stacked) {
                out.take(*series.values[i]);
                continue;
            }
            double& sum = *series.values[i] < 0 ? below[i] : above[i];
            sum += *series.values[i];
            out.take(sum);
        }
    }
    return out;
}

void draw_mark(const Chart& chart, std::size_t index, double x, double y, Canvas& canvas) {
    const Series& series = chart.series[index];
    const Colour colour = colour_of(chart, index, 0);
    constexpr double half_pt = 8, radius_pt = 2.5;
    if (series.joined && !series.look.no_line)
        canvas.line(x - half_pt, y, x + half_pt, y, Canvas::pen(colour, series.look.line_width_pt.value_or(2.25)));
    if (series.marked || !series.joined) canvas.circle(x, y, radius_pt, colour, {});
}

std::string label_of(const Chart& chart, const Series& series, std::size_t point, double whole) {
    if (!series.label.any() || point >= series.values.size() || !series.values[point]) return {};
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!out.empty()) out += "; ";
        out += part;
    };
    if (series.label.series) add(series.name);
    if (series.label.category) add(chart.category_name(point));
    if (series.label.value) add(series.show(*series.values[point]));
    if (series.label.percent && whole > 0) add(std::to_string(round_to_int(*series.values[point] / whole * 100)) + "%");
    return out;
}

Drawing draw(const Chart& chart) {
    return Drawer(chart).draw();
}

}  // namespace raingan::charts

#include "serve/trend_chart.h"

#include <cstdio>

#include "charts/draw.h"
#include "charts/tell.h"

namespace raingan::serve {
namespace {

std::string in_points(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string in_hexadecimal_digits(const Colour& colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
}

/// What the names of agencies hold is text, whatever it looks like.
std::string as_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out.push_back(c);
    }
    return out;
}

std::string transform_of(const Matrix& matrix) {
    std::string out = " transform=\"matrix(";
    for (const double value : {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f})
        out.append(in_points(value)).append(" ");
    out.back() = ')';
    return out + "\"";
}

class SvgWriter {
public:
    std::string write(const Drawing& drawing, const std::string& says) {
        const std::string width = in_points(drawing.width.pt), height = in_points(drawing.height.pt);
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" data-generator=\"Raingan\" viewBox=\"0 0 " + width + " " +
               height + "\" role=\"img\">";
        out_.append("<title>").append(as_text(says)).append("</title>");
        for (const DrawingItem& item : drawing.items) {
            if (const auto* path = std::get_if<DrawnPath>(&item.what))
                add(*path);
            else if (const auto* text = std::get_if<DrawnText>(&item.what))
                add(*text);
        }
        return out_ + "</svg>\n";
    }

private:
    static std::string colour_of(const Paint& paint) {
        const auto* const colour = std::get_if<Colour>(&paint.what);
        return colour == nullptr ? "none" : in_hexadecimal_digits(*colour);
    }

    void add(const DrawnPath& path) {
        out_ += "<path d=\"";
        for (const PathStep& step : path.steps) {
            if (step.kind == PathStep::Kind::close) {
                out_ += "Z";
                continue;
            }
            out_ += step.kind == PathStep::Kind::move ? "M" : step.kind == PathStep::Kind::line ? "L" : "C";
            if (step.kind == PathStep::Kind::curve)
                for (const float value : {step.x1_pt, step.y1_pt, step.x2_pt, step.y2_pt})
                    out_.append(in_points(value)).append(" ");
            out_.append(in_points(step.x_pt)).append(" ").append(in_points(step.y_pt));
        }
        out_.append("\" fill=\"").append(path.fill ? colour_of(*path.fill) : "none").append("\"");
        if (path.stroke) {
            out_.append(" stroke=\"").append(colour_of(path.stroke->paint));
            out_.append("\" stroke-width=\"").append(in_points(path.stroke->width_pt)).append("\"");
        }
        out_ += "/>";
    }

    void add(const DrawnText& text) {
        constexpr const char* anchors[] = {"start", "middle", "end"};
        constexpr const char* baselines[] = {"alphabetic", "hanging", "central", "text-after-edge"};
        out_.append("<text").append(transform_of(text.place));
        out_.append(" text-anchor=\"").append(anchors[static_cast<std::size_t>(text.align)]);
        out_.append("\" dominant-baseline=\"").append(baselines[static_cast<std::size_t>(text.vertical)]);
        out_.append("\" font-size=\"").append(in_points(text.format.size.pt));
        out_.append("\" fill=\"").append(in_hexadecimal_digits(text.format.colour.value_or(Colour())));
        out_.append("\" font-family=\"sans-serif\">").append(as_text(text.text)).append("</text>");
    }

    std::string out_;
};

}  // namespace

DrawnTrend drawn_trend(const TrendChart& trend) {
    constexpr double width_pt = 480, height_pt = 240, whole = 100;
    charts::Chart chart;
    chart.width = Points(width_pt);
    chart.height = Points(height_pt);
    const auto show = [](double value) {
        std::string text = in_points(value);
        while (text.ends_with('0')) text.pop_back();
        if (text.ends_with('.')) text.pop_back();
        return text;
    };
    for (charts::Axis* axis : {&chart.category, &chart.value, &chart.second_value}) axis->show = show;
    chart.value.gridlines = true;
    chart.value.most = whole;
    chart.legend = charts::Chart::Legend::bottom;
    chart.categories.reserve(trend.years.size());
    for (const std::int64_t year : trend.years) chart.categories.push_back(std::to_string(year));
    chart.series.reserve(trend.lines.size());
    for (const TrendLine& line : trend.lines) {
        charts::Series series;
        series.kind = charts::Series::Kind::line;
        series.name = line.name;
        series.show = show;
        series.marked = true;
        series.values.reserve(line.scores.size());
        for (const auto& score : line.scores)
            series.values.push_back(score ? std::optional(static_cast<double>(*score) / whole) : std::nullopt);
        chart.series.push_back(std::move(series));
    }
    return {charts::draw(chart), charts::describe(chart)};
}

std::string trend_svg(const TrendChart& chart) {
    const DrawnTrend drawn = drawn_trend(chart);
    return SvgWriter().write(drawn.drawing, drawn.says);
}

}  // namespace raingan::serve

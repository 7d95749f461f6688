#include "readers/chart/drawing_ml.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "readers/chart/values.h"
#include "readers/word/paint.h"
#include "readers/xml.h"

namespace raingan::chart {
namespace {

using charts::Axis;
using charts::Chart;
using charts::Look;
using charts::Series;
using charts::Show;
using Kind = Series::Kind;
using pugi::xml_node;
using std::string_view;

std::optional<double> number(xml_node node, string_view child) {
    return chart_number(xml::text_of(xml::child(node, child), "val"));
}

/// An element that is there is on, unless its value says otherwise.
bool is_on(xml_node node, string_view child) {
    const xml_node found = xml::child(node, child);
    return found && xml::on_off(found);
}

void add_text(std::string& out, xml_node node) {
    for (const xml_node each : node.children()) {
        const string_view name = xml::name(each);
        if (name == "p" && !out.empty()) out += '\n';
        if (name == "t" || name == "v")
            out += each.child_value();
        else if (name == "br")
            out += '\n';
        else
            add_text(out, each);
    }
}

class Reader {
public:
    Reader(const word::Theme& theme, const LookUp& look_up) : theme_(theme), look_up_(look_up) {}

    void read(Chart& chart, xml_node space) {
        chart_ = &chart;
        read_accents();
        const xml_node node = xml::child(space, "chart");
        chart.flattened = static_cast<bool>(xml::child(node, "view3D"));
        chart.area = look_of(xml::child(space, "spPr"));
        read_text(chart.text, xml::child(space, "txPr"));
        const xml_node plot = xml::child(node, "plotArea");
        chart.plot = look_of(xml::child(plot, "spPr"));
        find_second_axis(plot);
        for (const xml_node group : plot.children()) read_group(group);
        for (const xml_node axis : plot.children()) read_axis(axis);
        settle_shows();
        read_title(node);
        read_legend(xml::child(node, "legend"));
    }

private:
    void read_accents() {
        for (std::size_t i = 0; i < chart_->accents.size(); ++i)
            if (const auto colour = theme_.colour("accent" + std::to_string(i + 1))) chart_->accents.at(i) = *colour;
    }

    [[nodiscard]] std::optional<Colour> colour_in(xml_node holder) const {
        const auto seen = word::read_seen_colour(theme_, holder);
        return seen ? std::optional(seen->colour) : std::nullopt;
    }

    [[nodiscard]] Look look_of(xml_node spPr) const {
        Look look;
        look.no_fill = static_cast<bool>(xml::child(spPr, "noFill"));
        if (const xml_node solid = xml::child(spPr, "solidFill")) look.fill = colour_in(solid);
        if (const xml_node gradient = xml::child(spPr, "gradFill"))
            look.fill = colour_in(xml::child(xml::child(gradient, "gsLst"), "gs"));
        if (const xml_node pattern = xml::child(spPr, "pattFill")) look.fill = colour_in(xml::child(pattern, "fgClr"));
        const xml_node line = xml::child(spPr, "ln");
        look.no_line = static_cast<bool>(xml::child(line, "noFill"));
        if (const xml_node solid = xml::child(line, "solidFill")) look.line = colour_in(solid);
        if (const auto width = xml::integer(line, "w")) look.line_width_pt = from_emu(static_cast<double>(*width)).pt;
        const string_view dash = xml::text_of(xml::child(line, "prstDash"), "val");
        look.dashed = !dash.empty() && dash != "solid";
        return look;
    }

    /// Size, colour and face of a:defRPr or a:rPr within `holder`.
    void read_text(TextFormat& text, xml_node holder) const {
        for (const xml_node p : holder.children()) {
            if (xml::name(p) != "p") continue;
            xml_node look = xml::child(xml::child(p, "pPr"), "defRPr");
            if (const xml_node run = xml::child(p, "r")) look = xml::child(run, "rPr") ? xml::child(run, "rPr") : look;
            constexpr double hundred = 100;
            if (const auto size = xml::integer(look, "sz"))
                text.size = Points(std::clamp(static_cast<double>(*size) / hundred, 1.0, 200.0));
            if (const auto bold = xml::attribute(look, "b")) text.bold = xml::truth(*bold);
            if (const xml_node solid = xml::child(look, "solidFill"))
                if (const auto colour = colour_in(solid)) text.colour = colour;
            for (const string_view slot : {string_view("cs"), string_view("latin")})
                if (const string_view face = xml::text_of(xml::child(look, slot), "typeface");
                    !face.empty() && face.front() != '+') {
                    text.font = face;
                    break;
                }
            return;
        }
    }

    // --- values ----------------------------------------------------------------------------------------------------

    /// The texts of c:pt by their index, of whatever cache or literal `holder` has.
    std::vector<std::string> texts(xml_node holder, std::string* format_code) const {
        std::vector<std::string> out;
        for (const xml_node source : holder.children()) {
            xml_node cache = source;
            const string_view name = xml::name(source);
            if (name == "strRef") cache = xml::child(source, "strCache");
            if (name == "numRef") cache = xml::child(source, "numCache");
            if (name == "multiLvlStrRef") cache = xml::child(source, "multiLvlStrCache");
            if (name == "v") return {source.child_value()};
            if (cache) take_points(cache, out, format_code);
            if (out.empty() && look_up_) out = look_up_(xml::child(source, "f").child_value());
            if (out.size() > most_points) out.resize(most_points);
        }
        return out;
    }

    static void take_points(xml_node cache, std::vector<std::string>& out, std::string* format_code) {
        if (format_code != nullptr && xml::child(cache, "formatCode"))
            *format_code = xml::child(cache, "formatCode").child_value();
        if (const auto count = number(cache, "ptCount"); count && *count > 0)
            out.resize(std::min(static_cast<std::size_t>(*count), most_points));
        const auto take = [&](xml_node level, bool outer) {
            for (const xml_node point : level.children()) {
                if (xml::name(point) != "pt") continue;
                const auto index = xml::integer(point, "idx").value_or(-1);
                if (index < 0 || static_cast<std::size_t>(index) >= most_points) continue;
                const auto at = static_cast<std::size_t>(index);
                if (at >= out.size()) out.resize(at + 1);
                const std::string text = xml::child(point, "v").child_value();
                out[at] = outer && !out[at].empty() ? text + ' ' + out[at] : text;
            }
        };
        bool outer = false;
        for (const xml_node level : cache.children())
            if (xml::name(level) == "lvl") {
                take(level, outer);  // the innermost comes first
                outer = true;
            }
        if (!outer) take(cache, false);
    }

    std::vector<std::optional<double>> numbers(xml_node holder, std::string* format_code) const {
        std::vector<std::optional<double>> out;
        for (const std::string& text : texts(holder, format_code)) out.push_back(chart_number(text));
        return out;
    }

    /// Names of categories; numbers and dates as their format shows them.
    std::vector<std::string> names(xml_node holder) const {
        std::string code;
        std::vector<std::string> out = texts(holder, &code);
        const bool numeric = xml::child(holder, "numRef") || xml::child(holder, "numLit");
        if (numeric && !code.empty()) {
            const Show show = show_with(code);
            for (std::string& text : out)
                if (const auto value = chart_number(text)) text = show(*value);
        }
        return out;
    }

    // --- groups of series ----------------------------------------------------------------------------------------

    /// The second group of axes is what crosses at the right: of two value axes the one that comes second.
    void find_second_axis(xml_node plot) {
        bool first = true;
        for (const xml_node axis : plot.children()) {
            if (xml::name(axis) != "valAx") continue;
            const string_view position = xml::text_of(xml::child(axis, "axPos"), "val");
            const string_view crosses = xml::text_of(xml::child(axis, "crosses"), "val");
            if (!first && (position == "r" || position == "t" || crosses == "max"))
                second_axis_ = xml::text_of(xml::child(axis, "axId"), "val");
            first = false;
        }
    }

    static std::optional<Kind> kind_of(xml_node group) {
        static constexpr std::array<std::pair<string_view, Kind>, 15> kinds{{
            {"barChart", Kind::column},
            {"bar3DChart", Kind::column},
            {"lineChart", Kind::line},
            {"line3DChart", Kind::line},
            {"areaChart", Kind::area},
            {"area3DChart", Kind::area},
            {"pieChart", Kind::pie},
            {"pie3DChart", Kind::pie},
            {"ofPieChart", Kind::pie},
            {"doughnutChart", Kind::doughnut},
            {"scatterChart", Kind::scatter},
            {"bubbleChart", Kind::bubble},
            {"radarChart", Kind::radar},
            {"stockChart", Kind::stock},
            {"surfaceChart", Kind::line},
        }};
        for (const auto& [name, kind] : kinds)
            if (xml::name(group) == name)
                return kind == Kind::column && xml::text_of(xml::child(group, "barDir"), "val") == "bar" ? Kind::bar
                                                                                                         : kind;
        return std::nullopt;
    }

    void read_group(xml_node group) {
        const auto kind = kind_of(group);
        if (!kind) return;
        Series common;
        common.kind = *kind;
        common.group = groups_++;
        const string_view grouping = xml::text_of(xml::child(group, "grouping"), "val");
        if (grouping == "stacked") common.stacking = Series::Stacking::stacked;
        if (grouping == "percentStacked") common.stacking = Series::Stacking::percent;
        constexpr double percent = 100;
        common.gap = number(group, "gapWidth").value_or(150) / percent;
        common.overlap = number(group, "overlap").value_or(0) / percent;
        common.hole = number(group, "holeSize").value_or(50) / percent;
        common.first_angle = number(group, "firstSliceAng").value_or(0);
        const bool varies = is_on(group, "varyColors");
        const string_view style =
            xml::text_of(xml::child(group, *kind == Kind::radar ? "radarStyle" : "scatterStyle"), "val");
        common.filled = style == "filled";
        common.marked = *kind == Kind::scatter || *kind == Kind::bubble || *kind == Kind::stock || style == "marker" ||
                        (*kind == Kind::line && is_on(group, "marker"));
        common.joined = *kind != Kind::bubble && *kind != Kind::stock && style != "marker";
        if (*kind == Kind::radar) common.joined = true;
        if (*kind == Kind::scatter && style == "lineMarker") common.joined = true;
        for (const xml_node id : group.children())
            if (xml::name(id) == "axId" && !second_axis_.empty() && xml::text_of(id, "val") == second_axis_)
                common.second_axis = true;
        common.label = label_of(xml::child(group, "dLbls"), {});
        const std::size_t first = chart_->series.size();
        for (const xml_node ser : group.children())
            if (xml::name(ser) == "ser" && chart_->series.size() < most_series) read_series(ser, common);
        const bool alone = chart_->series.size() == first + 1;
        const bool round = *kind == Kind::pie || *kind == Kind::doughnut;
        for (std::size_t s = first; s < chart_->series.size(); ++s)
            chart_->series[s].varied = varies && (alone || round) && *kind != Kind::line && *kind != Kind::radar;
    }

    static charts::Label label_of(xml_node labels, charts::Label label) {
        if (!labels || is_on(labels, "delete")) return labels ? charts::Label() : label;
        const auto take = [&](string_view name, bool& shown) {
            if (const xml_node node = xml::child(labels, name)) shown = xml::on_off(node);
        };
        take("showVal", label.value);
        take("showPercent", label.percent);
        take("showCatName", label.category);
        take("showSerName", label.series);
        return label;
    }

    void read_series(xml_node ser, const Series& common) {
        Series series = common;
        add_text(series.name, xml::child(xml::child(ser, "tx"), "strRef")
                                  ? xml::child(xml::child(xml::child(ser, "tx"), "strRef"), "strCache")
                                  : xml::child(ser, "tx"));
        if (series.name.empty() && look_up_)
            for (const std::string& part : texts(xml::child(ser, "tx"), nullptr)) series.name += part;
        std::string code;
        const bool points = series.kind == Kind::scatter || series.kind == Kind::bubble;
        series.values = numbers(xml::child(ser, points ? "yVal" : "val"), &code);
        if (points) series.x = numbers(xml::child(ser, "xVal"), &x_code_);
        if (!points && chart_->categories.empty()) chart_->categories = names(xml::child(ser, "cat"));
        if (first_code_.empty()) first_code_ = code;
        const xml_node labels = xml::child(ser, "dLbls");
        series.label = label_of(labels, common.label);
        const string_view own = xml::text_of(xml::child(labels, "numFmt"), "formatCode");
        series.show = show_with(!own.empty() && own != "General" ? own : string_view(code));
        series.look = look_of(xml::child(ser, "spPr"));
        series.smooth = is_on(ser, "smooth");
        if (const xml_node marker = xml::child(ser, "marker"))
            series.marked = xml::text_of(xml::child(marker, "symbol"), "val") != "none";
        if (series.kind == Kind::scatter && series.look.no_line) series.joined = false;
        for (const xml_node point : ser.children()) {
            if (xml::name(point) != "dPt") continue;
            const double index = number(point, "idx").value_or(-1);
            if (index < 0 || index >= static_cast<double>(most_points)) continue;
            const auto at = static_cast<std::size_t>(index);
            if (at >= series.points.size()) series.points.resize(at + 1);
            series.points[at] = look_of(xml::child(point, "spPr"));
        }
        points_ += series.values.size();
        if (points_ <= most_of_all) chart_->series.push_back(std::move(series));
    }

    // --- axes, title, legend -------------------------------------------------------------------------------------

    void read_axis(xml_node node) {
        const string_view name = xml::name(node);
        const bool value = name == "valAx";
        if (!value && name != "catAx" && name != "dateAx") return;
        const bool points = !chart_->series.empty() && (chart_->series.front().kind == Kind::scatter ||
                                                        chart_->series.front().kind == Kind::bubble);
        const string_view position = xml::text_of(xml::child(node, "axPos"), "val");
        const bool below = position == "b" || position == "t";
        const bool second = !second_axis_.empty() && xml::text_of(xml::child(node, "axId"), "val") == second_axis_;
        // The second pair's own category axis is never seen beside the first one.
        if (!value && category_read_) return;
        category_read_ = category_read_ || !value;
        Axis& axis = !value || (points && below) ? chart_->category : second ? chart_->second_value : chart_->value;
        const xml_node title = xml::child(node, "title");
        add_text(axis.title, title);
        if (title && axis.title.empty()) axis.title = "ชื่อแกน";
        axis.shown = !is_on(node, "delete") && xml::text_of(xml::child(node, "tickLblPos"), "val") != "none";
        axis.gridlines = static_cast<bool>(xml::child(node, "majorGridlines"));
        const xml_node scaling = xml::child(node, "scaling");
        axis.least = number(scaling, "min");
        axis.most = number(scaling, "max");
        axis.reversed = xml::text_of(xml::child(scaling, "orientation"), "val") == "maxMin";
        axis.logarithmic = static_cast<bool>(xml::child(scaling, "logBase"));
        axis.step = number(node, "majorUnit");
        const xml_node format = xml::child(node, "numFmt");
        const auto linked = xml::attribute(format, "sourceLinked");
        if (format && !(linked && xml::truth(*linked))) axis.show = show_with(xml::text_of(format, "formatCode"));
    }

    void settle_shows() {
        const bool percent = std::ranges::any_of(
            chart_->series, [](const Series& series) { return series.stacking == Series::Stacking::percent; });
        if (!chart_->value.show) chart_->value.show = show_with(percent ? string_view("0%") : string_view(first_code_));
        if (!chart_->second_value.show) chart_->second_value.show = show_with(first_code_);
        if (!chart_->category.show) chart_->category.show = show_with(x_code_);
    }

    /// A title without words is the name of the only series; else what Office calls it, under Thai settings.
    void read_title(xml_node node) {
        const xml_node title = xml::child(node, "title");
        if (is_on(node, "autoTitleDeleted") && !title) return;
        add_text(chart_->title, xml::child(title, "tx"));
        TextFormat text = chart_->text;
        text.size = Points(14);
        read_text(text, xml::child(xml::child(title, "tx"), "rich"));
        read_text(text, xml::child(title, "txPr"));
        chart_->title_size = text.size;
        if (!title || !chart_->title.empty()) return;
        if (chart_->series.size() == 1) chart_->title = chart_->series.front().name;
        if (chart_->title.empty()) chart_->title = "ชื่อแผนภูมิ";
    }

    void read_legend(xml_node legend) {
        if (!legend) return;
        const string_view position = xml::text_of(xml::child(legend, "legendPos"), "val");
        chart_->legend = position == "b"   ? Chart::Legend::bottom
                         : position == "t" ? Chart::Legend::top
                         : position == "l" ? Chart::Legend::left
                                           : Chart::Legend::right;
    }

    const word::Theme& theme_;
    const LookUp& look_up_;
    Chart* chart_ = nullptr;
    string_view second_axis_;
    std::string first_code_, x_code_;
    std::uint32_t groups_ = 0;
    std::size_t points_ = 0;
    bool category_read_ = false;
};

}  // namespace

std::optional<Chart> read_drawing_ml(xml_node chart_space, const word::Theme& theme, const TextFormat& text,
                                     Points width, Points height, const LookUp& look_up) {
    Chart chart = new_chart(text, width, height);
    Reader(theme, look_up).read(chart, chart_space);
    if (chart.places() == 0) return std::nullopt;
    return chart;
}

}  // namespace raingan::chart

#include "readers/chart/opendocument.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/chart/values.h"
#include "readers/colour.h"
#include "readers/opendocument/number_styles.h"
#include "readers/opendocument/styles.h"
#include "readers/workbook/references.h"
#include "readers/xml.h"

namespace raingan::chart {
namespace {

using charts::Axis;
using charts::Chart;
using charts::Look;
using charts::Series;
using opendocument::Properties;
using opendocument::Scope;
using pugi::xml_node;
using std::string_view;
using Kind = Series::Kind;

/// The table in which a chart keeps what it shows.
struct KeptCell {
    std::string text;
    std::optional<double> value;
};
struct KeptTable {
    std::vector<std::vector<KeptCell>> rows;
    /// Of a sheet's chart: where the values of a range of the sheet begin in it, by the range.
    std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> ranges;
};

/// "Sheet1.$B$2:Sheet1.$B$5" and "Sheet1.B2:.B5" are the same: Sheet1.B2:B5.
std::string plain_address(string_view address) {
    const std::size_t colon = address.find(':');
    std::string out(address.substr(0, colon));
    if (colon != string_view::npos) {
        const string_view second = address.substr(colon + 1);
        const std::size_t point = second.rfind('.');
        out.append(":").append(point == string_view::npos ? second : second.substr(point + 1));
    }
    std::erase(out, '$');
    std::erase(out, '\'');
    return out;
}

void append_words(std::string& out, xml_node node) {
    for (const xml_node child : node.children()) {
        const string_view name = xml::name(child);
        if (child.type() == pugi::node_pcdata) out += child.value();
        if (name == "p" && !out.empty()) out += '\n';
        if (name == "s") out += ' ';
        if (name == "line-break") out += '\n';
        if (child.type() == pugi::node_element && name != "g") append_words(out, child);
    }
}

class KeptTableReader {
public:
    KeptTable read(xml_node table) {
        add_rows(table, 0);
        return std::move(table_);
    }

private:
    void add_rows(xml_node parent, int depth) {
        constexpr int deepest = 8;
        if (depth > deepest) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name == "table-row" && table_.rows.size() <= most_points) add_row(node);
            if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group")
                add_rows(node, depth + 1);
        }
    }

    void add_row(xml_node row) {
        std::vector<KeptCell>& cells = table_.rows.emplace_back();
        for (const xml_node node : row.children()) {
            if (xml::name(node) != "table-cell") continue;
            KeptCell cell;
            append_words(cell.text, node);
            cell.value = chart_number(xml::text_of(node, "value"));
            const std::int64_t repeated = xml::integer(node, "number-columns-repeated").value_or(1);
            for (std::int64_t i = 0; i < repeated && cells.size() <= 2 * most_series; ++i) cells.push_back(cell);
            const xml_node described = xml::child(xml::child(node, "g"), "desc");
            if (described && !cells.empty())
                table_.ranges.emplace(plain_address(described.child_value()),
                                      std::pair(table_.rows.size() - 1, cells.size() - 1));
        }
    }

    KeptTable table_;
};

class OdfReader {
public:
    OdfReader(const opendocument::Source& source, Chart& chart) : styles_(source), chart_(chart) {}

    void read(xml_node node) {
        // As LibreOffice colours series in turn.
        chart_.accents = {{{0, 69, 134}, {255, 66, 14}, {255, 211, 32}, {87, 157, 28}, {126, 0, 33}, {131, 202, 255}}};
        kept_ = KeptTableReader().read(xml::child(node, "table"));
        const xml_node plot = xml::child(node, "plot-area");
        plot_ = properties(plot, "chart-properties");
        chart_.flattened = plot_.is("three-dimensional", "true");
        chart_.area = look_of(node);
        chart_.plot = look_of(xml::child(plot, "wall"));
        chart_.plot.no_line = true;
        chart_class_ = class_of(node);
        for (const xml_node axis : plot.children())
            if (xml::name(axis) == "axis") read_axis(axis);
        for (const xml_node series : plot.children())
            if (xml::name(series) == "series" && chart_.series.size() < most_series) read_series(series);
        settle_shows();
        append_words(chart_.title, xml::child(node, "title"));
        std::string below;
        append_words(below, xml::child(node, "subtitle"));
        if (!below.empty()) chart_.title += (chart_.title.empty() ? "" : "\n") + below;
        if (const auto size = properties(xml::child(node, "title"), "text-properties").length("font-size"))
            chart_.title_size = std::clamp(*size, Points(1), Points(200));
        read_legend(xml::child(node, "legend"));
    }

private:
    Properties properties(xml_node node, string_view element) {
        return styles_.find(Scope::content, "chart", xml::text_of(node, "style-name")).properties(element);
    }

    Look look_of(xml_node node) {
        const Properties form = properties(node, "graphic-properties");
        Look look;
        look.no_fill = form.is("fill", "none");
        look.fill = read_colour(form.text("fill-color"));
        look.no_line = form.is("stroke", "none");
        look.line = read_colour(form.text("stroke-color"));
        look.dashed = form.is("stroke", "dash");
        if (const auto width = form.length("stroke-width"); width && width->pt > 0) look.line_width_pt = width->pt;
        return look;
    }

    static string_view class_of(xml_node node) {
        string_view name = xml::text_of(node, "class");
        if (const std::size_t colon = name.find(':'); colon != string_view::npos) name.remove_prefix(colon + 1);
        return name;
    }

    [[nodiscard]] Kind kind_of(string_view name) const {
        static constexpr std::array<std::pair<string_view, Kind>, 10> kinds{{{"line", Kind::line},
                                                                             {"area", Kind::area},
                                                                             {"circle", Kind::pie},
                                                                             {"ring", Kind::doughnut},
                                                                             {"scatter", Kind::scatter},
                                                                             {"bubble", Kind::bubble},
                                                                             {"radar", Kind::radar},
                                                                             {"filled-radar", Kind::radar},
                                                                             {"stock", Kind::stock},
                                                                             {"surface", Kind::line}}};
        for (const auto& [known, kind] : kinds)
            if (name == known) return kind;
        return plot_.is("vertical", "true") ? Kind::bar : Kind::column;
    }

    // --- values ----------------------------------------------------------------------------------------------------

    /// The cells of an address: of the chart's own table, or where that says it has a range of the sheet.
    std::vector<KeptCell> cells_of(string_view address) const {
        std::vector<KeptCell> out;
        const std::string plain = plain_address(address);
        const std::size_t point = plain.find('.');
        const auto range = workbook::parse_range(point == std::string::npos ? plain : plain.substr(point + 1));
        if (!range) return out;
        std::size_t row = range->top, column = range->left;
        std::size_t rows = std::min<std::size_t>(range->bottom - range->top, most_points) + 1;
        std::size_t columns = std::min<std::size_t>(range->right - range->left, most_points) + 1;
        if (!plain.starts_with("local-table.")) {
            const auto found = kept_.ranges.find(plain);
            if (found == kept_.ranges.end()) return out;
            row = found->second.first;
            column = found->second.second;
            rows = std::max(rows, columns);  // a sheet's row stands in a column here
            columns = 1;
        }
        for (std::size_t r = row; r < row + rows && r < kept_.rows.size(); ++r)
            for (std::size_t c = column; c < column + columns && c < kept_.rows[r].size(); ++c)
                if (out.size() < most_points) out.push_back(kept_.rows[r][c]);
        return out;
    }

    std::vector<std::optional<double>> values_of(string_view address) const {
        std::vector<std::optional<double>> out;
        for (const KeptCell& cell : cells_of(address)) out.push_back(cell.value);
        return out;
    }

    std::string code_of(xml_node node) {
        const string_view name =
            styles_.find(Scope::content, "chart", xml::text_of(node, "style-name")).text("data-style-name");
        // A number as it is, as LibreOffice writes it: no more is said than that it has a digit before the point.
        const xml_node plain = xml::child(styles_.element(Scope::content, "number-style", name), "number");
        if (plain && !xml::attribute(plain, "decimal-places")) return {};
        return opendocument::format_code(styles_, name);
    }

    // --- series ------------------------------------------------------------------------------------------------------

    charts::Label label_of(const Properties& form) const {
        charts::Label label;
        const string_view numbers = form.text("data-label-number");
        label.value = numbers == "value" || numbers == "value-and-percentage";
        label.percent = numbers == "percentage" || numbers == "value-and-percentage";
        label.category = form.is("data-label-text", "true");
        label.series = form.is("data-label-series", "true");
        return label;
    }

    void read_series(xml_node node) {
        Series series;
        const string_view own = class_of(node);
        const string_view name = own.empty() ? chart_class_ : own;
        series.kind = kind_of(name);
        const Properties form = properties(node, "chart-properties");
        if (form.is("percentage", "true") || plot_.is("percentage", "true"))
            series.stacking = Series::Stacking::percent;
        else if (form.is("stacked", "true") || plot_.is("stacked", "true"))
            series.stacking = Series::Stacking::stacked;
        if (series.kind != Kind::column && series.kind != Kind::bar && series.kind != Kind::area && !own.empty() &&
            own != chart_class_)
            series.stacking = Series::Stacking::none;  // a line over stacked columns
        series.filled = name == "filled-radar";
        const bool points = series.kind == Kind::scatter || series.kind == Kind::bubble;
        const string_view symbol = form.text("symbol-type");
        series.marked =
            series.kind == Kind::stock || series.kind == Kind::bubble || (!symbol.empty() && symbol != "none");
        series.joined = series.kind != Kind::bubble && series.kind != Kind::stock;
        series.smooth = !form.text("interpolation").empty() && !form.is("interpolation", "none");
        series.second_axis = xml::text_of(node, "attached-axis") == "secondary-y";
        series.group = static_cast<std::uint32_t>(series.kind) * 2 + (series.second_axis ? 1 : 0);
        constexpr double percent = 100;
        series.gap = chart_number(gap_).value_or(100) / percent;
        series.overlap = series.stacking == Series::Stacking::none ? chart_number(overlap_).value_or(0) / percent : 1.0;
        series.values = values_of(xml::text_of(node, "values-cell-range-address"));
        for (const KeptCell& cell : cells_of(xml::text_of(node, "label-cell-address")))
            series.name += (series.name.empty() ? "" : " ") + cell.text;
        if (points) series.x = values_of(xml::text_of(xml::child(node, "domain"), "cell-range-address"));
        series.label = label_of(form);
        const std::string code = code_of(node);
        if (first_code_.empty()) first_code_ = code;
        series.show = show_with(code);
        series.look = look_of(node);
        if (series.kind == Kind::scatter && series.look.no_line) series.joined = false;
        series.varied = series.kind == Kind::pie || series.kind == Kind::doughnut;
        read_points(node, series);
        points_ += series.values.size();
        if (points_ <= most_of_all) chart_.series.push_back(std::move(series));
    }

    void read_points(xml_node node, Series& series) {
        for (const xml_node point : node.children()) {
            if (xml::name(point) != "data-point") continue;
            const std::int64_t repeated = xml::integer(point, "repeated").value_or(1);
            const bool looks = xml::attribute(point, "style-name").has_value();
            const Look look = looks ? look_of(point) : Look();
            for (std::int64_t i = 0; i < repeated && series.points.size() < most_points; ++i)
                series.points.push_back(look);
        }
        if (series.points.size() > series.values.size()) series.points.resize(series.values.size());
    }

    // --- axes and legend -----------------------------------------------------------------------------------------

    void read_axis(xml_node node) {
        const string_view dimension = xml::text_of(node, "dimension");
        const bool second = xml::text_of(node, "name").starts_with("secondary");
        if (dimension == "x" && !second) {
            for (const KeptCell& cell : cells_of(xml::text_of(xml::child(node, "categories"), "cell-range-address")))
                chart_.categories.push_back(cell.text);
            fill_axis(node, chart_.category);
        }
        if (dimension == "y") fill_axis(node, second ? chart_.second_value : chart_.value);
    }

    void fill_axis(xml_node node, Axis& axis) {
        const Properties form = properties(node, "chart-properties");
        append_words(axis.title, xml::child(node, "title"));
        axis.shown = !form.is("display-label", "false") && !form.is("visible", "false");
        axis.gridlines = static_cast<bool>(xml::child(node, "grid"));
        axis.least = chart_number(form.text("minimum"));
        axis.most = chart_number(form.text("maximum"));
        axis.step = chart_number(form.text("interval-major"));
        axis.reversed = form.is("reverse-direction", "true");
        axis.logarithmic = form.is("logarithmic", "true");
        if (const std::string code = code_of(node); !code.empty()) axis.show = show_with(code);
        if (gap_.empty()) gap_ = form.text("gap-width");
        if (overlap_.empty()) overlap_ = form.text("overlap");
    }

    void settle_shows() {
        const bool percent = std::ranges::any_of(
            chart_.series, [](const Series& series) { return series.stacking == Series::Stacking::percent; });
        for (Axis* axis : {&chart_.value, &chart_.second_value})
            if (!axis->show) axis->show = show_with(percent ? string_view("0%") : string_view(first_code_));
        if (!chart_.category.show) chart_.category.show = show_with("");
    }

    void read_legend(xml_node legend) {
        if (!legend) return;
        const string_view position = xml::text_of(legend, "legend-position");
        chart_.legend = position.starts_with("bottom") ? Chart::Legend::bottom
                        : position.starts_with("top")  ? Chart::Legend::top
                        : position == "start"          ? Chart::Legend::left
                                                       : Chart::Legend::right;
    }

    opendocument::StyleSheet styles_;
    Chart& chart_;
    KeptTable kept_;
    Properties plot_;
    string_view chart_class_;
    string_view gap_, overlap_;  ///< of columns, in percent
    std::string first_code_;
    std::size_t points_ = 0;
};

/// The object's own document: parts of the package in a folder of its name, or an element in a flat file.
std::optional<opendocument::Source> source_of(const opendocument::Source& holder, string_view href, xml_node flat) {
    opendocument::Source source;
    if (flat) {
        source.content = source.styles = flat;
        return source;
    }
    std::string folder(href);
    if (folder.starts_with("./")) folder.erase(0, 2);
    if (!holder.package || folder.empty() || folder.find("://") != std::string::npos) return std::nullopt;
    while (folder.ends_with('/')) folder.pop_back();
    const std::string name = folder + "/content.xml";
    std::optional<std::string> bytes = holder.package->read(name);
    if (!bytes) return std::nullopt;
    source.content_part = xml::parse(name, std::move(*bytes), xml::Spaces::kept);
    source.content = source.styles = source.content_part->root();
    return source;
}

}  // namespace

std::optional<Chart> read_opendocument(const opendocument::Source& holder, string_view href, xml_node flat,
                                       const TextFormat& text, Points width, Points height) {
    if (width.pt <= 0 || height.pt <= 0) return std::nullopt;
    const auto source = source_of(holder, href, flat);
    if (!source) return std::nullopt;
    const xml_node node = xml::child(opendocument::body_of(*source, "chart"), "chart");
    if (!node) return std::nullopt;
    Chart chart = new_chart(text, width, height);
    OdfReader(*source, chart).read(node);
    if (chart.places() == 0) return std::nullopt;
    return chart;
}

}  // namespace raingan::chart

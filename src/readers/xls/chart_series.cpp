#include "readers/xls/chart_series.h"

#include <algorithm>

#include "readers/chart/values.h"

namespace raingan::xls {
namespace {

using charts::Axis;
using charts::Chart;
using charts::Series;
using charts::Show;
using ChartKind = Series::Kind;

class SeriesMaker {
public:
    SeriesMaker(FoundData& found, const Globals& globals, ChartCells& cells, Chart& chart)
        : found_(found), globals_(globals), cells_(cells), chart_(chart) {}

    void add_all() {
        std::size_t all = 0;
        for (std::size_t g = 0; g < found_.groups.size(); ++g)
            found_.groups[g].common.group = static_cast<std::uint32_t>(g);
        for (std::size_t i = 0; i < found_.series.size(); ++i) {
            const FoundGroup* group = group_of(found_.series[i]);
            all += found_.series[i].count;
            if (found_.series[i].derived || group == nullptr || all > chart::most_of_all) continue;
            add_series(found_.series[i], *group, i);
        }
        const bool percent = std::ranges::any_of(
            chart_.series, [](const Series& series) { return series.stacking == Series::Stacking::percent; });
        const auto settle_show = [&](Axis& axis) {
            if (axis.show) return;
            axis.show = percent                 ? chart::show_with("0%")
                        : chart_.series.empty() ? show_with(globals_, {})
                                                : first_show_;
        };
        settle_show(chart_.value);
        settle_show(chart_.second_value);
        if (!chart_.category.show) chart_.category.show = x_show_ ? x_show_ : show_with(globals_, {});
    }

private:
    std::vector<ChartValue> looked_up(const ChartReference& reference) {
        if (reference.formula.empty()) return {};
        const auto text = formula::text_of({biff_of(globals_), reference.formula, {}}, globals_.tables);
        return text ? cells_.values(*text, found_.with_hidden) : std::vector<ChartValue>();
    }

    /// Its number is that of the group's order; where none has it, of its place.
    [[nodiscard]] const FoundGroup* group_of(const FoundSeries& series) const {
        const auto found = std::ranges::find(found_.groups, series.group, &FoundGroup::order);
        const FoundGroup* group = found != found_.groups.end()          ? &*found
                                  : series.group < found_.groups.size() ? &found_.groups[series.group]
                                  : found_.groups.empty()               ? nullptr
                                                                        : &found_.groups.front();
        return group != nullptr && group->known ? group : nullptr;
    }

    void add_series(FoundSeries& found, const FoundGroup& group, std::size_t index) {
        Series series = group.common;
        const bool points = series.kind == ChartKind::scatter || series.kind == ChartKind::bubble;
        series.name = found.name;
        if (series.name.empty())
            for (const ChartValue& part : looked_up(found.references[name_part]))
                series.name += (series.name.empty() || part.text.empty() ? "" : " ") + part.text;
        Show show;
        series.values = numbers_of(found, values_part, found.count, show);
        series.show = show;
        if (!first_show_) first_show_ = show;
        if (found.label_format) series.show = show_with(globals_, globals_.styles.format(*found.label_format));
        if (points)
            series.x = numbers_of(found, categories_part, found.categories, x_show_);
        else if (chart_.categories.empty())
            chart_.categories = names_of(found);
        set_look(series, found, group, index);
        chart_.series.push_back(std::move(series));
    }

    std::vector<std::optional<double>> numbers_of(FoundSeries& found, ChartPart part, std::size_t count, Show& show) {
        std::vector<std::optional<double>> out;
        const ChartCopies& cached = found.cached.at(part);
        const ChartReference& reference = found.references.at(part);
        workbook::FormatCode format = globals_.styles.format(reference.format);
        if (!cached.numbers.empty()) {
            out.resize(std::clamp<std::size_t>(count, cached.numbers.rbegin()->first + 1, chart::most_points));
            for (const auto& [point, value] : cached.numbers) out[point] = value;
        } else {
            const workbook::Styles& styles = globals_.styles.styles();
            for (const ChartValue& value : looked_up(reference)) {
                if (reference.format == 0 && format == workbook::FormatCode() && value.number &&
                    value.format < styles.formats.size())
                    format = styles.formats[value.format];
                out.push_back(value.number);
            }
        }
        if (std::ranges::none_of(out, [](const auto& value) { return value.has_value(); })) out.clear();
        show = show_with(globals_, std::move(format));
        return out;
    }

    std::vector<std::string> names_of(const FoundSeries& found) {
        std::vector<std::string> out;
        const ChartCopies& cached = found.cached[categories_part];
        const ChartReference& reference = found.references[categories_part];
        const auto put = [&](std::size_t point, std::string text) {
            if (point >= out.size()) out.resize(point + 1);
            out[point] = std::move(text);
        };
        if (!cached.texts.empty() || !cached.numbers.empty()) {
            const Show show = show_with(globals_, globals_.styles.format(reference.format));
            for (const auto& [point, value] : cached.numbers) put(point, show(value));
            for (const auto& [point, text] : cached.texts) put(point, text);
            return out;
        }
        for (ChartValue& value : looked_up(reference)) out.push_back(std::move(value.text));
        return out;
    }

    /// The palette's colours in turn: those of fills begin at its 24th, those of lines at its 32nd.
    [[nodiscard]] std::optional<Colour> automatic(std::size_t index, bool line) const {
        constexpr std::size_t first = 8, count = 56, of_fills = 16, of_lines = 24;
        return globals_.styles.colour(static_cast<unsigned>(first + (index + (line ? of_lines : of_fills)) % count));
    }

    void set_look(Series& series, const FoundSeries& found, const FoundGroup& group, std::size_t index) const {
        const DataLook &own = found.look, &common = group.look;
        const bool lines = series.kind == ChartKind::line || series.kind == ChartKind::scatter ||
                           series.kind == ChartKind::stock || (series.kind == ChartKind::radar && !series.filled);
        const bool round = series.kind == ChartKind::pie || series.kind == ChartKind::doughnut;
        const charts::Look& filled = own.own_fill ? own.look : common.look;
        const charts::Look& lined = own.own_line ? own.look : common.look;
        const bool says_fill = own.own_fill || common.own_fill;
        series.look = lined;
        series.look.fill = filled.fill;
        series.look.no_fill = filled.no_fill;
        series.marked = lines && own.marked.value_or(common.marked.value_or(true));
        series.smooth = own.smooth || common.smooth;
        series.joined =
            series.kind != ChartKind::bubble && series.kind != ChartKind::stock && !(lines && lined.no_line);
        series.label = own.label.value_or(common.label.value_or(charts::Label()));
        const auto same_group = [&](const FoundSeries& other) { return !other.derived && other.group == found.group; };
        const bool alone = std::ranges::count_if(found_.series, same_group) == 1;
        series.varied = group.varied && (alone || round) && !lines && !says_fill;
        for (const auto& [point, look] : found.points) {
            if (point >= series.values.size()) continue;
            if (point >= series.points.size()) series.points.resize(point + 1);
            series.points[point] = look.look;
        }
        if (series.varied) {
            series.points.resize(series.values.size());
            for (std::size_t i = 0; i < series.points.size(); ++i)
                if (charts::Look& look = series.points[i]; !look.fill && !look.no_fill) look.fill = automatic(i, false);
        } else if (lines) {
            constexpr double pixel = 0.75;
            if (!series.look.line_width_pt) series.look.line_width_pt = pixel;
            const std::optional<Colour> mark = own.mark ? own.mark : common.mark;
            if (!series.look.line && mark) series.look.line = mark;
            if (!series.look.line) series.look.line = automatic(index, true);
        } else if (!series.look.fill && !series.look.no_fill) {
            series.look.fill = automatic(index, false);
        }
    }

    FoundData& found_;
    const Globals& globals_;
    ChartCells& cells_;
    Chart& chart_;
    Show first_show_, x_show_;
};

}  // namespace

Show show_with(const Globals& globals, workbook::FormatCode format) {
    return [format = std::move(format), dates = globals.styles.styles().dates](double value) {
        return workbook::show_number(format, value, dates).text;
    };
}

void add_series(FoundData& found, const Globals& globals, ChartCells& cells, Chart& chart) {
    SeriesMaker(found, globals, cells, chart).add_all();
}

}  // namespace raingan::xls

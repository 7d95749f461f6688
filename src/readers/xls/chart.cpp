#include "readers/xls/chart.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "readers/chart/values.h"
#include "readers/xls/chart_series.h"

namespace raingan::xls {
namespace {

using charts::Axis;
using charts::Chart;
using charts::Series;
using ChartKind = Series::Kind;

struct FoundText {
    unsigned flags = 0, link = 0, series = 0, point = 0;
    std::string text;
    std::optional<unsigned> font, format;
    std::optional<charts::Label> content;
};

class ChartReader {
public:
    ChartReader(const Globals& globals, ChartCells& cells, Chart& chart)
        : globals_(globals), cells_(cells), chart_(chart) {
        chart_.category.shown = chart_.value.shown = chart_.second_value.shown = false;  // until an axis comes
    }

    void read(Bytes stream, std::size_t at) {
        Records records(stream, at);
        while (const auto record = records.next_own()) {
            if (record->type == chart_type::begin)
                holders_.push_back(before_);
            else if (record->type == chart_type::end)
                end_holder();
            else
                take(record->type, record->body);
            if (holders_.size() > most_holders) break;
            before_ = record->type;
        }
        add_series(data_, globals_, cells_, chart_);
        if (has_title_ && chart_.title.empty() && chart_.series.size() == 1) chart_.title = chart_.series.front().name;
    }

private:
    static constexpr std::size_t most_holders = 64;

    [[nodiscard]] bool is_in(std::uint16_t type) const { return std::ranges::find(holders_, type) != holders_.end(); }
    [[nodiscard]] std::uint16_t holder() const { return holders_.empty() ? std::uint16_t{0} : holders_.back(); }

    // --- records ---------------------------------------------------------------------------------------------------

    void take(std::uint16_t type, Bytes body) {
        take_series(type, body);
        take_look(type, body);
        take_group(type, body);
        take_axis(type, body);
        take_text(type, body);
        if (type == chart_type::legend) chart_.legend = legend_place(body);
        if (type == chart_type::properties) data_.with_hidden = (body.u16(0) & 2U) == 0;
        if (type == chart_type::chart) {
            constexpr double fixed = 65'536, least_pt = 20, most_pt = 5'000;
            chart_.width = Points(std::clamp(body.i32(8) / fixed, least_pt, most_pt));
            chart_.height = Points(std::clamp(body.i32(12) / fixed, least_pt, most_pt));
        }
        if (type == chart_type::plot_area) frame_is_plot_ = true;
    }

    void take_series(std::uint16_t type, Bytes body) {
        if (type == chart_type::series && data_.series.size() < chart::most_series) {
            look_ = nullptr;  // it may point into what moves
            FoundSeries& series = data_.series.emplace_back();
            series.categories = body.u16(4);
            series.count = std::min<std::size_t>(body.u16(6), chart::most_points);
        }
        if (type == chart_type::cache) cache_ = body.u16(0);
        if (holders_.empty() && cache_ != 0) take_cached(type, body);
        if (data_.series.empty() || !is_in(chart_type::series)) return;
        FoundSeries& series = data_.series.back();
        if (type == chart_type::reference && holder() == chart_type::series && body.u8(0) < chart_parts)
            series.references.at(body.u8(0)) = {body.slice(8, body.u16(6)), body.u16(4)};
        if (type == chart_type::series_text && holder() == chart_type::series) series.name = text_at(body);
        if (type == chart_type::series_group) series.group = body.u16(0);
        if (type == chart_type::series_parent) series.derived = true;
    }

    [[nodiscard]] std::string text_at(Bytes body) const {
        constexpr std::size_t count_at = 2;
        return globals_.biff8 ? StringReader({body}, count_at).unicode(1).text
                              : globals_.page.decode(body.slice(count_at + 1, body.u8(count_at)).view());
    }

    /// A cell of the copies: its row is the point, its column the series.
    void take_cached(std::uint16_t type, Bytes body) {
        constexpr std::size_t value_at = 6;
        const std::size_t point = body.u16(0), series = body.u16(2);
        if (cache_ >= chart_parts || series >= data_.series.size() || point >= chart::most_points) return;
        ChartCopies& cached = data_.series[series].cached.at(cache_);
        if (type == type::number) {
            if (const auto value = chart::usable(std::bit_cast<double>(body.u64(value_at))))
                cached.numbers[point] = *value;
        } else if (type == type::label) {
            cached.texts[point] = globals_.biff8
                                      ? StringReader({body}, value_at).unicode(2).text
                                      : globals_.page.decode(body.slice(value_at + 2, body.u16(value_at)).view());
        }
    }

    void take_look(std::uint16_t type, Bytes body) {
        if (type == chart_type::data_format) {
            constexpr unsigned whole_series = 0xFFFF;
            const std::size_t point = body.u16(0);
            look_ = nullptr;
            if (is_in(chart_type::group) && !data_.groups.empty())
                look_ = &data_.groups.back().look;
            else if (is_in(chart_type::series) && !data_.series.empty() && point == whole_series)
                look_ = &data_.series.back().look;
            else if (is_in(chart_type::series) && !data_.series.empty() && point < chart::most_points)
                look_ = &data_.series.back().points[point];
        }
        if (type == chart_type::frame) {
            frame_ = DataLook();
            const bool of_chart = holder() == chart_type::chart, of_plot = std::exchange(frame_is_plot_, false);
            framed_ = of_plot ? &chart_.plot : of_chart ? &chart_.area : nullptr;
        }
        DataLook* look = holder() == chart_type::data_format ? look_
                         : holder() == chart_type::frame     ? &frame_
                                                             : nullptr;
        if (look == nullptr) return;
        if (type == chart_type::line_format) read_line_look(*look, body);
        if (type == chart_type::area_format) read_area_look(*look, body);
        if (type == chart_type::art_fill) read_art_look(*look, body);
        if (type == chart_type::marker_format) read_marker_look(*look, body);
        if (type == chart_type::series_format) look->smooth = (body.u16(0) & 1U) != 0;
        if (type == chart_type::attached_label) look->label = label_of_attached(body.u16(0));
    }

    void take_group(std::uint16_t type, Bytes body) {
        if (type == chart_type::axis_parent) second_ = body.u16(0) != 0;
        if (type == chart_type::group) {
            look_ = nullptr;
            FoundGroup& group = data_.groups.emplace_back();
            group.varied = (body.u16(16) & 1U) != 0;
            group.order = body.u16(18);
            group.common.second_axis = second_;
        }
        if (data_.groups.empty() || holder() != chart_type::group) return;
        FoundGroup& group = data_.groups.back();
        Series& common = group.common;
        const auto set = [&](ChartKind kind) {
            common.kind = kind;
            group.known = true;
        };
        const auto stack = [&](unsigned flags, unsigned stacked, unsigned percent) {
            if ((flags & stacked) != 0) common.stacking = Series::Stacking::stacked;
            if ((flags & percent) != 0) common.stacking = Series::Stacking::percent;
        };
        constexpr double hundred = 100;
        switch (type) {
            case chart_type::bar:
                set((body.u16(4) & 1U) != 0 ? ChartKind::bar : ChartKind::column);
                stack(body.u16(4), 2, 4);
                common.overlap = std::clamp(-body.i16(0) / hundred, -1.0, 1.0);
                common.gap = std::clamp(body.u16(2) / hundred, 0.0, 5.0);
                break;
            case chart_type::line:
            case chart_type::area:
                set(type == chart_type::line ? ChartKind::line : ChartKind::area);
                stack(body.u16(0), 1, 2);
                break;
            case chart_type::pie:
                set(body.u16(2) != 0 ? ChartKind::doughnut : ChartKind::pie);
                common.first_angle = body.u16(0) % 360;
                if (body.u16(2) != 0) common.hole = std::clamp(body.u16(2) / hundred, 0.1, 0.9);
                break;
            case chart_type::pie_of_pie:
                set(ChartKind::pie);
                break;
            case chart_type::scatter:
                set((body.u16(4) & 1U) != 0 ? ChartKind::bubble : ChartKind::scatter);
                break;
            case chart_type::radar:
            case chart_type::filled_radar:
                set(ChartKind::radar);
                common.filled = type == chart_type::filled_radar;
                break;
            case chart_type::surface:
                set(ChartKind::line);
                break;
            case chart_type::group_line:
                if (body.u16(0) == 1 && common.kind == ChartKind::line)
                    set(ChartKind::stock);  // from the highest to the lowest
                break;
            case chart_type::three_d:
                chart_.flattened = true;
                break;
            default:
                break;
        }
    }

    void take_axis(std::uint16_t type, Bytes body) {
        if (type == chart_type::axis) {
            constexpr unsigned category = 0, value = 1;
            axis_ = body.u16(0) == value                  ? (second_ ? &chart_.second_value : &chart_.value)
                    : body.u16(0) == category && !second_ ? &chart_.category
                                                          : nullptr;
            if (axis_ != nullptr) axis_->shown = true;
        }
        if (axis_ == nullptr || holder() != chart_type::axis) return;
        Axis& axis = *axis_;
        constexpr unsigned major_gridlines = 1;
        switch (type) {
            case chart_type::tick:
                if (body.u8(2) == 0) axis.shown = false;
                break;
            case chart_type::value_range:
                read_range(axis, body);
                break;
            case chart_type::category_range:
                axis.reversed = (body.u16(6) & 4U) != 0;
                break;
            case chart_type::axis_line:
                axis_line_ = body.u16(0);
                if (axis_line_ == major_gridlines) axis.gridlines = true;
                break;
            case chart_type::line_format: {
                DataLook look;
                read_line_look(look, body);
                if (axis_line_ == major_gridlines && look.look.no_line) axis.gridlines = false;
                break;
            }
            case chart_type::number_format:
                axis.show = show_with(globals_, globals_.styles.format(body.u16(0)));
                break;
            case chart_type::text_font:
                if (axis_ == &chart_.category) set_font(chart_.text, body.u16(0));
                break;
            default:
                break;
        }
    }

    /// 2.4.335 ValueRange; those of a logarithmic axis are powers of ten.
    static void read_range(Axis& axis, Bytes body) {
        constexpr std::size_t flags_at = 40;
        constexpr unsigned auto_least = 1, auto_most = 2, auto_step = 4, logarithmic = 0x20, reversed = 0x40;
        const unsigned flags = body.u16(flags_at);
        axis.logarithmic = (flags & logarithmic) != 0;
        axis.reversed = (flags & reversed) != 0;
        const auto value_at = [&](std::size_t at) {
            const double value = std::bit_cast<double>(body.u64(at));
            return chart::usable(axis.logarithmic ? std::pow(10.0, value) : value);
        };
        if ((flags & auto_least) == 0) axis.least = value_at(0);
        if ((flags & auto_most) == 0) axis.most = value_at(8);
        if ((flags & auto_step) == 0 && !axis.logarithmic) axis.step = value_at(16);
    }

    void take_text(std::uint16_t type, Bytes body) {
        if (type == chart_type::default_text) default_text_ = body.u16(0);
        if (type == chart_type::text) {
            constexpr std::size_t flags_at = 24;
            text_ = FoundText();
            text_.flags = body.u16(flags_at);
        }
        if (type == chart_type::label_content) text_.content = label_of_content(body.u16(12));
        if (holder() != chart_type::text) return;
        if (type == chart_type::series_text) text_.text = text_at(body);
        if (type == chart_type::text_font) text_.font = body.u16(0);
        if (type == chart_type::number_format) text_.format = body.u16(0);
        if (type == chart_type::text_link) {
            text_.link = body.u16(0);
            text_.series = body.u16(2);
            text_.point = body.u16(4);
        }
    }

    void end_holder() {
        if (holders_.empty()) return;
        if (holder() == chart_type::text) end_text();
        if (holder() == chart_type::frame && framed_ != nullptr) *std::exchange(framed_, nullptr) = frame_.look;
        if (holder() == chart_type::axis) axis_ = nullptr;
        holders_.pop_back();
    }

    /// 2.4.182 ObjectLink: what a text is of.
    void end_text() {
        constexpr unsigned title = 1, value_axis = 2, category_axis = 3, data = 4, deleted = 0x40, all_text = 2;
        constexpr unsigned whole_series = 0xFFFF;
        const bool is_deleted = (text_.flags & deleted) != 0;
        if (std::exchange(default_text_, 0) >= all_text && text_.font) set_font(chart_.text, *text_.font);
        if (text_.link == title && !is_deleted) {
            has_title_ = true;
            chart_.title = text_.text;
            TextFormat look = chart_.text;
            if (text_.font) set_font(look, *text_.font);
            chart_.title_size = look.size;
        }
        if (text_.link == value_axis && !is_deleted) (second_ ? chart_.second_value : chart_.value).title = text_.text;
        if (text_.link == category_axis && !is_deleted && !second_) chart_.category.title = text_.text;
        if (text_.link == data && text_.series < data_.series.size() && text_.point == whole_series) {
            FoundSeries& series = data_.series[text_.series];
            series.look.label = text_.content && !is_deleted ? *text_.content : label_of_text(text_.flags);
            series.label_format = text_.format;
        }
    }

    void set_font(TextFormat& text, unsigned number) const {
        const TextFormat& font = globals_.styles.font(number).format;
        text.font = font.font;
        text.size = Points(std::clamp(font.size.pt, 4.0, 96.0));
        text.colour = font.colour.value_or(Colour{});  // automatic is black here, later Excels write their grey
    }

    const Globals& globals_;
    ChartCells& cells_;
    Chart& chart_;
    std::vector<std::uint16_t> holders_;  ///< the records whose blocks are open
    std::uint16_t before_ = 0;
    FoundData data_;
    DataLook* look_ = nullptr;
    DataLook frame_;
    charts::Look* framed_ = nullptr;
    Axis* axis_ = nullptr;
    FoundText text_;
    unsigned cache_ = 0, axis_line_ = 0, default_text_ = 0;
    bool second_ = false, frame_is_plot_ = false, has_title_ = false;
};

bool is_chart(Bytes stream, std::size_t at) {
    constexpr unsigned chart_kind = 0x20;
    Records records(stream, at);
    const auto first = records.next();
    return first && first->type == type::bof && first->body.u16(2) == chart_kind;
}

}  // namespace

std::optional<Chart> read_chart(Bytes stream, std::size_t at, const Globals& globals, ChartCells& cells) {
    if (!is_chart(stream, at)) return std::nullopt;
    constexpr double width_pt = 480, height_pt = 288;
    Chart chart = chart::new_chart(globals.styles.font(0).format, Points(width_pt), Points(height_pt));
    chart.text.colour = Colour{};
    ChartReader(globals, cells, chart).read(stream, at);
    if (chart.places() == 0) return std::nullopt;
    return chart;
}

}  // namespace raingan::xls

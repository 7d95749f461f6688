#include "layout/inline/lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/inline/tabs.h"

namespace raingan::layout {
namespace {

/// Sums of float advances may pass the edge by this much without being too wide.
constexpr double edge_tolerance_pt = 0.01;

class LineBreaker {
public:
    LineBreaker(Context& context, const ParagraphFormat& format, const Measure& measure, std::vector<Item>& items)
        : context_(context), format_(format), measure_(measure), items_(items) {}

    std::vector<Line> run() {
        constexpr std::size_t few = 1000;  // they may as well move
        if (items_.size() > few) {
            ahead_ = std::exchange(items_, {});
            items_.reserve(ahead_.size());
        }
        do add_line();
        while (has(next_));
        // Behind a final line break stands an empty line; behind a page or column break nothing does.
        if (lines_.back().ended_by == ItemKind::line_break) add_line();
        lines_.back().ends_paragraph = true;
        return std::move(lines_);
    }

    Line one(std::size_t first) {
        next_ = first;
        add_line();
        Line& line = lines_.back();
        line.ends_paragraph = next_ >= items_.size() && (line.ended_by != ItemKind::line_break || first >= next_);
        return line;
    }

private:
    /// Whether there is an item i; all before it are in items_ then. Those behind wait, so that an item that is divided
    /// does not move all that follow in the paragraph.
    bool has(std::size_t i) {
        while (i >= items_.size() && taken_ < ahead_.size()) items_.push_back(ahead_[taken_++]);
        return i < items_.size();
    }

    void add_line() {
        Line line;
        line.first = next_;
        line.start_pt = lines_.empty() ? measure_.first_start : measure_.start;
        line.last = find_end(line);
        finish(line);
        next_ = line.last;
        lines_.push_back(line);
    }

    /// Walks from the line's first item until it is full; returns the first item of the next line.
    std::size_t find_end(const Line& line) {
        double pen = line.start_pt;
        std::size_t behind_break = line.first;  // the line may end before this item
        for (std::size_t i = line.first; has(i); ++i) {
            if (items_[i].starts_page && i > line.first) return i;
            if (items_[i].is_break()) return i + 1;
            if (items_[i].is_tab()) {
                const bool wraps = set_tab(i, pen) && i > line.first;
                if (wraps) return i;
            } else if (items_[i].kind != ItemKind::space &&
                       pen + items_[i].width_pt > measure_.end + edge_tolerance_pt) {
                return end_before_overflow(line, i, behind_break, pen);
            }
            pen += items_[i].width_pt;
            if (items_[i].break_after) behind_break = i + 1;
        }
        return items_.size();
    }

    std::size_t end_before_overflow(const Line& line, std::size_t overflowing, std::size_t behind_break, double pen) {
        if (behind_break > line.first && !wider_than_a_line(behind_break)) return behind_break;
        Item& item = items_[overflowing];
        const double room = measure_.end - pen;
        const bool first = overflowing == line.first;
        const bool divisible = item.kind == ItemKind::text && !item.is_label && item.clusters > 1;
        if (!divisible) return first ? overflowing + 1 : overflowing;
        if (!first && room < first_cluster_width(item)) return overflowing;
        Item rest = split_item(context_, item, room);
        items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(overflowing) + 1, rest);
        return overflowing + 1;
    }

    /// Is the unbreakable word that begins at item `from` wider than a whole line? Then moving it down is no help.
    bool wider_than_a_line(std::size_t from) {
        const double room = measure_.end - measure_.start + edge_tolerance_pt;
        double width = 0;
        for (std::size_t i = from; width <= room && has(i) && items_[i].kind == ItemKind::text; ++i) {
            width += items_[i].width_pt;
            if (items_[i].break_after) break;
        }
        return width > room;
    }

    double first_cluster_width(const Item& item) const {
        double ems = 0;
        for (std::uint32_t i = item.first_unit; i < item.last_unit; ++i) {
            if (i > item.first_unit && item.shaped->units[i].cluster_start) break;
            ems += item.shaped->units[i].advance;
        }
        return ems * context_.format(item.format).size_pt;
    }

    /// Gives the tab at item i its width. A stop beyond the line's end keeps its tab on the line, at a custom one over
    /// the edge; what follows goes to the next. True when the line was full before.
    bool set_tab(std::size_t i, double pen) {
        const bool is_label = items_[i].kind == ItemKind::label_tab;
        const TabStop stop = next_tab_stop(format_, context_.document.default_tab.pt, pen, is_label);
        const double to_stop = stop.position.pt - pen;
        const double following = stop.kind == TabKind::left ? 0 : width_to_next_tab(i + 1, stop.kind);
        const double share = stop.kind == TabKind::centre ? 0.5 : 1.0;
        items_[i].width_pt = std::max(0.0, to_stop - following * share);
        if (is_label || stop.kind != TabKind::left || stop.position.pt <= measure_.end + edge_tolerance_pt)
            return false;
        const bool custom =
            std::ranges::any_of(format_.tabs, [&](const TabStop& own) { return own.position == stop.position; });
        if (!custom) items_[i].width_pt = std::max(0.0, measure_.end - pen);
        return pen >= measure_.end - edge_tolerance_pt;
    }

    /// Width of the unit that a right, centre or decimal tab places: up to the next tab, break or end; for a decimal
    /// tab up to the first point.
    double width_to_next_tab(std::size_t from, TabKind kind) {
        double width = 0;
        double trailing = 0;
        for (std::size_t i = from; has(i) && !items_[i].is_tab() && !items_[i].is_break(); ++i) {
            const Item& item = items_[i];
            if (kind == TabKind::decimal && item.kind == ItemKind::text) {
                const std::optional<double> before = width_before_point(item);
                if (before) return width + trailing + *before;
            }
            if (item.kind == ItemKind::space) {
                trailing += item.width_pt;
            } else {
                width += trailing + item.width_pt;
                trailing = 0;
            }
        }
        return width;
    }

    [[nodiscard]] std::optional<double> width_before_point(const Item& item) const {
        double ems = 0;
        for (std::uint32_t i = item.first_unit; i < item.last_unit; ++i) {
            const fonts::ShapedUnit& unit = item.shaped->units[i];
            if (context_.fonts.unit(unit.unit).text == U".") return ems * context_.format(item.format).size_pt;
            ems += unit.advance;
        }
        return std::nullopt;
    }

    /// Trailing spaces hang past the margin and never count (docs/word-layout.md#fit).
    void finish(Line& line) {
        std::size_t inked = line.last;
        if (inked > line.first && items_[inked - 1].is_break()) line.ended_by = items_[--inked].kind;
        while (inked > line.first && items_[inked - 1].kind == ItemKind::space) --inked;
        line.last_inked = inked;
        line.ends_page = has(line.last) && items_[line.last].starts_page;
        for (std::size_t i = line.first; i < inked; ++i) line.natural_pt += items_[i].width_pt;
    }

    Context& context_;
    const ParagraphFormat& format_;
    const Measure& measure_;
    std::vector<Item>& items_;
    std::vector<Item> ahead_;  ///< from `taken_` on: behind items_
    std::size_t taken_ = 0;
    std::vector<Line> lines_;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<Line> break_lines(Context& context, const ParagraphFormat& format, const Measure& measure,
                              std::vector<Item>& items) {
    return LineBreaker(context, format, measure, items).run();
}

Line break_line(Context& context, const ParagraphFormat& format, const Measure& measure, std::vector<Item>& items,
                std::size_t first) {
    return LineBreaker(context, format, measure, items).one(first);
}

}  // namespace raingan::layout

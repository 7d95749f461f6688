#include "readers/pdf/builder.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "document/formats.h"
#include "document/text.h"
#include "readers/pdf/paragraphs.h"
#include "readers/pdf/right_to_left.h"
#include "readers/pdf/stories.h"
#include "readers/pdf/table_rows.h"

namespace raingan::pdf_reader {
namespace {

/// "THSarabunPSK,Bold", "AngsanaNew-Bold" without the style.
std::string family_of(const std::string& name) {
    return name.substr(0, name.find_first_of(",-"));
}

/// A thing of a region, in reading order.
struct Item {
    double top = 0;
    std::optional<LineGroup> group;
    std::size_t table = 0;
};

class Builder {
public:
    Builder(std::vector<PageLayout> pages, const std::vector<PageTags>& tags, SourceText* source_text)
        : pages_(std::move(pages)), tags_(tags), source_text_(source_text), formats_(document_) {
        plain_ = formats_.intern(ParagraphFormat{});
    }

    Document build() {
        for (std::size_t i = 0; i < pages_.size(); ++i) document_.parts.push_back("page " + std::to_string(i + 1));
        if (source_text_ != nullptr) {
            *source_text_ = {};  // a file may be read again
            for (const PageLayout& page : pages_)
                source_text_->pages.push_back(
                    {static_cast<float>(page.width), static_cast<float>(page.height), page.quarter_turns});
        }
        for (page_ = 0; page_ < pages_.size(); ++page_) add_page();
        if (document_.sections.empty()) document_.sections.emplace_back();
        return std::move(document_);
    }

private:
    struct Place {
        std::uint32_t table = 0, row = 0, column = 0;
    };

    PageLayout& page() { return pages_[page_]; }
    [[nodiscard]] const PageTags& tags() const { return tags_[page_]; }

    void add_page() {
        constexpr double same = 2;
        const bool new_size = document_.sections.empty() || std::abs(width_ - page().width) > same ||
                              std::abs(height_ - page().height) > same;
        if (new_size) begin_section();
        table_number_ = paragraph_number_ = 0;
        Section& section = document_.sections.back();
        add_story(section.headers.regular, page().headers, said_above_);
        add_story(section.footers.regular, page().footers, said_below_);
        const JoinRules rules{&breaker_, right_, &tags().blocks};
        bool first = true;
        for (Item& item : items_of(page().body, rules)) {
            if (item.group)
                add_paragraph(section, *item.group, rules, first);
            else if (PageTable& table = page().tables[item.table]; table.columns)
                add_columns(section, table, first);
            else
                add_table(section, table, first);
            first = false;
        }
    }

    /// Text that goes down a column and on at the top of the next.
    void add_columns(Section& section, PageTable& source, bool first_of_page) {
        for (std::size_t c = 0; c < source.cells.size(); ++c) {
            const JoinRules rules{&breaker_, text_right(source.cells[c], source.lattice.cells[c].box), &tags().blocks};
            bool first = c > 0 || first_of_page;
            for (Item& item : items_of(source.cells[c], rules)) {
                if (item.group)
                    add_paragraph(section, *item.group, rules, first);
                else
                    add_table(section, page().tables[item.table], first);
                first = false;
            }
        }
    }

    void begin_section() {
        Section& section = document_.sections.emplace_back();
        width_ = page().width;
        height_ = page().height;
        section.page_width = Points(width_);
        section.page_height = Points(height_);
        said_above_ = said_below_ = {};
        last_line_.reset();
        last_table_.reset();
        right_ = right_of_text();
    }

    /// Where lines of the section end at the latest.
    [[nodiscard]] double right_of_text() const {
        double right = 0;
        for (std::size_t i = page_; i < pages_.size() && std::abs(pages_[i].width - width_) < 2; ++i)
            for (const Line& line : pages_[i].body.lines)
                if (line.text.find('\t') == std::string::npos) right = std::max(right, line.right);
        return right;
    }

    /// What stands beside the text is shown once.
    void add_story(std::vector<Block>& story, std::vector<Line>& lines, SaidBefore& said) {
        for (Line& line : lines) {
            if (!said.is_new(line.text, page_)) continue;
            LineGroup group;
            group.lines.push_back(std::move(line));
            story.push_back({paragraph_of(group, {}, ++paragraph_number_)});
        }
    }

    std::vector<Item> items_of(Region& region, const JoinRules& rules) {
        std::vector<Item> items;
        std::stable_sort(region.lines.begin(), region.lines.end(),
                         [](const Line& a, const Line& b) { return a.base > b.base; });
        // Lines are not joined over a table that stands between them.
        std::vector<Line> run;
        std::size_t next = 0;
        const auto flush = [&] {
            std::vector<LineGroup> groups = join_lines(std::exchange(run, {}), rules);
            for (LineGroup& group : groups) items.push_back({group.top, std::move(group), 0});
        };
        for (Line& line : region.lines) {
            for (; next < region.tables.size() && page().tables[region.tables[next]].lattice.box.top > line.base;
                 ++next) {
                flush();
                items.push_back({0, std::nullopt, region.tables[next]});
            }
            run.push_back(std::move(line));
        }
        flush();
        for (; next < region.tables.size(); ++next) items.push_back({0, std::nullopt, region.tables[next]});
        return items;
    }

    void add_paragraph(Section& section, LineGroup& group, const JoinRules& rules, bool first_of_page) {
        const bool goes_on = first_of_page && last_line_ && !section.blocks.empty() && goes_on_over_page(group, rules);
        Line last = group.lines.back();
        if (goes_on) {
            if (auto* before = std::get_if<Paragraph>(&section.blocks.back().what)) append(*before, *last_line_, group);
        } else {
            section.blocks.push_back({paragraph_of(group, {}, ++paragraph_number_)});
        }
        last_line_ = std::move(last);
        last_right_ = rules.right;
        last_page_ = page_;
        last_table_.reset();
    }

    /// The tags of two pages are looked up each in its own.
    bool goes_on_over_page(const LineGroup& group, const JoinRules& rules) {
        const auto block_on = [&](std::size_t page, const Stretch& stretch) -> std::uint32_t {
            const auto found = tags_[page].blocks.find(stretch.content_id);
            return found == tags_[page].blocks.end() ? 0 : found->second;
        };
        const Line& next = group.lines.front();
        if (next.stretches.empty() || last_line_->stretches.empty()) return false;
        const std::uint32_t before = block_on(last_page_, last_line_->stretches.back()),
                            after = block_on(page_, next.stretches.front());
        if (before != 0 && after != 0) return before == after;
        Line moved = next;
        moved.base = last_line_->base - 1.2 * next.size;
        const double aside = last_right_ - rules.right;
        moved.left += aside;
        moved.right += aside;
        for (Stretch& stretch : moved.stretches) stretch.left += aside, stretch.right += aside;
        return is_continued(last_line_->text, *last_line_, moved, {rules.breaker, last_right_, nullptr});
    }

    void add_table(Section& section, PageTable& source, bool first_of_page) {
        ++table_number_;
        RowEdges end = end_edges(source, tags());
        const std::vector<RowEdges> starts = start_edges(source, tags());
        const bool goes_on = first_of_page && last_table_ && has_same_columns(last_columns_, last_gutters_, source);
        Table table = table_of(source, table_number_, 0);
        auto* before = goes_on && !section.blocks.empty() ? std::get_if<Table>(&section.blocks.back().what) : nullptr;
        if (before != nullptr)
            append_rows(*before, *last_table_, std::move(table), starts, breaker_);
        else
            section.blocks.push_back({std::move(table)});
        last_table_ = std::move(end);
        last_columns_ = source.lattice.xs;
        last_gutters_ = source.gutters;
        last_line_.reset();
    }

    Table table_of(PageTable& source, std::uint32_t number, std::size_t depth) {  // NOLINT(misc-no-recursion)
        const Lattice& lattice = source.lattice;
        Table table;
        table.origin = {part(), number, 0, 0, 0};
        for (std::size_t i = 1; i < lattice.xs.size(); ++i)
            table.columns.emplace_back(lattice.xs[i] - lattice.xs[i - 1]);
        table.rows.resize(lattice.ys.size() - 1);
        std::vector<std::uint32_t> cells_of_row(table.rows.size(), 0);
        cells_ += lattice.cells.size();
        if (cells_ > limits::table_cells) throw over_limit(limits::table_cells, "");
        for (std::size_t i = 0; i < lattice.cells.size(); ++i) {
            const LatticeCell& at = lattice.cells[i];
            Cell cell;
            cell.column = at.column;
            cell.col_span = at.col_span;
            cell.row_span = at.row_span;
            const Place place{number, at.row + 1, ++cells_of_row[at.row]};
            cell.origin = {part(), place.table, place.row, place.column, 0};
            fill_cell(cell, source.cells[i], at.box, place, depth);
            table.rows[at.row].cells.push_back(std::move(cell));
        }
        return table;
    }

    void fill_cell(Cell& cell, Region& region, const pdf::Rectangle& box, const Place& place,
                   std::size_t depth) {  // NOLINT(misc-no-recursion)
        const JoinRules rules{&breaker_, text_right(region, box), &tags().blocks};
        std::uint32_t paragraph = 0;
        for (Item& item : items_of(region, rules)) {
            if (item.group)
                cell.blocks.push_back({paragraph_of(*item.group, place, ++paragraph)});
            else if (depth < limits::table_nesting)
                cell.blocks.push_back({table_of(page().tables[item.table], place.table, depth + 1)});
        }
        if (cell.blocks.empty()) cell.blocks.push_back({paragraph_of({}, place, 1)});
    }

    [[nodiscard]] std::uint16_t part() const {
        return static_cast<std::uint16_t>(std::min<std::size_t>(page_, 0xFFFF));
    }

    Paragraph paragraph_of(const LineGroup& group, const Place& place, std::uint32_t number) {
        Paragraph paragraph;
        paragraph.format = plain_;
        paragraph.origin = {part(), place.table, place.row, place.column, number};
        const Line* last = nullptr;
        for (const Line& line : group.lines) {
            add_line(paragraph, last, line);
            last = &line;
        }
        if (runs_right_to_left(paragraph.text)) {
            ParagraphFormat format;
            format.right_to_left = true;
            paragraph.format = formats_.intern(format);
        }
        paragraph.mark_format = paragraph.runs.empty() ? formats_.intern(TextFormat{}) : paragraph.runs.back().format;
        return paragraph;
    }

    void append(Paragraph& paragraph, const Line& before, const LineGroup& group) {
        const Line* last = &before;
        for (const Line& line : group.lines) {
            add_line(paragraph, last, line);
            last = &line;
        }
    }

    void add_line(Paragraph& paragraph, const Line* before, const Line& line) {
        text_bytes_ += line.text.size();
        if (text_bytes_ > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, "");
        if (source_text_ != nullptr && !line.aside) tell_place(paragraph.origin, line);
        if (before != nullptr) extend(paragraph, joint(*before, line, paragraph.text), std::nullopt);
        std::size_t done = 0;
        for (const Stretch& stretch : line.stretches) {
            if (stretch.end <= done) continue;
            extend(paragraph, std::string_view(line.text).substr(done, stretch.end - done), format_of(stretch));
            done = stretch.end;
        }
        if (done < line.text.size()) extend(paragraph, std::string_view(line.text).substr(done), std::nullopt);
    }

    void tell_place(const Origin& origin, const Line& line) {
        SourceLine told{origin,
                        static_cast<std::uint32_t>(page_),
                        static_cast<float>(line.base),
                        static_cast<float>(line.size),
                        line.text,
                        {}};
        for (const Stretch& stretch : line.stretches)
            told.letters.push_back({static_cast<std::uint32_t>(stretch.end), static_cast<float>(stretch.left),
                                    static_cast<float>(stretch.right)});
        source_text_->lines.push_back(std::move(told));
    }

    void extend(Paragraph& paragraph, std::string_view text, std::optional<std::uint32_t> format) {
        if (text.empty()) return;
        const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.text += text;
        const auto end = static_cast<std::uint32_t>(paragraph.text.size());
        if (!paragraph.runs.empty() && (!format || paragraph.runs.back().format == *format)) {
            paragraph.runs.back().end = end;
            return;
        }
        paragraph.runs.push_back({begin, end, format ? *format : formats_.intern(TextFormat{})});
    }

    std::uint32_t format_of(const Stretch& stretch) {
        const double size = std::round(stretch.size * 2) / 2;
        if (stretch.font == last_font_ && size == last_size_) return last_format_;
        TextFormat format;
        format.font = stretch.font == nullptr ? "" : family_of(stretch.font->name);
        format.bold = stretch.font != nullptr && stretch.font->bold;
        format.italic = stretch.font != nullptr && stretch.font->italic;
        constexpr double least = 1, most = 400;
        format.size = Points(std::clamp(size, least, most));
        last_font_ = stretch.font;
        last_size_ = size;
        return last_format_ = formats_.intern(format);
    }

    std::vector<PageLayout> pages_;
    const std::vector<PageTags>& tags_;
    SourceText* source_text_;
    Document document_;
    Formats formats_;
    thai::Breaker breaker_;
    std::uint32_t plain_ = 0, last_format_ = 0;
    const pdf::Font* last_font_ = nullptr;
    double last_size_ = -1;
    std::size_t page_ = 0, last_page_ = 0, text_bytes_ = 0, cells_ = 0;
    std::uint32_t table_number_ = 0, paragraph_number_ = 0;
    double width_ = 0, height_ = 0, right_ = 0, last_right_ = 0;
    SaidBefore said_above_, said_below_;
    std::optional<Line> last_line_;
    std::optional<RowEdges> last_table_;
    std::vector<double> last_columns_;
    std::vector<Gutter> last_gutters_;
};

}  // namespace

Document build_document(std::vector<PageLayout> pages, const std::vector<PageTags>& tags, SourceText* source_text) {
    return Builder(std::move(pages), tags, source_text).build();
}

}  // namespace raingan::pdf_reader

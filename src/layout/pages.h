// Pages: what layout made of a Document, plain positioned data that a writer only walks. All positions are from the
// page's top left corner, y downwards, in points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/block_list.h"
#include "base/units.h"
#include "document/document.h"
#include "fonts/fonts.h"

namespace raingan {

/// A unit on a line. `advance_pt` is the distance to the next unit as set, justification included.
struct SetUnit {
    fonts::UnitId unit = 0;
    float advance_pt = 0;
    bool cluster_start = false;
};

/// Units [first, first + count) of Page::units, in one size and colour.
struct GlyphRun {
    std::uint32_t first = 0, count = 0;
    float size_pt = 0;  ///< asked size; the drawn glyph size is size_pt × Unit::scale
    float rise_pt = 0;  ///< superscript, w:position; up positive
    float horizontal_scale = 1;
    bool hidden = false;  ///< there to be read and found, but not seen: what a row of exact height cuts off
    Colour colour;
    std::uint32_t language = 0;  ///< index into Pages::languages
    std::uint32_t tag = 0;       ///< index into Pages::tags
};

/// One line of text: runs [first_run, first_run + run_count) of Page::runs, from x on, on one baseline.
struct TextLine {
    float x_pt = 0, baseline_pt = 0;
    std::uint32_t first_run = 0, run_count = 0;
    std::uint8_t quarter_turns = 0;  ///< clockwise: 1 runs down from its place, 3 up
    bool distributed = false;        ///< slack between clusters (thaiDistribute): docs/pdf-text.md#justification
    std::int8_t slant = 0;  ///< degrees that a line without quarter turns runs up (negative: down), −89 … 89
};

/// A filled rectangle: cell shading, a table rule, an underline.
struct Fill {
    float x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;
    Colour colour;
};
/// A dotted or dashed rule (solid ones are Fills).
struct DashedRule {
    float x1_pt = 0, y1_pt = 0, x2_pt = 0, y2_pt = 0, width_pt = 0.5F;
    float on_pt = 1, off_pt = 1;
    Colour colour;
};
/// A figure that is neither a rectangle nor a rule; its steps count from (x, y).
struct PlacedPath {
    float x_pt = 0, y_pt = 0;
    DrawnPath path;
};
struct PlacedImage {
    std::uint32_t image = 0;  ///< index into Document::images
    float x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;
    std::uint32_t tag = 0;
    std::uint32_t lines_before = 0;  ///< its place in reading order: behind so many of the Ink's lines
    Crop crop{};
    std::uint8_t quarter_turns = 0;  ///< clockwise
};
struct PlacedLink {
    float x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;
    std::string target;
    std::uint32_t tag = 0;
};

/// Where a link may lead.
struct PlacedBookmark {
    float x_pt = 0, y_pt = 0;
    std::string name;
};
/// The place in the text that an aside hangs on, while layout works: where its paragraph's column begins, how wide
/// that is, and the top of the line; what hangs on the paragraph counts from `above_pt` higher, where its space before
/// begins.
struct PlacedAnchor {
    float x_pt = 0, y_pt = 0, width_pt = 0;
    std::uint32_t aside = 0;  ///< index into layout::Context::asides
    float above_pt = 0;
};

/// What is drawn on a page, or on a part of one while layout still moves it about.
struct Ink {
    std::vector<SetUnit> units;
    std::vector<GlyphRun> runs;
    std::vector<TextLine> lines;  ///< reading order
    std::vector<Fill> fills;      ///< drawn first, in order
    std::vector<DashedRule> dashes;
    std::vector<PlacedPath> paths;  ///< drawn after fills and rules, before the text
    std::vector<PlacedImage> images;
    std::vector<PlacedLink> links;
    std::vector<PlacedBookmark> bookmarks;
    std::vector<PlacedAnchor> anchors;
    std::uint32_t computed = 0;  ///< visible characters that no source says: page numbers in the text
};

struct Page : Ink {
    float width_pt = 0, height_pt = 0;
    std::string label;  ///< the page number as printed: "1", "๒"
};

/// The pages in their order. What stands on those of a long document takes hundreds of MiB: once it is more than
/// `plain_bytes`, a page that another follows is kept deflated, and inflated when it is asked for. A reference to a
/// page is good until another page is asked for or put behind. Not for two threads at once, not even to read.
class PageList {
public:
    PageList() = default;
    explicit PageList(std::size_t plain_bytes) : plain_bytes_(plain_bytes) {}

    [[nodiscard]] std::size_t size() const { return pages_.size(); }
    [[nodiscard]] bool empty() const { return pages_.empty(); }
    /// Of so many pages that what a stage leaves free is worth giving back (give_back_memory()).
    [[nodiscard]] bool is_long() const { return size() > many_pages; }

    /// The last page is being drawn: it is never deflated.
    [[nodiscard]] Page& back() { return pages_.back(); }
    [[nodiscard]] const Page& back() const { return pages_.back(); }
    [[nodiscard]] Page& operator[](std::size_t i);
    [[nodiscard]] const Page& operator[](std::size_t i) const;
    /// The same, or std::out_of_range.
    [[nodiscard]] const Page& at(std::size_t i) const;
    [[nodiscard]] Page& front() { return (*this)[0]; }
    [[nodiscard]] const Page& front() const { return (*this)[0]; }

    /// The page's size and label, its pictures, links, bookmarks and anchors; its units, runs, lines and fills only
    /// where it is not deflated. It is inflated for none of them.
    [[nodiscard]] const Page& outer(std::size_t i) const { return pages_[i]; }

    void push_back(Page page);
    /// Frees what is drawn on the page; outer() stays.
    void forget_drawing(std::size_t i);

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Page;
        using difference_type = std::ptrdiff_t;
        using pointer = const Page*;
        using reference = const Page&;

        Iterator(const PageList& list, std::size_t at) : list_(&list), at_(at) {}
        const Page& operator*() const { return (*list_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const PageList* list_;
        std::size_t at_;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    static constexpr std::size_t default_plain_bytes = std::size_t{32} << 20U;
    static constexpr std::size_t many_pages = 500;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void inflate(std::size_t i) const;
    void close() const;

    std::size_t plain_bytes_ = default_plain_bytes;
    std::size_t plain_ = 0;  ///< bytes of the pages that are not deflated
    // Where a page is deflated, `deflated_` has its bytes and pages_[i] what outer() promises.
    mutable std::vector<Page> pages_;
    mutable std::vector<std::string> deflated_;
    mutable std::size_t open_ = none;  ///< the one deflated page that is inflated now
    mutable bool changed_ = false;     ///< it may have been drawn on
};

/// A node of the logical structure (ISO 32000-1 14.7), in reading order. The first four are always there: the root
/// (Document) and three artifacts, which are drawn but not read.
inline constexpr std::uint32_t document_tag = 0, header_tag = 1, footer_tag = 2;
inline constexpr std::uint32_t repeat_tag = 3;  ///< a table's header rows and columns on pages where it goes on
inline constexpr std::uint32_t fixed_tags = 4;
constexpr bool is_artifact(std::uint32_t tag) {
    return tag > document_tag && tag < fixed_tags;
}

/// Lists, notes and a table's parts are not nodes: the writer groups list items by `level`, paragraphs by `note` and
/// rows by the kind of their cells.
struct Tag {
    enum class Kind : std::uint8_t {
        document,
        artifact,
        section,
        paragraph,
        heading,
        heading_line,  ///< a further line of the heading that it is under
        list_item,     ///< holds a list_label and a list_body
        list_label,
        list_body,
        table,
        row,
        header_cell,
        cell,
        figure,
        link
    } kind = Kind::paragraph;
    std::uint32_t parent = 0;
    std::uint8_t level = 0;                       ///< headings: 1–9 as in the source; list items: depth from 0
    NumberFormat numbering = NumberFormat::none;  ///< list items
    std::uint16_t column = 0, row_span = 1, col_span = 1;  ///< cells
    std::uint32_t note = 0;                                ///< paragraphs and list items: Paragraph::note
    std::uint32_t alt = 0;                                 ///< figures: index into Pages::alts + 1; 0: none
    Origin origin{};                                       ///< of paragraphs, headings and list items: in the source
};

/// A text of a Drawing, set: one line at (0, 0) with its underlines, which `place` puts into the drawing.
struct SetText {
    Ink ink;
    Matrix place;
};
/// The texts of the drawing that Document::images[image] is, in the order of its items.
struct SetDrawing {
    std::uint32_t image = 0;
    std::vector<SetText> texts;
};

struct OutlineEntry {
    std::string title;
    std::uint8_t level = 1;
    std::uint32_t page = 0;
    float y_pt = 0;
};

/// A font that is known in several builds, and the line height of the one that was taken (layout/line_heights.h).
struct TakenBuild {
    std::string font;
    double em = 0;
    bool shown = false;  ///< by something in the file; else it is a guess, which files of the same author may correct
    friend bool operator==(const TakenBuild&, const TakenBuild&) = default;
};

struct Pages {
    PageList all;
    BlockList<Tag> tags;               ///< a long table has millions
    std::vector<std::string> alts;     ///< descriptions of figures
    std::vector<SetDrawing> drawings;  ///< those that stand on some page
    std::vector<OutlineEntry> outline;
    std::vector<std::string> languages;
    std::vector<TakenBuild> builds;  ///< that were shown or guessed
    Diagnostics diagnostics;
};

}  // namespace raingan

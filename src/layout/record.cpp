// The pages that Word recorded, first as a witness and then as a plan.
//
// Word writes into a document where its pages began when it saved it (w:lastRenderedPageBreak), and how many there
// were. The paper copies of a report have those pages, so its PDF should have them too. But the record may be old:
// other programs leave it as it was while they change the text around it. So it is tried before it is followed.
//
// The trial lists all that begins a page in the order of the text: recorded starts, break characters, paragraphs and
// tables that ask for a new page, sections. Each is kept with the number of visible characters before it. Two of them
// with the same number have nothing between them, and are one page or two by their kinds: behind a break the record has
// the same start once more, as an echo; two break characters are two pages. A row that goes over a page is recorded in
// each of its cells: the first starts of all cells are one, and so are the second ones. The record is trusted if Word
// saved the file last, the starts and the first page make as many pages as Word counted, and the text is about as long
// as it was then.
//
// Following it is flow.cpp's work: it begins pages where the record does. Our lines are not quite Word's, and a page
// may need more room than it has. Then reach() says how far its text may run beyond the foot, and squeeze() brings it
// up again: all heights shrink by one factor, which is never below what Thai marks need, while pictures keep their
// height and only move. So a new height is found from an old one by a line with kinks: as steep as the factor beside
// pictures, and as steep as before along them.
#include "layout/record.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "layout/table/table.h"

namespace raingan::layout {
namespace {

enum class Turn : std::uint8_t { recorded, break_character, break_before, section };

/// Something that begins a page, and how much visible text stands before it.
struct Event {
    Turn turn = Turn::recorded;
    std::size_t seen = 0;
};

bool is_visible(char32_t c) {
    return c > 0x20 && c != 0x7F && c != 0xA0 && c != 0xAD && c != 0x200B && c != 0x200C && c != 0x200D && c != 0xFEFF;
}

/// The page starts of the body in order, as its own record and its explicit breaks have them.
class Walk {
public:
    explicit Walk(const Document& document) : document_(document) {
        const auto& sections = document.sections;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const bool turns =
                i > 0 && sections[i].start != SectionStart::continuous && sections[i].start != SectionStart::column;
            if (turns) events_.push_back({Turn::section, seen_});
            blocks(sections[i].blocks, false);
        }
    }

    std::vector<Event> events() { return std::move(events_); }
    [[nodiscard]] std::size_t characters() const { return characters_; }

private:
    void blocks(const std::vector<Block>& list, bool in_table) {
        for (const Block& block : list) {
            if (const auto* made = std::get_if<Paragraph>(&block.what)) {
                paragraph(*made, in_table);
            } else if (const auto* table = std::get_if<Table>(&block.what)) {
                if (!in_table && begins_page(document_, *table)) events_.push_back({Turn::break_before, seen_});
                rows(*table);
            }
        }
    }

    /// A row that goes on over the page is recorded in each of its cells: the n-th of each is one.
    void rows(const Table& table) {
        for (const Row& row : table.rows) {
            const std::vector<Event> before = std::exchange(events_, {});
            std::vector<Event> most;
            for (const Cell& cell : row.cells) {
                blocks(cell.blocks, true);
                std::vector<Event> own = once(std::exchange(events_, {}));
                if (own.size() > most.size()) {
                    std::copy(most.begin(), most.end(), own.begin());
                    most = std::move(own);
                }
            }
            events_ = before;
            events_.insert(events_.end(), most.begin(), most.end());
        }
    }

    /// Recorded twice with nothing between is recorded once.
    static std::vector<Event> once(std::vector<Event> events) {
        const auto same = [](const Event& a, const Event& b) {
            return a.turn == Turn::recorded && b.turn == Turn::recorded && a.seen == b.seen;
        };
        events.erase(std::unique(events.begin(), events.end(), same), events.end());
        return events;
    }

    void paragraph(const Paragraph& paragraph, bool in_table) {
        if (!in_table && document_.paragraph_formats[paragraph.format].page_break_before)
            events_.push_back({Turn::break_before, seen_});
        const std::string& text = paragraph.text;
        auto start = paragraph.page_starts.begin();
        auto anchor = paragraph.anchors.begin();
        for (std::size_t at = 0;;) {
            for (; start != paragraph.page_starts.end() && *start <= at; ++start)
                events_.push_back({Turn::recorded, seen_});
            for (; anchor != paragraph.anchors.end() && *anchor <= at; ++anchor) ++seen_;
            if (at >= text.size()) return;
            const auto [c, length] = utf8::decode(text, at);
            if (c == U'\f' && !in_table) events_.push_back({Turn::break_character, seen_});
            if (is_visible(c)) {
                ++seen_;
                ++characters_;
            }
            at += length;
        }
    }

    const Document& document_;
    std::vector<Event> events_;
    std::size_t seen_ = 0, characters_ = 0;
};

/// Pages that begin: a record behind an explicit break with nothing between is that break's echo.
std::size_t count_starts(const std::vector<Event>& events) {
    struct Start {
        std::size_t seen = 0;
        bool recorded = false;
    };
    std::vector<Start> starts;
    bool echo_due = false;
    for (const Event& event : events) {
        const bool here = !starts.empty() && starts.back().seen == event.seen;
        if (event.turn == Turn::recorded) {
            if (here && (echo_due || starts.back().recorded)) {
                starts.back().recorded = true;
                echo_due = false;
                continue;
            }
        } else {
            if (here && !starts.back().recorded && event.turn != Turn::break_character) continue;
            if (event.turn == Turn::break_before && (starts.empty() ? event.seen == 0 : here)) continue;
        }
        starts.push_back({event.seen, event.turn == Turn::recorded});
        echo_due = event.turn != Turn::recorded;
    }
    return starts.size();
}

bool is_as_counted(const Properties& properties, const Walk& walk) {
    if (properties.word_version == 0 || properties.pages == 0 || properties.characters == 0) return false;
    constexpr double least = 0.8;
    constexpr double most = 1.25;
    const double ratio = static_cast<double>(walk.characters()) / properties.characters;
    return ratio >= least && ratio <= most;
}

/// Spans of the page that images take, ascending and apart.
struct HeightSpan {
    double begin = 0, end = 0;
};
std::vector<HeightSpan> image_spans(const Page& page, double top, double end) {
    std::vector<HeightSpan> spans;
    for (const PlacedImage& image : page.images)
        spans.push_back(
            {std::clamp<double>(image.y_pt, top, end), std::clamp<double>(image.y_pt + image.height_pt, top, end)});
    std::ranges::sort(spans, {}, &HeightSpan::begin);
    std::vector<HeightSpan> apart;
    for (const HeightSpan& span : spans)
        if (!apart.empty() && span.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else if (span.end > span.begin)
            apart.push_back(span);
    return apart;
}
double total(const std::vector<HeightSpan>& spans) {
    double sum = 0;
    for (const HeightSpan& span : spans) sum += span.end - span.begin;
    return sum;
}

/// Moves heights on the page: by `scale` outside images, one to one within.
class Squeezer {
public:
    Squeezer(double top, double scale, std::vector<HeightSpan> rigid)
        : top_(top), scale_(scale), rigid_(std::move(rigid)) {}

    [[nodiscard]] float operator()(float y) const {
        double held = 0;  // of the images above y
        for (const HeightSpan& span : rigid_) held += std::clamp<double>(y - span.begin, 0, span.end - span.begin);
        const double free = y - top_ - held;
        return free <= 0 ? y : static_cast<float>(top_ + held + free * scale_);
    }
    /// A box keeps its height where it is a rule, else its edges move each by itself.
    void move(float& y, float& height) const {
        constexpr float rule_pt = 4;
        const float end = (*this)(y + height);
        y = (*this)(y);
        if (height > rule_pt) height = end - y;
    }

private:
    double top_, scale_;
    std::vector<HeightSpan> rigid_;
};

}  // namespace

bool text_is_as_counted(const Document& document) {
    return is_as_counted(document.properties, Walk(document));
}

bool record_is_trusted(const Document& document) {
    Walk walk(document);
    return is_as_counted(document.properties, walk) && count_starts(walk.events()) + 1 == document.properties.pages;
}

double reach(const Page& page, double top_pt, double bottom_pt) {
    const double rigid = total(image_spans(page, top_pt, bottom_pt));
    return top_pt + rigid + (bottom_pt - top_pt - rigid) / least_pitch;
}

void squeeze(Page& page, double top_pt, double end_pt, double bottom_pt) {
    std::vector<HeightSpan> rigid = image_spans(page, top_pt, end_pt);
    const double held = total(rigid);
    const double free = end_pt - top_pt - held;
    if (free <= 0) return;
    const Squeezer move(top_pt, std::clamp((bottom_pt - top_pt - held) / free, least_pitch, 1.0), std::move(rigid));
    for (TextLine& line : page.lines) line.baseline_pt = move(line.baseline_pt);
    for (Fill& fill : page.fills) move.move(fill.y_pt, fill.height_pt);
    for (DashedRule& rule : page.dashes) {
        rule.y1_pt = move(rule.y1_pt);
        rule.y2_pt = move(rule.y2_pt);
    }
    for (DrawnPath& path : page.paths) path.y_pt = move(path.y_pt);
    for (PlacedImage& image : page.images) image.y_pt = move(image.y_pt);
    for (PlacedLink& link : page.links) move.move(link.y_pt, link.height_pt);
    for (PlacedBookmark& bookmark : page.bookmarks) bookmark.y_pt = move(bookmark.y_pt);
    for (PlacedAnchor& anchor : page.anchors) anchor.y_pt = move(anchor.y_pt);
}

}  // namespace raingan::layout

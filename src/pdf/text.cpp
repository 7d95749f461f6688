// Text of a page, written so that every reader gives back the same characters in the same order.
//
// A PDF says where glyphs stand, and readers guess the rest: that a gap is a space, that a step back begins a new line,
// that a glyph far from its neighbour is another word. Thai has marks above and below its letters and no spaces between
// words, so wrong guesses tear words apart or put marks behind the next letter. The way out is to leave nothing to
// guess (docs/pdf-text.md). A line is one BT … ET. A Tm puts the pen to its start (and once more where text is raised),
// and then the codes come in the order of the text. Nothing moves the pen but the codes' own widths and small
// corrections in TJ, behind whole clusters. Marks that stand higher or further left do not move the pen: they are
// glyphs of their own in the font, drawn in their place (pdf/truetype.h).
//
// Two pens are kept. x_ is where layout wants the next cluster, pen_ where the widths so far have brought us. What
// layout adds between clusters, to justify a line or because the author spaced it, has to be made up without looking
// like a space. So it goes into the *width* of the code before it, in steps of a twentieth of an em: a wider code of
// the same glyph (Variant). Only the rest becomes a correction in TJ, too small for any reader to take it for a space.
// On lines whose clusters are spread marks get a width too, taken from their base: readers measure a gap from the
// character before it, and a mark without width would make any gap look wide.
//
// Around this stands what others ask for: a new TJ about every five ems, since pdfium drops a longer one that repeats
// its neighbour; marked content for the tag that each run belongs to; spans that say where text is not Thai.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/round.h"
#include "pdf/content.h"
#include "pdf/language.h"

namespace raingan::pdf {

namespace {

constexpr double mark_width_em = 0.15;
constexpr double gap_step_em = 0.05;
constexpr double gap_floor_em = -0.01;  // the rest behind a step lies in [floor, floor + step)
constexpr double most_gap_em = 3;       // behind a letter; more is a gap between words (a tab)
constexpr double most_width = 60'000;   // face units; hmtx holds 65,535
constexpr double tj_span_em = 5;        // longer TJ arrays make pdfium drop a line that repeats its neighbour

/// What is set in the page's graphics state.
struct TextState {
    int font = -1;
    double size = 0, horizontal_scale = 1;
    bool hidden = false;
    Colour colour;
};

class TextWriter {
public:
    /// `reads`: what is written says its language; tags are only those of `marks`.
    TextWriter(const Ink& ink, double height, const TextTools& tools, Marks& marks, bool reads, std::string& out)
        : page_(ink), height_(height), languages_(tools.languages), library_(tools.library), fonts_(tools.fonts),
          marks_(marks), reads_(reads), out_(out) {}
    /// `order`: the line's place in reading order.
    void draw_line(const TextLine& line, std::uint32_t order);

private:
    [[nodiscard]] bool has_one_tag(std::size_t begin, std::size_t end) const;
    void draw_run(const TextLine& line, const GlyphRun& run);
    void place_pen(const TextLine& line, double rise);
    void enter_language(const GlyphRun& run, char32_t c);
    void enter_span(std::string_view properties);
    void leave_span();
    [[nodiscard]] std::size_t cluster_end(std::size_t at, std::size_t end) const;
    [[nodiscard]] bool is_letter_spaced(const GlyphRun& run, std::size_t begin, std::size_t end) const;
    void draw_cluster(const GlyphRun& run, const SetUnit* first, std::size_t count, bool distributed);
    void set_colour(Colour colour);
    void set_font(std::uint16_t font, double size);
    void put_code(std::uint16_t cid);
    void close_string();
    void close_array();
    void correct(const GlyphRun& run);

    const Ink& page_;
    double height_;
    const std::vector<std::string>& languages_;
    const fonts::FontLibrary& library_;
    FontTable& fonts_;
    Marks& marks_;
    bool reads_;
    std::string& out_;
    std::string span_properties_;  // of the open span; empty: none is open
    std::string properties_;       // scratch
    TextState state_;
    double x_ = 0;     // where layout wants the pen
    double pen_ = 0;   // where the codes' widths have brought it
    double span_ = 0;  // ems set since the TJ array began
    double em_ = 0;    // of the glyphs as drawn, points
    bool in_array_ = false, in_string_ = false;
    std::vector<Variant> variants_;
};

void TextWriter::close_string() {
    if (in_string_) out_.push_back(')');
    in_string_ = false;
}

void TextWriter::close_array() {
    close_string();
    if (in_array_) out_ += "]TJ\n";
    in_array_ = false;
    span_ = 0;
}

void TextWriter::put_code(std::uint16_t cid) {
    if (!in_array_) out_.push_back('[');
    if (!in_string_) out_.push_back('(');
    in_array_ = in_string_ = true;
    for (const char c : {static_cast<char>(cid >> 8U), static_cast<char>(cid & 0xFFU)}) {
        if (c == '(' || c == ')' || c == '\\') out_.push_back('\\');
        if (c == '\r') {  // a bare one would be read as a line feed (ISO 32000-1 7.3.4.2)
            out_ += "\\r";
        } else {
            out_.push_back(c);
        }
    }
}

void TextWriter::set_colour(Colour colour) {
    if (colour == state_.colour) return;
    state_.colour = colour;
    close_array();
    for (const int part : {colour.red, colour.green, colour.blue}) {
        append(out_, part / 255.0);
        out_.push_back(' ');
    }
    out_ += "rg\n";
}

void TextWriter::set_font(std::uint16_t font, double size) {
    if (state_.font == font && state_.size == size) return;
    state_.font = font;
    state_.size = size;
    close_array();
    out_ += "/F" + std::to_string(font) + ' ';
    append(out_, size);
    out_ += " Tf\n";
}

/// Brings the pen to where layout wants it, in thousandths of an em.
void TextWriter::correct(const GlyphRun& run) {
    const double thousandth = em_ * run.horizontal_scale / 1000;
    if (!(thousandth > 0)) return;
    const double want = (x_ - pen_) / thousandth;
    if (!(std::abs(want) >= 0.5) || std::abs(want) > 1e6) return;
    const auto steps = round_to_int(want);
    close_string();
    if (!in_array_) out_.push_back('[');
    in_array_ = true;
    out_ += std::to_string(-steps);
    pen_ += static_cast<double>(steps) * thousandth;
}

bool is_space(const fonts::Unit& unit) {
    return unit.text == U" " || unit.text == U"\u00A0";
}

void TextWriter::draw_cluster(const GlyphRun& run, const SetUnit* first, std::size_t count, bool distributed) {
    const fonts::Unit& base = library_.unit(first->unit);
    const double upm = library_.face(base.face).units_per_em;
    em_ = run.size_pt * base.scale;
    const double unit_pt = em_ * run.horizontal_scale / upm;  // one face unit on the page

    double natural = 0;
    for (std::size_t i = 0; i < count; ++i) {
        natural += library_.unit(first[i].unit).width * unit_pt;
        x_ += first[i].advance_pt;
    }
    variants_.assign(count, {});
    if (distributed && base.width > 0) {  // widths for the marks that follow the base
        std::int32_t marks = 0;
        while (marks + 1 < static_cast<std::int32_t>(count) && library_.unit(first[marks + 1].unit).width == 0) ++marks;
        const auto wanted = static_cast<std::int32_t>(mark_width_em * upm);
        const std::int32_t each = std::min(wanted, base.width / (marks + 1));
        variants_[0].wider = -each * marks;
        for (std::int32_t i = 1; i <= marks; ++i)
            variants_[static_cast<std::size_t>(i)] = {each, each * (marks - i + 1)};
    }
    const bool space = is_space(base);
    if (distributed || space) {
        const double gap_em = em_ > 0 ? (x_ - pen_ - natural) / (em_ * run.horizontal_scale) : 0;
        const double steps = std::floor((gap_em - gap_floor_em) / gap_step_em);
        Variant& last = variants_.back();
        const std::int32_t width = library_.unit(first[count - 1].unit).width + last.wider;
        const double wider = std::max<double>(steps * gap_step_em * upm, -width);
        if (width + wider <= most_width && (space || gap_em <= most_gap_em))
            last.wider += static_cast<std::int32_t>(std::lround(wider));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Code code = fonts_.code(first[i].unit, variants_[i]);
        set_font(code.font, em_);
        put_code(code.cid);
        const double moved = (library_.unit(first[i].unit).width + variants_[i].wider) * unit_pt;
        pen_ += moved;
        if (run.size_pt > 0) span_ += moved / run.size_pt;
    }
    correct(run);
    if (span_ >= tj_span_em) close_array();
}

/// The end of the cluster that begins at `at`; a cluster stays in one face.
std::size_t TextWriter::cluster_end(std::size_t at, std::size_t end) const {
    const fonts::FaceId face = library_.unit(page_.units[at].unit).face;
    std::size_t next = at + 1;
    while (next < end && !page_.units[next].cluster_start && library_.unit(page_.units[next].unit).face == face) ++next;
    return next;
}

void TextWriter::leave_span() {
    if (span_properties_.empty()) return;
    close_array();
    out_ += "EMC\n";
    span_properties_.clear();
}

void TextWriter::enter_span(std::string_view properties) {
    if (span_properties_ == properties) return;
    leave_span();
    close_array();
    span_properties_ = properties;
    out_.append("/Span<<").append(properties).append(">>BDC\n");
}

/// The document is Thai; a span says so where text is not. A character for private use means nothing outside its font:
/// ISO 19005-3 6.2.11.7.3 asks for another text in its place.
void TextWriter::enter_language(const GlyphRun& run, char32_t c) {
    const Script script = script_of(c);
    if (script == Script::thai) return leave_span();
    if (script == Script::private_use) return enter_span("/ActualText<FEFFFFFD>");
    if (script == Script::neutral) {
        if (span_properties_.starts_with("/ActualText")) leave_span();
        return;
    }
    std::string_view language = run.language < languages_.size() ? std::string_view(languages_[run.language]) : "";
    const bool thai = language.starts_with("th") || language.starts_with("TH");
    if (thai || !is_language_tag(language)) language = script == Script::latin ? "en" : "und";
    properties_.assign("/Lang(").append(language).append(")");
    enter_span(properties_);
}

/// Most of the run's clusters have a gap behind them: character spacing (w:spacing), treated as a distributed line is.
bool TextWriter::is_letter_spaced(const GlyphRun& run, std::size_t begin, std::size_t end) const {
    constexpr double visible_em = 0.03;
    std::size_t clusters = 0, spaced = 0;
    for (std::size_t at = begin; at < end; ++clusters) {
        const std::size_t next = cluster_end(at, end);
        double slack = 0;
        for (; at < next; ++at) {
            const fonts::Unit& unit = library_.unit(page_.units[at].unit);
            const double per_em = unit.scale * run.horizontal_scale / library_.face(unit.face).units_per_em;
            slack += page_.units[at].advance_pt - unit.width * per_em * run.size_pt;
        }
        if (slack > visible_em * run.size_pt) ++spaced;
    }
    return 2 * spaced > clusters;
}

/// Turned text: the line's own place is where it is turned about.
void TextWriter::place_pen(const TextLine& line, double rise) {
    struct Turn {
        const char* matrix;
        double across, up;  // of the text's direction, in the page's user space
    };
    constexpr std::array<Turn, 4> turns{
        {{"1 0 0 1 ", 1, 0}, {"0 -1 1 0 ", 0, -1}, {"-1 0 0 -1 ", -1, 0}, {"0 1 -1 0 ", 0, 1}}};
    const Turn& turn = turns.at(line.quarter_turns % turns.size());
    double across = turn.across, up = turn.up;
    if (line.slant == 0) {
        out_ += turn.matrix;
    } else {
        const double angle = line.slant * std::numbers::pi / 180;
        across = std::cos(angle);
        up = std::sin(angle);
        for (const double entry : {across, up, -up, across}) {
            append_fine(out_, entry);
            out_.push_back(' ');
        }
    }
    const double run = x_ - line.x_pt;
    append(out_, line.x_pt + run * across - rise * up);
    out_.push_back(' ');
    append(out_, height_ - line.baseline_pt + run * up + rise * across);
    out_ += " Tm\n";
}

void TextWriter::draw_run(const TextLine& line, const GlyphRun& run) {
    const std::size_t begin = std::min<std::size_t>(run.first, page_.units.size());
    const std::size_t end = begin + std::min<std::size_t>(run.count, page_.units.size() - begin);
    const bool spread = line.distributed || is_letter_spaced(run, begin, end);
    const bool reads = reads_ && !is_artifact(run.tag);
    for (std::size_t at = begin; at < end;) {
        const std::size_t next = cluster_end(at, end);
        const std::u32string& text = library_.unit(page_.units[at].unit).text;
        if (reads && !text.empty()) enter_language(run, text.front());
        draw_cluster(run, &page_.units[at], next - at, spread);
        at = next;
    }
}

bool TextWriter::has_one_tag(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin + 1; i < end; ++i)
        if (page_.runs[i].tag != page_.runs[begin].tag) return false;
    return true;
}

/// Marked content either holds text objects or stands in one (ISO 32000-1 14.6.1): a line of one tag goes into the
/// sequence of the lines before it, in another one each tag has its own sequences.
void TextWriter::draw_line(const TextLine& line, std::uint32_t order) {
    const std::size_t begin = std::min<std::size_t>(line.first_run, page_.runs.size());
    const std::size_t end = begin + std::min<std::size_t>(line.run_count, page_.runs.size() - begin);
    if (begin == end) return;
    x_ = pen_ = line.x_pt;
    const bool one_tag = has_one_tag(begin, end);
    if (one_tag)
        marks_.open(page_.runs[begin].tag, order);
    else
        marks_.close();
    out_ += "BT\n";
    double rise = std::nan("");
    for (std::size_t i = begin; i < end; ++i) {
        const GlyphRun& run = page_.runs[i];
        if (run.count == 0) continue;
        if (!one_tag && (i == begin || run.tag != page_.runs[i - 1].tag)) {
            leave_span();
            close_array();
            marks_.open(run.tag, order);
        }
        set_colour(run.colour);
        if (run.hidden != state_.hidden) {
            state_.hidden = run.hidden;
            close_array();
            out_ += run.hidden ? "3 Tr\n" : "0 Tr\n";
        }
        if (run.horizontal_scale != state_.horizontal_scale) {
            state_.horizontal_scale = run.horizontal_scale;
            close_array();
            append(out_, run.horizontal_scale * 100.0);
            out_ += " Tz\n";
        }
        if (run.rise_pt != rise) {  // the line's start, or text that is raised or comes back down
            rise = run.rise_pt;
            close_array();
            place_pen(line, rise);
            pen_ = x_;
        }
        draw_run(line, run);
    }
    leave_span();
    close_array();
    if (!one_tag) marks_.close();
    out_ += "ET\n";
}

}  // namespace

void draw_text(const Page& page, const TextTools& tools, Marks& marks, std::string& out) {
    TextWriter writer(page, page.height_pt, tools, marks, marks.active(), out);
    std::size_t image = 0;
    for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
        for (; image < page.images.size() && page.images[image].lines_before <= i; ++image)
            marks.close();  // a picture divides the text around it
        writer.draw_line(page.lines[i], 2 * i + 1);
    }
    marks.close();
}

void draw_text_of_form(const Ink& ink, const TextTools& tools, std::string& out) {
    Marks none(nullptr, 0, out);
    TextWriter writer(ink, 0, tools, none, true, out);
    for (const TextLine& line : ink.lines) writer.draw_line(line, 0);
}

}  // namespace raingan::pdf

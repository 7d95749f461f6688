#include "sheet/text_size.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.h"

namespace raingan::sheet {
namespace {

// Advances of TH SarabunPSK in 1/1000 em: U+0020…U+007E and U+0E00…U+0E5B. Marks above and below have none.
constexpr std::array<std::uint16_t, 95> regular_latin{
    216, 147, 208, 403, 361, 585, 423, 120, 190, 190, 285, 411, 162, 216, 162, 270, 362, 362, 362,
    362, 362, 362, 362, 362, 362, 362, 162, 162, 411, 411, 411, 283, 536, 400, 378, 406, 431, 351,
    351, 425, 441, 147, 264, 376, 353, 548, 441, 486, 378, 487, 379, 352, 379, 466, 390, 588, 418,
    366, 424, 196, 262, 196, 412, 352, 204, 344, 401, 331, 401, 374, 206, 311, 390, 143, 155, 316,
    200, 601, 390, 398, 401, 401, 217, 282, 238, 390, 341, 507, 318, 337, 321, 208, 153, 208, 416};
constexpr std::array<std::uint16_t, 92> regular_thai{
    0,   386, 378, 382, 393, 393, 408, 294, 367, 377, 380, 384, 519, 519, 425, 425, 343, 461, 532, 543, 391, 391, 378,
    430, 335, 420, 428, 428, 381, 381, 447, 447, 425, 400, 375, 322, 378, 381, 425, 335, 393, 438, 381, 427, 454, 387,
    372, 391, 357, 0,   316, 316, 0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   411, 203, 377, 237, 242, 244,
    205, 399, 0,   0,   0,   0,   0,   0,   0,   0,   450, 449, 449, 449, 449, 449, 449, 449, 449, 449, 449, 522, 697};
constexpr std::array<std::uint16_t, 95> bold_latin{
    226, 168, 291, 462, 367, 688, 486, 169, 244, 244, 343, 417, 172, 226, 172, 276, 378, 378, 378,
    378, 378, 378, 378, 378, 378, 378, 172, 172, 417, 417, 417, 289, 572, 451, 396, 432, 459, 358,
    358, 454, 472, 163, 282, 411, 359, 574, 472, 518, 390, 518, 395, 365, 421, 482, 422, 612, 426,
    396, 451, 234, 268, 234, 418, 376, 210, 367, 435, 347, 435, 391, 254, 332, 423, 163, 171, 340,
    213, 636, 423, 412, 431, 431, 246, 296, 258, 418, 358, 480, 349, 361, 358, 255, 177, 255, 422};
constexpr std::array<std::uint16_t, 92> bold_thai{
    0,   391, 415, 431, 403, 403, 453, 318, 390, 405, 415, 431, 565, 565, 425, 425, 372, 492, 551, 576, 405, 405, 391,
    438, 358, 433, 445, 445, 414, 414, 482, 482, 425, 417, 386, 329, 391, 399, 425, 379, 403, 461, 399, 438, 468, 394,
    385, 380, 340, 0,   336, 336, 0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   389, 208, 395, 252, 269, 252,
    209, 437, 0,   0,   0,   0,   0,   0,   0,   0,   450, 456, 456, 456, 456, 456, 456, 456, 456, 456, 456, 525, 697};

/// Advances rounded to whole pixels make a line this much longer than its outlines at worst.
constexpr double on_screen = 1.04;
constexpr double padding_pt = 5;  ///< two pixels and a bit on each side of a cell's text

bool is_thai(char32_t c) {
    return c >= 0x0E00 && c <= 0x0E5B;
}

bool is_zero_width(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/// In 1/1000 em.
inline unsigned advance(char32_t c, Weight weight) {
    const bool bold = weight == Weight::bold;
    if (is_thai(c)) return bold ? bold_thai[c - 0x0E00] : regular_thai[c - 0x0E00];
    if (c >= 0x20 && c <= 0x7E) return bold ? bold_latin[c - 0x20] : regular_latin[c - 0x20];
    if (c < 0x20 || is_zero_width(c)) return 0;
    return c >= 0x2E80 ? 1000 : 600;  // another font's: as wide as its letters get
}

double to_points(double thousandths) {
    return thousandths * font_size_pt / 1000.0 * on_screen;
}

/// Walks the lines of a wrapped cell; all lengths in 1/1000 em.
class Lines {
public:
    /// `breaks`: where a line of the text may end, ascending; or null.
    Lines(Points column, const std::vector<std::uint32_t>* breaks) : breaks_(breaks) {
        usable_ = std::max(400.0, (column.pt - padding_pt) * 1000.0 / font_size_pt / on_screen);
        // A Thai line ends at a word: on the average half of one, at times a long one, before the cell does.
        thai_end_ = breaks != nullptr ? usable_ : usable_ - std::min(1500.0, usable_ * 0.2);
    }

    [[nodiscard]] std::size_t count() const { return lines_; }
    [[nodiscard]] std::size_t line_start() const { return line_start_; }

    /// A paragraph begins: on the first line, or where add() met a line's end.
    void begin_paragraph(bool one_line) { one_line_ = one_line; }
    /// Whether a line holds what stands from byte `at` to the next line end.
    [[nodiscard]] bool hold_paragraph(std::string_view text, std::size_t at, Weight weight) const {
        std::uint64_t width = 0;
        while (at < text.size() && text[at] != '\n' && static_cast<double>(width) <= usable_) {
            const auto [c, length] = utf8::decode(text, at);
            width += advance(c, weight);
            at += length;
        }
        return static_cast<double>(width) <= usable_;
    }

    /// True where the character begins a new line; line_start() then says from where, for a whole word may move down.
    bool add(char32_t c, double width, std::size_t at) {
        if (c == U'\n') return begin_line(at + 1, 0, 0);
        if (c == U' ') {
            x_ += width;  // spaces hang over a line's end
            mark_break(at + 1);
            return false;
        }
        const bool thai = is_thai(c);
        if (thai && width > 0 && x_ > 0 && may_end(at)) mark_break(at);
        const double end = thai && !one_line_ ? thai_end_ : usable_;
        if (width > 0 && x_ > 0 && x_ + width > end) {
            const bool word_moves = break_x_ > 0 && x_ - break_x_ + width <= usable_;
            return word_moves ? begin_line(break_at_, x_ - break_x_, width) : begin_line(at, 0, width);
        }
        x_ += width;
        return false;
    }

private:
    /// The new line starts with `moved` of the old one and a character of `width`.
    bool begin_line(std::size_t at, double moved, double width) {
        ++lines_;
        line_start_ = at;
        x_ = moved + width;
        break_x_ = 0;
        break_at_ = at;
        return true;
    }
    /// Asked for ascending places.
    bool may_end(std::size_t at) {
        if (breaks_ == nullptr) return true;
        while (next_ < breaks_->size() && (*breaks_)[next_] < at) ++next_;
        return next_ < breaks_->size() && (*breaks_)[next_] == at;
    }
    void mark_break(std::size_t at) {
        break_x_ = x_;
        break_at_ = at;
    }

    const std::vector<std::uint32_t>* breaks_;
    std::size_t next_ = 0;  ///< of the breaks
    double usable_ = 0, thai_end_ = 0;
    bool one_line_ = false;  ///< the paragraph fits on a line: no word's end matters
    double x_ = 0;           ///< end of the line so far
    double break_x_ = 0;     ///< x of the last place where the line may end; 0: none
    std::size_t break_at_ = 0, line_start_ = 0;
    std::size_t lines_ = 1;
};

/// A cut that was forced at byte `at`, moved back behind a space where there is one not far: without a dictionary `at`
/// may stand inside a word.
std::size_t kind_cut(std::string_view text, std::size_t at) {
    const std::size_t space = text.substr(0, at).find_last_of(" \n");
    return space != std::string_view::npos && space + 1 > at / 2 ? space + 1 : at;
}

}  // namespace

Points natural_width(std::string_view text, Weight weight) {
    std::uint64_t widest = 0;
    std::uint64_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        width = c == U'\n' ? 0 : width + advance(c, weight);
        widest = std::max(widest, width);
        at += length;
    }
    return Points(to_points(static_cast<double>(widest)));
}

Points unbreakable_width(std::string_view text, Weight weight) {
    std::uint64_t widest = 0;
    std::uint64_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        width = c <= U' ' || is_thai(c) ? 0 : width + advance(c, weight);
        widest = std::max(widest, width);
        at += length;
    }
    return Points(to_points(static_cast<double>(widest)));
}

Fit fit(std::string_view text, Points column, std::size_t max_lines, std::size_t max_units, Weight weight,
        thai::Breaker* breaker) {
    const bool first_on_one = Lines(column, nullptr).hold_paragraph(text, 0, weight);
    const bool one_paragraph = text.find('\n') == std::string_view::npos;
    if (one_paragraph && first_on_one && text.size() <= max_units) return {text.size(), 1};
    std::vector<std::uint32_t> breaks;
    if (breaker != nullptr) breaks = breaker->line_breaks(text);
    Lines lines(column, breaker == nullptr ? nullptr : &breaks);
    lines.begin_paragraph(first_on_one);
    std::size_t units = 0;
    std::size_t cluster = 0;  // where the current character with its marks begins
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        const unsigned width = advance(c, weight);
        if (width > 0 || c == U'\n') cluster = at;
        units += c > 0xFFFF ? 2 : 1;
        if (units > max_units) return {kind_cut(text, cluster > at / 2 ? cluster : at), lines.count()};
        if (lines.add(c, width, at) && lines.count() > max_lines)
            return {kind_cut(text, lines.line_start()), max_lines};
        at += length;
        if (c == U'\n') lines.begin_paragraph(lines.hold_paragraph(text, at, weight));
    }
    return {text.size(), lines.count()};
}

std::size_t line_count(std::string_view text, Points column, Weight weight, thai::Breaker* breaker) {
    return fit(text, column, text.size() + 1, text.size() + 1, weight, breaker).lines;
}

}  // namespace raingan::sheet

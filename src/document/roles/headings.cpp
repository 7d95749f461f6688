// Headings that are made of bold letters: the title, centred lines over a part, bold lines over paragraphs.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/roles.h"
#include "document/roles/parts.h"
#include "document/text.h"
#include "document/visible.h"
#include "thai/characters.h"
#include "thai/list_marker.h"

namespace raingan::roles {
namespace {

constexpr std::size_t title_lines = 5, part_lines = 4;  // a longer block of centred lines is a cover, not a heading
constexpr std::size_t numbered_letters = 160, short_letters = 90, centred_letters = 200;
constexpr std::uint8_t deepest_heading = 9;

/// A paragraph or table of the flow.
struct Line {
    Paragraph* paragraph = nullptr;  ///< null: a table
    bool blank = false;              ///< nothing stands in it
    bool bold = false, centred = false;
    bool may_head = false;  ///< reads like a heading
    std::size_t letters = 0;
    thai::ListMarker marker{};
    Points size{};
};

/// Leaders and rules: "......", "-----", "____": a place to fill in or the end of something.
bool has_fill(std::string_view text) {
    constexpr std::u32string_view fills = U".…_-*=";
    constexpr std::size_t most = 3;
    char32_t last = 0;
    std::size_t same = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        same = c == last ? same + 1 : 1;
        last = c;
        if (fills.find(c) != std::u32string_view::npos && (same > most || (c == U'…' && same > 1))) return true;
    }
    return false;
}

std::size_t count_word_letters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (thai::is_thai_letter(c) || thai::is_latin_letter(c)) ++count;
    }
    return count;
}

/// A name in brackets, a signature's labels, a letter's first lines: bold often enough, never a heading.
bool is_form_line(std::string_view text) {
    static constexpr std::array<std::string_view, 12> words{"ลงชื่อ", "(ลงชื่อ", "ตำแหน่ง", "หมายเหตุ",    "เรียน ", "เรียน\t",
                                                            "วันที่ ", "ลงวันที่", "อ้างถึง",  "สิ่งที่ส่งมาด้วย", "ที่มา :", "ที่มา:"};
    if (text.starts_with('(') && text.ends_with(')')) return true;
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

std::string_view without_ends(std::string_view text) {
    text.remove_prefix(thai::skip_white_space(text, 0));
    return thai::trimmed(text);
}

bool reads_like_a_heading(std::string_view text, const thai::ListMarker& marker, bool centred) {
    const std::string_view whole = without_ends(text);
    const std::string_view words = without_ends(marker ? text.substr(marker.text) : text);
    constexpr std::size_t least_letters = 2;
    if (marker && marker.form.kind == thai::MarkerForm::Kind::bullet) return false;
    if (words.find('\t') != std::string_view::npos) return false;
    if (!centred && words.find('\n') != std::string_view::npos) return false;
    return count_word_letters(words) >= least_letters && !has_fill(whole) && !is_form_line(whole) && !is_caption(whole);
}

class HeadingFinder {
public:
    explicit HeadingFinder(Document& document) : document_(document) { collect(); }

    void find() {
        const std::size_t title_end = find_title();
        if (styled_ >= 2) return;                                // the author has said which
        if (bold_bytes_ * 2 > bytes_ && title_end == 0) return;  // bold tells nothing here
        find_over(title_end);
        set_levels(title_end);
    }

private:
    const ParagraphFormat& format_of(const Paragraph& paragraph) const {
        static const ParagraphFormat none;
        return paragraph.format < document_.paragraph_formats.size() ? document_.paragraph_formats[paragraph.format]
                                                                     : none;
    }

    void collect() {
        for (Section& section : document_.sections)
            for (Block& block : section.blocks) {
                if (auto* paragraph = std::get_if<Paragraph>(&block.what)) {
                    if (paragraph->note == 0) add(*paragraph);
                } else if (const auto* table = std::get_if<Table>(&block.what)) {
                    lines_.emplace_back();
                    for (const Row& row : table->rows)
                        for (const Cell& cell : row.cells)
                            for (const Block& inner : cell.blocks)
                                if (const auto* said = std::get_if<Paragraph>(&inner.what)) bytes_ += said->text.size();
                }
            }
    }

    void add(Paragraph& paragraph) {
        Line line;
        line.paragraph = &paragraph;
        const std::string_view text = paragraph.text;
        line.letters = letters_in(text);
        line.blank = line.letters == 0 && paragraph.objects.empty();
        bytes_ += text.size();
        const ParagraphFormat& format = format_of(paragraph);
        if (line.letters > 0 && is_bold(document_, paragraph)) {
            line.bold = true;
            bold_bytes_ += text.size();
            constexpr std::size_t far = 10;  // spaces: how some centre
            line.centred = format.alignment == Alignment::centre ||
                           (format.alignment != Alignment::end && text.starts_with(std::string(far, ' ')));
            line.marker = thai::find_list_marker(text);
            line.may_head = reads_like_a_heading(text, line.marker, line.centred);
            line.size = document_.text_formats[paragraph.runs.front().format].size;
        }
        if (format.outline_level > 0 && line.letters > 0 && !is_caption(text)) ++styled_;
        lines_.push_back(line);
    }

    [[nodiscard]] bool styled(const Line& line) const { return format_of(*line.paragraph).outline_level > 0; }

    /// A line of a centred heading; the first of them must read like one.
    [[nodiscard]] bool is_centred(const Line& line) const {
        return line.bold && line.centred && line.letters <= centred_letters && !styled(line);
    }

    /// The end of the block of centred lines of one look that begins at `first`.
    [[nodiscard]] std::size_t block_end(std::size_t first) const {
        const bool chapter = is_chapter(lines_[first].paragraph->text);  // its name may be set smaller than its number
        std::size_t end = first + 1;
        while (end < lines_.size() && is_centred(lines_[end]) && lines_[end].may_head &&
               (lines_[end].size == lines_[first].size || chapter) && !lines_[end].paragraph->text.starts_with('\f') &&
               !format_of(*lines_[end].paragraph).page_break_before)
            ++end;
        return end;
    }

    void set_block(std::size_t first, std::size_t end, std::uint8_t level) {
        for (std::size_t i = first; i < end; ++i) {
            lines_[i].paragraph->heading = level;
            lines_[i].paragraph->heading_goes_on = i > first;
        }
    }

    /// Returns where the lines behind the title begin; 0: there is none.
    std::size_t find_title() {
        std::size_t first = 0;
        while (first < lines_.size() && lines_[first].paragraph != nullptr && lines_[first].letters == 0) ++first;
        if (first == lines_.size() || lines_[first].paragraph == nullptr) return 0;
        if (!is_centred(lines_[first]) || !lines_[first].may_head) return 0;
        const std::size_t end = block_end(first);
        const bool one = end - first > title_lines;
        set_block(first, one ? first + 1 : end, 1);
        if (styled_ > 0)
            for (const Line& line : lines_)
                if (line.paragraph != nullptr && styled(line))
                    line.paragraph->heading =
                        std::min<std::uint8_t>(format_of(*line.paragraph).outline_level + 1, deepest_heading);
        return end;
    }

    /// From the end to the beginning: which lines stand over something that is no heading of their own rank.
    void find_over(std::size_t from) {
        heads_.assign(lines_.size(), false);
        std::size_t next = lines_.size();  // the next one that is not blank
        for (std::size_t i = lines_.size(); i-- > from;) {
            const Line& line = lines_[i];
            if (line.paragraph != nullptr && line.blank) continue;
            if (line.paragraph != nullptr && line.may_head && next < lines_.size() && !styled(line))
                heads_[i] = line.centred ? heads_centred(line, i, next) : heads_over(line, lines_[next], next);
            next = i;
        }
    }

    /// The last line of a block must stand over something; those above it go with it.
    [[nodiscard]] bool heads_centred(const Line& line, std::size_t i, std::size_t next) const {
        if (line.letters > centred_letters) return false;
        const bool goes_on = next == i + 1 && is_centred(lines_[next]) && lines_[next].size == line.size;
        return goes_on ? heads_[next] : !lines_[next].centred;
    }

    [[nodiscard]] bool heads_over(const Line& line, const Line& below, std::size_t next) const {
        if (line.letters > (line.marker ? numbered_letters : short_letters)) return false;
        if (below.paragraph == nullptr || !below.bold) return true;
        if (!heads_[next] || below.centred) return false;
        return !line.marker ? static_cast<bool>(below.marker) : is_deeper(below.marker, line.marker);
    }

    /// 1.1 is deeper than 1.
    static bool is_deeper(const thai::ListMarker& marker, const thai::ListMarker& above) {
        return marker && marker.form.depth > above.form.depth && marker.parts[0] == above.parts[0];
    }

    void set_levels(std::size_t from) {
        std::uint8_t part = from > 0 ? 1 : 0;      // level of what the lines stand under
        const thai::ListMarker* number = nullptr;  // of the last heading below it
        for (std::size_t i = from; i < lines_.size(); ++i) {
            if (!heads_[i]) continue;
            const Line& line = lines_[i];
            if (line.centred) {
                const std::size_t end = block_end(i);
                if (end - i <= part_lines) {
                    part = from == 0 || is_chapter(line.paragraph->text) ? 1 : 2;
                    set_block(i, end, part);
                    number = nullptr;
                }
                i = end - 1;
                continue;
            }
            const bool below_number = number != nullptr && is_deeper(line.marker, *number);
            line.paragraph->heading = static_cast<std::uint8_t>(part + (below_number ? 2 : 1));
            if (line.marker && !below_number) number = &line.marker;
        }
    }

    static bool is_chapter(std::string_view text) {
        const std::string_view words = without_ends(text);
        return words.starts_with("บทที่") || words.starts_with("ภาคผนวก");
    }

    Document& document_;
    std::vector<Line> lines_;
    std::vector<bool> heads_;
    std::size_t styled_ = 0, bytes_ = 0, bold_bytes_ = 0;
};

}  // namespace

void infer_headings(Document& document) {
    HeadingFinder(document).find();
}

}  // namespace raingan::roles

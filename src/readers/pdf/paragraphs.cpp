#include "readers/pdf/paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::pdf_reader {
namespace {

/// How wide the text up to its first place to break a line is. A word that a narrow column cuts goes on in `after`, the
/// line behind it.
double first_word_width(const Line& line, std::string_view after, thai::Breaker& breaker) {
    constexpr std::size_t looked_at = 240;
    std::string head = line.text;
    if (!line.trailing_space) head += after;
    std::size_t cut = std::min(head.size(), looked_at);
    while (cut < head.size() && (static_cast<unsigned char>(head[cut]) & 0xC0U) == 0x80) ++cut;
    head.resize(cut);
    const auto breaks = breaker.line_breaks(head);
    std::size_t end = breaks.empty() ? head.size() : breaks.front();
    while (end > 0 && head[end - 1] == ' ') --end;
    double right = line.left;
    for (const Stretch& stretch : line.stretches)
        if (stretch.begin < end) right = std::max(right, stretch.right);
    return right - line.left;
}

/// The block of most letters of a line's side; none where tags say nothing.
std::optional<std::uint32_t> block_of(const Stretch& stretch, const JoinRules& rules) {
    if (rules.blocks == nullptr || stretch.content_id < 0) return std::nullopt;
    const auto found = rules.blocks->find(stretch.content_id);
    if (found == rules.blocks->end()) return std::nullopt;
    return found->second;
}

/// The number that a text begins with, within brackets or not; 0: none.
unsigned number_at(std::string_view text) {
    unsigned number = 0;
    std::size_t digits = 0;
    if (text.starts_with('(')) text.remove_prefix(1);
    for (std::size_t at = 0; at < text.size() && digits < 4;) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (!thai::is_any_digit(c.code_point)) break;
        number = number * 10 + thai::digit_value(c.code_point);
        ++digits;
        at += c.length;
    }
    return number;
}

/// The text has an open bracket that the next line closes ("(ฉบับที่" / "89)"), or counts in its midst: "(1) … (2) …"
/// and "(3)" begins the next line.
bool counts_on(std::string_view before, std::string_view next) {
    const std::size_t open = before.rfind('('), closed = before.rfind(')');
    if (open != std::string_view::npos && (closed == std::string_view::npos || closed < open) && !next.starts_with('('))
        return true;
    const unsigned number = number_at(next);
    if (number < 2 || next.find(')') == std::string_view::npos) return false;
    for (std::size_t at = before.find(')'); at != std::string_view::npos; at = before.find(')', at + 1)) {
        std::size_t begin = at;
        while (begin > 0) {
            const utf8::Decoded c = thai::decode_before(before, begin);
            if (!thai::is_any_digit(c.code_point)) break;
            begin -= c.length;
        }
        if (begin < at && begin > 2 && number_at(before.substr(begin, at - begin)) + 1 == number) return true;
    }
    return false;
}

/// The line ends within a word, which a dictionary knows, and not far from where lines end.
bool cuts_word(const Line& line, const Line& next, const JoinRules& rules) {
    constexpr double far = 2.5;  // of the size
    if (line.trailing_space || rules.right - line.right > far * line.size) return false;
    constexpr std::size_t looked_at = 90;  // bytes
    const auto is_cut_open = [](std::string_view text, std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
    };
    std::size_t from = line.text.size() > looked_at ? line.text.size() - looked_at : 0;
    while (is_cut_open(line.text, from)) ++from;
    std::size_t to = std::min(looked_at, next.text.size());
    while (is_cut_open(next.text, to)) ++to;
    const char32_t last = thai::decode_before(line.text, line.text.size()).code_point;
    const char32_t first = utf8::decode(next.text, 0).code_point;
    if (!thai::is_thai_letter(last) || !thai::is_thai_letter(first)) return false;
    const std::string tail = line.text.substr(from);
    const auto breaks = rules.breaker->line_breaks(tail + next.text.substr(0, to));
    return std::ranges::find(breaks, static_cast<std::uint32_t>(tail.size())) == breaks.end();
}

/// What names of an agency's parts begin with.
constexpr std::array<std::string_view, 6> unit_words = {"สำนักงาน", "สำนัก", "กอง", "ฝ่าย", "หน่วย", "ศูนย์"};

bool begins_with_unit(std::string_view text) {
    return !text.starts_with("กองทุน") &&
           std::ranges::any_of(unit_words, [&](std::string_view word) { return text.starts_with(word); });
}
bool ends_in_bare_unit_word(std::string_view text) {
    return std::ranges::any_of(unit_words, [&](std::string_view word) {
        if (!text.ends_with(word)) return false;
        text.remove_suffix(word.size());
        return text.empty() || text.ends_with(' ');
    });
}

/// Two names of an agency's parts, one under the other: "กองคลัง" and "กองช่าง" are no word. A name is what stands
/// behind the last space, on however many lines.
bool are_two_units(std::string_view said, std::string_view next) {
    if (!begins_with_unit(next)) return false;
    if (const std::size_t space = said.find_last_of(" \t\n"); space != std::string_view::npos)
        said.remove_prefix(space + 1);
    constexpr std::size_t longest = 120;  // bytes: it is a name, no sentence
    if (!begins_with_unit(said) || said.size() > longest) return false;
    for (const std::string_view word : {"และ", "หรือ", "ของ", "โดย", "กับ", "ใน", "จาก", "ให้", "ต่อ", "แก่", "ตาม", "ถึง"})
        if (said.ends_with(word)) return false;
    return !ends_in_bare_unit_word(said);
}

/// The first word of a line, or its last one: what stands between places where lines may break.
std::string edge_word(const Line& line, bool last, thai::Breaker& breaker) {
    constexpr std::size_t looked_at = 90;  // bytes
    const auto is_cut_open = [&](std::size_t at) {
        return at < line.text.size() && (static_cast<unsigned char>(line.text[at]) & 0xC0U) == 0x80;
    };
    std::size_t from = last && line.text.size() > looked_at ? line.text.size() - looked_at : 0;
    while (is_cut_open(from)) ++from;
    std::size_t to = last ? line.text.size() : std::min(looked_at, line.text.size());
    while (is_cut_open(to)) ++to;
    const std::string part = line.text.substr(from, to - from);
    std::size_t begin = 0, end = part.size();
    for (const auto at : breaker.line_breaks(part)) {
        if (at == 0 || at >= part.size()) continue;
        if (last)
            begin = at;
        else
            end = std::min<std::size_t>(end, at);
    }
    while (end > begin && part[end - 1] == ' ') --end;
    return part.substr(begin, end - begin);
}

/// "ของเทศบาล", but not "ของขวัญ": ของ is a thing, too.
bool begins_with_of(std::string_view text) {
    constexpr std::string_view of = "ของ";
    if (!text.starts_with(of)) return false;
    const std::string_view behind = text.substr(of.size());
    return std::ranges::none_of(std::initializer_list<std::string_view>{"ขวัญ", "กำนัล", "ที่", "ใช้", "เสีย", "กลาง", "แจก",
                                                                        "รางวัล", "มี", "บริจาค", "หาย"},
                                [&](std::string_view word) { return behind.starts_with(word); });
}

/// What is said is not at its end: a bracket is open that the next line closes, the line ends with a word that leads on
/// ("และ", "ของ"), or the next one begins with a word that only goes on ("และ").
bool is_left_open(std::string_view before, const Line& line, const Line& next, const JoinRules& rules) {
    const std::size_t open = before.rfind('('), closed = before.rfind(')'), closes = next.text.find(')');
    const bool is_open = open != std::string_view::npos && (closed == std::string_view::npos || closed < open);
    if (is_open && closes != std::string::npos && next.text.find('(') > closes) return true;
    const std::string first = edge_word(next, false, *rules.breaker);
    for (const std::string_view word : {"และ", "หรือ", "ตลอดจน", "รวมทั้ง", "รวมถึง"})
        if (first == word) return true;
    if (begins_with_of(next.text) || line.text.ends_with('/')) return true;
    if (ends_in_bare_unit_word(line.text) && !begins_with_unit(next.text)) return true;
    // Words of two words, between which programs break lines.
    for (const auto& [head, tail] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"งบ", "ประมาณ"}, {"ดำเนิน", "การ"}, {"ดำเนิน", "งาน"}, {"รับผิด", "ชอบ"}})
        if (line.text.ends_with(head) && next.text.starts_with(tail)) return true;
    constexpr double most_room = 0.4;  // of the width: a line ends early where a long word follows, but not so early
    if (rules.right - line.right > most_room * (rules.right - line.left)) return false;
    const std::string last = edge_word(line, true, *rules.breaker);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"และ", "หรือ", "ของ", "ใน", "โดย", "เพื่อ", "ให้", "จาก", "กับ", "แก่", "ตาม",
                                                "การ", "ความ", "แห่ง", "ไม่"},
        [&](std::string_view word) { return last == word; });
}

/// What an item may begin with: groups of digits with dots between them, or letters.
struct Chain {
    std::size_t end = 0, groups = 0, letters = 0;
    std::size_t longest = 0, last = 0;  ///< digits of the longest and of the last group
    bool ends_in_dot = false;
};
Chain read_chain(std::string_view text) {
    Chain out;
    std::size_t digits = 0;
    while (out.end < text.size()) {
        const utf8::Decoded c = utf8::decode(text, out.end);
        const bool letter = thai::is_consonant(c.code_point) || thai::is_ascii_letter(c.code_point);
        if (thai::is_any_digit(c.code_point) && out.letters == 0) {
            if (++digits == 1) ++out.groups;
            out.last = digits;
            out.longest = std::max(out.longest, digits);
            out.ends_in_dot = false;
        } else if (c.code_point == '.' && digits > 0) {
            digits = 0;
            out.ends_in_dot = true;
        } else if (letter && out.groups == 0) {
            ++out.letters;
        } else {
            break;
        }
        out.end += c.length;
    }
    return out;
}

/// Digits, with the signs that numbers have.
bool is_number(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (!thai::is_any_digit(c.code_point) && c.code_point != '.' && c.code_point != ',') return false;
        at += c.length;
    }
    return !text.empty();
}

/// "ผู้รับผิดชอบ : กองคลัง".
bool begins_with_label(std::string_view text) {
    constexpr std::size_t longest = 120;  // bytes
    const std::size_t colon = text.substr(0, longest).find(':');
    return colon != std::string_view::npos && colon > 0 && text.substr(colon + 1).starts_with(' ');
}

/// The same, where the label is one word: what stands before it in its cell is something else.
bool begins_with_one_label(std::string_view text) {
    constexpr std::size_t longest = 60;  // bytes
    if (!begins_with_label(text) || !thai::is_thai_letter(utf8::decode(text, 0).code_point)) return false;
    std::string_view label = text.substr(0, text.find(':'));
    while (label.ends_with(' ')) label.remove_suffix(1);
    return label.size() <= longest && label.find_first_of(" \t(,/") == std::string_view::npos;
}

/// "มาตรการที่ ๖": behind a label and what it says, or behind "ดังนี้", the next thing.
bool begins_numbered_part(std::string_view text) {
    for (const std::string_view word : {"มาตรการที่", "ตัวชี้วัดที่", "กิจกรรมที่", "โครงการที่", "ประเด็นที่"}) {
        if (!text.starts_with(word)) continue;
        text.remove_prefix(word.size());
        while (text.starts_with(' ')) text.remove_prefix(1);
        return thai::is_any_digit(utf8::decode(text, 0).code_point);
    }
    return false;
}

/// "ต.ค.", "พ.ศ."
bool begins_with_abbreviation(std::string_view text) {
    std::size_t at = 0, letters = 0;
    while (letters < 3) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (!thai::is_consonant(c.code_point)) break;
        ++letters;
        at += c.length;
    }
    return letters > 0 && at < text.size() && text[at] == '.' &&
           thai::is_consonant(utf8::decode(text, at + 1).code_point);
}

/// Thai that begins no word.
bool needs_letter_before(char32_t c) {
    return thai::is_zero_width_thai(c) || c == thai::vowel_am || c == thai::sara_a || c == thai::sara_aa ||
           c == thai::maiyamok;
}

/// What follows a tab goes on below it.
bool hangs_under_tab(const Line& line, const Line& next) {
    return line.text.find('\t') != std::string::npos && next.text.find('\t') != std::string::npos &&
           next.left - line.left > line.size;
}

}  // namespace

bool begin_alike(std::string_view first, std::string_view next) {
    if (begins_with_label(first) && begins_with_label(next)) return true;
    std::size_t same = 0;
    while (same < first.size() && same < next.size() && first[same] == next[same] &&
           !thai::is_any_digit(utf8::decode(next, same).code_point))
        ++same;
    while (same > 0 && same < next.size() && (static_cast<unsigned char>(next[same]) & 0xC0U) == 0x80) --same;
    constexpr std::size_t least = 9;  // bytes: three letters
    return same >= least && thai::is_any_digit(utf8::decode(first, same).code_point) &&
           thai::is_any_digit(utf8::decode(next, same).code_point);
}

bool begins_item(std::string_view text) {
    const utf8::Decoded first = utf8::decode(text, 0);
    const char32_t c = first.code_point;
    const bool bullet = c == '-' || c == 0x2013 || c == 0x2022 || c == 0x25CF || c == 0x25CB || c == 0x25A0 ||
                        c == 0x2713 || c == 0x27A2 || c == '*' || (c >= 0xF000 && c <= 0xF0FF) || c == 0xB7;
    if (bullet) return true;
    const bool open = c == '(';
    Chain chain = read_chain(text.substr(open ? first.length : 0));
    chain.end += open ? first.length : 0;
    if (chain.end >= text.size()) return false;  // a number alone
    const utf8::Decoded mark = utf8::decode(text, chain.end);
    const bool letter = chain.groups == 0 && chain.letters == 1, number = chain.groups > 0 && chain.letters == 0;
    if (mark.code_point == ')') return (letter || number) && chain.longest <= 3;
    if (open || chain.longest > 2) return false;
    const utf8::Decoded behind = utf8::decode(text, chain.end + mark.length);
    if (letter) return mark.code_point == '.' && behind.code_point == ' ';
    if (!number) return false;
    // "๑." and "๑.๒ ก", but no "๙๒.๕๐ คะแนน" and no "๒ คน".
    if (chain.ends_in_dot) return true;
    return chain.groups > 1 && chain.last == 1 && (mark.code_point == ' ' || mark.code_point == '\t');
}

bool is_continued(std::string_view before_text, const Line& line, const Line& next, const JoinRules& rules,
                  std::string_view behind) {
    if (line.stretches.empty() || next.stretches.empty()) return false;
    const auto before = block_of(line.stretches.back(), rules), after = block_of(next.stretches.front(), rules);
    if (before && after) return *before == *after;
    const double size = std::max(line.size, next.size);
    const double down = line.base - next.base;
    constexpr double other_size = 0.2, most_spacing = 2.1;
    if (std::abs(line.size - next.size) > other_size * size || down > most_spacing * size) return false;
    if (needs_letter_before(utf8::decode(next.text, 0).code_point)) return true;  // a line that was cut in a cluster
    // A number that its column is too narrow for; but none has two points.
    if (is_number(line.text) && is_number(next.text))
        return before_text.find('.') == std::string_view::npos || next.text.find('.') == std::string::npos;
    if (begins_item(next.text) && !counts_on(before_text, next.text)) return false;
    if (begin_alike(before_text, next.text)) return false;
    if (hangs_under_tab(line, next)) return true;
    if (is_left_open(before_text, line, next, rules)) return true;
    if (cuts_word(line, next, rules)) return true;
    if (begins_with_one_label(next.text)) return false;
    if (begins_numbered_part(next.text) &&
        (begins_with_label(before_text) || line.text.ends_with("ดังนี้") || line.text.ends_with("ดังต่อไปนี้")))
        return false;
    // An indent begins a paragraph, but for the lines that hang under an item.
    const double indent = next.left - line.left;
    if (indent > 1.2 * size && !begins_item(line.text) && rules.right - next.right < 2 * size) return false;
    constexpr double slack = 1;
    const double space = line.trailing_space ? 0.2 * size : 0;
    return line.right + space + first_word_width(next, behind, *rules.breaker) > rules.right - slack;
}

std::vector<LineGroup> join_lines(std::vector<Line> lines, const JoinRules& rules) {
    std::vector<LineGroup> groups;
    std::string text;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        Line& line = lines[at];
        const std::string_view after =
            at + 1 < lines.size() ? std::string_view(lines[at + 1].text) : std::string_view();
        const bool goes_on = !groups.empty() && is_continued(text, groups.back().lines.back(), line, rules, after);
        if (!goes_on) {
            groups.emplace_back();
            text.clear();
        }
        text += line.text + ' ';
        LineGroup& group = groups.back();
        constexpr double rise = 0.8, fall = 0.25;
        if (group.lines.empty()) group.top = line.base + rise * line.size;
        group.bottom = line.base - fall * line.size;
        group.lines.push_back(std::move(line));
    }
    return groups;
}

std::string joint(const Line& line, const Line& next, std::string_view said) {
    if (line.trailing_space || are_two_units(said.empty() ? line.text : said, next.text)) return " ";
    const char32_t last = thai::decode_before(line.text, line.text.size()).code_point;
    const char32_t first = utf8::decode(next.text, 0).code_point;
    if (is_number(line.text) && thai::is_any_digit(last) && (thai::is_any_digit(first) || first == '.')) return "";
    if (last == '-' && thai::is_ascii_letter(first)) return "";
    if (thai::is_thai_letter(last) && begins_with_abbreviation(next.text)) return " ";
    // Spaces at the ends of lines are often left out. Thai goes on without one; between a letter and a number, and
    // between Latin words, there was one.
    if (thai::is_thai_letter(last) && thai::is_thai_letter(first) && last != thai::maiyamok && last != thai::paiyannoi)
        return "";
    if (last == '/' || last == '(' || first == ')') return "";
    return " ";
}

}  // namespace raingan::pdf_reader

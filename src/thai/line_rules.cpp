#include "thai/line_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "thai/characters.h"

namespace raingan::thai {
namespace {
namespace line_rules {  // for the classes' short names, which other files of the folder use as well

using enum LineClass;

struct ClassRange {
    char32_t first, last;
    LineClass line_class;
};

// Sorted. What is in no range is `other`.
constexpr auto ranges = std::to_array<ClassRange>({
    {0x00, 0x08, sign},        {0x09, 0x09, blank},
    {0x0A, 0x0D, line_end},    {0x0E, 0x1F, sign},
    {0x20, 0x20, blank},       {'!', '!', ending},
    {'"', '"', quote},         {'#', '#', prefix},
    {'$', '$', prefix},        {'%', '%', ending},
    {'&', '\'', sign},         {'(', '(', opening},
    {')', ')', closing},       {'*', '+', sign},
    {',', ',', ending},        {'-', '-', hyphen},
    {'.', '.', stop},          {'/', '/', slash},
    {'0', '9', digit},         {':', ';', ending},
    {'<', '>', sign},          {'?', '?', ending},
    {'@', 'Z', latin},         {'[', '[', opening},
    {'\\', '\\', sign},        {']', ']', closing},
    {'^', '_', sign},          {'`', 'z', latin},
    {'{', '{', opening},       {'|', '|', sign},
    {'}', '}', closing},       {'~', 0x84, sign},
    {0x85, 0x85, line_end},    {0x86, 0x9F, sign},
    {0xA0, 0xA0, glue},        {0xA1, 0xA1, opening},
    {0xA2, 0xA2, ending},      {0xA3, 0xA5, prefix},
    {0xA6, 0xAA, sign},        {0xAB, 0xAB, opening},
    {0xAC, 0xAF, sign},        {0xB0, 0xB0, ending},
    {0xB1, 0xB6, sign},        {0xB7, 0xB7, bullet},
    {0xB8, 0xBA, sign},        {0xBB, 0xBB, closing},
    {0xBC, 0xBE, digit},       {0xBF, 0xBF, opening},
    {0xC0, 0x2FF, latin},      {0x300, 0x36F, mark},
    {0x370, 0x482, latin},     {0x483, 0x489, mark},
    {0x48A, 0x58F, latin},     {0xE00, 0xE30, thai},
    {0xE31, 0xE31, mark},      {0xE32, 0xE33, thai},
    {0xE34, 0xE3A, mark},      {0xE3B, 0xE3E, thai},
    {0xE3F, 0xE3F, prefix},    {0xE40, 0xE46, thai},
    {0xE47, 0xE4E, mark},      {0xE4F, 0xE4F, bullet},
    {0xE50, 0xE59, digit},     {0xE5A, 0xE5B, ending},
    {0xE5C, 0xE7F, thai},      {0x1E00, 0x1FFF, latin},
    {0x2000, 0x2006, blank},   {0x2007, 0x2007, glue},
    {0x2008, 0x200A, blank},   {0x200B, 0x200B, zero_width},
    {0x200C, 0x200F, mark},    {0x2010, 0x2010, hyphen},
    {0x2011, 0x2011, glue},    {0x2012, 0x2015, dash},
    {0x2016, 0x2017, sign},    {0x2018, 0x2018, opening},
    {0x2019, 0x2019, closing}, {0x201A, 0x201C, opening},
    {0x201D, 0x201D, closing}, {0x201E, 0x201F, opening},
    {0x2020, 0x2023, bullet},  {0x2024, 0x2026, ending},
    {0x2027, 0x2027, sign},    {0x2028, 0x2029, line_end},
    {0x202A, 0x202E, mark},    {0x202F, 0x202F, glue},
    {0x2030, 0x2037, ending},  {0x2038, 0x2038, sign},
    {0x2039, 0x2039, opening}, {0x203A, 0x203A, closing},
    {0x203B, 0x203B, bullet},  {0x203C, 0x203D, ending},
    {0x203E, 0x205E, sign},    {0x205F, 0x205F, blank},
    {0x2060, 0x2060, glue},    {0x2061, 0x206F, mark},
    {0x2070, 0x209F, latin},   {0x20A0, 0x20CF, prefix},
    {0x20D0, 0x20FF, mark},    {0x2100, 0x214F, latin},
    {0x2150, 0x218F, digit},   {0x2190, 0x21FF, sign},
    {0x2200, 0x22FF, sign},    {0x2300, 0x2BFF, bullet},
    {0x3000, 0x3000, blank},   {0xE000, 0xF8FF, bullet},
    {0xFE00, 0xFE0F, mark},    {0xFE20, 0xFE2F, mark},
    {0xFEFF, 0xFEFF, glue},    {0xFFFD, 0xFFFD, latin},
});

constexpr std::array<LineClass, 128> ascii_classes = [] {
    std::array<LineClass, 128> classes{};
    for (const ClassRange& range : ranges)
        for (char32_t c = range.first; c <= range.last && c < 128; ++c) classes[c] = range.line_class;
    return classes;
}();
constexpr std::array<LineClass, 128> thai_classes = [] {
    std::array<LineClass, 128> classes{};
    for (const ClassRange& range : ranges)
        for (char32_t c = range.first; c <= range.last; ++c)
            if (in_thai_block(c)) classes[c - 0xE00] = range.line_class;
    return classes;
}();

// What stands on both sides of a place that may be a break, blanks between them left out.
struct BreakPlace {
    std::string_view text;
    LineClass before = blank, after = blank;
    char32_t after_character = 0;
    std::size_t at = 0;            // where `after` begins
    std::size_t before_begin = 0;  // of the last character that is no blank, its marks included
    std::size_t before_end = 0;
    bool item_head = false;   // nothing but blanks stood before `before`: it may be a bullet
    bool quote_open = false;  // an odd number of " so far
};

// "ข้อ ๑", "พ.ศ. ๒๕๖๖" stay together, and "๙๙.๒๔ คะแนน" (docs/thai-text.md#line-breaks). No others: Word breaks at any
// space.
constexpr std::array<std::string_view, 4> nouns_before_number = {"ข้อ", "ตัวชี้วัดที่", "พ.ศ.", "ค.ศ."};
constexpr std::array<std::string_view, 2> units_after_number = {"คะแนน", "บาท"};

bool is_named_pair(const BreakPlace& place) {
    if (place.after == digit) {
        const std::string_view head = place.text.substr(0, place.before_end);
        return std::ranges::any_of(nouns_before_number, [&](std::string_view noun) { return head.ends_with(noun); });
    }
    if (place.before != digit || place.after != thai) return false;
    const std::string_view rest = place.text.substr(place.at, 16);
    return std::ranges::any_of(units_after_number, [&](std::string_view unit) { return rest.starts_with(unit); });
}

// ณ, a word of one letter, belongs to what follows it.
bool is_lone_na(const BreakPlace& place) {
    constexpr std::string_view na = "ณ";
    if (place.text.substr(place.before_begin, place.before_end - place.before_begin) != na) return false;
    const utf8::Decoded neighbour = decode_before(place.text, place.before_begin);
    return neighbour.length == 0 || !in_thai_block(neighbour.code_point);
}

// ะ า ำ ๅ belong to a letter before them, even when a slip parted them from it.
bool is_following_vowel(char32_t c) {
    return c == sara_a || c == sara_aa || c == vowel_am || c == lakkhangyao;
}

// Word breaks at a space whatever sign follows: "( ....... )" and "บ่อย ๆ" part there, dotted lines above all.
bool follows_blank(const BreakPlace& place) {
    if (is_following_vowel(place.after_character)) return false;
    switch (place.after) {
        case mark:
        case zero_width:
            return false;
        case glue:
            if (place.after_character != no_break_space) return false;
            break;
        case quote:
            if (place.quote_open) return false;
            break;
        case thai:
            if (place.after_character == paiyannoi && !place.text.substr(place.at).starts_with("ฯพณ")) return false;
            break;
        default:
            break;
    }
    return place.before != opening && !is_named_pair(place) && !is_lone_na(place);
}

// "ป.ป.ช.และ": behind the stop of an abbreviation a word may begin, but not the abbreviation's next part ("ป.ช.").
// A lone label ("ก.", "๑.") is not parted from its item.
bool word_begins_after_stop(const BreakPlace& place) {
    constexpr std::size_t longest_part = 4;
    std::size_t at = place.at;
    for (std::size_t letters = 0; letters <= longest_part; ++letters) {
        const utf8::Decoded c = utf8::decode(place.text, at);
        if (c.code_point == '.') return false;
        if (!is_thai_letter(c.code_point)) break;
        at += c.length;
    }
    std::size_t letters = 0;
    std::size_t back = place.before_begin;
    while (back > 0 && letters < 2) {
        const utf8::Decoded c = decode_before(place.text, back);
        if (!is_thai_letter(c.code_point) && c.code_point != '.') break;
        ++letters;
        back -= c.length;
    }
    return letters >= 2;
}

// "ต.ค.๒๕๖๕" may be parted, "พ.ศ.๒๕๖๖", "ก.๑" and "1.5" not.
bool number_begins_after_stop(const BreakPlace& place) {
    return word_begins_after_stop(place) && !is_named_pair(place);
}

enum Verdict : std::uint8_t {
    no,
    yes,
    ask_words,
    ask_icu,
    ask_stop_thai,
    ask_stop_digit,
    ask_pair,
    ask_head,
    ask_quote
};

Verdict before_thai(LineClass before) {
    switch (before) {
        case thai:
            return ask_words;
        case digit:
            return ask_pair;
        case stop:
            return ask_stop_thai;
        case hyphen:
        case dash:
        case sign:
            return ask_head;
        case quote:
            return ask_quote;
        case latin:
        case closing:
        case ending:
        case slash:
            return yes;
        default:
            return no;
    }
}

Verdict after_thai(LineClass after) {
    switch (after) {
        case digit:
            return ask_pair;
        case quote:
            return ask_quote;
        case latin:
        case opening:
        case prefix:
        case bullet:
            return yes;
        default:
            return no;
    }
}

Verdict verdict(LineClass before, LineClass after) {
    if (before == zero_width) return yes;
    if (before == glue || after == glue || after == mark || after == zero_width || before == opening) return no;
    if (before == other || after == other) return ask_icu;
    if (after == thai) return before_thai(before);
    if (before == thai) return after_thai(after);
    if (before == hyphen && after == latin) return ask_head;
    if (before == dash && (after == latin || after == digit)) return ask_head;
    if (before == stop && after == digit) return ask_stop_digit;
    return no;
}

bool allows(const BreakPlace& place, const std::vector<std::uint8_t>& word_edge) {
    if (is_following_vowel(place.after_character)) return false;
    switch (verdict(place.before, place.after)) {
        case yes:
            return true;
        case ask_words:
            if (place.after_character == maiyamok || place.after_character == paiyannoi) return false;
            [[fallthrough]];
        case ask_icu:
            return place.at < word_edge.size() && word_edge[place.at] != 0;
        case ask_stop_thai:
            return word_begins_after_stop(place);
        case ask_stop_digit:
            return number_begins_after_stop(place);
        case ask_pair:
            return !is_named_pair(place);
        case ask_head:
            return !place.item_head;
        case ask_quote:
            return !place.quote_open;
        case no:
            break;
    }
    return false;
}

}  // namespace line_rules
}  // namespace

LineClass line_class(char32_t c) {
    using namespace line_rules;
    if (c < 128) return ascii_classes[c];
    if (in_thai_block(c)) return thai_classes[c - 0xE00];
    const auto* const after =
        std::ranges::upper_bound(ranges, c, {}, [](const ClassRange& range) { return range.first; });
    if (after == ranges.begin()) return LineClass::other;
    const ClassRange& range = *(after - 1);
    return c <= range.last ? range.line_class : LineClass::other;
}

TextNeeds needs_of(std::string_view text) {
    using namespace line_rules;
    TextNeeds needs;
    bool letter = false;
    for (std::size_t at = 0; at < text.size() && !(needs.thai && needs.other);) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        const LineClass of = c.code_point < 128 ? blank : line_class(c.code_point);
        needs.other = needs.other || of == LineClass::other;
        needs.thai = needs.thai || (letter && of == thai);
        letter = of == thai || (letter && of == mark);
    }
    return needs;
}

std::vector<std::uint32_t> breaks_by_rules(std::string_view text, const std::vector<std::uint8_t>& word_edge) {
    using namespace line_rules;
    std::vector<std::uint32_t> breaks;
    breaks.reserve(text.size() / 12 + 1);
    BreakPlace place{.text = text};
    bool blanks = false;
    bool after_tab = false;  // Word wraps between two tabs
    bool anything = false;   // on this line, before place.before
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const LineClass of = line_class(c.code_point);
        place.at = at;
        place.after = of;
        place.after_character = c.code_point;
        const std::size_t next = at + c.length;
        if (of == line_end) {
            // CR LF is one; the break stands behind it, and blanks at the end of a line go with it.
            at = c.code_point == '\r' && next < text.size() && text[next] == '\n' ? next + 1 : next;
            breaks.push_back(static_cast<std::uint32_t>(at));
            place = {.text = text, .at = at, .before_begin = at, .before_end = at};
            blanks = anything = after_tab = false;
            continue;
        }
        if (of == blank) {
            if (after_tab) breaks.push_back(static_cast<std::uint32_t>(at));
            blanks = true;
        } else if (of == mark && !blanks) {
            place.before_end = next;
        } else {
            const bool first = place.before == blank;
            place.item_head = !anything;
            if (blanks ? follows_blank(place) : !first && allows(place, word_edge))
                breaks.push_back(static_cast<std::uint32_t>(at));
            if (of == quote) place.quote_open = !place.quote_open;
            anything = anything || !first;
            place.before = of == mark ? thai : of;
            place.before_begin = at;
            place.before_end = next;
            blanks = false;
        }
        after_tab = c.code_point == '\t';
        at = next;
    }
    const auto end = static_cast<std::uint32_t>(text.size());
    if (!text.empty() && (breaks.empty() || breaks.back() != end)) breaks.push_back(end);
    return breaks;
}

}  // namespace raingan::thai

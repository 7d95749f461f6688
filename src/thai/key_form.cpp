// Rules 17–21 of docs/thai-text.md#normalisation: one form for what is compared, whatever is printed.

#include <cstddef>

#include "thai/characters.h"
#include "thai/normal_form.h"

namespace raingan::thai {
namespace {

bool is_double_quote(char32_t c) {
    return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02;
}
bool is_single_quote(char32_t c) {
    return (c >= 0x2018 && c <= 0x201B) || c == 0x60 || c == 0xB4;
}
bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '~' || c == 0xFF0D;
}

bool hugs_left(char32_t c) {
    return c == ')' || c == maiyamok || c == paiyannoi;
}
bool hugs_right(char32_t c) {
    return c == '(' || c == maiyamok || c == paiyannoi;
}

}  // namespace

void unify_digits(Work& work) {
    bool digit_before = false;
    std::vector<Item>& items = work.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Item& item = items[i];
        const bool wide = item.c >= 0xFF10 && item.c <= 0xFF19;
        if (is_thai_digit(item.c) || wide) work.replace(item, U'0' + digit_value(item.c), Rule::digits);
        // ๒๕๖o, where no Latin word goes on.
        const bool letter_o = item.c == 'o' || item.c == 'O';
        if (digit_before && letter_o) {
            std::size_t end = i;
            while (end < items.size() && (items[end].c == 'o' || items[end].c == 'O')) ++end;
            if (end == items.size() || !is_latin_letter(items[end].c))
                work.replace(item, '0', Rule::digit_letter_confusion);
        }
        digit_before = is_ascii_digit(item.c);
    }
}

void unify_punctuation(Work& work) {
    for (Item& item : work.items) {
        if (is_double_quote(item.c)) work.replace(item, '"', Rule::quotes_dashes);
        if (is_single_quote(item.c)) work.replace(item, '\'', Rule::quotes_dashes);
        if (is_dash(item.c)) work.replace(item, '-', Rule::quotes_dashes);
    }
}

void unify_gaps(Work& work) {
    std::vector<Item>& items = work.items;
    const auto rule_of = [](char32_t c) {
        return c == maiyamok || c == paiyannoi ? Rule::repetition_sign : Rule::spaces;
    };
    std::size_t kept = 0;
    for (std::size_t at = 0; at < items.size();) {
        if (items[at].c != ' ') {
            items[kept++] = items[at++];
            continue;
        }
        std::size_t end = at;
        while (end < items.size() && items[end].c == ' ') ++end;
        const char32_t before = kept > 0 ? items[kept - 1].c : 0;
        const char32_t after = end < items.size() ? items[end].c : 0;
        const bool drop = before == 0 || after == 0 || hugs_right(before) || hugs_left(after);
        const Rule rule = rule_of(before) == Rule::spaces ? rule_of(after) : rule_of(before);
        if (!drop) items[kept++] = items[at++];
        for (; at < end; ++at) work.touch(items[at].source, drop ? rule : Rule::spaces);
    }
    items.resize(kept);
}

}  // namespace raingan::thai

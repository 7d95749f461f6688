#include "thai/list_marker.h"

#include <algorithm>

#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::thai {
namespace {

/// Bytes of one character of `set` at `at`; 0: another one stands there.
std::size_t one_of(std::string_view source, std::size_t at, std::u32string_view set) {
    const auto [c, length] = utf8::decode(source, at);
    return length != 0 && set.find(c) != std::u32string_view::npos ? length : 0;
}

bool is_word_letter(char32_t c) {
    return is_ascii_letter(c) || (c >= 0x0E01 && c <= nikhahit);
}

/// "๑", "๑.๑", "12" at `at`: the offset behind it, or `at`.
std::size_t skip_ordinal(std::string_view source, std::size_t at, ListMarker& marker) {
    std::size_t end = at;
    std::size_t digits = 0;
    while (digits < ListMarker::most_parts) {
        const auto [c, length] = utf8::decode(source, end);
        if (length == 0 || !is_any_digit(c)) {
            if (c != U'.' || digits == 0) break;
            if (!is_any_digit(utf8::decode(source, end + 1).code_point)) break;
            ++marker.form.depth;
        } else {
            std::uint32_t& part = marker.parts.at(marker.form.depth);
            part = part * 10 + digit_value(c);
        }
        end += length;
        ++digits;
    }
    if (digits > 0) ++marker.form.depth;
    return end;
}

bool find_bullet(std::string_view source, ListMarker& marker) {
    // The private ones are bullets of Symbol and Wingdings, which Word writes into typed lists.
    constexpr std::u32string_view bullets = U"-‐‑–—−•●○▪■◦*✓✔➢►\uF0B7\uF0A7\uF0D8\uF0FC\uF076";
    const std::size_t at = marker.begin;
    marker.form.bullet = utf8::decode(source, at).code_point;
    if (is_word_letter(marker.form.bullet)) return false;  // nearly every line begins with one
    const std::size_t length = one_of(source, at, bullets);
    if (length == 0) return false;
    marker.end = at + length;
    const std::size_t after = skip_white_space(source, marker.end);
    const char32_t next = utf8::decode(source, after).code_point;
    // "-๕" is a number and "--" a rule.
    if (!is_word_letter(next) && next != U'"' && next != U'(' && next != 0x201C && after == marker.end) return false;
    marker.text = after;
    return true;
}

void find_number(std::string_view source, ListMarker& marker) {
    MarkerForm& form = marker.form;
    form = {};
    form.kind = MarkerForm::Kind::number;
    form.opened = source.substr(marker.begin).starts_with('(');
    const std::size_t first = marker.begin + (form.opened ? 1 : 0);
    std::size_t end = skip_ordinal(source, first, marker);
    if (end == first) {  // ก. ข) — one consonant
        const auto [c, length] = utf8::decode(source, first);
        if (!is_consonant(c)) return;
        form.kind = MarkerForm::Kind::letter;
        marker.parts[0] = c;
        end = first + length;
        const std::string_view rest = source.substr(end);
        if (!rest.starts_with(')') && !(rest.starts_with('.') && skip_white_space(source, end + 1) > end + 1)) return;
    }
    const bool compound = source.substr(first, end - first).find('.') != std::string_view::npos;
    const std::size_t closed = end + one_of(source, end, form.opened ? U")" : U".)");
    const std::size_t after = skip_white_space(source, closed);
    if (closed == end && !(compound && after > end && !form.opened)) return;
    if (is_any_digit(utf8::decode(source, after).code_point) && after == closed) return;
    if (closed != end) form.closed = static_cast<unsigned char>(source[end]);
    marker.end = closed;
    marker.text = after;
}

}  // namespace

std::size_t skip_white_space(std::string_view text, std::size_t at) {
    // Nothing that begins with Thai's first byte is a space.
    while (at < text.size() && text[at] != '\xE0') {
        const auto [c, length] = utf8::decode(text, at);
        if (!(is_white_space(c) || is_unseen(c))) break;
        at += length;
    }
    return at;
}

ListMarker find_list_marker(std::string_view line) {
    ListMarker marker;
    marker.begin = skip_white_space(line, 0);
    if (!find_bullet(line, marker)) find_number(line, marker);
    return marker;
}

bool follows(const ListMarker& marker, const ListMarker& next) {
    if (!(marker.form == next.form)) return false;
    if (marker.form.kind == MarkerForm::Kind::bullet) return true;
    if (marker.form.kind == MarkerForm::Kind::letter) {
        // ฃ and ฅ number nothing; ฤ and ฦ are no consonants of their own.
        const auto passed_over = [](char32_t c) { return c == 0x0E03 || c == 0x0E05 || c == rue || c == lue; };
        char32_t expected = marker.parts[0] + 1;
        while (passed_over(expected)) ++expected;
        return next.parts[0] == expected;
    }
    const std::size_t last = marker.form.depth - 1U;
    return next.parts.at(last) == marker.parts.at(last) + 1 &&
           std::equal(marker.parts.begin(), marker.parts.begin() + static_cast<std::ptrdiff_t>(last),
                      next.parts.begin());
}

}  // namespace raingan::thai

// Where a line may end outside Thai words: spaces, punctuation, and where scripts meet (docs/thai-text.md#line-breaks,
// docs/word-layout.md#thai-breaks). Word breaks less than UAX #14 here (not inside a web address) and more (between
// Thai and Latin or digits).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace raingan::thai {

/// What a character is to the rules.
enum class LineClass : std::uint8_t {
    thai,        // letters, also ฯ ๆ: between two of them the dictionary decides
    latin,       // letters of scripts that break at spaces only
    digit,       // ASCII and Thai
    opening,     // ( [ “
    closing,     // ) ] ”
    ending,      // , : ; % !: stays with what it follows
    stop,        // .
    slash,       // /
    hyphen,      // -
    dash,        // – —
    quote,       // " : opens or closes
    prefix,      // ฿ $ №: stays with what follows
    sign,        // = + & …
    bullet,      // boxes, dots, arrows at the head of an item
    glue,        // U+00A0, U+2060
    zero_width,  // U+200B
    mark,        // combining
    blank,
    line_end,
    other,  // scripts of which ICU knows more than these rules
};

LineClass line_class(char32_t c);

/// What a text needs before its breaks are known.
struct TextNeeds {
    bool thai = false;   ///< two Thai letters in a row or more: the dictionary
    bool other = false;  ///< LineClass::other
};
TextNeeds needs_of(std::string_view text);

/// The breaks of `text`, as Breaker::line_breaks gives them. `word_edge[i]` is 1 where ICU and the word list allow a
/// break at byte i; used only between two Thai letters and beside LineClass::other. May be empty when the text needs
/// neither.
std::vector<std::uint32_t> breaks_by_rules(std::string_view text, const std::vector<std::uint8_t>& word_edge);

}  // namespace raingan::thai

// Text in the form in which it is searched, and the way back to its place in the source. Offices put spaces and line
// breaks anywhere in Thai text, and write Thai or Western digits; so texts are compared without spaces and with one
// kind of digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan {

/// `text`: no white space or invisible characters (but one U+0020 where it parts two digits), ASCII digits, lower-case
/// Latin, one kind of dash and of quote.
struct SearchKey {
    std::string text;
    std::vector<std::uint32_t> at;  ///< at[i]: source offset of the character that byte i came from; at[size]: its end

    /// Source offset behind the last character of text[0, end); the spaces that follow it are not included.
    [[nodiscard]] std::size_t source_end(std::size_t end, std::string_view source) const;
    /// The first byte of the key that came from there or from behind it.
    [[nodiscard]] std::size_t at_source(std::size_t source) const;
};

/// The source is text of a Document (normalised at Level::body), else its marks' order is not settled.
SearchKey squeeze(std::string_view source);

/// squeeze() without the way back.
std::string key_of(std::string_view source);

/// The bytes that a list marker at the beginning takes with the spaces behind it: "- ", "• ", "๑. ", "1) ", "(๑) ",
/// "๑.๑ ", "ก. "; 0 if there is none. A bare number is no marker.
std::size_t marker_length(std::string_view source);

std::string_view trimmed(std::string_view text);  ///< without white space (also U+00A0, U+200B) at both ends
/// Where the first line of the text ends: at a forced line break, or npos.
std::size_t find_line_end(std::string_view text);

/// Offset of `part` in `text` at or after `from`, or npos. std::string_view::find looks for the first byte, and nearly
/// every character of Thai begins with the same one.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t from = 0);
bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts);

/// Length of the longest of `parts` that `text` starts with; 0: none.
template <typename Parts>
std::size_t starts_with_any(std::string_view text, const Parts& parts) {
    std::size_t longest = 0;
    for (std::string_view part : parts)
        if (part.size() > longest && text.starts_with(part)) longest = part.size();
    return longest;
}

/// What is left of `text` when these words are taken from its beginning, as often as they stand there.
template <typename Parts>
std::string_view without_first(std::string_view text, const Parts& words) {
    while (const std::size_t word = starts_with_any(text, words)) text.remove_prefix(word);
    return text;
}

}  // namespace raingan

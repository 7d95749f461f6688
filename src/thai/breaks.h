// Where a line of Thai may end: ICU's dictionary with the guards of docs/thai-text.md#line-breaks, and grapheme
// clusters.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace raingan::thai {

/// Opening ICU's Thai breaker costs 2 ms, so one Breaker serves a job. Not for use by two threads at once.
class Breaker {
public:
    Breaker();
    ~Breaker();
    Breaker(Breaker&&) noexcept;
    Breaker& operator=(Breaker&&) noexcept;

    /// Byte offsets in (0, text.size()] where a line may end, ascending; the end of the text is the last one.
    /// Offsets lie behind the spaces that precede them. Text without Thai never opens the dictionary.
    std::vector<std::uint32_t> line_breaks(std::string_view text);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The byte offset behind the grapheme cluster that begins at `from` (UAX #29; น้ำ is one cluster).
std::size_t next_cluster(std::string_view text, std::size_t from);

bool is_thai(char32_t c);
bool is_thai_mark(char32_t c);  ///< zero-width vowel, tone or sign (general category Mn)

}  // namespace raingan::thai

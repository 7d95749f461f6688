// What COUNTIF and its like ask of a cell: ">=85", "ผ่าน", "ก*", "<>", 5 (ECMA-376 Part 1 18.17.7.63).
#pragma once

#include <string>

#include "readers/formula/value.h"

namespace raingan::formula {

class Criterion {
public:
    /// Throws NotComputable where what is asked depends on regional settings (a date as text).
    explicit Criterion(const Value& asked);
    [[nodiscard]] bool holds(const Value& value) const;

private:
    enum class Test : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal } test_ = Test::equal;
    [[nodiscard]] bool is_equal(const Value& value) const;
    Value operand_;
    std::string text_;       ///< of the operand, folded
    bool blank_ = false;     ///< a comparison with nothing
    bool or_empty_ = false;  ///< an empty text is as good as a blank
};

/// Whether all of the text is what the pattern says: * any letters, ? one, ~ before either: itself. Both folded.
bool matches(std::string_view text, std::string_view pattern);
bool has_wildcards(std::string_view pattern);
/// Where the pattern begins in the text, in bytes, from `from` on; npos where it does not.
std::size_t find_pattern(std::string_view text, std::string_view pattern, std::size_t from);

}  // namespace raingan::formula

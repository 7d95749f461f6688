// What formulas compute with (ECMA-376 Part 1 18.17.2): values, and how one kind is taken for another.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::formula {

enum class ErrorCode : std::uint8_t { null, division, value, reference, name, number, not_available };

/// "#DIV/0!"
std::string_view text_of(ErrorCode code);
/// The error that is written so; none where the text is no error, or one of later versions.
std::optional<ErrorCode> error_of(std::string_view text);

/// Small, for there are many: a text lives in the book or in the evaluator's scratch.
struct Value {
    enum class Kind : std::uint8_t { blank, number, text, boolean, error } kind = Kind::blank;
    ErrorCode error = ErrorCode::value;
    double number = 0;  ///< with boolean 0 or 1
    std::string_view text;

    Value() = default;
    Value(double value) : kind(Kind::number), number(value) {}        // NOLINT(google-explicit-constructor): it is one
    Value(ErrorCode code) : kind(Kind::error), error(code) {}         // NOLINT(google-explicit-constructor)
    Value(std::string_view words) : kind(Kind::text), text(words) {}  // NOLINT(google-explicit-constructor)
    static Value of(bool truth) {
        Value value(truth ? 1.0 : 0.0);
        value.kind = Kind::boolean;
        return value;
    }
    [[nodiscard]] bool is(Kind which) const { return kind == which; }
};

/// Thrown where a formula's value cannot be known here; its cell is told.
struct NotComputable {
    enum class Why : std::uint8_t {
        grammar,    ///< not understood, or of a kind that is not computed (tables, other files, volatile functions)
        function,   ///< a function that is not known
        circular,   ///< it depends on itself
        dependent,  ///< it depends on a cell that cannot be computed
        too_much,   ///< a limit
    } why = Why::grammar;
    std::string what{};  ///< the function's name
};

/// A number as it reads in a text (&): all its digits, 15 at most.
std::string text_of(double number);
/// The number that a text is, as arithmetic and VALUE take it: "1,234.50", "(12)", "5%", "฿7", "8:30", "2023-09-30"
/// (a day of the system that begins in 1900). None where it is no number. Throws NotComputable where that depends on
/// regional settings (dates).
std::optional<double> number_in(std::string_view text);

/// < 0, 0, > 0: numbers before texts before booleans; a blank is like what it is compared with; letters of either case
/// are equal, and so are numbers in 15 digits. Neither may be an error.
int compare(const Value& a, const Value& b);
/// As compare, to say which comes first. Throws NotComputable for two texts of more than ASCII letters and digits,
/// whose order is that of a language.
int order_of(const Value& a, const Value& b);
/// As Excel compares numbers and sums: what differs behind the 15th digit is equal.
bool nearly_equal(double a, double b);

/// A text whose letters have one case, for comparing.
std::string folded(std::string_view text);

}  // namespace raingan::formula

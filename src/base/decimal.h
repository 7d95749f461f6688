// Exact decimal numbers: scores are decided in hundredths (docs/field.md#scores), where binary doubles round wrongly.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan {

/// units × 10^-places. Equal values with different places compare equal (100 == 100.00) but keep how they were written.
///
/// Nothing overflows: a result of more than 18 digits first loses decimal places (rounded), then stays at
/// ±999,999,999,999,999,999. No figure of a report comes near; it is for hostile input.
class Decimal {
public:
    static constexpr int max_places = 18;

    constexpr Decimal() = default;
    /// `places` outside 0…max_places is moved to the nearer end.
    constexpr Decimal(std::int64_t units, int places)
        : units_(units), places_(places < 0 ? 0 : (places > max_places ? max_places : places)) {}

    /// ASCII only: [-+]digits[.digits]; grouping commas are the caller's business (thai/numbers.h). At most 18 digits.
    static std::optional<Decimal> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t units() const { return units_; }
    [[nodiscard]] constexpr int places() const { return places_; }
    [[nodiscard]] double to_double() const;           ///< the nearest one
    [[nodiscard]] std::string to_string() const;      ///< "99.24", "-0.50", "100"
    [[nodiscard]] Decimal rounded(int places) const;  ///< half away from zero (docs/field.md#scores: half-up)

    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return std::is_eq(a <=> b); }
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    friend Decimal abs(const Decimal& a);

    /// a ÷ n, rounded half away from zero to `places`. Throws std::domain_error when n is 0.
    [[nodiscard]] Decimal divided_by(std::int64_t n, int places) const;

private:
    std::int64_t units_ = 0;
    int places_ = 0;
};

// Declared here too, so that they can be named outside an argument-dependent call.
std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
Decimal operator+(const Decimal& a, const Decimal& b);
Decimal operator-(const Decimal& a, const Decimal& b);
Decimal operator*(const Decimal& a, const Decimal& b);
Decimal abs(const Decimal& a);

}  // namespace raingan

#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "base/digits.h"

namespace raingan {
namespace {

// Two int64 multiply, and an int64 takes 18 more places, without overflow.
__extension__ using Wide = __int128;

constexpr int max_digits = 18;

constexpr std::array<std::int64_t, max_digits + 1> powers_of_ten = [] {
    std::array<std::int64_t, max_digits + 1> powers{};
    std::int64_t power = 1;
    for (std::int64_t& p : powers) {
        p = power;
        if (power < 1'000'000'000'000'000'000) power *= 10;
    }
    return powers;
}();

Wide scaled(std::int64_t units, int more_places) {
    return static_cast<Wide>(units) * powers_of_ten.at(static_cast<std::size_t>(more_places));
}

Wide divide_half_away(Wide dividend, Wide divisor) {
    const Wide quotient = dividend / divisor;
    const Wide rest = dividend % divisor;
    const Wide twice = 2 * (rest < 0 ? -rest : rest);
    if (twice < (divisor < 0 ? -divisor : divisor)) return quotient;
    return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
}

// The class's rule for results too long. One rounding, from the exact value, however many places go.
Decimal fitted(Wide units, int places) {
    constexpr Wide limit = powers_of_ten[max_digits];
    Wide shorter = units;
    Wide divisor = 1;
    while ((shorter >= limit || shorter <= -limit || places > Decimal::max_places) && places > 0) {
        divisor *= 10;
        --places;
        shorter = divide_half_away(units, divisor);
    }
    const auto held = static_cast<std::int64_t>(std::clamp<Wide>(shorter, 1 - limit, limit - 1));
    return {held, places};
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    if (fraction.size() > max_digits) return std::nullopt;

    std::int64_t units = 0;
    for (const std::string_view part : {whole, fraction})
        for (const char c : part) {
            if (!is_digit(c) || units >= powers_of_ten[max_digits - 1]) return std::nullopt;
            units = units * 10 + (c - '0');
        }
    return Decimal(negative ? -units : units, static_cast<int>(fraction.size()));
}

double Decimal::to_double() const {
    // Both exact as doubles, so one correctly rounded division; longer ones take the slow exact way.
    constexpr std::int64_t exact = std::int64_t{1} << 53U;
    if (units_ >= -exact && units_ <= exact)
        return static_cast<double>(units_) / static_cast<double>(powers_of_ten.at(static_cast<std::size_t>(places_)));
    const std::string text = to_string();
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string Decimal::to_string() const {
    std::array<char, 24> buffer{};
    const auto magnitude = units_ < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(units_) : std::uint64_t(units_);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude).ptr;
    std::string digits(buffer.data(), end);
    const auto places = static_cast<std::size_t>(places_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    if (units_ < 0) digits.insert(0, 1, '-');
    return digits;
}

Decimal Decimal::rounded(int places) const {
    const int wanted = std::clamp(places, 0, max_places);
    if (wanted >= places_) return fitted(scaled(units_, wanted - places_), wanted);
    return fitted(divide_half_away(units_, scaled(1, places_ - wanted)), wanted);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int places = std::max(a.places_, b.places_);
    const Wide left = scaled(a.units_, places - a.places_);
    const Wide right = scaled(b.units_, places - b.places_);
    if (left == right) return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int places = std::max(a.places_, b.places_);
    return fitted(scaled(a.units_, places - a.places_) + scaled(b.units_, places - b.places_), places);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    const int places = std::max(a.places_, b.places_);
    return fitted(scaled(a.units_, places - a.places_) - scaled(b.units_, places - b.places_), places);
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    return fitted(static_cast<Wide>(a.units_) * b.units_, a.places_ + b.places_);
}

Decimal abs(const Decimal& a) {
    return fitted(a.units_ < 0 ? -static_cast<Wide>(a.units_) : a.units_, a.places_);
}

Decimal Decimal::divided_by(std::int64_t n, int places) const {
    if (n == 0) throw std::domain_error("Decimal divided by zero");
    const int wanted = std::clamp(places, 0, max_places);
    if (wanted >= places_) return fitted(divide_half_away(scaled(units_, wanted - places_), n), wanted);
    return fitted(divide_half_away(units_, scaled(n, places_ - wanted)), wanted);
}

}  // namespace raingan

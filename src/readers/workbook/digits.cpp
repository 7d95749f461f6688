#include "readers/workbook/digits.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "readers/workbook/number_format.h"

namespace raingan::workbook {
namespace {

void strip(Digits& digits) {
    while (!digits.digits.empty() && digits.digits.back() == '0') digits.digits.pop_back();
    if (digits.digits.empty()) digits.point = 0;
}

/// Keeps the first `count` digits, rounded.
Digits cut(Digits digits, int count) {
    if (count >= static_cast<int>(digits.digits.size())) return digits;
    if (count < 0) return {};
    const bool up = digits.digits[static_cast<std::size_t>(count)] >= '5';
    digits.digits.resize(static_cast<std::size_t>(count));
    if (up) {
        std::size_t i = digits.digits.size();
        while (i > 0 && digits.digits[i - 1] == '9') digits.digits[--i] = '0';
        if (i > 0) {
            ++digits.digits[i - 1];
        } else {
            digits.digits.insert(digits.digits.begin(), '1');
            ++digits.point;
        }
    }
    strip(digits);
    return digits;
}

}  // namespace

Digits digits_of(double magnitude) {
    constexpr int significant = 15;
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), magnitude, std::chars_format::scientific,
                                   significant - 1);
    const std::string_view written(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
    const std::size_t e = written.find('e');
    if (e == std::string_view::npos) return {};
    Digits digits;
    for (const char c : written.substr(0, e))
        if (c >= '0' && c <= '9') digits.digits += c;
    int exponent = 0;
    std::string_view power = written.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    digits.point = exponent + 1;
    strip(digits);
    return digits;
}

Digits rounded(Digits digits, int places) {
    const int count = digits.point + places;
    return cut(std::move(digits), count);
}

Digits rounded_to_count(Digits digits, int count) {
    return cut(std::move(digits), count);
}

double to_double(const Digits& digits) {
    if (digits.zero()) return 0;
    return std::strtod(("0." + digits.digits + "e" + std::to_string(digits.point)).c_str(), nullptr);
}

std::optional<Decimal> decimal_of(double value) {
    if (!(value > -1e18 && value < 1e18)) return std::nullopt;
    const Digits digits = digits_of(value < 0 ? -value : value);
    const int places = static_cast<int>(digits.digits.size()) - digits.point;
    if (places > Decimal::max_places) return std::nullopt;
    std::int64_t units = 0;
    for (const char c : digits.digits) units = units * 10 + (c - '0');
    for (int i = places; i < 0; ++i) units *= 10;
    return Decimal(value < 0 ? -units : units, places);
}

}  // namespace raingan::workbook

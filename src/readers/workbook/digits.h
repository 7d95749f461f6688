// A number's decimal digits as a workbook computes with them: 15 significant ones, rounded half away from zero.
#pragma once

#include <string>

namespace raingan::workbook {

/// 0.digits × 10^point. Without zeros at either end; zero has no digits.
struct Digits {
    std::string digits;
    int point = 0;

    [[nodiscard]] bool zero() const { return digits.empty(); }
    /// The digit that counts 10^power.
    [[nodiscard]] char at(int power) const {
        const int index = point - 1 - power;
        return index < 0 || index >= static_cast<int>(digits.size()) ? '0' : digits[static_cast<std::size_t>(index)];
    }
};

Digits digits_of(double magnitude);                 ///< of a finite number that is not negative
Digits rounded(Digits digits, int places);          ///< to so many decimals
Digits rounded_to_count(Digits digits, int count);  ///< to so many significant digits
double to_double(const Digits& digits);

}  // namespace raingan::workbook

// What a column's width counts: the widest digit of the workbook's default font, in whole pixels (18.3.1.13).
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "readers/workbook/rows.h"

namespace raingan::workbook {
namespace {

struct DigitAdvance {
    std::string_view font;  ///< its name begins so
    double em;
};
/// From the fonts' own tables (shared advances of the Thai faces; docs/word-layout.md#fonts-that-stand-in).
constexpr auto advances = std::to_array<DigitAdvance>({{"TH Sarabun", 0.362},
                                                       {"THSarabun", 0.362},
                                                       {"TH ", 0.38},
                                                       {"Angsana", 0.375},
                                                       {"Browallia", 0.39},
                                                       {"Cordia", 0.375},
                                                       {"Arial", 0.556},
                                                       {"Tahoma", 0.546},
                                                       {"Times", 0.5},
                                                       {"Leelawadee", 0.539},
                                                       {"Segoe", 0.539},
                                                       {"Sarabun", 0.55}});

}  // namespace

Points digit_width_of(const std::string& font, Points size) {
    double em = 0.507;  // Calibri, Carlito, Aptos and others of their kind
    for (const DigitAdvance& advance : advances) {
        if (!std::string_view(font).starts_with(advance.font)) continue;
        em = advance.em;
        break;
    }
    constexpr double pixels_of_point = 96.0 / 72.0;
    const double pixels = std::max(std::round(size.pt * pixels_of_point * em), 1.0);
    return Points(pixels / pixels_of_point);
}

Points column_width(double characters, Points digit_width) {
    constexpr double pixels_of_point = 96.0 / 72.0;
    constexpr double steps = 256;
    constexpr double most = 255;  // Excel's own
    const double digit = std::max(digit_width.pt * pixels_of_point, 1.0);
    const double width = std::clamp(characters, 0.0, most);
    const double pixels = std::floor((steps * width + std::floor(steps / 2 / digit)) / steps * digit);
    return Points(pixels / pixels_of_point);
}

}  // namespace raingan::workbook

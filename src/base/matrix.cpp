#include "base/matrix.h"

#include <cmath>
#include <numbers>

namespace raingan {

std::optional<Matrix> inverse(const Matrix& m) {
    const double determinant = m.a * m.d - m.b * m.c;
    if (!(std::abs(determinant) > 1e-12) || !std::isfinite(determinant)) return std::nullopt;
    return Matrix{m.d / determinant,
                  -m.b / determinant,
                  -m.c / determinant,
                  m.a / determinant,
                  (m.c * m.f - m.d * m.e) / determinant,
                  (m.b * m.e - m.a * m.f) / determinant};
}

double mean_scale(const Matrix& m) {
    return std::sqrt(std::abs(m.a * m.d - m.b * m.c));
}

Matrix rotation(double degrees) {
    constexpr double half_turn = 180;
    const double radians = degrees * std::numbers::pi / half_turn, sine = std::sin(radians), cosine = std::cos(radians);
    return {cosine, sine, -sine, cosine, 0, 0};
}

}  // namespace raingan

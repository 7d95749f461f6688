// Affine maps of the plane, as PDF writes them (ISO 32000-1 8.3.4).
#pragma once

#include <optional>

namespace raingan {

struct PlanePoint {
    double x = 0, y = 0;
};

/// (x, y) → (a·x + c·y + e, b·x + d·y + f).
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] double x_of(double x, double y) const { return a * x + c * y + e; }
    [[nodiscard]] double y_of(double x, double y) const { return b * x + d * y + f; }
    friend bool operator==(const Matrix&, const Matrix&) = default;
};

inline PlanePoint mapped(const Matrix& matrix, double x, double y) {
    return {matrix.x_of(x, y), matrix.y_of(x, y)};
}

/// First `inner`, then `outer`.
inline Matrix product(const Matrix& outer, const Matrix& inner) {
    return {outer.a * inner.a + outer.c * inner.b,           outer.b * inner.a + outer.d * inner.b,
            outer.a * inner.c + outer.c * inner.d,           outer.b * inner.c + outer.d * inner.d,
            outer.a * inner.e + outer.c * inner.f + outer.e, outer.b * inner.e + outer.d * inner.f + outer.f};
}
/// None where the matrix flattens the plane.
std::optional<Matrix> inverse(const Matrix& matrix);
/// How much longer lengths become, the mean of all directions.
double mean_scale(const Matrix& matrix);
/// Clockwise as seen where y goes down, about the origin.
Matrix rotation(double degrees);

}  // namespace raingan

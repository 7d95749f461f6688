// A change of coordinates on a page (ISO 32000-1 8.3.4).
#pragma once

namespace raingan::sign {

struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
    [[nodiscard]] double x_of(double x, double y) const { return a * x + c * y + e; }
    [[nodiscard]] double y_of(double x, double y) const { return b * x + d * y + f; }
};

/// First `m`, then `n`.
inline Matrix multiply(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

}  // namespace raingan::sign

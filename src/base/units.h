// Lengths. Layout and the page model count in points (1/72 inch); Word counts in twips (1/20 pt), half-points and
// eighths of a point, DrawingML in EMU (1/12700 pt). Readers convert at once, so only Points go downstream.
#pragma once

#include <compare>

namespace raingan {

struct Points {
    double pt = 0;

    constexpr Points() = default;
    constexpr explicit Points(double value) : pt(value) {}

    friend constexpr auto operator<=>(Points, Points) = default;
    friend constexpr Points operator+(Points a, Points b) { return Points(a.pt + b.pt); }
    friend constexpr Points operator-(Points a, Points b) { return Points(a.pt - b.pt); }
    friend constexpr Points operator-(Points a) { return Points(-a.pt); }
    friend constexpr Points operator*(Points a, double factor) { return Points(a.pt * factor); }
    friend constexpr Points operator*(double factor, Points a) { return Points(a.pt * factor); }
    friend constexpr Points operator/(Points a, double divisor) { return Points(a.pt / divisor); }
    friend constexpr double operator/(Points a, Points b) { return a.pt / b.pt; }
    constexpr Points& operator+=(Points other) {
        pt += other.pt;
        return *this;
    }
    constexpr Points& operator-=(Points other) {
        pt -= other.pt;
        return *this;
    }
};

constexpr Points from_twips(double twips) {
    return Points(twips / 20.0);
}
constexpr Points from_half_points(double half_points) {
    return Points(half_points / 2.0);
}
constexpr Points from_eighths(double eighths) {
    return Points(eighths / 8.0);
}
constexpr Points from_emu(double emu) {
    return Points(emu / 12700.0);
}
constexpr Points from_millimetres(double mm) {
    return Points(mm * 72.0 / 25.4);
}

namespace literals {
constexpr Points operator""_pt(long double value) {
    return Points(static_cast<double>(value));
}
constexpr Points operator""_pt(unsigned long long value) {
    return Points(static_cast<double>(value));
}
}  // namespace literals

}  // namespace raingan

// Coordinates as a PDF's objects have them (ISO 32000-1 8.3).
#pragma once

#include <algorithm>
#include <optional>

#include "base/matrix.h"
#include "pdf_in/qpdf.h"

namespace raingan::pdf {

inline double number_of(QPDFObjectHandle object, double otherwise) {
    return object.isNumber() ? object.getNumericValue() : otherwise;
}

/// Of an array of six numbers; else the identity.
inline Matrix matrix_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 6) return {};
    double n[6] = {};
    for (int i = 0; i < 6; ++i) n[i] = number_of(array.getArrayItem(i), 0);
    return {n[0], n[1], n[2], n[3], n[4], n[5]};
}

/// Upright, in points.
struct Rectangle {
    double left = 0, bottom = 0, right = 0, top = 0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return top - bottom; }
    [[nodiscard]] bool contains(double x, double y) const { return x >= left && x <= right && y >= bottom && y <= top; }
};

/// Of an array of four numbers, two opposite corners (ISO 32000-1 7.9.5); none where it is no such array.
inline std::optional<Rectangle> rectangle_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
    double n[4] = {};
    for (int i = 0; i < 4; ++i) n[i] = number_of(array.getArrayItem(i), 0);
    return Rectangle{std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

}  // namespace raingan::pdf

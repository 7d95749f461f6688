// Coordinates as a PDF's objects have them (ISO 32000-1 8.3).
#pragma once

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

}  // namespace raingan::pdf

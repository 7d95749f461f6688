// Where a signature field stands.
#pragma once

#include <cstddef>

namespace raingan::sign {

/// In the page's user space, points.
struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return top - bottom; }
};

struct Place {
    std::size_t page = 0;  ///< index
    Box box;
};

}  // namespace raingan::sign

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

/// How a page is shown (ISO 32000-1 7.7.3.3): the part of it that is seen, and how far it is turned. "As seen"
/// coordinates begin at the lower left corner of what is seen, x to the right and y upwards for who looks at it.
struct PageView {
    Box box;           ///< in user space
    int rotation = 0;  ///< clockwise, in degrees: 0, 90, 180, 270
    [[nodiscard]] bool sideways() const { return rotation % 180 != 0; }
    [[nodiscard]] double width() const { return sideways() ? box.height() : box.width(); }  ///< as seen
    [[nodiscard]] double height() const { return sideways() ? box.width() : box.height(); }
    [[nodiscard]] Box as_seen(const Box& user) const;
    [[nodiscard]] Box in_user_space(const Box& seen) const;
};

struct Place {
    std::size_t page = 0;  ///< index
    Box box;
    int rotation = 0;  ///< of the page, PageView::rotation
    [[nodiscard]] bool sideways() const { return rotation % 180 != 0; }
    [[nodiscard]] double width() const { return sideways() ? box.height() : box.width(); }  ///< as seen
    [[nodiscard]] double height() const { return sideways() ? box.width() : box.height(); }
};

}  // namespace raingan::sign

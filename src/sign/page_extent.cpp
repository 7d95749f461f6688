#include "sign/page_extent.h"

#include <algorithm>
#include <vector>

#include "pdf_in/matrix.h"
#include "sign/page_text.h"

namespace raingan::sign {
namespace {

/// From user space to what is seen.
Matrix seen_matrix(const PageView& view) {
    const Box& box = view.box;
    switch (view.rotation) {
        case 90:
            return {0, -1, 1, 0, -box.bottom, box.right};
        case 180:
            return {-1, 0, 0, -1, box.right, box.top};
        case 270:
            return {0, 1, -1, 0, box.top, -box.left};
        default:
            return {1, 0, 0, 1, -box.left, -box.bottom};
    }
}

class Follower : public QPDFObjectHandle::ParserCallbacks {
public:
    explicit Follower(const PageView& view) : lowest(view.height()), current_(seen_matrix(view)) {}

    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
        if (!object.isOperator()) {
            operands_.push_back(object.isNumber() ? object.getNumericValue() : 0);
            return;
        }
        apply(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {}

    double lowest;

private:
    [[nodiscard]] double operand(std::size_t from_last) const {
        return from_last < operands_.size() ? operands_[operands_.size() - 1 - from_last] : 0;
    }
    [[nodiscard]] Matrix matrix() const {
        return {operand(5), operand(4), operand(3), operand(2), operand(1), operand(0)};
    }
    void reach(const Matrix& m, double x, double y) { lowest = std::min(lowest, m.y_of(x, y)); }

    void apply(const std::string& op) {
        if (op == "q") {
            saved_.push_back(current_);
        } else if (op == "Q" && !saved_.empty()) {
            current_ = saved_.back();
            saved_.pop_back();
        } else if (op == "cm") {
            current_ = product(current_, matrix());
        } else if (op == "BT") {
            line_ = {};
        } else if (op == "Tm") {
            line_ = matrix();
        } else if (op == "Tf") {
            size_ = operand(0);
        } else if (op == "TL") {
            leading_ = operand(0);
        } else if (op == "Td" || op == "TD") {
            if (op == "TD") leading_ = -operand(0);
            line_ = product(line_, {1, 0, 0, 1, operand(1), operand(0)});
        } else if (op == "T*" || op == "'" || op == "\"") {
            line_ = product(line_, {1, 0, 0, 1, 0, -leading_});
        } else if (op == "re") {
            for (const double x : {operand(3), operand(3) + operand(1)})
                for (const double y : {operand(2), operand(2) + operand(0)}) reach(current_, x, y);
        } else if (op == "m" || op == "l" || op == "c" || op == "v" || op == "y") {
            reach(current_, operand(1), operand(0));
        } else if (op == "Do") {
            for (const double x : {0., 1.})
                for (const double y : {0., 1.}) reach(current_, x, y);
        }
        constexpr double below_baseline = 0.25;
        if (op == "Tj" || op == "TJ" || op == "'" || op == "\"")
            reach(product(current_, line_), 0, -below_baseline * size_);
    }

    Matrix current_, line_;
    std::vector<Matrix> saved_;
    std::vector<double> operands_;
    double size_ = 0, leading_ = 0;
};

}  // namespace

PageView view_of(const QPDFObjectHandle& page) {
    PageView view{box_of(inherited_entry(page, "/MediaBox")), 0};
    if (!(view.box.width() > 0) || !(view.box.height() > 0)) view.box = {0, 0, 595, 842};
    const Box crop = box_of(inherited_entry(page, "/CropBox"));
    const Box both{std::max(view.box.left, crop.left), std::max(view.box.bottom, crop.bottom),
                   std::min(view.box.right, crop.right), std::min(view.box.top, crop.top)};
    if (both.width() > 0 && both.height() > 0) view.box = both;
    QPDFObjectHandle turned = inherited_entry(page, "/Rotate");
    constexpr long long whole = 360, quarter = 90;
    if (turned.isInteger() && turned.getIntValue() % quarter == 0)
        view.rotation = static_cast<int>((turned.getIntValue() % whole + whole) % whole);
    return view;
}

Box PageView::as_seen(const Box& user) const {
    switch (rotation) {
        case 90:
            return {user.bottom - box.bottom, box.right - user.right, user.top - box.bottom, box.right - user.left};
        case 180:
            return {box.right - user.right, box.top - user.top, box.right - user.left, box.top - user.bottom};
        case 270:
            return {box.top - user.top, user.left - box.left, box.top - user.bottom, user.right - box.left};
        default:
            return {user.left - box.left, user.bottom - box.bottom, user.right - box.left, user.top - box.bottom};
    }
}

Box PageView::in_user_space(const Box& seen) const {
    switch (rotation) {
        case 90:
            return {box.right - seen.top, seen.left + box.bottom, box.right - seen.bottom, seen.right + box.bottom};
        case 180:
            return {box.right - seen.right, box.top - seen.top, box.right - seen.left, box.top - seen.bottom};
        case 270:
            return {seen.bottom + box.left, box.top - seen.right, seen.top + box.left, box.top - seen.left};
        default:
            return {seen.left + box.left, seen.bottom + box.bottom, seen.right + box.left, seen.top + box.bottom};
    }
}

double lowest_content(QPDFObjectHandle page, const PageView& view) {
    Follower follower(view);
    page.parsePageContents(&follower);
    // A footer or a frame down to the edge leaves no room below it; then the caller's last resort stands.
    return follower.lowest;
}

}  // namespace raingan::sign

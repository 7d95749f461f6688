// The small languages of SVG's attributes: numbers, transforms, path data (SVG 1.1, 4.2, 7.6, 8.3).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/drawing.h"

namespace raingan::svg {

/// Numbers as they stand in a list, with commas or spaces between them, or nothing: "1.5.5-3".
class NumberList {
public:
    explicit NumberList(std::string_view text) : rest_(text) {}
    /// None where no number comes next.
    std::optional<double> next();
    /// A flag of an arc: one character, 0 or 1.
    std::optional<bool> flag();
    /// What stands behind the last number.
    [[nodiscard]] std::string_view rest() const { return rest_; }
    /// A letter that comes next, taken; 0: none.
    char letter();

private:
    void skip();
    std::string_view rest_;
};

/// All numbers of a list.
std::vector<double> numbers(std::string_view list);

/// "translate(10) rotate(45 5 5) matrix(1 0 0 1 0 0)"; what is not known of it is nothing.
Matrix read_transform(std::string_view text);

/// The path that the attribute d describes, in its own units, up to the first error (8.3.9).
PathSteps read_path_data(std::string_view d);

}  // namespace raingan::svg

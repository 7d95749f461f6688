// Decimal fractions in XML attributes.
#pragma once

#include <charconv>
#include <string_view>

namespace raingan::xml {

/// The number that the text begins with; `otherwise` where it begins with none.
inline double real(std::string_view text, double otherwise) {
    double value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace raingan::xml

// Sets of fields as the bits of a number.
#pragma once

#include <cstdint>

#include "report/rules.h"

namespace raingan::extraction {

constexpr std::uint32_t bit(Field field) {
    return 1U << static_cast<unsigned>(field);
}

}  // namespace raingan::extraction

// Numbers as font files and ICC profiles write them.
#pragma once

#include <cstdint>
#include <string>

namespace raingan::pdf {

inline void put16(std::string& out, std::uint32_t value) {
    out.push_back(static_cast<char>(value >> 8U & 0xFFU));
    out.push_back(static_cast<char>(value & 0xFFU));
}
inline void put32(std::string& out, std::uint32_t value) {
    put16(out, value >> 16U);
    put16(out, value & 0xFFFFU);
}

}  // namespace raingan::pdf

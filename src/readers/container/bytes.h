// A file's bytes as little-endian numbers. Whatever a file says of its own offsets, nothing outside is read: numbers
// beyond the end are 0 and a slice ends where the bytes do; `has` tells the two apart where that matters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace raingan {

class Bytes {
public:
    constexpr Bytes() = default;
    constexpr Bytes(std::string_view bytes) : bytes_(bytes) {}
    Bytes(const std::string& bytes) : bytes_(bytes) {}

    [[nodiscard]] constexpr std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] constexpr bool empty() const { return bytes_.empty(); }
    [[nodiscard]] constexpr std::string_view view() const { return bytes_; }
    [[nodiscard]] constexpr bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    /// At most `count` bytes from `at`.
    [[nodiscard]] constexpr Bytes slice(std::size_t at, std::size_t count = std::string_view::npos) const {
        return {at > bytes_.size() ? std::string_view() : bytes_.substr(at, count)};
    }

    [[nodiscard]] constexpr std::uint8_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
    }
    [[nodiscard]] constexpr std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(u8(at) | static_cast<unsigned>(u8(at + 1)) << 8U);
    }
    [[nodiscard]] constexpr std::uint32_t u32(std::size_t at) const {
        return u16(at) | static_cast<std::uint32_t>(u16(at + 2)) << 16U;
    }
    [[nodiscard]] constexpr std::uint64_t u64(std::size_t at) const {
        return u32(at) | static_cast<std::uint64_t>(u32(at + 4)) << 32U;
    }
    [[nodiscard]] constexpr std::int8_t i8(std::size_t at) const { return static_cast<std::int8_t>(u8(at)); }
    [[nodiscard]] constexpr std::int16_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    [[nodiscard]] constexpr std::int32_t i32(std::size_t at) const { return static_cast<std::int32_t>(u32(at)); }

private:
    std::string_view bytes_;
};

}  // namespace raingan

// What this process and its children say to each other over a socket: messages of a length (8 bytes) and their bytes;
// and how a child begins.
#pragma once

#include <sys/types.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace raingan::batch {

constexpr std::size_t header_bytes = sizeof(std::uint64_t);
constexpr int sandbox_refused = 90;  ///< exit status of a child that could not shut itself in
constexpr std::uint64_t most_message_bytes = 4ULL << 30U;

inline std::array<char, header_bytes> header_of(std::string_view bytes) {
    return std::bit_cast<std::array<char, header_bytes>>(std::uint64_t{bytes.size()});
}
/// Of a text that begins with a header.
inline std::uint64_t length_of(std::string_view header) {
    std::uint64_t size = 0;
    std::memcpy(&size, header.data(), header_bytes);
    return size;
}

/// Both wait; false where the other side is gone, or says more than most_message_bytes.
bool receive_message(int fd, std::string& bytes);
bool send_message(int fd, std::string_view bytes);

/// Called first in a child of `parent`: it dies with it, with signals as they are by default, no core file and the
/// memory of limits::memory.
void begin_child(pid_t parent);

}  // namespace raingan::batch

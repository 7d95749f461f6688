// How far the reading of a file has come, told to another process through memory that both see. Where nobody watches,
// nothing is counted.
#pragma once

#include <atomic>
#include <cstdint>

namespace raingan {

/// Bytes as the container holds them, of those parts alone that are read piece by piece: what is taken whole is there
/// at once.
struct alignas(64) ReadingProgress {
    std::atomic<std::uint64_t> read{0};
    std::atomic<std::uint64_t> total{0};  ///< 0: not known
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
};

/// Where to count. Set by a process that reads one file at a time on one thread, before it looks at any.
inline constinit ReadingProgress* watched_reading = nullptr;

/// So many bytes will be read piece by piece; called again for more.
inline void expect_reading(std::uint64_t bytes) {
    if (watched_reading != nullptr) watched_reading->total.fetch_add(bytes, std::memory_order_relaxed);
}
/// So many of them have been read.
inline void count_reading(std::uint64_t bytes) {
    if (watched_reading != nullptr) watched_reading->read.fetch_add(bytes, std::memory_order_relaxed);
}

}  // namespace raingan

// How far the reading of a file has come, told to another process through memory that both see. Where nobody watches,
// nothing is counted.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>

namespace raingan {

/// Of a workbook bytes as the container holds them, of those parts alone that are read piece by piece. Of a document
/// bytes of its main part's markup, by the place that the reader has come to. What is taken whole is there at once.
struct alignas(64) ReadingProgress {
    std::atomic<std::uint64_t> read{0};
    std::atomic<std::uint64_t> total{0};  ///< 0: not known
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
};

/// How much has been read, of a hundred; none where that is not known.
inline std::optional<unsigned> percent_read(const ReadingProgress& reading) {
    const std::uint64_t total = reading.total, read = std::min(reading.read.load(), total);
    if (total == 0) return std::nullopt;
    return static_cast<unsigned>(100.0 * static_cast<double>(read) / static_cast<double>(total));
}

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

/// How far one part is read, by places in it that may come in any order.
class PartReading {
public:
    void begin(std::uint64_t bytes) {
        bytes_ = bytes;
        told_ = 0;
        expect_reading(bytes);
    }
    void reach(std::int64_t at) {
        if (at <= 0 || static_cast<std::uint64_t>(at) <= told_) return;
        const std::uint64_t reached = std::min(static_cast<std::uint64_t>(at), bytes_);
        count_reading(reached - told_);
        told_ = reached;
    }

private:
    std::uint64_t bytes_ = 0, told_ = 0;
};

/// A document's main part, of the file that is watched: of one thread, as watched_reading is.
inline constinit PartReading watched_part;

/// The main part has so many bytes of markup, of which none is read yet.
inline void begin_part(std::uint64_t bytes) {
    if (watched_reading != nullptr) watched_part.begin(bytes);
}
/// The reader has come to that place in it.
inline void reach_part(std::int64_t at) {
    if (watched_reading != nullptr) watched_part.reach(at);
}

}  // namespace raingan

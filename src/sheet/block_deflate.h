// Deflate (RFC 1951) of a long stream on all cores: blocks of a fixed length are compressed each for itself and joined,
// so the result does not depend on how many cores there are. A sheet of a country's measures is as long as all other
// work on it together, and libxlsxwriter would compress it on one core at the very end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <string>
#include <string_view>

namespace raingan::sheet {

class BlockDeflate {
public:
    /// Takes compressed bytes in their order.
    using Sink = std::function<void(std::string_view)>;

    /// `level`: zlib's, 1 to 9.
    BlockDeflate(int level, Sink sink);
    /// Throws std::bad_alloc, std::runtime_error, and what the sink throws.
    void write(std::string_view bytes);
    void finish();

    [[nodiscard]] std::uint32_t crc32() const { return crc_; }    ///< of all bytes, once finished
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }  ///< taken so far, before compression

private:
    struct Block {
        std::string compressed;
        std::uint32_t crc = 0;
        std::size_t bytes = 0;
    };
    static Block compress(const std::string& bytes, int level, bool last);
    void send_block(bool last);
    void take_block();

    int level_;
    Sink sink_;
    std::string filling_;
    std::deque<std::future<Block>> on_the_way_;
    std::uint32_t crc_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace raingan::sheet

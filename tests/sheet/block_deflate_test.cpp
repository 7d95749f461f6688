#include "sheet/block_deflate.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>

namespace raingan::test {
namespace {

using sheet::BlockDeflate;

/// Text that is neither all alike nor without any likeness.
std::string some_text(std::size_t bytes) {
    std::string text;
    for (unsigned i = 0; text.size() < bytes; ++i) text += "<c r=\"A" + std::to_string(i * 7919U % 100'003U) + "\"/>";
    text.resize(bytes);
    return text;
}

struct Deflated {
    std::string bytes;
    std::uint32_t crc = 0;
    std::uint64_t length = 0;
};

Deflated deflated(std::string_view text, std::size_t at_a_time) {
    Deflated result;
    BlockDeflate deflate(3, [&](std::string_view bytes) { result.bytes.append(bytes); });
    for (std::size_t at = 0; at < text.size(); at += at_a_time) deflate.write(text.substr(at, at_a_time));
    deflate.finish();
    result.crc = deflate.crc32();
    result.length = deflate.bytes();
    return result;
}

/// By zlib, in one go; the end must be the stream's end.
std::string inflated(std::string deflated, std::size_t length) {
    std::string text(length + 1, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(deflated.data());
    stream.avail_in = static_cast<uInt>(deflated.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    CHECK(stream.avail_in == 0);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

TEST_CASE("Blocks that are deflated side by side are one stream") {
    constexpr std::size_t block = 1U << 20U;
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, block - 1, block, block + 1, 5 * block + 12'345}) {
        CAPTURE(length);
        const std::string text = some_text(length);
        const Deflated result = deflated(text, 4096);
        CHECK(result.length == length);
        CHECK(result.crc == ::crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(length)));
        CHECK(inflated(result.bytes, length) == text);
    }
}

TEST_CASE("How the bytes come makes no difference to what they become") {
    const std::string text = some_text(3'000'000);
    const std::string once = deflated(text, text.size()).bytes;
    CHECK(deflated(text, 1).bytes == once);
    CHECK(deflated(text, 65'537).bytes == once);
}

TEST_CASE("What the sink throws reaches whoever writes, and nothing is left hanging") {
    struct Full : std::exception {};
    BlockDeflate deflate(3, [](std::string_view) { throw Full(); });
    deflate.write(some_text(2'000'000));
    CHECK_THROWS_AS(deflate.finish(), Full);
}

}  // namespace
}  // namespace raingan::test

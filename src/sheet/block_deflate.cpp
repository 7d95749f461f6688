#include "sheet/block_deflate.h"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace raingan::sheet {
namespace {

constexpr std::size_t block_bytes = 1U << 20U;

}  // namespace

BlockDeflate::BlockDeflate(int level, Sink sink) : level_(level), sink_(std::move(sink)) {}

void BlockDeflate::write(std::string_view bytes) {
    bytes_ += bytes.size();
    while (filling_.size() + bytes.size() > block_bytes) {
        const std::size_t taken = block_bytes - filling_.size();
        filling_.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        send_block(false);
    }
    filling_.append(bytes);
}

void BlockDeflate::finish() {
    send_block(true);
    while (!on_the_way_.empty()) take_block();
}

BlockDeflate::Block BlockDeflate::compress(const std::string& bytes, int level, bool last) {
    z_stream stream{};
    constexpr int raw = -MAX_WBITS, default_memory = 8;
    if (deflateInit2(&stream, level, Z_DEFLATED, raw, default_memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    Block block;
    int result = Z_STREAM_ERROR;
    try {
        constexpr std::size_t end_of_block = 16;  // an empty stored block behind what deflateBound reckons with
        block.compressed.resize(deflateBound(&stream, bytes.size()) + end_of_block);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // not written to
        stream.avail_in = static_cast<uInt>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(block.compressed.data());
        stream.avail_out = static_cast<uInt>(block.compressed.size());
        result = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
        block.compressed.resize(block.compressed.size() - stream.avail_out);
    } catch (...) {
        deflateEnd(&stream);
        throw;
    }
    const bool whole = stream.avail_in == 0 && stream.avail_out > 0 && result == (last ? Z_STREAM_END : Z_OK);
    deflateEnd(&stream);
    if (!whole) throw std::runtime_error("deflate");
    block.crc = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
    block.bytes = bytes.size();
    return block;
}

void BlockDeflate::send_block(bool last) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    // What fits into one block is not worth a thread.
    const auto how = last && on_the_way_.empty() ? std::launch::deferred : std::launch::async;
    auto task = [bytes = std::exchange(filling_, {}), level = level_, last] { return compress(bytes, level, last); };
    try {
        on_the_way_.push_back(std::async(how, task));
    } catch (const std::system_error&) {  // no more threads
        on_the_way_.push_back(std::async(std::launch::deferred, std::move(task)));
    }
    if (on_the_way_.size() > cores) take_block();
}

void BlockDeflate::take_block() {
    const Block block = on_the_way_.front().get();
    on_the_way_.pop_front();
    crc_ = static_cast<std::uint32_t>(crc32_combine(crc_, block.crc, static_cast<z_off_t>(block.bytes)));
    sink_(block.compressed);
}

}  // namespace raingan::sheet

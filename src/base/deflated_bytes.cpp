#include "base/deflated_bytes.h"

#include <libdeflate.h>

#include <cstdint>
#include <cstring>
#include <new>
#include <stdexcept>

#include "base/owned.h"

namespace raingan {
namespace {

template <class Tool>
Tool& or_no_memory(Tool* tool) {
    if (tool == nullptr) throw std::bad_alloc();
    return *tool;
}

}  // namespace

/// The size of `bytes` stands before them.
std::string deflated_bytes(std::string_view bytes) {
    constexpr int fastest = 1;
    thread_local const Owned<libdeflate_compressor, libdeflate_free_compressor> kept(
        libdeflate_alloc_compressor(fastest));
    libdeflate_compressor& compressor = or_no_memory(kept.get());
    const std::uint64_t size = bytes.size();
    std::string out(sizeof size + libdeflate_deflate_compress_bound(&compressor, bytes.size()), '\0');
    std::memcpy(out.data(), &size, sizeof size);
    const std::size_t made = libdeflate_deflate_compress(&compressor, bytes.data(), bytes.size(),
                                                         out.data() + sizeof size, out.size() - sizeof size);
    out.resize(sizeof size + made);
    out.shrink_to_fit();
    return out;
}

std::string inflated_bytes(std::string_view deflated) {
    thread_local const Owned<libdeflate_decompressor, libdeflate_free_decompressor> kept(
        libdeflate_alloc_decompressor());
    std::uint64_t size = 0;
    std::memcpy(&size, deflated.data(), sizeof size);
    std::string out(size, '\0');
    if (libdeflate_deflate_decompress(&or_no_memory(kept.get()), deflated.data() + sizeof size,
                                      deflated.size() - sizeof size, out.data(), out.size(),
                                      nullptr) != LIBDEFLATE_SUCCESS)
        throw std::logic_error("deflated bytes that are not ours");
    return out;
}

}  // namespace raingan

#include "readers/metafile/metafile.h"

#include <libdeflate.h>

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/owned.h"
#include "readers/metafile/players.h"

namespace raingan {
namespace {

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B\x08");
}

constexpr std::size_t most_bytes = 64 * limits::mebibyte, most_ratio = 1040;  // of deflate

using Decompress = libdeflate_result (*)(libdeflate_decompressor*, const void*, std::size_t, void*, std::size_t,
                                         std::size_t*);

std::optional<std::string> inflated(Decompress decompress, std::string_view bytes, std::size_t size) {
    if (size > most_bytes || size / most_ratio > bytes.size()) return std::nullopt;
    std::string out(size, '\0');
    const Owned<libdeflate_decompressor, libdeflate_free_decompressor> inflater(libdeflate_alloc_decompressor());
    if (!inflater) throw std::bad_alloc();
    std::size_t written = 0;
    if (decompress(inflater.get(), bytes.data(), bytes.size(), out.data(), out.size(), &written) != LIBDEFLATE_SUCCESS)
        return std::nullopt;
    out.resize(written);
    return out;
}

/// RFC 1952; its last four bytes say how long it was.
std::optional<std::string> unpacked(std::string_view bytes) {
    constexpr std::size_t trailer = 4, head = 18;
    if (bytes.size() < head) return std::nullopt;
    const std::size_t size = Bytes(bytes).u32(bytes.size() - trailer);
    return inflated(libdeflate_gzip_decompress, bytes, size);
}

}  // namespace

std::optional<std::string> inflated_metafile(std::string_view stream, std::size_t size) {
    return inflated(libdeflate_zlib_decompress, stream, size);
}

bool may_be_metafile(std::string_view bytes) {
    return is_gzip(bytes) || metafile::is_emf(bytes) || metafile::is_wmf(bytes);
}

std::optional<Metafile> read_metafile(std::string_view bytes) {
    std::optional<std::string> inner;
    if (is_gzip(bytes)) {
        inner = unpacked(bytes);
        if (!inner) return std::nullopt;
        bytes = *inner;
    }
    metafile::Canvas canvas;
    const bool emf = metafile::is_emf(bytes);
    if (!(emf ? metafile::play_emf(bytes, canvas) : metafile::play_wmf(bytes, canvas))) return std::nullopt;
    Metafile made;
    made.media_type = emf ? "image/emf" : "image/wmf";
    made.left_out.assign(canvas.left_out().begin(), canvas.left_out().end());
    made.drawing = std::make_shared<const Drawing>(std::move(canvas.drawing));
    return made;
}

}  // namespace raingan

#include "readers/picture/png.h"

#include <libdeflate.h>

#include <cstdint>
#include <new>
#include <string_view>

#include "base/owned.h"

namespace raingan {
namespace {

void append_number(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

void append_chunk(std::string& out, std::string_view type, std::string_view body) {
    append_number(out, static_cast<std::uint32_t>(body.size()));
    const std::size_t from = out.size();
    out.append(type).append(body);
    append_number(out, libdeflate_crc32(0, out.data() + from, out.size() - from));
}

struct Form {
    std::uint8_t bits = 8, colour_type = 6;
    std::size_t channels = 4;
};

Form form_of(std::string_view rgba) {
    bool opaque = true, grey = true, two = true;
    for (std::size_t i = 0; i + 3 < rgba.size() && (opaque || grey); i += 4) {
        opaque = opaque && rgba[i + 3] == '\xFF';
        grey = grey && rgba[i] == rgba[i + 1] && rgba[i] == rgba[i + 2];
        two = two && (rgba[i] == '\0' || rgba[i] == '\xFF');
    }
    if (!opaque) return {8, 6, 4};
    if (!grey) return {8, 2, 3};
    return {static_cast<std::uint8_t>(two ? 1 : 8), 0, 1};
}

/// Each behind the number of its filter, which is none.
std::string rows_of(const metafile::Pixels& pixels, const Form& form) {
    std::string rows;
    const std::size_t row_bytes = (std::size_t{pixels.width} * form.channels * form.bits + 7) / 8 + 1;
    rows.reserve(row_bytes * pixels.height);
    for (std::size_t at = 0, y = 0; y < pixels.height; ++y) {
        const std::size_t row = rows.size() + 1;
        rows.resize(rows.size() + (form.bits == 1 ? row_bytes : 1), '\0');
        for (std::uint32_t x = 0; x < pixels.width; ++x, at += 4) {
            if (form.bits == 8)
                rows.append(pixels.rgba, at, form.channels);
            else if (pixels.rgba[at] != '\0')
                rows[row + x / 8] = static_cast<char>(static_cast<unsigned char>(rows[row + x / 8]) | 0x80U >> x % 8);
        }
    }
    return rows;
}

}  // namespace

std::string png_of(const metafile::Pixels& pixels) {
    const Form form = form_of(pixels.rgba);
    std::string head;
    append_number(head, pixels.width);
    append_number(head, pixels.height);
    for (const std::uint8_t byte : {form.bits, form.colour_type, std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0}})
        head += static_cast<char>(byte);
    const std::string rows = rows_of(pixels, form);
    constexpr int usual_level = 6;
    const Owned<libdeflate_compressor, libdeflate_free_compressor> deflater(libdeflate_alloc_compressor(usual_level));
    if (!deflater) throw std::bad_alloc();
    std::string data(libdeflate_zlib_compress_bound(deflater.get(), rows.size()), '\0');
    data.resize(libdeflate_zlib_compress(deflater.get(), rows.data(), rows.size(), data.data(), data.size()));
    std::string out = "\x89PNG\r\n\x1A\n";
    append_chunk(out, "IHDR", head);
    append_chunk(out, "IDAT", data);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace raingan

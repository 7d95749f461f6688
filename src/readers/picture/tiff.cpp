#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/late_library.h"
#include "base/limits.h"
#include "readers/picture/decoded.h"

namespace raingan {
namespace {

// What is called of libtiff, whose headers are not needed to build: its interface of version 4.5 and later
// (libtiff.so.6; TIFFOpen(3tiff), TIFFOpenOptions(3tiff), TIFFReadRGBAImage(3tiff)).
struct TiffHandle;
struct TiffOptions;
using TiffSize = std::ptrdiff_t;
using TiffComplaint = int (*)(TiffHandle*, void*, const char*, const char*, std::va_list);
using TiffTransfer = TiffSize (*)(void*, void*, TiffSize);

struct LibTiff {
    TiffOptions* (*new_options)() = nullptr;
    void (*free_options)(TiffOptions*) = nullptr;
    void (*set_most_memory)(TiffOptions*, TiffSize) = nullptr;
    void (*set_errors)(TiffOptions*, TiffComplaint, void*) = nullptr;
    void (*set_warnings)(TiffOptions*, TiffComplaint, void*) = nullptr;
    TiffHandle* (*open)(const char*, const char*, void*, TiffTransfer, TiffTransfer,
                        std::uint64_t (*)(void*, std::uint64_t, int), int (*)(void*), std::uint64_t (*)(void*), void*,
                        void*, TiffOptions*) = nullptr;
    void (*close)(TiffHandle*) = nullptr;
    int (*get_field)(TiffHandle*, std::uint32_t, ...) = nullptr;
    int (*read_rgba)(TiffHandle*, std::uint32_t, std::uint32_t, std::uint32_t*, int, int) = nullptr;
    int (*next_page)(TiffHandle*) = nullptr;
    bool loaded = false;

    LibTiff() {
        LateLibrary library("libtiff.so.6");
        loaded = library.find(new_options, "TIFFOpenOptionsAlloc")
                     .find(free_options, "TIFFOpenOptionsFree")
                     .find(set_most_memory, "TIFFOpenOptionsSetMaxSingleMemAlloc")
                     .find(set_errors, "TIFFOpenOptionsSetErrorHandlerExtR")
                     .find(set_warnings, "TIFFOpenOptionsSetWarningHandlerExtR")
                     .find(open, "TIFFClientOpenExt")
                     .find(close, "TIFFClose")
                     .find(get_field, "TIFFGetField")
                     .find(read_rgba, "TIFFReadRGBAImageOriented")
                     .find(next_page, "TIFFReadDirectory")
                     .whole();
    }
};

const LibTiff& libtiff() {
    static const LibTiff functions;
    return functions;
}

/// A file in memory, as libtiff reads it.
struct MemoryFile {
    std::string_view bytes;
    std::uint64_t at = 0;
    bool complained = false;

    static MemoryFile& of(void* handle) { return *static_cast<MemoryFile*>(handle); }
    static TiffSize read(void* handle, void* to, TiffSize size) {
        MemoryFile& file = of(handle);
        if (size <= 0 || file.at >= file.bytes.size()) return 0;
        const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(size), file.bytes.size() - file.at);
        std::memcpy(to, file.bytes.data() + file.at, count);
        file.at += count;
        return static_cast<TiffSize>(count);
    }
    static TiffSize write(void*, void*, TiffSize) { return 0; }
    static std::uint64_t seek(void* handle, std::uint64_t to, int from) {
        MemoryFile& file = of(handle);
        const std::uint64_t base = from == SEEK_CUR ? file.at : from == SEEK_END ? file.bytes.size() : 0;
        return file.at = base + to;
    }
    static int close(void*) { return 0; }
    static std::uint64_t size(void* handle) { return of(handle).bytes.size(); }
    /// Nothing goes to standard error.
    static int complain(TiffHandle*, void* handle, const char*, const char*, std::va_list) {
        of(handle).complained = true;
        return 1;
    }
    static int ignore(TiffHandle*, void*, const char*, const char*, std::va_list) { return 1; }
};

class OpenTiff {
public:
    OpenTiff(const LibTiff& functions, MemoryFile& file) : tiff_(functions) {
        TiffOptions* const options = tiff_.new_options();
        if (options == nullptr) return;
        constexpr std::size_t bytes_a_pixel = 8, least = std::size_t{16} << 20U;
        const std::size_t most =
            std::max(least, std::min(limits::image_pixels * bytes_a_pixel, 64 * file.bytes.size() + least));
        tiff_.set_most_memory(options, static_cast<TiffSize>(most));
        tiff_.set_errors(options, MemoryFile::complain, &file);
        tiff_.set_warnings(options, MemoryFile::ignore, nullptr);
        handle_ = tiff_.open("", "r", &file, MemoryFile::read, MemoryFile::write, MemoryFile::seek, MemoryFile::close,
                             MemoryFile::size, nullptr, nullptr, options);
        tiff_.free_options(options);
    }
    ~OpenTiff() {
        if (handle_ != nullptr) tiff_.close(handle_);
    }
    OpenTiff(const OpenTiff&) = delete;
    OpenTiff& operator=(const OpenTiff&) = delete;

    [[nodiscard]] bool is_open() const { return handle_ != nullptr; }
    [[nodiscard]] std::uint32_t number(std::uint32_t tag) const {
        std::uint32_t value = 0;
        return tiff_.get_field(handle_, tag, &value) != 0 ? value : 0;
    }
    bool read(metafile::Pixels& pixels) {
        constexpr int top_left = 1, go_on = 0;
        std::vector<std::uint32_t> raster(std::size_t{pixels.width} * pixels.height);
        if (tiff_.read_rgba(handle_, pixels.width, pixels.height, raster.data(), top_left, go_on) == 0) return false;
        pixels.rgba.reserve(raster.size() * 4);
        for (const std::uint32_t pixel : raster) append_pixel(pixels.rgba, pixel);
        return std::ranges::any_of(raster, [](std::uint32_t pixel) { return pixel != 0; });
    }
    /// Behind the one that was read; reduced pictures of one are no pages.
    std::size_t further_pages() {
        constexpr std::size_t most = 1'000;
        constexpr std::uint32_t kind = 254, reduced = 1;
        std::size_t pages = 0;
        while (pages < most && tiff_.next_page(handle_) != 0) pages += (number(kind) & reduced) == 0 ? 1 : 0;
        return pages;
    }

private:
    /// Red in the lowest byte. Colours come multiplied by their alpha.
    static void append_pixel(std::string& rgba, std::uint32_t pixel) {
        const std::uint32_t alpha = pixel >> 24U;
        for (const unsigned shift : {0U, 8U, 16U}) {
            const std::uint32_t value = pixel >> shift & 0xFFU;
            rgba += static_cast<char>(alpha == 0 ? value : std::min<std::uint32_t>(value * 255 / alpha, 255));
        }
        rgba += static_cast<char>(alpha);
    }

    const LibTiff& tiff_;
    TiffHandle* handle_ = nullptr;
};

}  // namespace

std::optional<DecodedPicture> read_tiff(std::string_view bytes) {
    if (!is_tiff(bytes) || !libtiff().loaded) return std::nullopt;
    MemoryFile file{bytes};
    OpenTiff tiff(libtiff(), file);
    if (!tiff.is_open()) return std::nullopt;
    constexpr std::uint32_t width = 256, height = 257;
    DecodedPicture decoded;
    decoded.pixels.width = tiff.number(width);
    decoded.pixels.height = tiff.number(height);
    if (decoded.pixels.width == 0 || decoded.pixels.height == 0) return std::nullopt;
    if (std::size_t{decoded.pixels.width} * decoded.pixels.height > limits::image_pixels) {
        decoded.too_large = true;
        return decoded;
    }
    file.complained = false;
    if (!tiff.read(decoded.pixels)) return std::nullopt;
    if (file.complained) decoded.left_out = "damaged rows";
    if (const std::size_t pages = tiff.further_pages(); pages > 0)
        decoded.left_out += (decoded.left_out.empty() ? "" : ", ") + std::to_string(pages) + " further pages";
    return decoded;
}

void load_tiff() {
    libtiff();
}

}  // namespace raingan

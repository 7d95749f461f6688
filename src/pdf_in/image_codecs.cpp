#include "pdf_in/image_codecs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "base/late_library.h"

namespace raingan::pdf {
namespace {

// As openjpeg.h of OpenJPEG 2.1 and later declares them.
struct OpjComponent {
    std::uint32_t dx, dy, w, h, x0, y0, prec, bpp, sgnd, resno_decoded, factor;
    std::int32_t* data;
    std::uint16_t alpha;
};
struct OpjImage {
    std::uint32_t x0, y0, x1, y1, components;
    int colour_space;
    OpjComponent* comps;
    std::uint8_t* icc_profile;
    std::uint32_t icc_length;
};
using OpjCodec = void*;
using OpjStream = void*;

/// What a stream of OpenJPEG reads.
struct OpjSource {
    std::string_view bytes;
    std::size_t at = 0;

    static std::size_t read(void* to, std::size_t size, void* self) {
        auto& source = *static_cast<OpjSource*>(self);
        const std::size_t count = std::min(size, source.bytes.size() - source.at);
        if (count == 0) return ~std::size_t{0};
        std::memcpy(to, source.bytes.data() + source.at, count);
        source.at += count;
        return count;
    }
    static std::int64_t skip(std::int64_t count, void* self) {
        auto& source = *static_cast<OpjSource*>(self);
        const auto left = static_cast<std::int64_t>(source.bytes.size() - source.at);
        const std::int64_t moved = std::clamp<std::int64_t>(count, -static_cast<std::int64_t>(source.at), left);
        source.at = static_cast<std::size_t>(static_cast<std::int64_t>(source.at) + moved);
        return moved;
    }
    static int seek(std::int64_t to, void* self) {
        auto& source = *static_cast<OpjSource*>(self);
        if (to < 0 || to > static_cast<std::int64_t>(source.bytes.size())) return 0;
        source.at = static_cast<std::size_t>(to);
        return 1;
    }
};

class OpenJpeg {
public:
    OpenJpeg() {
        LateLibrary library("libopenjp2.so.7");
        there_ = library.find(create_, "opj_create_decompress")
                     .find(destroy_, "opj_destroy_codec")
                     .find(set_defaults_, "opj_set_default_decoder_parameters")
                     .find(set_up_, "opj_setup_decoder")
                     .find(read_header_, "opj_read_header")
                     .find(decode_, "opj_decode")
                     .find(destroy_image_, "opj_image_destroy")
                     .find(create_stream_, "opj_stream_create")
                     .find(destroy_stream_, "opj_stream_destroy")
                     .find(set_read_, "opj_stream_set_read_function")
                     .find(set_skip_, "opj_stream_set_skip_function")
                     .find(set_seek_, "opj_stream_set_seek_function")
                     .find(set_user_data_, "opj_stream_set_user_data")
                     .find(set_length_, "opj_stream_set_user_data_length")
                     .whole();
    }
    [[nodiscard]] bool there() const { return there_; }

    std::optional<CodedImage> decode(std::string_view bytes, std::size_t most_pixels) const {
        constexpr int codes_alone = 0, jp2_file = 2;  // OPJ_CODEC_J2K, OPJ_CODEC_JP2
        const bool alone = bytes.starts_with("\xFF\x4F\xFF\x51");
        const auto free_codec = [this](OpjCodec codec) { destroy_(codec); };
        const std::unique_ptr<void, decltype(free_codec)> codec(create_(alone ? codes_alone : jp2_file), free_codec);
        OpjSource source{bytes};
        constexpr std::size_t buffer = 1U << 16U;
        const auto free_stream = [this](OpjStream stream) { destroy_stream_(stream); };
        const std::unique_ptr<void, decltype(free_stream)> stream(create_stream_(buffer, 1), free_stream);
        if (!codec || !stream) return std::nullopt;
        set_read_(stream.get(), &OpjSource::read);
        set_skip_(stream.get(), &OpjSource::skip);
        set_seek_(stream.get(), &OpjSource::seek);
        set_user_data_(stream.get(), &source, nullptr);
        set_length_(stream.get(), bytes.size());
        // opj_dparameters_t: two names of files and some numbers, nine kilobytes; its defaults are what is wanted.
        alignas(16) std::array<std::uint8_t, 65'536> parameters{};
        set_defaults_(parameters.data());
        if (set_up_(codec.get(), parameters.data()) == 0) return std::nullopt;
        OpjImage* raw = nullptr;
        const bool read = read_header_(stream.get(), codec.get(), &raw) != 0;
        const auto free_image = [this](OpjImage* image) { destroy_image_(image); };
        const std::unique_ptr<OpjImage, decltype(free_image)> image(raw, free_image);
        if (!read || !image || !is_fit(*image, most_pixels)) return std::nullopt;
        // A stream that was cut off still shows its upper part.
        decode_(codec.get(), stream.get(), image.get());
        return samples_of(*image);
    }

private:
    static bool is_fit(const OpjImage& image, std::size_t most_pixels) {
        if (image.x1 <= image.x0 || image.y1 <= image.y0) return false;
        const std::size_t width = image.x1 - image.x0, height = image.y1 - image.y0;
        constexpr std::uint32_t most_components = 5;
        return width <= most_pixels / height && image.components >= 1 && image.components <= most_components;
    }

    static std::optional<CodedImage> samples_of(const OpjImage& image) {
        constexpr int sycc = 3, inks = 4, eycc = 5;  // OPJ_CLRSPC_…
        CodedImage out;
        const bool has_luminance = image.colour_space == sycc || image.colour_space == eycc;
        // A further one is opacity, which scans do not have.
        if (!has_luminance && image.components >= 3)
            out.components = image.components > 3 && image.colour_space == inks ? 4 : 3;
        const std::uint32_t width = image.x1 - image.x0, height = image.y1 - image.y0;
        out.width = static_cast<int>(width);
        out.height = static_cast<int>(height);
        out.samples.assign(std::size_t{width} * height * out.components, '\xFF');
        for (std::size_t c = 0; c < out.components; ++c) {
            const OpjComponent& from = image.comps[c];
            constexpr std::uint32_t most_bits = 31, byte = 8;
            if (from.data == nullptr || from.w == 0 || from.h == 0 || from.prec == 0 || from.prec > most_bits)
                return std::nullopt;
            const std::int64_t most = (std::int64_t{1} << from.prec) - 1;
            const std::int64_t shift = from.sgnd != 0 ? std::int64_t{1} << (from.prec - 1) : 0;
            for (std::uint32_t y = 0; y < height; ++y)
                for (std::uint32_t x = 0; x < width; ++x) {
                    // A component may have fewer samples than the image has pixels.
                    const std::size_t sx = std::uint64_t{x} * from.w / width, sy = std::uint64_t{y} * from.h / height;
                    const std::int64_t value = std::clamp<std::int64_t>(from.data[sy * from.w + sx] + shift, 0, most);
                    const std::int64_t sample = from.prec == byte ? value : value * 255 / most;
                    out.samples[(std::size_t{y} * width + x) * out.components + c] = static_cast<char>(sample);
                }
        }
        return out;
    }

    bool there_ = false;
    OpjCodec (*create_)(int) = nullptr;
    void (*destroy_)(OpjCodec) = nullptr;
    void (*set_defaults_)(void*) = nullptr;
    int (*set_up_)(OpjCodec, void*) = nullptr;
    int (*read_header_)(OpjStream, OpjCodec, OpjImage**) = nullptr;
    int (*decode_)(OpjCodec, OpjStream, OpjImage*) = nullptr;
    void (*destroy_image_)(OpjImage*) = nullptr;
    OpjStream (*create_stream_)(std::size_t, int) = nullptr;
    void (*destroy_stream_)(OpjStream) = nullptr;
    void (*set_read_)(OpjStream, std::size_t (*)(void*, std::size_t, void*)) = nullptr;
    void (*set_skip_)(OpjStream, std::int64_t (*)(std::int64_t, void*)) = nullptr;
    void (*set_seek_)(OpjStream, int (*)(std::int64_t, void*)) = nullptr;
    void (*set_user_data_)(OpjStream, void*, void (*)(void*)) = nullptr;
    void (*set_length_)(OpjStream, std::uint64_t) = nullptr;
};

// As jbig2.h declares them.
struct Jbig2Picture {
    std::uint32_t width, height, stride;
    std::uint8_t* data;
};
using Jbig2Context = void*;
using Jbig2Globals = void*;
using Jbig2Error = void (*)(void*, const char*, int, std::uint32_t);

class Jbig2 {
public:
    Jbig2() {
        LateLibrary library("libjbig2dec.so.0");
        there_ = library.find(create_, "jbig2_ctx_new_imp")
                     .find(free_, "jbig2_ctx_free")
                     .find(make_globals_, "jbig2_make_global_ctx")
                     .find(free_globals_, "jbig2_global_ctx_free")
                     .find(take_, "jbig2_data_in")
                     .find(complete_, "jbig2_complete_page")
                     .find(page_, "jbig2_page_out")
                     .find(release_, "jbig2_release_page")
                     .whole();
    }
    [[nodiscard]] bool there() const { return there_; }

    std::optional<CodedImage> decode(std::string_view bytes, std::string_view globals, std::size_t most_pixels) const {
        const auto free_globals = [this](Jbig2Globals made) { free_globals_(made); };
        std::unique_ptr<void, decltype(free_globals)> shared(nullptr, free_globals);
        if (!globals.empty()) {
            Jbig2Context context = new_context(nullptr);
            if (context == nullptr) return std::nullopt;
            take_(context, reinterpret_cast<const std::uint8_t*>(globals.data()), globals.size());
            shared.reset(make_globals_(context));
        }
        const auto free_context = [this](Jbig2Context context) { free_(context); };
        const std::unique_ptr<void, decltype(free_context)> context(new_context(shared.get()), free_context);
        if (!context) return std::nullopt;
        take_(context.get(), reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        complete_(context.get());
        Jbig2Picture* page = page_(context.get());
        if (page == nullptr) return std::nullopt;
        std::optional<CodedImage> out = rows_of(*page, most_pixels);
        release_(context.get(), page);
        return out;
    }

private:
    /// The library wants to hear the version of the header that it was compiled with.
    [[nodiscard]] Jbig2Context new_context(Jbig2Globals globals) const {
        constexpr int embedded = 1, first_minor = 17, last_minor = 40;  // JBIG2_OPTIONS_EMBEDDED
        const Jbig2Error silent = [](void*, const char*, int, std::uint32_t) {};
        for (int minor = first_minor; minor <= last_minor; ++minor)
            if (Jbig2Context made = create_(nullptr, embedded, globals, silent, nullptr, 0, minor); made != nullptr)
                return made;
        return nullptr;
    }

    static std::optional<CodedImage> rows_of(const Jbig2Picture& page, std::size_t most_pixels) {
        constexpr std::uint32_t most_side = 1'000'000;
        if (page.data == nullptr || page.width == 0 || page.height == 0 || page.width > most_side ||
            page.height > most_pixels / page.width)
            return std::nullopt;
        CodedImage out;
        out.width = static_cast<int>(page.width);
        out.height = static_cast<int>(page.height);
        const std::size_t row = (std::size_t{page.width} + 7) / 8;
        out.samples.reserve(row * page.height);
        for (std::size_t y = 0; y < page.height; ++y)
            out.samples.append(reinterpret_cast<const char*>(page.data) + y * page.stride, row);
        for (char& byte : out.samples) byte = static_cast<char>(~byte);
        return out;
    }

    bool there_ = false;
    Jbig2Context (*create_)(void*, int, Jbig2Globals, Jbig2Error, void*, int, int) = nullptr;
    void* (*free_)(Jbig2Context) = nullptr;
    Jbig2Globals (*make_globals_)(Jbig2Context) = nullptr;
    void* (*free_globals_)(Jbig2Globals) = nullptr;
    int (*take_)(Jbig2Context, const std::uint8_t*, std::size_t) = nullptr;
    int (*complete_)(Jbig2Context) = nullptr;
    Jbig2Picture* (*page_)(Jbig2Context) = nullptr;
    void (*release_)(Jbig2Context, Jbig2Picture*) = nullptr;
};

const OpenJpeg& open_jpeg() {
    static const OpenJpeg loaded;
    return loaded;
}
const Jbig2& jbig2() {
    static const Jbig2 loaded;
    return loaded;
}

}  // namespace

void load_image_codecs() {
    open_jpeg();
    jbig2();
}

std::optional<CodedImage> decode_jpx(std::string_view bytes, std::size_t most_pixels, bool& missing) {
    missing = !open_jpeg().there();
    return missing ? std::nullopt : open_jpeg().decode(bytes, most_pixels);
}

std::optional<CodedImage> decode_jbig2(std::string_view bytes, std::string_view globals, std::size_t most_pixels,
                                       bool& missing) {
    missing = !jbig2().there();
    return missing ? std::nullopt : jbig2().decode(bytes, globals, most_pixels);
}

}  // namespace raingan::pdf

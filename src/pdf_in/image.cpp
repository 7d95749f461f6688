#include "pdf_in/image.h"

#include <qpdf/Pipeline.hh>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "base/limits.h"
#include "pdf_in/ccitt.h"
#include "pdf_in/image_codecs.h"
#include "pdf_in/matrix.h"

namespace raingan::pdf {
namespace {

struct ImageFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Takes so many bytes and no more: a stream may inflate to anything.
class CappedBytes : public Pipeline {
public:
    explicit CappedBytes(std::size_t most) : Pipeline("image", nullptr), most_(most) {}
    void write(const unsigned char* data, std::size_t size) override {
        bytes.append(reinterpret_cast<const char*>(data), std::min(size, most_ - bytes.size()));
    }
    void finish() override {}
    std::string bytes;

private:
    std::size_t most_;
};

int whole_number(QPDFObjectHandle object, int otherwise) {
    constexpr long long most = 1'000'000;
    return object.isInteger() && object.getIntValue() >= 0 && object.getIntValue() <= most
               ? static_cast<int>(object.getIntValue())
               : otherwise;
}

/// How colours of a space become grey.
struct ColourSpace {
    enum class Kind { grey, rgb, cmyk, lab, ink };
    Kind kind = Kind::grey;
    std::size_t components = 1;
    std::string table;  ///< of an indexed space: components of its base, a byte each
    std::size_t base_components = 0;

    [[nodiscard]] bool indexed() const { return base_components > 0; }
    /// `c`: components from 0 to 255.
    [[nodiscard]] std::uint8_t grey(const std::uint8_t* c) const {
        switch (kind) {
            case Kind::rgb:
                return static_cast<std::uint8_t>((c[0] * 299 + c[1] * 587 + c[2] * 114) / 1000);
            case Kind::cmyk: {
                const int light = (765 - c[0] - c[1] - c[2]) / 3;
                return static_cast<std::uint8_t>(light * (255 - c[3]) / 255);
            }
            case Kind::ink:
                return static_cast<std::uint8_t>(255 -
                                                 *std::max_element(c, c + (indexed() ? base_components : components)));
            default:
                return c[0];
        }
    }
};

ColourSpace::Kind kind_of_components(std::size_t count) {
    if (count == 3) return ColourSpace::Kind::rgb;
    return count == 4 ? ColourSpace::Kind::cmyk : ColourSpace::Kind::grey;
}

std::string bytes_of(QPDFObjectHandle object) {
    if (object.isString()) return object.getStringValue();
    constexpr std::size_t most_table = 4096;
    CappedBytes out(most_table);
    if (object.isStream()) object.pipeStreamData(&out, nullptr, 0, qpdf_dl_specialized, true);
    return std::move(out.bytes);
}

ColourSpace colour_space(QPDFObjectHandle object, int depth) {  // NOLINT(misc-no-recursion)
    using Kind = ColourSpace::Kind;
    constexpr int deepest = 3;
    ColourSpace out;
    const std::string name = object.isName() ? object.getName() : std::string();
    if (name == "/DeviceRGB" || name == "/CalRGB") out = {Kind::rgb, 3, {}, 0};
    if (name == "/DeviceCMYK") out = {Kind::cmyk, 4, {}, 0};
    if (!object.isArray() || object.getArrayNItems() < 1 || depth > deepest) return out;
    const QPDFObjectHandle first = object.getArrayItem(0);
    const std::string family = QPDFObjectHandle(first).isName() ? QPDFObjectHandle(first).getName() : std::string();
    const auto item = [&](int at) {
        return at < object.getArrayNItems() ? object.getArrayItem(at) : QPDFObjectHandle::newNull();
    };
    if (family == "/ICCBased") {
        QPDFObjectHandle profile = item(1);
        const int count = profile.isStream() ? whole_number(profile.getDict().getKey("/N"), 1) : 1;
        if (count != 1 && count != 3 && count != 4) throw ImageFault("broken");
        out.components = static_cast<std::size_t>(count);
        out.kind = kind_of_components(out.components);
    } else if (family == "/CalRGB") {
        out = {Kind::rgb, 3, {}, 0};
    } else if (family == "/Lab") {
        out = {Kind::lab, 3, {}, 0};
    } else if (family == "/Separation") {
        out = {Kind::ink, 1, {}, 0};
    } else if (family == "/DeviceN") {
        const int count = item(1).isArray() ? item(1).getArrayNItems() : 1;
        constexpr int most_inks = 32;
        if (count < 1 || count > most_inks) throw ImageFault("broken");
        out = {Kind::ink, static_cast<std::size_t>(count), {}, 0};
    } else if (family == "/Indexed" || family == "/I") {
        out = colour_space(item(1), depth + 1);
        out.base_components = out.components;
        out.components = 1;
        out.table = bytes_of(item(3));
    } else if (object.getArrayNItems() == 1) {
        out = colour_space(first, depth + 1);
    }
    return out;
}

/// The filters' names, from the first to undo.
std::vector<std::string> filters_of(QPDFObjectHandle dictionary) {
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    std::vector<std::string> out;
    if (filter.isName()) out.push_back(filter.getName());
    for (int i = 0; filter.isArray() && i < filter.getArrayNItems(); ++i)
        out.push_back(filter.getArrayItem(i).isName() ? filter.getArrayItem(i).getName() : std::string());
    return out;
}

/// What the last of the filters is told.
QPDFObjectHandle last_parameters(QPDFObjectHandle dictionary) {
    QPDFObjectHandle parameters = dictionary.getKey("/DecodeParms");
    if (parameters.isArray() && parameters.getArrayNItems() > 0)
        parameters = parameters.getArrayItem(parameters.getArrayNItems() - 1);
    return parameters.isDictionary() ? parameters : QPDFObjectHandle::newDictionary();
}

struct JpegSize {
    std::size_t width = 0, height = 0, components = 0;
};
/// Of its frame header (ITU-T T.81 B.2.2); what decodes it goes by that, whatever the dictionary says.
std::optional<JpegSize> jpeg_size(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    constexpr std::size_t marker_start = 0xFF, frame_size = 10;
    for (std::size_t at = 2; at + frame_size <= bytes.size();) {
        if (byte(at) != marker_start) return std::nullopt;
        const std::size_t marker = byte(at + 1);
        if (marker == marker_start) {
            ++at;
            continue;
        }
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) return JpegSize{byte(at + 7) << 8U | byte(at + 8), byte(at + 5) << 8U | byte(at + 6), byte(at + 9)};
        at += 2 + (byte(at + 2) << 8U | byte(at + 3));
    }
    return std::nullopt;
}

class ImageDecoder {
public:
    explicit ImageDecoder(const QPDFObjectHandle& stream)
        : stream_(stream), dictionary_(stream_.getDict()), width_(whole_number(dictionary_.getKey("/Width"), 0)),
          height_(whole_number(dictionary_.getKey("/Height"), 0)), bits_(whole_number(key("/BitsPerComponent"), 8)) {
        QPDFObjectHandle mask = dictionary_.getKey("/ImageMask");
        stencil_ = mask.isBool() && mask.getBoolValue();
    }

    DecodedImage decode() {
        check_size(static_cast<std::size_t>(width_), static_cast<std::size_t>(height_));
        DecodedImage out;
        if (stencil_) {
            bits_ = 1;
            out.stencil = true;
            out.opacity = shades_by({});
            // Where a stencil's sample is 0 the ink is painted (8.9.6.2).
            for (std::uint8_t& pixel : out.opacity.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
            return out;
        }
        out.shades = shades_by(colour_space(dictionary_.getKey("/ColorSpace"), 0));
        return out;
    }

    /// Of the image's mask, a stream of its own.
    QPDFObjectHandle mask() {
        for (const char* name : {"/SMask", "/Mask"})
            if (QPDFObjectHandle object = dictionary_.getKey(name); object.isStream()) return object;
        return QPDFObjectHandle::newNull();
    }

private:
    QPDFObjectHandle key(const char* name) { return dictionary_.getKey(name); }

    static void check_size(std::size_t width, std::size_t height) {
        if (width == 0 || height == 0) throw ImageFault("broken");
        if (width > limits::image_pixels / height) throw ImageFault("too large");
    }

    std::string decoded(std::size_t expected) {
        const std::vector<std::string> filters = filters_of(dictionary_);
        const std::string last = filters.empty() ? std::string() : filters.back();
        if (last == "/JPXDecode") return std::move(coded_);
        if (last == "/JBIG2Decode") return jbig2_decoded(filters.size());
        if (last == "/CCITTFaxDecode" || last == "/CCF") return fax_decoded(filters.size());
        CappedBytes out(expected);
        if (!stream_.pipeStreamData(&out, nullptr, 0, qpdf_dl_all, true)) throw ImageFault("broken");
        return std::move(out.bytes);
    }

    std::string fax_decoded(std::size_t filters) {
        if (filters != 1) throw ImageFault("CCITTFaxDecode");
        const std::string raw = raw_bytes();
        QPDFObjectHandle told = last_parameters(dictionary_);
        FaxParameters fax;
        fax.scheme = static_cast<int>(number_of(told.getKey("/K"), 0));
        fax.columns = whole_number(told.getKey("/Columns"), fax.columns);
        fax.rows = height_;
        const auto is_true = [&](const char* name) {
            return told.getKey(name).isBool() && told.getKey(name).getBoolValue();
        };
        fax.black_is_1 = is_true("/BlackIs1");
        fax.byte_aligned = is_true("/EncodedByteAlign");
        if (fax.scheme >= 0) throw ImageFault("CCITTFaxDecode");
        check_size(static_cast<std::size_t>(fax.columns), static_cast<std::size_t>(fax.rows));
        return decode_fax(raw, fax);
    }

    std::string raw_bytes() {
        CappedBytes raw(limits::input_bytes);
        if (!stream_.pipeStreamData(&raw, nullptr, 0, qpdf_dl_none, true)) throw ImageFault("broken");
        return std::move(raw.bytes);
    }

    std::string jbig2_decoded(std::size_t filters) {
        if (filters != 1 || bits_ != 1) throw ImageFault("JBIG2Decode");
        QPDFObjectHandle shared = last_parameters(dictionary_).getKey("/JBIG2Globals");
        std::string globals;
        if (shared.isStream()) {
            CappedBytes bytes(limits::input_bytes);
            if (!shared.pipeStreamData(&bytes, nullptr, 0, qpdf_dl_generalized, true)) throw ImageFault("broken");
            globals = std::move(bytes.bytes);
        }
        bool missing = false;
        auto page = decode_jbig2(raw_bytes(), globals, limits::image_pixels, missing);
        if (!page) throw ImageFault(missing ? "JBIG2Decode" : "broken");
        if (page->width != width_) throw ImageFault("broken");
        return std::move(page->samples);
    }

    /// A JPEG 2000 says itself what it is: measures, components, bits.
    void take_jpx(std::size_t& components) {
        const std::vector<std::string> filters = filters_of(dictionary_);
        if (filters.empty() || filters.back() != "/JPXDecode") return;
        if (filters.size() != 1) throw ImageFault("JPXDecode");
        bool missing = false;
        auto image = decode_jpx(raw_bytes(), limits::image_pixels, missing);
        if (!image) throw ImageFault(missing ? "JPXDecode" : "broken");
        width_ = image->width;
        height_ = image->height;
        bits_ = 8;
        components = image->components;
        coded_ = std::move(image->samples);
    }

    /// Whether the frame of a JPEG has other measures than the dictionary, and which.
    void take_jpeg_size(std::size_t& components) {
        const std::vector<std::string> filters = filters_of(dictionary_);
        if (filters.empty() || (filters.back() != "/DCTDecode" && filters.back() != "/DCT")) return;
        if (filters.size() != 1) throw ImageFault("DCTDecode");
        const auto size = jpeg_size(raw_bytes());
        if (!size || size->components == 0 || size->components > 4) throw ImageFault("broken");
        check_size(size->width, size->height);
        width_ = static_cast<int>(size->width);
        height_ = static_cast<int>(size->height);
        bits_ = 8;
        components = size->components;
    }

    GreyImage shades_by(ColourSpace space) {
        std::size_t components = space.components;
        take_jpeg_size(components);
        take_jpx(components);
        if (components != space.components) space = {kind_of_components(components), components, {}, 0};
        if (bits_ != 1 && bits_ != 2 && bits_ != 4 && bits_ != 8 && bits_ != 16) throw ImageFault("broken");
        const auto width = static_cast<std::size_t>(width_), height = static_cast<std::size_t>(height_);
        row_bytes_ = (width * components * static_cast<std::size_t>(bits_) + 7) / 8;
        const std::string bytes = decoded(row_bytes_ * height);
        // A scan that was cut off in its last rows is still read; what is missing is white.
        if (bytes.size() < row_bytes_) throw ImageFault("broken");
        set_decode(space, components);
        GreyImage out{width_, height_, std::vector<std::uint8_t>(width * height, 255)};
        std::array<std::uint8_t, 32> sample{};
        for (std::size_t y = 0; y < height && (y + 1) * row_bytes_ <= bytes.size(); ++y) {
            const std::string_view row = std::string_view(bytes).substr(y * row_bytes_, row_bytes_);
            for (std::size_t x = 0; x < width; ++x) {
                for (std::size_t c = 0; c < components; ++c) sample[c] = value(row, x * components + c, c, space);
                out.pixels[y * width + x] =
                    space.indexed() ? shade_of_index(space, sample[0]) : space.grey(sample.data());
            }
        }
        return out;
    }

    static std::uint8_t shade_of_index(const ColourSpace& space, std::uint8_t index) {
        std::array<std::uint8_t, 32> colour{};
        for (std::size_t c = 0; c < space.base_components; ++c) {
            const std::size_t at = index * space.base_components + c;
            if (at < space.table.size()) colour[c] = static_cast<std::uint8_t>(space.table[at]);
        }
        return space.grey(colour.data());
    }

    /// /Decode maps samples to components (8.9.5.2): only whether it turns them around matters here.
    void set_decode(const ColourSpace& space, std::size_t components) {
        turned_.fill(false);
        QPDFObjectHandle decode = dictionary_.getKey("/Decode");
        if (!decode.isArray() || space.indexed()) return;
        for (std::size_t c = 0; c < components; ++c) {
            const int at = static_cast<int>(c * 2);
            if (at + 1 < decode.getArrayNItems())
                turned_[c] = number_of(decode.getArrayItem(at), 0) > number_of(decode.getArrayItem(at + 1), 1);
        }
    }

    [[nodiscard]] std::uint8_t value(std::string_view row, std::size_t at, std::size_t component,
                                     const ColourSpace& space) const {
        const auto bits = static_cast<std::size_t>(bits_);
        unsigned sample = static_cast<unsigned char>(row[at * bits / 8]);
        if (bits < 8) {
            sample = sample >> (8 - bits - at * bits % 8) & ((1U << bits) - 1);
            if (!space.indexed()) sample = sample * 255 / ((1U << bits) - 1);
        }
        return static_cast<std::uint8_t>(turned_[component] ? 255 - sample : sample);
    }

    QPDFObjectHandle stream_, dictionary_;
    std::string coded_;  ///< samples of a JPEG 2000
    int width_, height_, bits_;
    bool stencil_ = false;
    std::size_t row_bytes_ = 0;
    std::array<bool, 32> turned_{};
};

}  // namespace

DecodedImage decode_image(QPDFObjectHandle stream) {
    DecodedImage out;
    try {
        if (!stream.isStream()) throw ImageFault("broken");
        ImageDecoder decoder(stream);
        out = decoder.decode();
        if (QPDFObjectHandle mask = decoder.mask(); mask.isStream()) {
            DecodedImage covering = ImageDecoder(mask).decode();
            // A stencil mask hides where its sample is 1, that is where a stencil would not paint (8.9.6.3).
            out.opacity = covering.stencil ? std::move(covering.opacity) : std::move(covering.shades);
        }
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const ImageFault& fault) {
        out = {};
        out.fault = fault.what();
    } catch (const std::exception&) {  // what qpdf and libjpeg throw of damaged data
        out = {};
        out.fault = "broken";
    }
    return out;
}

}  // namespace raingan::pdf

#include "pdf/images.h"

#include <png.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "pdf/bitmap.h"
#include "pdf/icc.h"

namespace raingan::pdf {

namespace {

std::uint32_t be16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]) << 8U |
                                      static_cast<unsigned char>(bytes[at + 1]));
}
std::uint32_t be32(std::string_view bytes, std::size_t at) {
    return be16(bytes, at) << 16U | be16(bytes, at + 2);
}
std::uint8_t byte(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

std::string header(std::uint32_t width, std::uint32_t height, const std::string& colour_space, unsigned bits) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
           "/ColorSpace" + colour_space + "/BitsPerComponent " + std::to_string(bits) + "\n";
}

bool size_ok(std::uint32_t width, std::uint32_t height) {
    return width > 0 && height > 0 && static_cast<std::size_t>(width) <= limits::image_pixels / height;
}

/// Four inks: DeviceCMYK is forbidden beside an RGB output intent (ISO 19005-3 6.2.4.3). The profile is written once.
std::string cmyk_space(File& file, std::optional<Ref>& profile) {
    if (!profile) profile = file.add_deflated("/N 4", cmyk_profile());
    std::string out = "[/ICCBased ";
    append(out, *profile);
    return out + "]";
}

/// Finds the frame header (SOF) behind the segments before it (ITU T.81 B.1).
std::optional<Ref> write_jpeg(File& file, std::string_view bytes, std::optional<Ref>& cmyk) {
    bool adobe = false;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (byte(bytes, at) != 0xFF) return std::nullopt;
        const unsigned marker = byte(bytes, at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        const std::size_t length = be16(bytes, at + 2);
        if (marker == 0xD9 || marker == 0xDA || length < 2) return std::nullopt;
        if (marker == 0xEE && bytes.substr(at + 4, 5) == "Adobe") adobe = true;
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (!frame) {
            at += 2 + length;
            continue;
        }
        const unsigned bits = byte(bytes, at + 4), components = byte(bytes, at + 9);
        const std::uint32_t height = be16(bytes, at + 5), width = be16(bytes, at + 7);
        const bool known = marker <= 0xC2 && (components == 1 || components == 3 || components == 4);
        if (bits != 8 || !known || !size_ok(width, height) || at + 2 + length > bytes.size()) return std::nullopt;
        std::string space = components == 1 ? "/DeviceGray" : "/DeviceRGB";
        if (components == 4) space = cmyk_space(file, cmyk);
        std::string entries = header(width, height, space, 8) + "/Filter/DCTDecode\n";
        if (components == 4 && adobe) entries += "/Decode[1 0 1 0 1 0 1 0]\n";  // Adobe writes CMYK inverted
        return file.add_stream(entries, bytes);
    }
    return std::nullopt;
}

/// What the chunks of a PNG say (PNG specification, clause 11).
struct Png {
    std::uint32_t width = 0, height = 0;
    unsigned bits = 0, colour_type = 0, interlace = 0;
    std::string_view palette;
    bool transparency = false;
    std::string data;  // all IDAT chunks
    [[nodiscard]] unsigned channels() const { return colour_type == 2 ? 3 : 1; }
    [[nodiscard]] std::size_t row_bytes() const {
        return (static_cast<std::size_t>(width) * channels() * bits + 7) / 8 + 1;  // and the row's filter type
    }
};

Png read_png(std::string_view bytes) {
    Png png;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = be32(bytes, at);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) break;
        const std::string_view body = bytes.substr(at + 8, length);
        if (type == "IHDR") {
            png.width = be32(body, 0);
            png.height = be32(body, 4);
            png.bits = byte(body, 8);
            png.colour_type = byte(body, 9);
            png.interlace = byte(body, 12);
        }
        if (type == "PLTE") png.palette = body;
        if (type == "tRNS") png.transparency = true;
        if (type == "IDAT") png.data += body;
        at += 12 + length;
    }
    return png;
}

/// The compressed rows are all there, neither fewer nor more.
bool rows_complete(const Png& png) {
    z_stream z{};
    if (inflateInit(&z) != Z_OK) return false;
    const std::size_t expected = png.row_bytes() * png.height;
    std::array<Bytef, 1U << 15U> buffer{};
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(png.data.data()));  // NOLINT: zlib reads only
    z.avail_in = static_cast<uInt>(png.data.size());
    std::size_t total = 0;
    int status = Z_OK;
    while (status == Z_OK && total <= expected) {
        z.next_out = buffer.data();
        z.avail_out = buffer.size();
        status = inflate(&z, Z_NO_FLUSH);
        total += buffer.size() - z.avail_out;
    }
    inflateEnd(&z);
    return status == Z_STREAM_END && total == expected;
}

/// PDF's Flate filter with PNG predictors reads IDAT as it stands (ISO 32000-1 7.4.4.4).
bool passes_through(const Png& png) {
    const bool plain = png.colour_type == 0 || png.colour_type == 2 ||
                       (png.colour_type == 3 && png.bits <= 8 && !png.palette.empty() && png.palette.size() <= 768);
    const bool bits_ok = png.bits == 1 || png.bits == 2 || png.bits == 4 || png.bits == 8 || png.bits == 16;
    return plain && bits_ok && png.interlace == 0 && !png.transparency && rows_complete(png);
}

Ref write_rows(File& file, const Png& png) {
    std::string space = png.colour_type == 2 ? "/DeviceRGB" : "/DeviceGray";
    if (png.colour_type == 3) {
        const std::size_t colours = png.palette.size() / 3;
        space = "[/Indexed/DeviceRGB " + std::to_string(colours - 1);
        append_bytes(space, png.palette.substr(0, colours * 3));
        space += "]";
    }
    return file.add_stream(header(png.width, png.height, space, png.bits) +
                               "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " +
                               std::to_string(png.channels()) + "/BitsPerComponent " + std::to_string(png.bits) +
                               "/Columns " + std::to_string(png.width) + ">>\n",
                           png.data);
}

/// RGB with a soft mask where it is not opaque all over. `rgba` has four bytes a pixel.
Ref write_rgba(File& file, std::uint32_t width, std::uint32_t height, std::string_view rgba) {
    const std::size_t pixels = static_cast<std::size_t>(width) * height;
    std::string rgb, alpha;
    rgb.reserve(pixels * 3);
    alpha.reserve(pixels);
    bool opaque = true;
    for (std::size_t i = 0; i < pixels; ++i) {
        rgb.append(rgba, 4 * i, 3);
        alpha.push_back(rgba[4 * i + 3]);
        opaque = opaque && alpha.back() == '\xFF';
    }
    std::string entries = header(width, height, "/DeviceRGB", 8);
    if (!opaque) {
        entries += "/SMask ";
        append(entries, file.add_deflated(header(width, height, "/DeviceGray", 8), alpha));
        entries += "\n";
    }
    return file.add_deflated(std::move(entries), rgb);
}

/// Alpha, transparency or interlacing: through libpng, to RGB and a soft mask.
std::optional<Ref> write_decoded(File& file, std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return std::nullopt;
    const std::uint32_t width = image.width, height = image.height;
    if (!size_ok(width, height)) {
        png_image_free(&image);
        return std::nullopt;
    }
    image.format = PNG_FORMAT_RGBA;
    std::string rgba(static_cast<std::size_t>(width) * height * 4, '\0');
    if (png_image_finish_read(&image, nullptr, rgba.data(), 0, nullptr) == 0) return std::nullopt;
    return write_rgba(file, width, height, rgba);
}

std::optional<Ref> write_bitmap(File& file, std::string_view bytes) {
    const std::optional<Bitmap> bitmap = decode_bitmap(bytes);
    if (!bitmap || !size_ok(bitmap->width, bitmap->height)) return std::nullopt;
    return write_rgba(file, bitmap->width, bitmap->height, bitmap->rgba);
}

std::optional<Ref> write_png(File& file, std::string_view bytes) {
    const Png png = read_png(bytes);
    if (!size_ok(png.width, png.height)) return std::nullopt;
    return passes_through(png) ? write_rows(file, png) : write_decoded(file, bytes);
}

}  // namespace

std::optional<Ref> ImageWriter::write(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return write_jpeg(file_, bytes, cmyk_);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return write_png(file_, bytes);
    if (bytes.starts_with("GIF8") || bytes.starts_with("BM")) return write_bitmap(file_, bytes);
    return std::nullopt;
}

std::vector<bool> write_images(ImageWriter& writer, const std::vector<Image>& images, const std::vector<bool>& used,
                               std::string& resources, Diagnostics& diagnostics) {
    std::vector<bool> written(images.size(), false);
    for (std::size_t i = 0; i < images.size() && i < used.size(); ++i) {
        if (!used[i] || images[i].drawing) continue;
        const std::string_view bytes = images[i].bytes;
        if (const std::optional<Ref> ref = writer.write(bytes)) {
            written[i] = true;
            resources += "/I" + std::to_string(i) + ' ';
            append(resources, *ref);
            continue;
        }
        if (bytes.empty()) continue;  // the reader has told why
        const std::string number = std::to_string(i + 1);
        diagnostics.push_back({Severity::warning,
                               "image-unreadable",
                               {"Picture " + number + " (" + images[i].media_type +
                                    ") is broken, too large or of a kind that is not supported; a frame stands in its "
                                    "place. Replace it by a PNG or JPEG.",
                                "ภาพที่ " + number + " (" + images[i].media_type +
                                    ") เสียหาย ใหญ่เกินไป หรือเป็นชนิดที่ไม่รองรับ จึงแสดงกรอบแทน โปรดเปลี่ยนเป็นไฟล์ PNG หรือ JPEG"},
                               {}});
    }
    return written;
}

}  // namespace raingan::pdf

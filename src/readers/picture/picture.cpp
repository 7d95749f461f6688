#include "readers/picture/picture.h"

#include <array>
#include <cstdlib>

namespace raingan {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + count && i < bytes.size(); ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = at + count; i-- > at;)
        if (i < bytes.size()) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The frame header (SOFn) of a JPEG.
void read_jpeg_size(PictureKind& kind, std::string_view bytes) {
    for (std::size_t at = 2; at + 9 < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) != 0xFF) return;
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            kind.height = big_endian(bytes, at + 5, 2);
            kind.width = big_endian(bytes, at + 7, 2);
            return;
        }
        at += 2 + big_endian(bytes, at + 2, 2);
    }
}

struct Magic {
    std::size_t at;
    std::string_view bytes;
    std::string_view media_type;
};
constexpr std::array<Magic, 10> picture_magics{{{0, "\x89PNG\r\n\x1A\n", "image/png"},
                                                {0, "\xFF\xD8\xFF", "image/jpeg"},
                                                {0, "GIF8", "image/gif"},
                                                {0, "BM", "image/bmp"},
                                                {0, "II*", "image/tiff"},
                                                {0, "MM", "image/tiff"},
                                                {8, "WEBP", "image/webp"},
                                                {40, " EMF", "image/emf"},
                                                {0, "\xD7\xCD\xC6\x9A", "image/wmf"},
                                                {0, "<", "image/svg+xml"}}};

}  // namespace

PictureKind picture_kind(std::string_view bytes) {
    PictureKind kind;
    kind.media_type = "application/octet-stream";
    for (const Magic& magic : picture_magics) {
        if (bytes.size() < magic.at || bytes.substr(magic.at, magic.bytes.size()) != magic.bytes) continue;
        kind.media_type = magic.media_type;
        break;
    }
    if (kind.media_type == "image/png") {
        kind.width = big_endian(bytes, 16, 4);
        kind.height = big_endian(bytes, 20, 4);
    }
    if (kind.media_type == "image/jpeg") read_jpeg_size(kind, bytes);
    if (kind.media_type == "image/gif") {
        kind.width = little_endian(bytes, 6, 2);
        kind.height = little_endian(bytes, 8, 2);
    }
    if (kind.media_type == "image/bmp") {
        const auto height = static_cast<std::int32_t>(little_endian(bytes, 22, 4));  // below 0: rows from the top
        kind.width = little_endian(bytes, 18, 4);
        kind.height = static_cast<std::uint32_t>(std::abs(static_cast<std::int64_t>(height)));
    }
    kind.readable = kind.width != 0 && kind.height != 0;
    return kind;
}

std::string format_name(std::string_view from) {
    const std::size_t slash = from.rfind('/');
    const bool is_media_type = from.starts_with("image/");
    std::string_view name = slash == std::string_view::npos ? from : from.substr(slash + 1);
    if (is_media_type) {
        if (name.starts_with("x-")) name.remove_prefix(2);
    } else {
        const std::size_t dot = name.rfind('.');
        if (dot == std::string_view::npos) return {};
        name.remove_prefix(dot + 1);
    }
    std::string out(name);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

PictureSize size_of_picture(std::string_view bytes) {
    const PictureKind kind = picture_kind(bytes);
    constexpr double screen_dpi = 96;
    constexpr Points placeholder{72};
    if (!kind.readable) return {placeholder, placeholder};
    return {Points(kind.width * 72 / screen_dpi), Points(kind.height * 72 / screen_dpi)};
}

}  // namespace raingan

#include "readers/word/images.h"

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace raingan::word {
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
constexpr std::array<Magic, 9> magics{{{0, "\x89PNG\r\n\x1A\n", "image/png"},
                                       {0, "\xFF\xD8\xFF", "image/jpeg"},
                                       {0, "GIF8", "image/gif"},
                                       {0, "BM", "image/bmp"},
                                       {0, "II*", "image/tiff"},
                                       {0, "MM", "image/tiff"},
                                       {40, " EMF", "image/emf"},
                                       {0, "\xD7\xCD\xC6\x9A", "image/wmf"},
                                       {0, "<", "image/svg+xml"}}};

std::uint32_t add_image(Story& story, const std::string& part) {
    Context& context = story.context;
    Image image;
    if (std::optional<std::string> bytes = context.package.read(part)) {
        const PictureKind kind = picture_kind(*bytes);
        image.media_type = kind.media_type;
        const bool too_large = std::size_t{kind.width} * kind.height > limits::image_pixels;
        if (too_large) throw over_limit("image_pixels", limits::image_pixels, part);
        if (kind.readable)
            image.bytes = std::move(*bytes);
        else
            context.notices.add(Notice::image_format, story.at, part);
    } else {
        context.notices.add(Notice::image_missing, story.at, part);
    }
    context.document.images.push_back(std::move(image));
    return static_cast<std::uint32_t>(context.document.images.size() - 1);
}

}  // namespace

PictureKind picture_kind(std::string_view bytes) {
    PictureKind kind;
    kind.media_type = "application/octet-stream";
    for (const Magic& magic : magics) {
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

std::optional<std::uint32_t> find_image(Story& story, std::string_view relationship_id) {
    const Relationship* relationship = story.relationships.by_id(relationship_id);
    if (relationship == nullptr) return std::nullopt;
    Context& context = story.context;
    const auto known = context.images.find(relationship->target);
    if (known != context.images.end()) return known->second;
    std::uint32_t index = 0;
    if (relationship->external) {
        context.notices.add(Notice::image_missing, story.at, relationship->target);
        context.document.images.emplace_back();
        index = static_cast<std::uint32_t>(context.document.images.size() - 1);
    } else {
        index = add_image(story, relationship->target);
    }
    context.images.emplace(relationship->target, index);
    return index;
}

}  // namespace raingan::word

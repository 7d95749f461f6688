// Pictures in the line.
#include <cstdint>

#include "readers/doc/drawings.h"
#include "readers/doc/source.h"

namespace raingan::doc {
namespace {

constexpr std::int64_t emu_of_a_twip = 635;

/// 2.3.23.1 crop of blips: shares of the picture in 1/65536, as DrawingML has them in 1/100000.
std::string source_rectangle(const ArtShape& shape) {
    struct Side {
        std::uint16_t property;
        const char* name;
    };
    constexpr std::array<Side, 4> sides{{{0x100, "t"}, {0x101, "b"}, {0x102, "l"}, {0x103, "r"}}};
    std::string rectangle;
    for (const Side& side : sides) {
        const auto share = static_cast<std::int32_t>(shape.value(side.property, 0));
        if (share != 0)
            rectangle +=
                std::string(" ") + side.name + "=\"" + std::to_string(std::int64_t{share} * 100000 / 65536) + "\"";
    }
    return rectangle.empty() ? rectangle : "<a:srcRect" + rectangle + "/>";
}

/// The size in EMU that PICF gives: the goal in twips, scaled by thousandths.
struct PictureSize {
    std::int64_t width, height;
};
PictureSize size_of(Bytes picf) {
    constexpr std::int64_t whole = 1000;
    const auto scaled = [&](std::size_t goal, std::size_t scale) {
        const std::int64_t thousandths = picf.u16(scale) == 0 ? whole : picf.u16(scale);
        return picf.u16(goal) * emu_of_a_twip * thousandths / whole;
    };
    return {scaled(0x1C, 0x20), scaled(0x1E, 0x22)};
}

struct Found {
    ArtShape shape;
    ArtRecord picture;
};
/// The shape and the first picture behind the PICF, which stand first among few records.
Found find_picture(Bytes picf) {
    constexpr unsigned with_file_name = 0x66;
    constexpr int most_records = 8;
    Found found;
    std::size_t at = picf.u16(4);
    if (picf.u16(6) == with_file_name) at += 1 + std::size_t{picf.u8(at)};
    for (int i = 0; i < most_records && found.picture.size == 0; ++i) {
        const ArtRecord record = art_record_at(picf, at);
        if (record.size == 0) break;
        if (record.type == art::shape)
            found.shape = read_art_shape(record.body);
        else
            found.picture = record;
        at += record.size;
    }
    return found;
}

}  // namespace

std::string tie_picture(Source& source, const ArtRecord& record, std::string_view part) {
    std::string& target = source.drawings.parts[record.body.view().data()];
    if (!target.empty()) return source.package.tie("image", target, part);
    ArtPicture picture = read_art_picture(record, source.word);
    // Pictures that overlap in the file would cost more than it is large.
    if (picture.bytes.empty() || picture.bytes.size() > source.drawings.picture_room) return {};
    source.drawings.picture_room -= picture.bytes.size();
    target = "media/image" + std::to_string(source.drawings.parts.size()) + "." + picture.extension;
    return source.package.add("image", target, std::move(picture.bytes), part);
}

bool append_picture(std::string& xml, Source& source, std::uint32_t offset, std::string_view part) {
    const Bytes data(source.data);
    const Bytes picf = data.slice(offset, data.u32(offset));
    const Found found = find_picture(picf);
    const std::string id = found.picture.size == 0 ? std::string() : tie_picture(source, found.picture, part);
    if (id.empty()) return false;
    const PictureSize size = size_of(picf);
    const std::string extent =
        " cx=\"" + std::to_string(size.width) + "\" cy=\"" + std::to_string(size.height) + "\"/>";
    xml += "<w:drawing><wp:inline><wp:extent" + extent + "<wp:docPr descr=\"";
    constexpr std::uint16_t description = 0x381;
    const auto alt = found.shape.complex_values.find(description);
    if (alt != found.shape.complex_values.end()) {
        constexpr std::size_t longest = 1024;
        std::string text = utf8_of_wide(alt->second.slice(0, longest));
        while (!text.empty() && text.back() == '\0') text.pop_back();
        word::append_escaped(xml, text);
    }
    xml += "\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"" + id + "\"/>" +
           source_rectangle(found.shape) + "</pic:blipFill><pic:spPr><a:xfrm><a:ext" + extent +
           "</a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
    return true;
}

}  // namespace raingan::doc

#include "readers/picture/art.h"

#include <array>

#include "readers/metafile/metafile.h"

namespace raingan {
namespace {

constexpr std::size_t art_head = 8, of_an_id = 16;

/// 2.2.7 OfficeArtRGFOPTE: fixed entries, then the long values of those that have one.
void read_properties(ArtShape& shape, const ArtRecord& record) {
    constexpr std::size_t of_an_entry = 6;
    constexpr unsigned is_complex = 0x8000, id_bits = 0x3FFF;
    std::size_t complex_at = record.instance * of_an_entry;
    for (std::size_t i = 0; i < record.instance && record.body.has(i * of_an_entry, of_an_entry); ++i) {
        const unsigned opid = record.body.u16(i * of_an_entry);
        const std::uint32_t value = record.body.u32(i * of_an_entry + 2);
        const auto id = static_cast<std::uint16_t>(opid & id_bits);
        shape.values[id] = value;
        if ((opid & is_complex) == 0) continue;
        shape.complex_values[id] = record.body.slice(complex_at, value);
        complex_at += std::min<std::size_t>(value, record.body.size());
    }
}

ArtBox read_box(Bytes body) {
    return {body.i32(0), body.i32(4), body.i32(8), body.i32(12)};
}

void read_head(ArtShape& shape, const ArtRecord& record) {
    constexpr unsigned deleted = 0x08, across = 0x40, down = 0x80;
    const unsigned flags = record.body.u32(4);
    shape.type = record.instance;
    shape.id = record.body.u32(0);
    shape.deleted = (flags & deleted) != 0;
    shape.flip_across = (flags & across) != 0;
    shape.flip_down = (flags & down) != 0;
}

struct Blip {
    std::uint16_t type, with_two_ids;
    const char* extension;
    std::size_t before_data;  ///< bytes between the ids and the file
};
constexpr std::size_t metafile_head = 34;
constexpr auto blips = std::to_array<Blip>({{0xF01A, 0x3D5, "emf", metafile_head},
                                            {0xF01B, 0x217, "wmf", metafile_head},
                                            {0xF01C, 0x543, "pict", metafile_head},
                                            {0xF01D, 0x46B, "jpeg", 1},
                                            {0xF01E, 0x6E1, "png", 1},
                                            {0xF01F, 0x7A9, "bmp", 1},
                                            {0xF029, 0x6E5, "tiff", 1},
                                            {0xF02A, 0x6E3, "jpeg", 1}});
constexpr std::uint16_t jpeg_of_cmyk = 0x6E3;

/// BITMAPFILEHEADER before a DIB.
std::string bmp_of(Bytes dib) {
    const auto number = [](std::uint32_t value) {
        std::string bytes;
        for (const unsigned shift : {0U, 8U, 16U, 24U}) bytes += static_cast<char>(value >> shift & 0xFFU);
        return bytes;
    };
    constexpr std::uint32_t file_head = 14, bitfields = 3;
    const std::uint32_t depth = dib.u16(14);
    const std::uint32_t used = dib.u32(32);
    const std::uint32_t colours = depth > 8 ? 0 : used != 0 ? std::min(used, 256U) : 1U << depth;
    const std::uint32_t masks = dib.u32(16) == bitfields && dib.u32(0) == 40 ? 12 : 0;
    const std::uint32_t pixels = file_head + std::min(dib.u32(0), 1024U) + masks + 4 * colours;
    return "BM" + number(file_head + static_cast<std::uint32_t>(dib.size())) + number(0) + number(pixels) +
           std::string(dib.view());
}

/// 2.2.31 OfficeArtMetafileHeader: most are deflated.
std::string metafile_of(Bytes description, Bytes file) {
    constexpr std::uint8_t deflated = 0;
    const Bytes stored = file.slice(0, description.u32(28));
    if (description.u8(32) != deflated) return std::string(stored.view());
    return inflated_metafile(stored.view(), description.u32(0)).value_or(std::string());
}

ArtPicture read_blip(const ArtRecord& record) {
    for (const Blip& blip : blips) {
        if (blip.type != record.type) continue;
        const bool two = record.instance == blip.with_two_ids ||
                         (record.instance == jpeg_of_cmyk && std::string_view(blip.extension) == "jpeg");
        const std::size_t at = (two ? 2 : 1) * of_an_id;
        const Bytes file = record.body.slice(at + blip.before_data);
        if (blip.before_data == metafile_head)
            return {metafile_of(record.body.slice(at, metafile_head), file), blip.extension};
        if (std::string_view(blip.extension) == "bmp") return {bmp_of(file), blip.extension};
        return {std::string(file.view()), blip.extension};
    }
    return {};
}

}  // namespace

ArtRecord art_record_at(Bytes bytes, std::size_t at) {
    if (!bytes.has(at, art_head)) return {};
    ArtRecord record;
    record.instance = bytes.u16(at) >> 4U;
    record.type = bytes.u16(at + 2);
    record.body = bytes.slice(at + art_head, bytes.u32(at + 4));
    record.size = art_head + record.body.size();
    return record;
}

std::uint32_t ArtShape::value(std::uint16_t property, std::uint32_t otherwise) const {
    const auto found = values.find(property);
    return found == values.end() ? otherwise : found->second;
}

bool ArtShape::flag(std::uint16_t property, unsigned bit, bool otherwise) const {
    const std::uint32_t bits = value(property, 0);
    return (bits >> (bit + 16U) & 1U) != 0 ? (bits >> bit & 1U) != 0 : otherwise;
}

ArtShape read_art_shape(Bytes container) {
    ArtShape shape;
    for_each_art_record(container, [&](const ArtRecord& record) {
        switch (record.type) {
            case art::shape_head:
                return read_head(shape, record);
            case art::properties:
            case art::secondary_properties:
            case art::tertiary_properties:
                return read_properties(shape, record);
            case art::child_anchor:
                shape.in_group = read_box(record.body);
                return;
            case art::group_bounds:
                shape.group_bounds = read_box(record.body);
                return;
            default:
                return;
        }
    });
    return shape;
}

ArtPicture read_art_picture(const ArtRecord& record, Bytes delayed) {
    constexpr std::size_t delay_at = 28, name_size_at = 33, name_at = 36;
    if (record.type != art::blip_entry) return read_blip(record);
    const ArtRecord embedded = art_record_at(record.body, name_at + record.body.u8(name_size_at));
    if (embedded.size != 0) return read_blip(embedded);
    const std::uint32_t at = record.body.u32(delay_at);
    return at == 0xFFFFFFFFU ? ArtPicture() : read_blip(art_record_at(delayed, at));
}

}  // namespace raingan

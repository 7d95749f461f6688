// Drawings as Office keeps them ([MS-ODRAW]): records within records, shapes and their properties.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "readers/container/bytes.h"

namespace raingan {

/// 2.2.1 OfficeArtRecordHeader and what it heads.
struct ArtRecord {
    std::uint16_t type = 0, instance = 0;
    Bytes body;
    std::size_t size = 0;  ///< with the header; 0: none
};
ArtRecord art_record_at(Bytes bytes, std::size_t at);

template <class Visit>
void for_each_art_record(Bytes bytes, const Visit& visit) {
    for (std::size_t at = 0;;) {
        const ArtRecord record = art_record_at(bytes, at);
        if (record.size == 0) return;
        visit(record);
        at += record.size;
    }
}

namespace art {
inline constexpr std::uint16_t drawing_group = 0xF000, blip_store = 0xF001, drawing = 0xF002, group = 0xF003,
                               shape = 0xF004, blip_entry = 0xF007, group_bounds = 0xF009, shape_head = 0xF00A,
                               properties = 0xF00B, child_anchor = 0xF00F, secondary_properties = 0xF121,
                               tertiary_properties = 0xF122;
}  // namespace art

struct ArtBox {
    std::int32_t left = 0, top = 0, right = 0, bottom = 0;
};

/// A shape container (2.2.14).
struct ArtShape {
    std::uint16_t type = 0;  ///< MSOSPT
    std::uint32_t id = 0;
    bool flip_across = false, flip_down = false, deleted = false;
    std::optional<ArtBox> in_group;      ///< in the group's units
    std::optional<ArtBox> group_bounds;  ///< the units of the group that this shape stands for
    std::map<std::uint16_t, std::uint32_t> values;
    std::map<std::uint16_t, Bytes> complex_values;

    [[nodiscard]] std::uint32_t value(std::uint16_t id, std::uint32_t otherwise) const;
    /// A switch among the lower bits of a property whose upper half says which of them are stated.
    [[nodiscard]] bool flag(std::uint16_t id, unsigned bit, bool otherwise) const;
};
ArtShape read_art_shape(Bytes container);

/// A picture file, made whole where the record leaves out its head (DIB). Empty where the record holds none.
struct ArtPicture {
    std::string bytes;
    const char* extension = "";
};
/// `record` is a blip (2.2.23) or an entry of a blip store (2.2.32), which may lead into `delayed`.
ArtPicture read_art_picture(const ArtRecord& record, Bytes delayed);

}  // namespace raingan

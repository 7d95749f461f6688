#include "readers/xls/story_pictures.h"

#include <algorithm>
#include <utility>

#include "readers/container/wide_text.h"
#include "readers/picture/art.h"

namespace raingan::xls {
namespace {

constexpr std::uint16_t anchor_of_story = 0xF010;  // OfficeArtClientAnchorHF
constexpr std::uint16_t name_property = 0x0380, picture_property = 0x0104, description_property = 0x0381;

std::string text_property(const ArtShape& shape, std::uint16_t id) {
    const auto found = shape.complex_values.find(id);
    if (found == shape.complex_values.end()) return {};
    std::string text = utf8_of_wide(found->second);
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

void read_story_shape(Bytes body, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet) {
    const ArtShape shape = read_art_shape(body);
    const std::uint32_t number = shape.value(picture_property, 0);
    if (shape.deleted || number == 0 || number > stored.size() || !stored[number - 1].image) return;
    workbook::StoryPicture picture;
    picture.place = text_property(shape, name_property);
    picture.image = stored[number - 1].image;
    picture.alt = text_property(shape, description_property);
    for_each_art_record(body, [&](const ArtRecord& record) {
        if (record.type != anchor_of_story) return;
        constexpr double point_of_pixel = 0.75;
        constexpr std::uint32_t most = 20'000;
        picture.width = Points(std::min(record.body.u32(0), most) * point_of_pixel);
        picture.height = Points(std::min(record.body.u32(4), most) * point_of_pixel);
    });
    if (picture.width.pt > 0 && picture.height.pt > 0) sheet.page.pictures.push_back(std::move(picture));
}

void read_story_records(Bytes bytes, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet,
                        std::size_t depth) {
    constexpr std::size_t deepest = 32;
    if (depth > deepest) return;
    for_each_art_record(bytes, [&](const ArtRecord& record) {
        if (record.type == art::drawing || record.type == art::group)
            read_story_records(record.body, stored, sheet, depth + 1);
        if (record.type == art::shape) read_story_shape(record.body, stored, sheet);
    });
}

}  // namespace

void StoryDrawings::add(Bytes body) {
    constexpr std::size_t flags_at = 12, data_at = 14;
    constexpr unsigned of_drawing = 1, of_group = 2;
    const unsigned flags = body.u8(flags_at);
    if ((flags & of_group) != 0)
        group += body.slice(data_at).view();
    else if ((flags & of_drawing) != 0)
        drawing += body.slice(data_at).view();
}

void add_story_pictures(Bytes drawing, const std::vector<StoredPicture>& stored, workbook::Sheet& sheet) {
    read_story_records(drawing, stored, sheet, 0);
}

}  // namespace raingan::xls

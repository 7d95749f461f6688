#include "readers/xls/pictures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "readers/container/wide_text.h"
#include "readers/picture/art.h"
#include "readers/picture/image.h"

namespace raingan::xls {
namespace {

constexpr std::uint16_t client_anchor = 0xF010, client_data = 0xF011;

/// [MS-ODRAW] 2.3: properties of a shape.
namespace property {
constexpr std::uint16_t rotation = 0x0004, crop_top = 0x0100, crop_bottom = 0x0101, crop_left = 0x0102,
                        crop_right = 0x0103, picture = 0x0104, description = 0x0381, group_flags = 0x03BF;
}
constexpr unsigned hidden_bit = 1;

/// Numbers of 32 bits, 16 of them behind the point.
double fixed(std::uint32_t value) {
    constexpr double one = 65'536;
    return static_cast<double>(static_cast<std::int32_t>(value)) / one;
}

Crop crop_of(const ArtShape& shape) {
    const auto share = [&](std::uint16_t id) { return std::clamp(fixed(shape.value(id, 0)), 0.0, 0.99); };
    const Crop crop{share(property::crop_left), share(property::crop_top), share(property::crop_right),
                    share(property::crop_bottom)};
    return crop.left + crop.right < 1 && crop.top + crop.bottom < 1 ? crop : Crop{};
}

std::string said_of(const ArtShape& shape) {
    const auto said = shape.complex_values.find(property::description);
    if (said == shape.complex_values.end()) return {};
    std::string text = utf8_of_wide(said->second);
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
}

class DrawingReader {
public:
    DrawingReader(const std::vector<StoredPicture>& stored, workbook::Sheet& sheet) : stored_(stored), sheet_(sheet) {}

    void read(Bytes bytes, std::size_t depth = 0) {
        constexpr std::size_t deepest = 32;
        if (depth > deepest) return;
        for_each_art_record(bytes, [&](const ArtRecord& record) {
            if (record.type == art::drawing) read(record.body, depth + 1);
            if (record.type == art::group) read_group(record.body, depth + 1);
            if (record.type == art::shape) read_shape(record.body);
        });
    }
    [[nodiscard]] std::vector<PlacedObject>& objects() { return objects_; }

private:
    /// The units of a group's members, and where they lie in the box that is anchored.
    struct Frame {
        ArtBox units;
        workbook::Anchor place;
    };

    void read_group(Bytes body, std::size_t depth) {
        const std::optional<Frame> outer = frame_;
        next_is_group_ = true;
        read(body, depth);
        next_is_group_ = false;
        frame_ = outer;
    }

    void read_shape(Bytes body) {
        const ArtShape shape = read_art_shape(body);
        std::optional<workbook::Anchor> place;
        bool has_object = false;
        for_each_art_record(body, [&](const ArtRecord& record) {
            if (record.type == client_anchor) place = anchor_at(record.body, 2, 10);
            has_object = has_object || record.type == client_data;
        });
        if (!place && shape.in_group && frame_) place = within(*frame_, *shape.in_group);
        if (std::exchange(next_is_group_, false)) {
            frame_.reset();
            if (place && shape.group_bounds) frame_ = Frame{*shape.group_bounds, *place};
        }
        const bool shows = place && add(shape, *place);
        if (has_object) objects_.push_back({shows, place, said_of(shape)});
    }

    static workbook::Anchor within(const Frame& frame, const ArtBox& box) {
        workbook::Anchor anchor = frame.place;
        const double width = static_cast<double>(frame.units.right) - frame.units.left;
        const double height = static_cast<double>(frame.units.bottom) - frame.units.top;
        if (width <= 0 || height <= 0) return anchor;
        anchor.left += (static_cast<double>(box.left) - frame.units.left) / width * frame.place.across;
        anchor.top += (static_cast<double>(box.top) - frame.units.top) / height * frame.place.down;
        anchor.across *= (static_cast<double>(box.right) - box.left) / width;
        anchor.down *= (static_cast<double>(box.bottom) - box.top) / height;
        return anchor;
    }

    /// False: the shape is no picture, or none that can be shown.
    bool add(const ArtShape& shape, const workbook::Anchor& place) {
        const std::uint32_t number = shape.value(property::picture, 0);
        if (shape.deleted || number == 0 || number > stored_.size() || !stored_[number - 1].image) return false;
        if (shape.flag(property::group_flags, hidden_bit, false)) return true;
        const StoredPicture& stored = stored_[number - 1];
        workbook::SheetPicture picture;
        picture.image = stored.image;
        picture.anchor = place;
        picture.crop = crop_of(shape);
        constexpr double quarter = 90;
        const double turns = fixed(shape.value(property::rotation, 0)) / quarter;
        picture.quarter_turns =
            static_cast<std::uint8_t>((static_cast<int>(turns + (turns < 0 ? -0.5 : 0.5)) % 4 + 4) % 4);
        picture.alt = said_of(shape);
        if (!stored.left_out.empty())
            leave_out(sheet_, {workbook::LeftOut::Kind::picture_parts,
                               workbook::LeftOut::Place{place.from.row, place.from.column}, stored.left_out});
        sheet_.pictures.push_back(std::move(picture));
        return true;
    }

    const std::vector<StoredPicture>& stored_;
    workbook::Sheet& sheet_;
    std::optional<Frame> frame_;
    bool next_is_group_ = false;
    std::vector<PlacedObject> objects_;
};

}  // namespace

workbook::Anchor anchor_at(Bytes body, std::size_t from, std::size_t to) {
    constexpr double of_column = 1024, of_row = 256;
    const auto corner = [&](std::size_t at) {
        workbook::Corner place;
        place.column = body.u16(at);
        place.x_share = body.u16(at + 2) / of_column;
        place.row = body.u16(at + 4);
        place.y_share = body.u16(at + 6) / of_row;
        return place;
    };
    workbook::Anchor anchor;
    anchor.from = corner(from);
    anchor.to = corner(to);
    return anchor;
}

std::vector<StoredPicture> read_stored_pictures(Bytes drawing_group) {
    std::vector<StoredPicture> pictures;
    const auto add = [&](const ArtRecord& record) {
        StoredPicture& stored = pictures.emplace_back();
        ArtPicture picture = read_art_picture(record, Bytes());
        if (picture.bytes.empty()) return;
        ReadImage read = read_sheet_image(std::move(picture.bytes));
        if (read.image) stored.image = std::make_shared<const Image>(std::move(*read.image));
        stored.left_out = std::move(read.left_out);
    };
    for_each_art_record(drawing_group, [&](const ArtRecord& container) {
        if (container.type != art::drawing_group) return;
        for_each_art_record(container.body, [&](const ArtRecord& store) {
            if (store.type == art::blip_store) for_each_art_record(store.body, add);
        });
    });
    return pictures;
}

std::vector<PlacedObject> add_pictures(Bytes drawing, const std::vector<StoredPicture>& stored,
                                       workbook::Sheet& sheet) {
    DrawingReader reader(stored, sheet);
    reader.read(drawing);
    return std::move(reader.objects());
}

}  // namespace raingan::xls

// Pictures and texts of EMF+.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "readers/container/wide_text.h"
#include "readers/metafile/emf_plus.h"

namespace raingan::metafile {

namespace {

enum PictureRecord : std::uint16_t {
    image_in_box = 0x401A,
    image_in_points = 0x401B,
    string_in_box = 0x401C,
    driver_string = 0x4036
};

constexpr std::uint16_t small_numbers = 0x4000;

}  // namespace

bool EmfPlus::play_picture(const Record& record) {
    switch (record.type) {
        case image_in_box:
        case image_in_points:
            draw_image(record);
            return true;
        case string_in_box:
            draw_string(record);
            return true;
        case driver_string:
            draw_driver_string(record);
            return true;
        default:
            return false;
    }
}

/// 2.3.4.8, 2.3.4.9: the part of the image fills a box, or what three corners span.
void EmfPlus::draw_image(const Record& record) {
    constexpr std::size_t part_at = 8, place_at = 24;
    const auto* image = object<plus::PlusImage>(record.id());
    if (image == nullptr || !image->image) return leave_out("a picture");
    const Bytes data = record.data;
    const bool small = record.has(small_numbers);
    PlaneRect part = plus::read_box(data, part_at, false);
    Matrix place;
    if (record.type == image_in_box) {
        const PlaneRect box = plus::read_box(data, place_at, small);
        place = {box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top};
    } else {
        const Points2D corners = points(record, place_at + 4, data.u32(place_at));
        if (corners.size() < 3) return;
        place = {corners[1].x - corners[0].x,
                 corners[1].y - corners[0].y,
                 corners[2].x - corners[0].x,
                 corners[2].y - corners[0].y,
                 corners[0].x,
                 corners[0].y};
    }
    const Matrix shown = product(map(), place);
    const double across = part.right - part.left, down = part.bottom - part.top;
    ClipId clip = state_.clip;
    Matrix whole;  // the image in units of its part
    const bool cut = part.left > 0.5 || part.top > 0.5 || across < image->width - 1 || down < image->height - 1;
    if (cut && across > 0 && down > 0) {
        whole = {image->width / across, 0, 0, image->height / down, -part.left / across, -part.top / down};
        PathSteps frame;
        add_box(frame, 0, 0, 1, 1);
        map_steps(frame, shown);
        clip = canvas_.clip_to(clip, std::move(frame), false);
    }
    canvas_.add(DrawnPicture{image->image, product(shown, whole)}, clip);
}

TextFormat EmfPlus::text_format(const plus::Font& font, const Paint& paint) const {
    TextFormat format;
    format.font = font.family;
    const double scale = font.unit == 0 ? mean_scale(map()) : mean_scale(to_drawing_) * unit_pixels(font.unit);
    format.size = Points(std::max(font.size * scale, 0.1));
    format.bold = font.bold;
    format.italic = font.italic;
    format.underline = font.underline ? Underline::single : Underline::none;
    format.strike = font.strike;
    if (const auto* colour = std::get_if<Colour>(&paint.what)) format.colour = *colour;
    if (const auto* gradient = std::get_if<Gradient>(&paint.what); gradient != nullptr && !gradient->stops.empty())
        format.colour = gradient->stops.front().colour;
    return format;
}

/// 2.3.4.14: lines of text in a box; they are not broken anew.
void EmfPlus::draw_string(const Record& record) {
    constexpr std::size_t box_at = 12, text_at = 28;
    const auto* font = object<plus::Font>(record.id());
    const std::optional<Paint> paint = brush(record, 0);
    if (font == nullptr || !paint) return leave_out("a text");
    const auto* format = object<plus::StringFormat>(record.data.u32(4));
    const std::uint32_t across = format != nullptr ? format->across : 0, down = format != nullptr ? format->down : 0;
    PlaneRect box = plus::read_box(record.data, box_at, false);
    const std::string all = utf8_of_wide(record.data.slice(text_at, std::size_t{2} * record.data.u32(8)));
    std::vector<std::string> lines(1);
    for (const char c : all) {
        if (c == '\n')
            lines.emplace_back();
        else if (static_cast<unsigned char>(c) >= ' ')
            lines.back() += c;
    }
    DrawnText text;
    text.format = text_format(*font, *paint);
    text.opacity = paint->opacity;
    const Matrix logical = map();
    const double scale = mean_scale(logical), size = scale > 0 ? text.format.size.pt / scale : 0;
    constexpr double pitch = 1.2, margin = 1.0 / 6;  // ems; GDI+ keeps the latter at both sides
    const double height = pitch * size * static_cast<double>(lines.size());
    double x = box.left + margin * size, y = box.top;
    if (across == 1) x = (box.left + box.right) / 2;
    if (across == 2) x = box.right - margin * size;
    if (down == 1) y = (box.top + box.bottom - height) / 2;
    if (down == 2) y = box.bottom - height;
    text.align = across == 1 ? DrawnText::Align::centre : across == 2 ? DrawnText::Align::end : DrawnText::Align::start;
    text.vertical = DrawnText::Vertical::middle;
    for (std::string& line : lines) {
        y += pitch * size / 2;
        const PlanePoint at = mapped(logical, x, y);
        text.place = scale > 0
                         ? Matrix{logical.a / scale, logical.b / scale, logical.c / scale, logical.d / scale, 0, 0}
                         : Matrix{};
        text.place.e = at.x;
        text.place.f = at.y;
        text.text = std::move(line);
        canvas_.add(text, state_.clip);
        y += pitch * size / 2;
    }
}

/// 2.3.4.6: characters, each at its own place.
void EmfPlus::draw_driver_string(const Record& record) {
    enum Option : std::uint32_t { characters = 1, vertical = 2, one_place = 4 };
    const auto* font = object<plus::Font>(record.id());
    const std::optional<Paint> paint = brush(record, 0);
    const Bytes data = record.data;
    const std::uint32_t options = data.u32(4);
    if (font == nullptr || !paint || (options & characters) == 0 || (options & vertical) != 0)
        return leave_out("text given as glyphs of a font");
    const std::size_t count = std::min<std::size_t>(data.u32(12), data.size() / 2);
    const Bytes letters = data.slice(16, 2 * count);
    std::size_t at = 16 + 2 * count;
    const Points2D places = plus::read_points(data, at, (options & one_place) != 0 ? 1 : count, plus::PointForm::real);
    if (places.empty()) return;
    Matrix logical = map();
    if (data.u32(8) != 0) logical = product(logical, plus::read_matrix(data, at));
    const double scale = mean_scale(logical);
    if (scale <= 0) return;
    DrawnText text;
    text.text = utf8_of_wide(letters);
    text.format = text_format(*font, *paint);
    text.opacity = paint->opacity;
    const Matrix turned{logical.a / scale, logical.b / scale, logical.c / scale, logical.d / scale, 0, 0};
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const double advance = (places[i + 1].x - places[i].x) * scale;
        const bool second = i > 0 && is_pair(letters.u16(2 * i - 2), letters.u16(2 * i));
        if (!second) text.advances_pt.push_back(static_cast<float>(advance));
    }
    if (!text.advances_pt.empty()) text.advances_pt.push_back(static_cast<float>(text.format.size.pt / 2));
    const PlanePoint first = mapped(map(), places.front().x, places.front().y);
    text.place = turned;
    text.place.e = first.x;
    text.place.f = first.y;
    canvas_.add(std::move(text), state_.clip);
}

}  // namespace raingan::metafile

// \pict → a part and a drawing in the line.
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/digits.h"
#include "readers/rtf/reader.h"
#include "readers/rtf/tokens.h"

namespace raingan::rtf {
namespace {

using std::string_view;

constexpr std::int64_t emu_per_twip = 635;
constexpr std::int64_t twips_per_pixel = 15;

void picture_text(Reader& reader, string_view text) {
    if (!reader.pictures.empty()) reader.pictures.back().hex += text;
}

/// \picwgoal, or what \picw says in pixels; without what is cropped; scaled.
std::int64_t extent(int goal, int size, int scale, int crop_before, int crop_after) {
    constexpr std::int64_t most = 31'680;  // twips: Word's own limit of 22 inches
    const std::int64_t whole = goal > 0 ? goal : static_cast<std::int64_t>(size) * twips_per_pixel;
    const std::int64_t shown = whole - crop_before - crop_after;
    return std::clamp(shown * std::clamp(scale == 0 ? 100 : scale, 1, 10000) / 100, std::int64_t{1}, most);
}

std::string crop_markup(const Picture& picture) {
    const auto share = [](int crop, int whole) {
        constexpr std::int64_t thousandths = 100'000;
        return whole > 0 ? static_cast<std::int64_t>(crop) * thousandths / whole : std::int64_t{0};
    };
    if (std::ranges::all_of(picture.crop, [](int crop) { return crop <= 0; })) return {};
    std::string xml = "<a:srcRect";
    const auto add = [&](string_view name, std::int64_t value) {
        xml.append(" ")
            .append(name)
            .append("=\"")
            .append(std::to_string(std::max(value, std::int64_t{0})))
            .append("\"");
    };
    add("l", share(picture.crop[0], picture.goal_width));
    add("t", share(picture.crop[1], picture.goal_height));
    add("r", share(picture.crop[2], picture.goal_width));
    add("b", share(picture.crop[3], picture.goal_height));
    return xml + "/>";
}

std::string drawing(Reader& reader, const Picture& picture, string_view id) {
    const std::int64_t width =
        extent(picture.goal_width, picture.width, picture.scale_x, picture.crop[0], picture.crop[2]) * emu_per_twip;
    const std::int64_t height =
        extent(picture.goal_height, picture.height, picture.scale_y, picture.crop[1], picture.crop[3]) * emu_per_twip;
    const std::string size = " cx=\"" + std::to_string(width) + "\" cy=\"" + std::to_string(height) + "\"/>";
    std::string xml = "<w:drawing><wp:inline><wp:extent" + size + "<wp:docPr id=\"" +
                      std::to_string(++reader.shape_count) + "\" descr=\"";
    word::append_escaped(xml, picture.alt);
    xml += R"("/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">)"
           R"(<pic:pic><pic:blipFill><a:blip r:embed=")";
    xml.append(id).append("\"/>").append(crop_markup(picture));
    xml += "</pic:blipFill><pic:spPr><a:xfrm><a:ext" + size +
           "</a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
    return xml;
}

void close_picture(Reader& reader) {
    const Picture picture = std::move(reader.pictures.back());
    reader.pictures.pop_back();
    std::string bytes = picture.bytes + bytes_of_hex(picture.hex);
    if (bytes.empty() || character(reader).deleted) return;
    const std::string target = "media/image" + std::to_string(++reader.image_count) + "." + picture.extension;
    const std::string id = reader.package.add("image", target, std::move(bytes), story(reader).part);
    if (!reader.shapes.empty() && reader.shapes.back().name == "pib")
        reader.shapes.back().image = id;
    else
        put_mark(reader, drawing(reader, picture, id));
}

const Destination picture_destination{picture_text, close_picture};
const Destination properties{nullptr, nullptr};

template <int Picture::*member>
void picture_number(Reader& reader, Parameter p) {
    if (!reader.pictures.empty()) reader.pictures.back().*member = p.number();
}
template <std::size_t side>
void crop(Reader& reader, Parameter p) {
    constexpr int most = 100'000;  // twips
    if (!reader.pictures.empty()) reader.pictures.back().crop[side] = std::clamp(p.number(), -most, most);
}

constexpr std::array<const char*, 6> extensions{"png", "jpeg", "emf", "wmf", "bmp", "pict"};
template <std::size_t extension>
void kind(Reader& reader, Parameter) {
    if (!reader.pictures.empty()) reader.pictures.back().extension = extensions[extension];
}

constexpr auto picture_words = std::to_array<Control>({
    {"pict",
     [](Reader& reader, Parameter) {
         enter(reader, picture_destination);
         reader.pictures.emplace_back();
     }},
    {"shppict", [](Reader&, Parameter) {}},
    {"picprop", [](Reader& reader, Parameter) { enter(reader, properties); }},
    {"pngblip", kind<0>},
    {"jpegblip", kind<1>},
    {"emfblip", kind<2>},
    {"wmetafile", kind<3>},
    {"dibitmap", kind<4>},
    {"wbitmap", kind<4>},
    {"macpict", kind<5>},
    {"picw", picture_number<&Picture::width>},
    {"pich", picture_number<&Picture::height>},
    {"picwgoal", picture_number<&Picture::goal_width>},
    {"pichgoal", picture_number<&Picture::goal_height>},
    {"picscalex", picture_number<&Picture::scale_x>},
    {"picscaley", picture_number<&Picture::scale_y>},
    {"piccropl", crop<0>},
    {"piccropt", crop<1>},
    {"piccropr", crop<2>},
    {"piccropb", crop<3>},
});

}  // namespace

std::string bytes_of_hex(string_view hex) {
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    int high = -1;
    for (const char c : hex) {
        const int digit = hex_value(c);
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
            continue;
        }
        bytes += static_cast<char>(high * 16 + digit);
        high = -1;
    }
    return bytes;
}

Controls picture_controls() {
    return picture_words;
}

}  // namespace raingan::rtf

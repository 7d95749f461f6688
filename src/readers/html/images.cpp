// <img>: pictures that the page itself holds (data: URIs), or that stand in a file with it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <new>
#include <utility>

#include "base/round.h"
#include "readers/container/base64.h"
#include "readers/html/translation.h"
#include "readers/picture/picture.h"
#include "readers/svg/svg.h"

namespace raingan::html {
namespace {

using std::string_view;

constexpr double points_per_pixel = 0.75;

void append_drawing(std::string& xml, string_view id, std::int64_t number, double width_pt, double height_pt,
                    string_view alt) {
    constexpr double emu_per_point = 12'700;
    const std::string size = " cx=\"" + std::to_string(round_to_int(width_pt * emu_per_point)) + "\" cy=\"" +
                             std::to_string(round_to_int(height_pt * emu_per_point)) + "\"/>";
    xml += "<w:drawing><wp:inline><wp:extent" + size + "<wp:docPr id=\"" + std::to_string(number) + "\" descr=\"";
    word::append_escaped(xml, alt);
    xml += R"("/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">)"
           R"(<pic:pic><pic:blipFill><a:blip r:embed=")";
    xml.append(id).append(R"("/></pic:blipFill><pic:spPr><a:xfrm><a:ext)").append(size);
    xml += "</a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
}

void tell_unshown(Translation& t, string_view source, string_view alt) {
    constexpr std::size_t longest = 200;
    ++t.unshown.pictures;
    std::string& told = t.unshown.first_pictures;
    if (told.size() > longest) return;
    if (!told.empty()) told += ", ";
    if (source.starts_with("data:") || source.size() > longest) source = source.substr(0, source.find_first_of(";,"));
    told += source.substr(0, longest);
    if (!alt.empty()) told.append(" (").append(alt).append(")");
}

/// The size in pixels of an SVG beside those of other kinds.
PictureKind kind_of(const std::string& bytes) {
    PictureKind kind = picture_kind(bytes);
    if (kind.readable || !may_be_svg(bytes)) return kind;
    const std::optional<SvgPicture> svg = read_svg(bytes);
    if (!svg) return kind;
    kind.readable = true;
    kind.width = static_cast<std::uint32_t>(std::lround(svg->drawing->width.pt / points_per_pixel));
    kind.height = static_cast<std::uint32_t>(std::lround(svg->drawing->height.pt / points_per_pixel));
    return kind;
}

void add_bytes(Translation& t, std::string bytes, string_view source, const xmlNode* element,
               const Declarations& stated, const Around& around) {
    const string_view alt = attribute(element, "alt");
    const PictureKind natural = kind_of(bytes);
    if (!natural.readable) return tell_unshown(t, source, alt);
    const auto stated_side = [&](const std::optional<Length>& css, const char* name) {
        if (css && css->unit == Length::Unit::points && css->value > 0) return css->value;
        return static_cast<double>(number(attribute(element, name))) * points_per_pixel;
    };
    double width = stated_side(stated.width, "width"), height = stated_side(std::nullopt, "height");
    const double across = natural.width * points_per_pixel, down = natural.height * points_per_pixel;
    // A side that is not stated follows the other one.
    const bool has_width = width > 0, has_height = height > 0;
    if (!has_width) width = has_height && down > 0 ? across * height / down : across;
    if (!has_height) height = has_width && across > 0 ? down * width / across : down;
    if (width <= 0 || height <= 0) return tell_unshown(t, source, alt);
    constexpr double highest_pt = 700, twips_per_point = 20;
    const double scale =
        std::min({1.0, static_cast<double>(around.width) / twips_per_point / width, highest_pt / height});
    const std::string target = "media/image" + std::to_string(++t.images) +
                               std::string(natural.media_type == "image/jpeg"      ? ".jpeg"
                                           : natural.media_type == "image/gif"     ? ".gif"
                                           : natural.media_type == "image/bmp"     ? ".bmp"
                                           : natural.media_type == "image/svg+xml" ? ".svg"
                                                                                   : ".png");
    const std::string id = t.package.add("image", target, std::move(bytes));
    std::string xml;
    append_drawing(xml, id, t.images, width * scale, height * scale, alt);
    add_mark(t, xml, around);
}

}  // namespace

void add_image(Translation& t, const xmlNode* element, const Declarations& stated, const Around& around) {
    const string_view source = attribute(element, "src");
    const std::size_t comma = source.find(";base64,");
    std::string bytes;
    if (source.starts_with("data:image/") && comma != string_view::npos)
        bytes = decode_base64(source.substr(comma + 8));
    else if (t.pictures != nullptr && *t.pictures)
        bytes = (*t.pictures)(source);
    add_bytes(t, std::move(bytes), source, element, stated, around);
}

void add_svg(Translation& t, xmlNode* element, const Declarations& stated, const Around& around) {
    const Owned<xmlBuffer, xmlBufferFree> buffer(xmlBufferCreate());
    if (!buffer) throw std::bad_alloc();
    if (xmlNodeDump(buffer.get(), element->doc, element, 0, 0) < 0) return tell_unshown(t, "svg", {});
    std::string bytes(reinterpret_cast<const char*>(xmlBufferContent(buffer.get())),
                      static_cast<std::size_t>(xmlBufferLength(buffer.get())));
    add_bytes(t, std::move(bytes), "svg", element, stated, around);
}

}  // namespace raingan::html

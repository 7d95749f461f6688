#include "readers/picture/art_fill.h"

namespace raingan {
namespace {

enum ArtFillType : std::int64_t {
    fills_solid,
    fills_pattern,
    fills_texture,
    fills_picture,
    fills_shade,
    fills_shade_centre,
    fills_shade_shape,
    fills_shade_scale,
    fills_shade_title
};

constexpr std::int64_t whole_share = 0x10000;

void append_fill_attribute(std::string& xml, const char* name, const std::string& value) {
    xml.append(" ").append(name).append("=\"").append(value).append("\"");
}

}  // namespace

std::string markup_of(const ArtFill& fill) {
    const bool has_picture = fill.type >= fills_pattern && fill.type <= fills_picture && !fill.picture.empty();
    const bool shades = fill.type >= fills_shade && fill.type <= fills_shade_title;
    if (!has_picture && !shades && fill.opacity == whole_share) return {};
    std::string xml = "<v:fill";
    if (has_picture) {
        append_fill_attribute(xml, "type",
                              fill.type == fills_picture   ? "frame"
                              : fill.type == fills_texture ? "tile"
                                                           : "pattern");
        append_fill_attribute(xml, "r:id", fill.picture);
    }
    if (shades) {
        const bool radial = fill.type == fills_shade_centre || fill.type == fills_shade_shape;
        append_fill_attribute(xml, "type", radial ? "gradientRadial" : "gradient");
        append_fill_attribute(xml, "angle", std::to_string(fill.angle / whole_share));
        append_fill_attribute(xml, "focus", std::to_string(fill.focus) + "%");
        if (radial)
            append_fill_attribute(xml, "focusposition",
                                  std::to_string(fill.to_left) + "f," + std::to_string(fill.to_top) + "f");
        if (fill.back_colour) append_fill_attribute(xml, "color2", *fill.back_colour);
        append_fill_attribute(xml, "o:opacity2", std::to_string(fill.back_opacity) + "f");
    }
    if (fill.opacity != whole_share) append_fill_attribute(xml, "opacity", std::to_string(fill.opacity) + "f");
    return xml + "/>";
}

}  // namespace raingan

#include <array>
#include <initializer_list>

#include "pdf/content.h"

namespace raingan::pdf {

namespace {

/// Sets the colour where it is not the one that is set.
class ColourState {
public:
    ColourState(std::string& out, const char* op) : out_(out), op_(op) {}
    void use(Colour colour) {
        if (colour == now_) return;
        now_ = colour;
        put(out_, {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0}, op_);
    }

private:
    std::string& out_;
    const char* op_;
    Colour now_;  // black, as a page begins
};

/// Where a picture should be but cannot be shown: its frame and one diagonal.
void draw_placeholder(const PlacedImage& image, double page_height, std::string& out) {
    const double bottom = page_height - image.y_pt - image.height_pt;
    put(out, {0.5}, "w");
    put(out, {image.x_pt, bottom, image.width_pt, image.height_pt}, "re");
    put(out, {image.x_pt, bottom}, "m");
    put(out, {image.x_pt + image.width_pt, bottom + image.height_pt}, "l S");
}

/// A picture's box in the page's user space.
Structure::Box box_of(const PlacedImage& image, double page_height) {
    const double left = image.x_pt, top = page_height - image.y_pt;
    return {left, top - image.height_pt, left + image.width_pt, top};
}

/// The unit square that an image fills, turned clockwise into its box; a cropped one is drawn larger and clipped.
void draw_image(const PlacedImage& image, double page_height, std::string& out) {
    const double x = image.x_pt, width = image.width_pt, height = image.height_pt;
    const double y = page_height - image.y_pt - height;
    const std::array<std::array<double, 6>, 4> turned{{{width, 0, 0, height, x, y},
                                                       {0, -height, width, 0, x, y + height},
                                                       {-width, 0, 0, -height, x + width, y + height},
                                                       {0, height, -width, 0, x + width, y}}};
    const std::array<double, 6>& m = turned.at(image.quarter_turns % turned.size());
    const Crop& crop = image.crop;
    out += "q\n";
    if (crop != Crop{}) put(out, {x, y, width, height}, "re W n");
    const double u = 1 / (1 - crop.left - crop.right), from_u = -crop.left * u;
    const double v = 1 / (1 - crop.top - crop.bottom), from_v = -crop.bottom * v;
    put_matrix(out, {m[0] * u, m[1] * u, m[2] * v, m[3] * v, m[4] + m[0] * from_u + m[2] * from_v,
                     m[5] + m[1] * from_u + m[3] * from_v});
    out += "/I" + std::to_string(image.image) + " Do Q\n";
}

}  // namespace

void draw_graphics(const Page& page, const std::vector<bool>& images_ok, PaintTable& paints, Marks& marks,
                   std::string& out) {
    const double height = page.height_pt;
    if (page.fills.empty() && page.dashes.empty() && page.paths.empty() && page.images.empty()) return;
    out += "q\n";
    ColourState fill(out, "rg"), stroke(out, "RG");
    if (!page.fills.empty() || !page.dashes.empty() || !page.paths.empty()) marks.open_decoration();
    for (const Fill& rule : page.fills) {
        fill.use(rule.colour);
        put(out, {rule.x_pt, height - rule.y_pt - rule.height_pt, rule.width_pt, rule.height_pt}, "re f");
    }
    for (const DashedRule& rule : page.dashes) {
        stroke.use(rule.colour);
        put(out, {rule.width_pt}, "w");
        out.push_back('[');
        const bool dashed = rule.on_pt > 0 && rule.off_pt >= 0;  // all zero would be an error in the file
        if (dashed) put(out, {rule.on_pt, rule.off_pt}, "");
        out += "] 0 d\n";
        put(out, {rule.x1_pt, height - rule.y1_pt}, "m");
        put(out, {rule.x2_pt, height - rule.y2_pt}, "l S");
    }
    if (!page.dashes.empty()) out += "[] 0 d\n";
    if (!page.paths.empty()) {
        fill.use({});
        stroke.use({});
    }
    for (const PlacedPath& placed : page.paths)
        draw_path(out, placed.path, {placed.x_pt, height - placed.y_pt}, paints);
    marks.close();
    stroke.use({});
    for (const PlacedImage& image : page.images) {
        marks.open_figure(image.tag, 2 * image.lines_before, box_of(image, height));
        if (image.image >= images_ok.size() || !images_ok[image.image]) {
            draw_placeholder(image, height, out);
            continue;
        }
        draw_image(image, height, out);
    }
    marks.close();
    out += "Q\n";
}

}  // namespace raingan::pdf

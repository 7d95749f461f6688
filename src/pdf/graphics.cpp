#include <array>
#include <initializer_list>

#include "pdf/content.h"

namespace raingan::pdf {

namespace {

void numbers(std::string& out, std::initializer_list<double> values, const char* op) {
    for (const double value : values) {
        append(out, value);
        out.push_back(' ');
    }
    out += op;
    out.push_back('\n');
}

/// Sets the colour where it is not the one that is set.
class Ink {
public:
    Ink(std::string& out, const char* op) : out_(out), op_(op) {}
    void use(Colour colour) {
        if (colour == now_) return;
        now_ = colour;
        numbers(out_, {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0}, op_);
    }

private:
    std::string& out_;
    const char* op_;
    Colour now_;  // black, as a page begins
};

/// Where a picture should be but cannot be shown: its frame and one diagonal.
void draw_placeholder(const PlacedImage& image, double page_height, std::string& out) {
    const double bottom = page_height - image.y_pt - image.height_pt;
    numbers(out, {0.5}, "w");
    numbers(out, {image.x_pt, bottom, image.width_pt, image.height_pt}, "re");
    numbers(out, {image.x_pt, bottom}, "m");
    numbers(out, {image.x_pt + image.width_pt, bottom + image.height_pt}, "l S");
}

/// A picture's box in the page's user space.
Structure::Box box_of(const PlacedImage& image, double page_height) {
    const double left = image.x_pt, top = page_height - image.y_pt;
    return {left, top - image.height_pt, left + image.width_pt, top};
}

}  // namespace

void draw_graphics(const Page& page, const std::vector<bool>& images_ok, Marks& marks, std::string& out) {
    const double height = page.height_pt;
    if (page.fills.empty() && page.dashes.empty() && page.images.empty()) return;
    out += "q\n";
    Ink fill(out, "rg"), stroke(out, "RG");
    if (!page.fills.empty() || !page.dashes.empty()) marks.open_decoration();
    for (const Fill& rule : page.fills) {
        fill.use(rule.colour);
        numbers(out, {rule.x_pt, height - rule.y_pt - rule.height_pt, rule.width_pt, rule.height_pt}, "re f");
    }
    for (const DashedRule& rule : page.dashes) {
        stroke.use(rule.colour);
        numbers(out, {rule.width_pt}, "w");
        out.push_back('[');
        const bool dashed = rule.on_pt > 0 && rule.off_pt >= 0;  // all zero would be an error in the file
        if (dashed) numbers(out, {rule.on_pt, rule.off_pt}, "");
        out += "] 0 d\n";
        numbers(out, {rule.x1_pt, height - rule.y1_pt}, "m");
        numbers(out, {rule.x2_pt, height - rule.y2_pt}, "l S");
    }
    if (!page.dashes.empty()) out += "[] 0 d\n";
    marks.close();
    stroke.use({});
    for (const PlacedImage& image : page.images) {
        marks.open_figure(image.tag, 2 * image.lines_before, box_of(image, height));
        if (image.image >= images_ok.size() || !images_ok[image.image]) {
            draw_placeholder(image, height, out);
            continue;
        }
        out += "q\n";
        numbers(out, {image.width_pt, 0, 0, image.height_pt, image.x_pt, height - image.y_pt - image.height_pt}, "cm");
        out += "/I" + std::to_string(image.image) + " Do Q\n";
    }
    marks.close();
    out += "Q\n";
}

}  // namespace raingan::pdf

#include "readers/xlsx/drawings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/limits.h"
#include "readers/chart/drawing_ml.h"
#include "readers/word/left_out_parts.h"
#include "readers/workbook/references.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;
using std::string_view;
using workbook::LeftOut;
using Kind = LeftOut::Kind;

std::int64_t number_in(xml_node corner, string_view name) {
    return xml::integer(xml::child(corner, name).child_value()).value_or(0);
}

Points emu_of(xml_node node, string_view attribute) {
    return from_emu(static_cast<double>(xml::integer(node, attribute).value_or(0)));
}

/// 20.5.2.15 from, 20.5.2.32 to.
std::optional<workbook::Corner> corner_of(xml_node corner) {
    if (!corner) return std::nullopt;
    const auto number = [&](string_view name, std::uint32_t last) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number_in(corner, name), 0, last));
    };
    const auto offset = [&](string_view name) { return from_emu(static_cast<double>(number_in(corner, name))); };
    return workbook::Corner{number("row", workbook::last_row), number("col", workbook::last_column), offset("colOff"),
                            offset("rowOff")};
}

/// 20.5.2.33 twoCellAnchor, 20.5.2.24 oneCellAnchor, 20.5.2.1 absoluteAnchor.
workbook::Anchor anchor_of(xml_node node) {
    workbook::Anchor anchor;
    if (const auto from = corner_of(xml::child(node, "from"))) anchor.from = *from;
    anchor.to = corner_of(xml::child(node, "to"));
    if (const xml_node at = xml::child(node, "pos")) {
        anchor.from.x = emu_of(at, "x");
        anchor.from.y = emu_of(at, "y");
        anchor.beyond_cell = true;
    }
    const xml_node ext = xml::child(node, "ext");
    anchor.width = emu_of(ext, "cx");
    anchor.height = emu_of(ext, "cy");
    return anchor;
}

/// 20.1.10.8: shares of the picture that are cut off.
Crop crop_of(xml_node srcRect) {
    constexpr double whole = 100'000, most = 0.99;
    const auto share = [&](string_view name) {
        return std::clamp(static_cast<double>(xml::integer(srcRect, name).value_or(0)) / whole, 0.0, most);
    };
    const Crop crop{share("l"), share("t"), share("r"), share("b")};
    return crop.left + crop.right < 1 && crop.top + crop.bottom < 1 ? crop : Crop{};
}

/// Of a group's members: where its units lie in the box that is anchored, in shares of it.
struct GroupUnits {
    double x = 0, y = 0, scale_x = 0, scale_y = 0;  ///< scales: shares a unit; 0: there is no group
    double left = 0, top = 0;
};

class DrawingReader {
public:
    DrawingReader(Drawn& drawn, word::Relationships relationships, workbook::Sheet& sheet)
        : drawn_(drawn), relationships_(std::move(relationships)), sheet_(sheet) {}

    /// The anchors of a drawing part, those in mc:AlternateContent too (its Choice).
    void read(xml_node parent, std::size_t depth = 0) {
        if (depth > limits::xml_depth) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name.ends_with("Anchor")) {
                anchor_ = anchor_of(node);
                place_.reset();
                if (xml::child(node, "from")) place_ = LeftOut::Place{anchor_.from.row, anchor_.from.column};
                size_ = size_of(node);
                read_objects(node, {}, depth + 1);
            } else if (name == "AlternateContent") {
                const xml_node choice = xml::child(node, "Choice");
                read(choice ? choice : xml::child(node, "Fallback"), depth + 1);
            }
        }
    }

private:
    void read_objects(xml_node parent, const GroupUnits& group, std::size_t depth) {
        if (depth > limits::xml_depth) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name == "pic") {
                add_picture(node, group);
            } else if (name == "graphicFrame") {
                add_frame(node);
            } else if (name == "sp" || name == "cxnSp" || name == "contentPart") {
                LeftOutWords words;
                words.add_all(node);
                add(Kind::shape, words);
            } else if (name == "grpSp") {
                read_objects(node, units_of(node, group), depth + 1);
            } else if (name == "AlternateContent") {
                const xml_node choice = xml::child(node, "Choice");
                read_objects(choice ? choice : xml::child(node, "Fallback"), group, depth + 1);
            }
        }
    }

    /// The box of a member of a group, in shares of what is anchored.
    static void place_in_group(workbook::Anchor& anchor, xml_node xfrm, const GroupUnits& group) {
        if (group.scale_x == 0 || !xfrm) return;
        const xml_node off = xml::child(xfrm, "off"), ext = xml::child(xfrm, "ext");
        anchor.left = group.left + (emu_of(off, "x").pt - group.x) * group.scale_x;
        anchor.top = group.top + (emu_of(off, "y").pt - group.y) * group.scale_y;
        anchor.across = emu_of(ext, "cx").pt * group.scale_x;
        anchor.down = emu_of(ext, "cy").pt * group.scale_y;
    }

    /// 20.1.7.5 a:xfrm of a group: its own box, and the units of those in it.
    static GroupUnits units_of(xml_node grpSp, const GroupUnits& outer) {
        const xml_node xfrm = xml::child(xml::child(grpSp, "grpSpPr"), "xfrm");
        workbook::Anchor box;
        place_in_group(box, xfrm, outer);
        const xml_node off = xml::child(xfrm, "chOff"), ext = xml::child(xfrm, "chExt");
        const double width = emu_of(ext, "cx").pt, height = emu_of(ext, "cy").pt;
        if (width <= 0 || height <= 0) return outer;
        return {emu_of(off, "x").pt, emu_of(off, "y").pt, box.across / width, box.down / height, box.left, box.top};
    }

    /// 20.5.2.25 pic. One whose file is elsewhere, or of a kind that nobody shows, is told.
    void add_picture(xml_node pic, const GroupUnits& group) {
        const xml_node properties = xml::child(xml::child(pic, "nvPicPr"), "cNvPr");
        if (xml::truth(xml::attribute(properties, "hidden").value_or("0"))) return;
        const xml_node fill = xml::child(pic, "blipFill");
        const word::Relationship* target = relationships_.by_id(xml::text_of(xml::child(fill, "blip"), "embed"));
        if (target == nullptr || target->external) return add(Kind::picture, {});
        const PackagePictures::Found& found = drawn_.pictures.find(target->target);
        if (!found.image) return add(Kind::picture, {});
        if (!found.left_out.empty()) leave_out(sheet_, {Kind::picture_parts, place_, found.left_out});
        const xml_node xfrm = xml::child(xml::child(pic, "spPr"), "xfrm");
        workbook::SheetPicture picture;
        picture.image = found.image;
        picture.anchor = anchor_;
        picture.alt = xml::text_of(properties, "descr");
        picture.crop = crop_of(xml::child(fill, "srcRect"));
        place_in_group(picture.anchor, xfrm, group);
        turn(picture, xml::integer(xfrm, "rot").value_or(0));
        sheet_.pictures.push_back(std::move(picture));
    }

    /// By right angles: the picture stands as high as it was wide, about the same middle.
    void turn(workbook::SheetPicture& picture, std::int64_t rotation) const {
        constexpr std::int64_t quarter = 5'400'000, around = 4;  // in sixty-thousandths of a degree
        const std::int64_t quarters = (rotation + (rotation < 0 ? -quarter / 2 : quarter / 2)) / quarter % around;
        picture.quarter_turns = static_cast<std::uint8_t>((quarters + around) % around);
        if (picture.quarter_turns % 2 == 0 || size_.width <= 0 || size_.height <= 0) return;
        workbook::Anchor& anchor = picture.anchor;
        const double across = anchor.down * size_.height / size_.width;
        const double down = anchor.across * size_.width / size_.height;
        anchor.left += (anchor.across - across) / 2;
        anchor.top += (anchor.down - down) / 2;
        anchor.across = across;
        anchor.down = down;
    }

    /// A chart, or a diagram, whose words stand in a part of their own.
    void add_frame(xml_node frame) {
        const xml_node data = xml::child(xml::child(frame, "graphic"), "graphicData");
        if (add_chart(frame, xml::child(data, "chart"))) return;
        const bool is_diagram = static_cast<bool>(xml::child(data, "relIds"));
        LeftOutWords words;
        words.add_all(data);
        for (const xml_node object : data.children()) word::add_object_parts(words, drawn_.zip, relationships_, object);
        add(is_diagram ? Kind::shape : Kind::chart, words);
    }

    /// False where it keeps no values.
    bool add_chart(xml_node frame, xml_node reference) {
        if (!reference) return false;
        const auto part = word::readable_part(drawn_.zip, relationships_.by_id(xml::text_of(reference, "id")));
        if (!part) return false;
        auto chart = chart::read_drawing_ml(part->root(), drawn_.styles.theme(), drawn_.styles.default_font(),
                                            Points(size_.width), Points(size_.height));
        if (!chart) return false;
        const xml_node properties = xml::child(xml::child(frame, "nvGraphicFramePr"), "cNvPr");
        const auto anchor = place_ ? std::optional(anchor_) : std::nullopt;
        sheet_.charts.push_back({std::move(*chart), std::string(xml::text_of(properties, "descr")), anchor});
        return true;
    }

    struct Size {
        double width = 0, height = 0;
    };
    /// xdr:ext, or what lies between the cells that it is tied to; columns and rows are taken to be as
    /// usual, for they are read later.
    [[nodiscard]] Size size_of(xml_node anchor) const {
        constexpr Size usual{360, 216}, least{36, 36};
        constexpr double row_pt = 15;
        if (const xml_node ext = xml::child(anchor, "ext"))
            if (emu_of(ext, "cx").pt > 0 && emu_of(ext, "cy").pt > 0)
                return {emu_of(ext, "cx").pt, emu_of(ext, "cy").pt};
        const xml_node from = xml::child(anchor, "from"), to = xml::child(anchor, "to");
        if (!from || !to) return usual;
        const auto number = [](xml_node corner, string_view name) {
            return static_cast<double>(number_in(corner, name));
        };
        const auto offset = [&](string_view name) { return from_emu(number(to, name) - number(from, name)).pt; };
        Size size{offset("colOff"), offset("rowOff")};
        size.width += (number(to, "col") - number(from, "col")) * sheet_.default_width.pt;
        size.height += (number(to, "row") - number(from, "row")) * sheet_.default_height.value_or(Points(row_pt)).pt;
        return size.width < least.width || size.height < least.height ? usual : size;
    }
    void add(Kind kind, const LeftOutWords& words) { leave_out(sheet_, {kind, place_, words.quoted()}); }

    Drawn& drawn_;
    word::Relationships relationships_;
    workbook::Sheet& sheet_;
    workbook::Anchor anchor_;
    Size size_;
    std::optional<LeftOut::Place> place_;
};

void read_drawing(Drawn& drawn, const word::Relationships& relationships, workbook::Sheet& sheet) {
    const auto part = word::readable_part(drawn.zip, relationships.by_type("drawing"));
    if (part) DrawingReader(drawn, word::relationships_of(drawn.zip, part->name), sheet).read(part->root());
}

/// "LH", "CF", with "FIRST" or "EVEN": what pictures of headers are called ([MS-OI29500] 2.1.1819).
bool is_story_place(string_view id) {
    constexpr std::array<string_view, 3> variants{"", "FIRST", "EVEN"};
    if (id.size() < 2 || string_view("LCR").find(id[0]) == string_view::npos || (id[1] != 'H' && id[1] != 'F'))
        return false;
    return std::ranges::find(variants, id.substr(2)) != variants.end();
}

/// "position:absolute;width:60pt;height:30pt"
Points style_length(string_view style, string_view name) {
    while (!style.empty()) {
        string_view entry = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(entry.size() + 1, style.size()));
        while (entry.starts_with(' ')) entry.remove_prefix(1);
        if (!entry.starts_with(name) || !entry.substr(name.size()).starts_with(':')) continue;
        return xml::measure(entry.substr(name.size() + 1), Points(1)).value_or(Points());
    }
    return {};
}

/// A picture of a header or footer: a shape of VML by the name of its place.
void read_story_picture(Drawn& drawn, const word::Relationships& relationships, xml_node shape,
                        workbook::Sheet& sheet) {
    const xml_node data = xml::child(shape, "imagedata");
    string_view id = xml::text_of(data, "relid");
    if (id.empty()) id = xml::text_of(data, "id");
    const word::Relationship* target = relationships.by_id(id);
    if (target == nullptr || target->external) return;
    const PackagePictures::Found& found = drawn.pictures.find(target->target);
    if (!found.image) return;
    const string_view style = xml::text_of(shape, "style");
    workbook::StoryPicture picture;
    picture.place = xml::text_of(shape, "id");
    picture.image = found.image;
    picture.width = style_length(style, "width");
    picture.height = style_length(style, "height");
    picture.alt = xml::text_of(shape, "alt");
    if (picture.width.pt > 0 && picture.height.pt > 0) sheet.page.pictures.push_back(std::move(picture));
}

/// Pictures of headers; form controls and old text boxes with words. The boxes of comments stand in VML too.
void read_old_shapes(Drawn& drawn, const word::Relationships& relationships, workbook::Sheet& sheet) {
    for (const word::Relationship* relationship : relationships.all_of_type("vmlDrawing")) {
        const auto part = word::readable_part(drawn.zip, relationship);
        if (!part) continue;
        const word::Relationships own = word::relationships_of(drawn.zip, part->name);
        for (const xml_node shape : part->root().children()) {
            if (xml::name(shape) == "shape" && is_story_place(xml::text_of(shape, "id")))
                read_story_picture(drawn, own, shape, sheet);
            const xml_node data = xml::child(shape, "ClientData");
            if (!data || xml::text_of(data, "ObjectType") == "Note") continue;
            LeftOutWords words;
            words.add_written(xml::child(shape, "textbox"));
            if (!words.empty()) leave_out(sheet, {Kind::shape, std::nullopt, words.quoted()});
        }
    }
}

}  // namespace

void read_drawings(Drawn& drawn, const word::Relationships& relationships, workbook::Sheet& sheet) {
    read_drawing(drawn, relationships, sheet);
    read_old_shapes(drawn, relationships, sheet);
}

void read_chart_sheet(Drawn& drawn, const std::string& part, workbook::Sheet& sheet) {
    read_drawing(drawn, word::relationships_of(drawn.zip, part), sheet);
    if (sheet.left_out.empty() && sheet.charts.empty()) leave_out(sheet, {Kind::chart, std::nullopt, {}});
}

}  // namespace raingan::xlsx

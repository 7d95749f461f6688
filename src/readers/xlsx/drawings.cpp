#include "readers/xlsx/drawings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/chart/drawing_ml.h"
#include "readers/word/left_out_parts.h"
#include "readers/workbook/references.h"
#include "readers/xlsx/binary/parts.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;
using std::string_view;
using workbook::LeftOut;
using Kind = LeftOut::Kind;

std::optional<LeftOut::Place> place_of(xml_node anchor) {
    const xml_node from = xml::child(anchor, "from");
    if (!from) return std::nullopt;
    const auto number = [&](string_view name, std::uint32_t last) {
        const std::int64_t value = xml::integer(xml::child(from, name).child_value()).value_or(0);
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, last));
    };
    return LeftOut::Place{number("row", workbook::last_row), number("col", workbook::last_column)};
}

class DrawingReader {
public:
    DrawingReader(Zip& zip, word::Relationships relationships, const StyleTables& styles, workbook::Sheet& sheet)
        : zip_(zip), relationships_(std::move(relationships)), styles_(styles), sheet_(sheet) {}

    /// The anchors of a drawing part, those in mc:AlternateContent too (its Choice).
    void read(xml_node parent, std::size_t depth = 0) {
        if (depth > limits::xml_depth) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name.ends_with("Anchor")) {
                place_ = place_of(node);
                size_ = size_of(node);
                read_objects(node, depth + 1);
            } else if (name == "AlternateContent") {
                const xml_node choice = xml::child(node, "Choice");
                read(choice ? choice : xml::child(node, "Fallback"), depth + 1);
            }
        }
    }

private:
    void read_objects(xml_node parent, std::size_t depth) {
        if (depth > limits::xml_depth) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name == "pic") {
                add(Kind::picture, {});
            } else if (name == "graphicFrame") {
                add_frame(node);
            } else if (name == "sp" || name == "cxnSp" || name == "contentPart") {
                LeftOutWords words;
                words.add_all(node);
                add(Kind::shape, words);
            } else if (name == "grpSp") {
                read_objects(node, depth + 1);
            } else if (name == "AlternateContent") {
                const xml_node choice = xml::child(node, "Choice");
                read_objects(choice ? choice : xml::child(node, "Fallback"), depth + 1);
            }
        }
    }

    /// A chart, or a diagram, whose words stand in a part of their own.
    void add_frame(xml_node frame) {
        const xml_node data = xml::child(xml::child(frame, "graphic"), "graphicData");
        if (add_chart(frame, xml::child(data, "chart"))) return;
        const bool is_diagram = static_cast<bool>(xml::child(data, "relIds"));
        LeftOutWords words;
        words.add_all(data);
        for (const xml_node object : data.children()) word::add_object_parts(words, zip_, relationships_, object);
        add(is_diagram ? Kind::shape : Kind::chart, words);
    }

    /// False where it keeps no values.
    bool add_chart(xml_node frame, xml_node reference) {
        if (!reference) return false;
        const auto part = word::readable_part(zip_, relationships_.by_id(xml::text_of(reference, "id")));
        if (!part) return false;
        auto chart = chart::read_drawing_ml(part->root(), styles_.theme(), styles_.default_font(), Points(size_.width),
                                            Points(size_.height));
        if (!chart) return false;
        const xml_node properties = xml::child(xml::child(frame, "nvGraphicFramePr"), "cNvPr");
        sheet_.charts.push_back({std::move(*chart), std::string(xml::text_of(properties, "descr"))});
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
        if (const xml_node ext = xml::child(anchor, "ext")) {
            const auto length = [&](string_view name) {
                return from_emu(static_cast<double>(xml::integer(ext, name).value_or(0))).pt;
            };
            if (length("cx") > 0 && length("cy") > 0) return {length("cx"), length("cy")};
        }
        const xml_node from = xml::child(anchor, "from"), to = xml::child(anchor, "to");
        if (!from || !to) return usual;
        const auto number = [](xml_node corner, string_view name) {
            return static_cast<double>(xml::integer(xml::child(corner, name).child_value()).value_or(0));
        };
        const auto offset = [&](string_view name) { return from_emu(number(to, name) - number(from, name)).pt; };
        Size size{offset("colOff"), offset("rowOff")};
        size.width += (number(to, "col") - number(from, "col")) * sheet_.default_width.pt;
        size.height += (number(to, "row") - number(from, "row")) * sheet_.default_height.value_or(Points(row_pt)).pt;
        return size.width < least.width || size.height < least.height ? usual : size;
    }
    void add(Kind kind, const LeftOutWords& words) { leave_out(sheet_, {kind, place_, words.quoted()}); }

    Zip& zip_;
    word::Relationships relationships_;
    const StyleTables& styles_;
    workbook::Sheet& sheet_;
    Size size_;
    std::optional<LeftOut::Place> place_;
};

void read_drawing(Zip& zip, const word::Relationships& relationships, const StyleTables& styles,
                  workbook::Sheet& sheet) {
    const auto part = word::readable_part(zip, relationships.by_type("drawing"));
    if (part) DrawingReader(zip, word::relationships_of(zip, part->name), styles, sheet).read(part->root());
}

std::unique_ptr<xml::Part> comments_part(Zip& zip, const word::Relationship* relationship) {
    if (relationship == nullptr || !binary::is_binary(relationship->target))
        return word::readable_part(zip, relationship);
    try {
        const std::optional<std::string> bytes = zip.read(relationship->target);
        return bytes ? xml::parse(relationship->target, binary::xml_of(relationship->target, *bytes)) : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

void read_comments(Zip& zip, const word::Relationships& relationships, workbook::Sheet& sheet) {
    const auto part = comments_part(zip, relationships.by_type("comments"));
    if (!part) return;
    for (const xml_node comment : xml::child(part->root(), "commentList").children()) {
        LeftOutWords words;
        words.add_all(comment);
        LeftOut what{Kind::comment, std::nullopt, words.quoted()};
        if (const auto range = workbook::parse_range(xml::text_of(comment, "ref")))
            what.place = LeftOut::Place{range->top, range->left};
        leave_out(sheet, std::move(what));
    }
}

/// Form controls and old text boxes with words; the boxes of comments stand in VML too.
void read_controls(Zip& zip, const word::Relationships& relationships, workbook::Sheet& sheet) {
    const auto part = word::readable_part(zip, relationships.by_type("vmlDrawing"));
    if (!part) return;
    for (const xml_node shape : part->root().children()) {
        const xml_node data = xml::child(shape, "ClientData");
        const string_view type = xml::text_of(data, "ObjectType");
        if (!data || type == "Note") continue;
        LeftOutWords words;
        words.add_written(xml::child(shape, "textbox"));
        if (!words.empty()) leave_out(sheet, {Kind::shape, std::nullopt, words.quoted()});
    }
}

}  // namespace

void read_left_out(Zip& zip, const word::Relationships& relationships, const StyleTables& styles,
                   workbook::Sheet& sheet) {
    read_drawing(zip, relationships, styles, sheet);
    read_controls(zip, relationships, sheet);
    read_comments(zip, relationships, sheet);
}

void read_chart_sheet(Zip& zip, const std::string& part, const StyleTables& styles, workbook::Sheet& sheet) {
    read_drawing(zip, word::relationships_of(zip, part), styles, sheet);
    if (sheet.left_out.empty() && sheet.charts.empty()) leave_out(sheet, {Kind::chart, std::nullopt, {}});
}

}  // namespace raingan::xlsx

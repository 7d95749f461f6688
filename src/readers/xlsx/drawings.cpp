#include "readers/xlsx/drawings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/sheet/references.h"
#include "readers/word/left_out_parts.h"
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
        const long value = xml::integer(xml::child(from, name).child_value()).value_or(0);
        return static_cast<std::uint32_t>(std::clamp<long>(value, 0, last));
    };
    return LeftOut::Place{number("row", workbook::last_row), number("col", workbook::last_column)};
}

class DrawingReader {
public:
    DrawingReader(Zip& zip, word::Relationships relationships, workbook::Sheet& sheet)
        : zip_(zip), relationships_(std::move(relationships)), sheet_(sheet) {}

    /// The anchors of a drawing part, those in mc:AlternateContent too (its Choice).
    void read(xml_node parent, std::size_t depth = 0) {
        if (depth > limits::xml_depth) return;
        for (const xml_node node : parent.children()) {
            const string_view name = xml::name(node);
            if (name.ends_with("Anchor")) {
                place_ = place_of(node);
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
        const bool is_diagram = static_cast<bool>(xml::child(data, "relIds"));
        LeftOutWords words;
        words.add_all(data);
        for (const xml_node object : data.children()) word::add_object_parts(words, zip_, relationships_, object);
        add(is_diagram ? Kind::shape : Kind::chart, words);
    }

    void add(Kind kind, const LeftOutWords& words) { leave_out(sheet_, {kind, place_, words.quoted()}); }

    Zip& zip_;
    word::Relationships relationships_;
    workbook::Sheet& sheet_;
    std::optional<LeftOut::Place> place_;
};

void read_drawing(Zip& zip, const word::Relationships& relationships, workbook::Sheet& sheet) {
    const auto part = word::readable_part(zip, relationships.by_type("drawing"));
    if (part) DrawingReader(zip, word::relationships_of(zip, part->name), sheet).read(part->root());
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

void read_left_out(Zip& zip, const word::Relationships& relationships, workbook::Sheet& sheet) {
    read_drawing(zip, relationships, sheet);
    read_controls(zip, relationships, sheet);
    read_comments(zip, relationships, sheet);
}

void read_chart_sheet(Zip& zip, const std::string& part, workbook::Sheet& sheet) {
    read_drawing(zip, word::relationships_of(zip, part), sheet);
    if (sheet.left_out.empty()) leave_out(sheet, {Kind::chart, std::nullopt, {}});
}

}  // namespace raingan::xlsx

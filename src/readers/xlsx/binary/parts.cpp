#include "readers/xlsx/binary/parts.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/limits.h"
#include "base/origin.h"
#include "readers/workbook/binary_values.h"
#include "readers/xlsx/binary/element.h"

namespace raingan::xlsx::binary {
namespace {

using std::string_view;

/// Records that only begin and end something.
struct Container {
    std::uint32_t begin, end;
    string_view element;
};
constexpr auto containers = std::to_array<Container>({{type::begin_sheets, type::end_sheets, "sheets"},
                                                      {type::begin_style_sheet, type::end_style_sheet, "styleSheet"},
                                                      {type::begin_formats, type::end_formats, "numFmts"},
                                                      {type::begin_fonts, type::end_fonts, "fonts"},
                                                      {type::begin_fills, type::end_fills, "fills"},
                                                      {type::begin_borders, type::end_borders, "borders"},
                                                      {type::begin_style_xfs, type::end_style_xfs, "cellStyleXfs"},
                                                      {type::begin_xfs, type::end_xfs, "cellXfs"},
                                                      {type::begin_differences, type::end_differences, "dxfs"},
                                                      {type::begin_comments, type::end_comments, "comments"},
                                                      {type::begin_comment_list, type::end_comment_list, "commentList"},
                                                      {0xFFFFFFFF, type::end_comment, "comment"},
                                                      {0xFFFFFFFF, type::end_book, "workbook"}});

class Translation {
public:
    void add(std::uint32_t type, Bytes body) {
        if (add_container(type) || append_style(xml, type, body)) return;
        Fields fields(body);
        switch (type) {
            case type::begin_book:
                xml += "<workbook>";
                break;
            case type::book_properties:
                Element("workbookPr").set_if((fields.u32() & 1U) != 0, "date1904").append(xml);
                break;
            case type::bound_sheet:
                add_sheet(fields);
                break;
            case type::name:
                add_name(fields);
                break;
            case type::begin_indexed:
                xml += "<colors><indexedColors>";
                break;
            case type::end_indexed:
                xml += "</indexedColors></colors>";
                break;
            case type::begin_comment:
                fields.skip(4);  // its author
                Element("comment").set("ref", reference_of(range_of(fields))).append(xml, false);
                break;
            case type::comment_text:
                fields.skip(1);
                xml += "<text><t>";
                word::append_escaped(xml, fields.text());
                xml += "</t></text>";
                break;
            default:
                break;
        }
    }

    std::string xml;

private:
    bool add_container(std::uint32_t type) {
        for (const Container& container : containers) {
            if (type == container.begin) xml.append("<").append(container.element).append(">");
            if (type == container.end) {
                if (type == type::end_book) xml.append("<definedNames>").append(names_).append("</definedNames>");
                xml.append("</").append(container.element).append(">");
            }
            if (type == container.begin || type == container.end) return true;
        }
        return false;
    }
    /// BrtBundleSh
    void add_sheet(Fields& fields) {
        constexpr std::array<const char*, 3> states{"visible", "hidden", "veryHidden"};
        const std::uint32_t state = fields.u32();
        fields.skip(4);
        const std::string id = fields.text();
        Element("sheet")
            .set("name", fields.text())
            .set("state", std::string(states[std::min<std::size_t>(state, 2)]))
            .set("id", id)
            .append(xml);
    }
    /// BrtName: of one sheet; what says anything of it is made of references alone.
    void add_name(Fields& fields) {
        fields.skip(5);
        const std::uint32_t sheet = fields.u32();
        const std::string name = fields.text();
        std::string areas;
        for (const workbook::Range& range : workbook::areas_of(fields.bytes(fields.u32()), workbook::Biff::v12))
            areas.append(areas.empty() ? "" : ",").append(reference_of(range));
        Element("definedName").set("name", name).set("localSheetId", std::int64_t{sheet}).append(names_, false);
        names_.append(areas).append("</definedName>");
    }

    std::string names_;
};

}  // namespace

bool is_binary(string_view part) {
    return part.ends_with(".bin");
}

std::string reference_of(const workbook::Range& range) {
    const auto cell = [](std::uint32_t row, std::uint32_t column) {
        return "$" + column_letters(column + 1) + "$" + std::to_string(std::uint64_t{row} + 1);
    };
    return cell(range.top, range.left) + ":" + cell(range.bottom, range.right);
}

workbook::Range range_of(Fields& fields) {
    workbook::Range range;
    range.top = fields.u32();
    range.bottom = fields.u32();
    range.left = fields.u32();
    range.right = fields.u32();
    return range;
}

std::string xml_of(const std::string& part, string_view bytes) {
    Translation translation;
    Records records(part, bytes);
    while (records.next()) {
        translation.add(records.type(), records.body());
        if (translation.xml.size() > limits::entry_bytes) throw over_limit(limits::entry_bytes, part);
    }
    return std::move(translation.xml);
}

}  // namespace raingan::xlsx::binary

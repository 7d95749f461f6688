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
                                                      {type::begin_authors, type::end_authors, "authors"},
                                                      {0xFFFFFFFF, type::end_list, "table"},
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
            case type::source_book:
            case type::source_self:
            case type::source_same:
            case type::source_add_in:
                Element("source").set_if(type == type::source_self || type == type::source_same, "own").append(xml);
                tables_.sources.push_back({type == type::source_self || type == type::source_same, {}});
                break;
            case type::external_sheets:
                add_spans(fields);
                break;
            case type::begin_indexed:
                xml += "<colors><indexedColors>";
                break;
            case type::end_indexed:
                xml += "</indexedColors></colors>";
                break;
            case type::begin_comment:
                add_comment(fields);
                break;
            case type::author:
                xml += "<author>";
                word::append_escaped(xml, fields.text());
                xml += "</author>";
                break;
            case type::begin_list:
                add_table(fields);
                break;
            case type::list_style:
                add_table_style(fields);
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
    /// BrtBeginComment: iauthor, rfx.
    void add_comment(Fields& fields) {
        const std::uint32_t author = fields.u32();
        Element comment("comment");
        comment.set("authorId", std::int64_t{author}).set("ref", reference_of(range_of(fields)));
        comment.append(xml, false);
    }
    /// BrtBeginList: rfxList, lt, idList, crwHeader, crwTotals.
    void add_table(Fields& fields) {
        Element table("table");
        table.set("ref", reference_of(range_of(fields)));
        fields.skip(8);
        const std::uint32_t header = fields.u32(), totals = fields.u32();
        table.set("headerRowCount", std::int64_t{header}).set("totalsRowCount", std::int64_t{totals});
        table.append(xml, false);
    }
    /// BrtTableStyleClient.
    void add_table_style(Fields& fields) {
        constexpr unsigned first_column = 1, last_column = 2, row_stripes = 4, column_stripes = 8;
        const unsigned flags = fields.u16();
        Element info("tableStyleInfo");
        info.set("name", fields.text())
            .set_if((flags & first_column) != 0, "showFirstColumn")
            .set_if((flags & last_column) != 0, "showLastColumn")
            .set_if((flags & row_stripes) != 0, "showRowStripes")
            .set_if((flags & column_stripes) != 0, "showColumnStripes");
        info.append(xml);
    }

    bool add_container(std::uint32_t type) {
        for (const Container& container : containers) {
            if (type == container.begin) xml.append("<").append(container.element).append(">");
            if (type == container.end) {
                if (type == type::end_book) append_names();
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
        tables_.sheets.push_back(fields.text());
        Element("sheet")
            .set("name", tables_.sheets.back())
            .set("state", std::string(states[std::min<std::size_t>(state, 2)]))
            .set("id", id)
            .append(xml);
    }
    /// BrtExternSheet: what a formula means by the number of a sheet.
    void add_spans(Fields& fields) {
        constexpr std::uint32_t most = 65'536;
        for (std::uint32_t left = std::min(fields.u32(), most); left > 0 && !fields.at_end(); --left) {
            const std::uint32_t source = fields.u32();
            const std::int32_t first = fields.i32(), last = fields.i32();
            tables_.spans.push_back({source, first, last});
            Element("span")
                .set("source", std::int64_t{source})
                .set("first", std::int64_t{first})
                .set("last", std::int64_t{last})
                .append(xml);
        }
    }
    /// BrtName. Its formula may call names that come later.
    void add_name(Fields& fields) {
        constexpr std::uint32_t built_in = 0x20;
        Name name;
        name.built_in = (fields.u32() & built_in) != 0;
        fields.skip(1);
        name.sheet = fields.u32();
        name.name = fields.text();
        name.formula = fields.bytes(fields.u32()).view();
        name.extra = fields.bytes(fields.u32()).view();
        tables_.names.push_back(name.name);
        names_.push_back(std::move(name));
    }
    void append_names() {
        constexpr std::uint32_t all_sheets = 0xFFFFFFFF;
        xml += "<definedNames>";
        for (const Name& name : names_) {
            Element element("definedName");
            element.set("name", name.name);
            if (name.sheet != all_sheets) element.set("localSheetId", std::int64_t{name.sheet});
            element.append(xml, false);
            word::append_escaped(xml, text_of(name));
            xml += "</definedName>";
        }
        xml += "</definedNames>";
    }
    /// What says anything of a sheet is made of references alone.
    struct Name {
        std::string name, formula, extra;
        std::uint32_t sheet = 0;
        bool built_in = false;
    };
    [[nodiscard]] std::string text_of(const Name& name) const {
        std::string areas;
        for (const workbook::Range& range : workbook::areas_of(Bytes(name.formula), workbook::Biff::v12))
            areas.append(areas.empty() ? "" : ",").append(reference_of(range));
        if (name.built_in || name.name.starts_with("_xlnm.")) return areas;
        return formula::text_of({workbook::Biff::v12, Bytes(name.formula), Bytes(name.extra)}, tables_).value_or("");
    }

    std::vector<Name> names_;
    formula::TokenTables tables_;
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

formula::TokenTables tables_of(pugi::xml_node workbook) {
    formula::TokenTables tables;
    for (const pugi::xml_node node : workbook.children()) {
        const string_view name = xml::name(node);
        const auto number = [&](const char* attribute) {
            return static_cast<std::int32_t>(xml::integer(node, attribute).value_or(-1));
        };
        if (name == "source") tables.sources.push_back({xml::is_set(node, "own"), {}});
        if (name == "span")
            tables.spans.push_back(
                {static_cast<std::size_t>(std::max(number("source"), 0)), number("first"), number("last")});
        if (name == "sheets")
            for (const pugi::xml_node sheet : node.children()) tables.sheets.emplace_back(xml::text_of(sheet, "name"));
        if (name == "definedNames")
            for (const pugi::xml_node one : node.children()) tables.names.emplace_back(xml::text_of(one, "name"));
    }
    return tables;
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

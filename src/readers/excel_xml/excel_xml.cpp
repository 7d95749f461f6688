// The reader of XML Spreadsheet 2003. [x] read, [/] partly, [ ] not read; how sheets are laid out: workbook/build.cpp.
//
//   workbook   [x] sheets in order, hidden ones, styles with parents, date system, print areas and titles
//   cells      [x] numbers, text, dates, booleans, errors, merges, cached values of formulas, links
//              [/] rich text (its text in the cell's look)   [ ] formulas (told)   [x] comments
//   sheet      [x] column widths, row heights, hidden rows and columns, spans of both, page set-up, page breaks,
//                  order of pages
//              [ ] pictures (the format has none), filters, validation, conditional formats
//   properties [x] title, author, dates
#include "readers/excel_xml/excel_xml.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/error.h"
#include "base/limits.h"
#include "readers/excel_xml/styles.h"
#include "readers/real.h"
#include "readers/workbook/build.h"
#include "readers/workbook/references.h"
#include "readers/workbook/serial.h"
#include "readers/xml_stream.h"

namespace raingan::excel_xml {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::is_set;
using xml::real;

std::uint32_t count_of(xml_node node, string_view name, std::uint32_t otherwise) {
    return static_cast<std::uint32_t>(
        std::clamp(xml::integer(node, name).value_or(otherwise), std::int64_t{0}, std::int64_t{1} << 20));
}
std::string_view text_in(xml_node node, const char* name) {
    return xml::child(node, name).child_value();
}

/// All text below a node, in order.
void append_text(xml_node node, std::string& out) {
    for (const xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += child.value();
        else
            append_text(child, out);
    }
}

/// "=Sheet1!R1C1:R15C7" → "A1:G15", so that references.h reads it; whole rows "R5:R6" → "5:6".
std::string a1_of(string_view text) {
    std::string out;
    if (text.starts_with('=')) text.remove_prefix(1);
    bool quoted = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\'') quoted = !quoted;
        const auto number_at = [&](std::size_t from, std::uint32_t& value) {
            const auto [end, error] = std::from_chars(text.data() + from, text.data() + text.size(), value);
            return error == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0;
        };
        const bool starts = out.empty() || out.back() == '!' || out.back() == ':' || out.back() == ',';
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        std::size_t next = 0;
        if (!quoted && starts && (c == 'R' || c == 'C')) {
            if (c == 'R') next = number_at(at + 1, row);
            const std::size_t c_at = c == 'R' ? next : at;
            if ((c == 'C' || next != 0) && c_at < text.size() && text[c_at] == 'C')
                if (const std::size_t end = number_at(c_at + 1, column)) next = end;
        }
        if (next == 0 || column > workbook::last_column + 1) {
            out += c;
            ++at;
            continue;
        }
        if (column > 0) out += column_letters(column);
        if (row > 0) out += std::to_string(row);
        at = next;
    }
    return out;
}

/// A reference to one row or column stands for the range of it.
void set_names(workbook::Sheet& sheet, xml_node names) {
    for (const xml_node name : names.children()) {
        std::string range = a1_of(xml::text_of(name, "RefersTo"));
        const std::size_t sheet_end = range.rfind('!');
        const std::string last = sheet_end == std::string::npos ? range : range.substr(sheet_end + 1);
        if (last.find(':') == std::string::npos) range += ":" + last;
        workbook::set_defined_name(sheet, xml::text_of(name, "Name"), range);
    }
}

void set_page(workbook::Sheet& sheet, xml_node options) {
    workbook::PageSetup& page = sheet.page;
    constexpr double inch = 72;
    const auto inches = [&](xml_node node, const char* name, Points& length) {
        if (const auto value = xml::attribute(node, name))
            length = Points(std::clamp(real(*value, length.pt / inch), 0.0, 50.0) * inch);
    };
    const xml_node setup = xml::child(options, "PageSetup");
    const xml_node margins = xml::child(setup, "PageMargins");
    inches(margins, "Top", page.top);
    inches(margins, "Bottom", page.bottom);
    inches(margins, "Left", page.left);
    inches(margins, "Right", page.right);
    const xml_node layout = xml::child(setup, "Layout");
    page.landscape = xml::text_of(layout, "Orientation") == "Landscape";
    page.centre_across = is_set(layout, "CenterHorizontal");
    const xml_node header = xml::child(setup, "Header");
    const xml_node footer = xml::child(setup, "Footer");
    inches(header, "Margin", page.header);
    inches(footer, "Margin", page.footer);
    page.odd_header = xml::text_of(header, "Data");
    page.odd_footer = xml::text_of(footer, "Data");
    const xml_node print = xml::child(options, "Print");
    constexpr unsigned a4 = 9;
    const workbook::PaperSize paper = workbook::paper_size(static_cast<unsigned>(
        std::clamp(xml::integer(text_in(print, "PaperSizeIndex")).value_or(a4), std::int64_t{0}, std::int64_t{1000})));
    page.paper_width = paper.width;
    page.paper_height = paper.height;
    constexpr double percent = 100;
    page.scale = real(text_in(print, "Scale"), percent) / percent;
    page.fit = static_cast<bool>(xml::child(options, "FitToPage"));
    page.over_then_down = static_cast<bool>(xml::child(print, "LeftToRight"));
    const auto pages = [&](const char* name) {
        return static_cast<std::uint32_t>(
            std::clamp(xml::integer(text_in(print, name)).value_or(1), std::int64_t{0}, std::int64_t{10'000}));
    };
    page.fit_wide = pages("FitWidth");
    page.fit_high = pages("FitHeight");
    const string_view visible = text_in(options, "Visible");
    if (visible == "SheetHidden") sheet.visibility = workbook::Visibility::hidden;
    if (visible == "SheetVeryHidden") sheet.visibility = workbook::Visibility::very_hidden;
}

void set_breaks(workbook::Sheet& sheet, xml_node breaks) {
    const auto add = [&](const char* list, const char* place, std::vector<std::uint32_t>& to) {
        for (const xml_node node : xml::child(breaks, list).children())
            if (const std::int64_t behind = xml::integer(text_in(node, place)).value_or(0); behind > 0)
                to.push_back(static_cast<std::uint32_t>(std::min<std::int64_t>(behind, workbook::last_row)));
    };
    add("RowBreaks", "Row", sheet.row_breaks);
    add("ColBreaks", "Column", sheet.column_breaks);
}

void set_columns(workbook::Sheet& sheet, xml_node table) {
    sheet.default_width = Points(std::clamp(real(xml::text_of(table, "DefaultColumnWidth"), 48), 1.0, 2000.0));
    if (const auto height = xml::attribute(table, "DefaultRowHeight"))
        sheet.default_height = Points(std::clamp(real(*height, 15), 0.0, 409.0));
    std::uint32_t next = 0;
    for (const xml_node node : table.children()) {
        if (xml::name(node) != "Column") continue;
        workbook::ColumnInfo column;
        column.first = std::max(count_of(node, "Index", next + 1), 1U) - 1;
        column.last = column.first + count_of(node, "Span", 0);
        column.width = sheet.default_width;
        if (const auto width = xml::attribute(node, "Width"))
            column.width = Points(std::clamp(real(*width, 48), 0.0, 2000.0));
        column.hidden = is_set(node, "Hidden");
        next = column.last + 1;
        sheet.columns.push_back(column);
        if (next > workbook::last_column) break;
    }
}

class SheetReader {
public:
    SheetReader(const StyleTable& looks, workbook::DateSystem dates, workbook::Sheet& sheet)
        : looks_(looks), dates_(dates), sheet_(sheet) {}

    void read(xml_node table, workbook::RowSink& sink) {
        std::uint32_t next = 0;
        for (const xml_node node : table.children()) {
            if (xml::name(node) != "Row") continue;
            workbook::Row row;
            row.index = std::max(std::max(count_of(node, "Index", next + 1), 1U) - 1, next);
            if (row.index > workbook::last_row) return;
            row.repeat = 1 + std::min(count_of(node, "Span", 0), workbook::last_row - row.index);
            row.hidden = is_set(node, "Hidden");
            if (const auto height = xml::attribute(node, "Height"))
                row.height = Points(std::clamp(real(*height, 15), 0.0, 409.0));
            row.fixed_height = xml::attribute(node, "AutoFitHeight") == "0";
            read_cells(node, row.index);
            row.cells = cells_;
            sink.row(row);
            next = row.index + row.repeat;
        }
    }

private:
    void read_cells(xml_node row, std::uint32_t index) {
        cells_.clear();
        texts_.clear();
        // Views into texts_ hold while it does not grow.
        const auto most = static_cast<std::size_t>(std::distance(row.begin(), row.end()));
        texts_.reserve(most);
        const std::uint32_t row_look = looks_.look(xml::text_of(row, "StyleID"));
        std::uint32_t next = 0;
        for (const xml_node node : row.children()) {
            if (xml::name(node) != "Cell") continue;
            workbook::Cell cell;
            cell.column = std::max(std::max(count_of(node, "Index", next + 1), 1U) - 1, next);
            if (cell.column > workbook::last_column) return;
            const auto style = xml::attribute(node, "StyleID");
            cell.look = style ? looks_.look(*style) : row_look;
            cell.formula = xml::attribute(node, "Formula").has_value();
            cell.link = xml::text_of(node, "HRef");
            if (const xml_node comment = xml::child(node, "Comment")) {
                workbook::SheetComment told{index, cell.column, std::string(xml::text_of(comment, "Author")), {}};
                append_text(xml::child(comment, "Data"), told.text);
                add_comment(sheet_, std::move(told));
            }
            const std::uint32_t across = count_of(node, "MergeAcross", 0);
            const std::uint32_t down = count_of(node, "MergeDown", 0);
            if (across > 0 || down > 0) {
                if (sheet_.merges.size() >= limits::table_cells) throw over_limit(limits::table_cells, sheet_.name);
                sheet_.merges.push_back({index, cell.column, index + down, cell.column + across});
            }
            set_value(cell, xml::child(node, "Data"));
            cells_.push_back(cell);
            next = cell.column + across + 1;
        }
    }

    void set_value(workbook::Cell& cell, xml_node data) {
        if (!data) return;
        std::string& text = texts_.emplace_back();
        append_text(data, text);
        const string_view type = xml::text_of(data, "Type");
        if (text.empty()) return;
        cell.text = text;
        cell.kind = workbook::Kind::text;
        if (type == "Number") {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cell.number);
            if (error == std::errc() && end != text.data()) cell.kind = workbook::Kind::number;
        } else if (type == "DateTime") {
            if (const auto serial = workbook::serial_of_iso(text, dates_)) {
                cell.kind = workbook::Kind::number;
                cell.number = *serial;
            }
        } else if (type == "Boolean") {
            cell.kind = workbook::Kind::boolean;
            cell.number = xml::truth(text) ? 1 : 0;
        } else if (type == "Error") {
            cell.kind = workbook::Kind::error;
        }
    }

    const StyleTable& looks_;
    workbook::DateSystem dates_;
    workbook::Sheet& sheet_;
    std::vector<workbook::Cell> cells_;
    std::vector<std::string> texts_;
};

void read_sheet(xml_node node, StyleTable& looks, workbook::RowSink& sink) {
    workbook::Sheet sheet;
    sheet.name = xml::text_of(node, "Name");
    set_names(sheet, xml::child(node, "Names"));
    set_page(sheet, xml::child(node, "WorksheetOptions"));
    set_breaks(sheet, xml::child(node, "PageBreaks"));
    const xml_node table = xml::child(node, "Table");
    set_columns(sheet, table);
    if (!sink.begin_sheet(sheet, looks.styles())) return;
    SheetReader(looks, looks.styles().dates, sheet).read(table, sink);
    sink.end_sheet(sheet);
}

Properties read_properties(xml_node node) {
    Properties properties;
    properties.title = text_in(node, "Title");
    properties.author = text_in(node, "Author");
    properties.created = text_in(node, "Created");
    properties.modified = text_in(node, "LastSaved");
    return properties;
}

}  // namespace

Document read(string_view bytes, const ReadOptions& options) {
    if (bytes.size() > limits::entry_bytes) throw over_limit(limits::entry_bytes, "");
    xml::refuse_doctype("", bytes);
    const auto part = xml::parse("", std::string(bytes));
    StyleTable looks(xml::child(part->root(), "Styles"));
    if (xml::child(xml::child(part->root(), "ExcelWorkbook"), "Date1904"))
        looks.styles().dates = workbook::DateSystem::from_1904;
    workbook::DocumentBuilder builder({.notes = options.comments_as_notes, .file = {}});
    for (const xml_node node : part->root().children())
        if (xml::name(node) == "Worksheet") read_sheet(node, looks, builder);
    return builder.finish(read_properties(xml::child(part->root(), "DocumentProperties")));
}

}  // namespace raingan::excel_xml

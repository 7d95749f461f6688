#include "readers/csv/plain_text.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"
#include "document/formats.h"
#include "thai/characters.h"

namespace raingan::csv {
namespace {

using std::string_view;

class TextReader {
public:
    explicit TextReader(Document& document) : document_(document), formats_(document) {
        constexpr Points size{16};
        format_ = formats_.intern(plain_format(size));
        paragraph_format_ = formats_.intern(ParagraphFormat{});
    }

    /// Behind other lines, which are no business of this reader.
    void go_on_from(std::uint32_t line) { line_ = line - 1; }

    void begin_section() {
        Section section;
        // The margins of official papers (docs/field.md#papers).
        section.margin_start = from_millimetres(30);
        section.margin_end = from_millimetres(20);
        section.margin_top = from_millimetres(25);
        section.margin_bottom = from_millimetres(20);
        document_.sections.push_back(std::move(section));
        document_.parts.emplace_back();
    }

    void read(string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
            if (++line_ > limits::text_paragraphs) throw over_limit(limits::text_paragraphs, "");
            line(text.substr(0, end));
            const bool crlf = text.substr(end, 2) == "\r\n";
            text.remove_prefix(std::min(end + (crlf ? 2 : 1), text.size()));
        }
        end_table();
    }

private:
    void line(string_view text) {
        // Two tabs at least: one is an indent or parts a label from its value. A table goes on through shorter rows.
        const auto tabs = std::ranges::count(text, '\t');
        const bool indented = thai::trimmed(text).find('\t') == string_view::npos;
        if (tabs >= 2 && (!indented || !table_.rows.empty())) return row(text);
        end_table();
        document_.sections.back().blocks.push_back({paragraph(text, {0, 0, 0, 0, line_})});
    }

    void row(string_view text) {
        if (table_.rows.empty()) {
            ++table_number_;
            table_.origin = {0, table_number_, 0, 0, 0};
        }
        Row row;
        for (std::uint32_t column = 0;; ++column) {
            if (column >= limits::table_columns) throw over_limit(limits::table_columns, "");
            const std::size_t end = text.find('\t');
            Cell cell;
            cell.column = column;
            cell.origin = {0, table_number_, static_cast<std::uint32_t>(table_.rows.size() + 1), column + 1, 0};
            Border rule;
            rule.style = BorderStyle::single;
            cell.borders = {rule, rule, rule, rule};
            constexpr Points margin{5.4};
            cell.margin_start = cell.margin_end = margin;
            Origin origin = cell.origin;
            origin.paragraph = 1;
            cell.blocks.push_back({paragraph(text.substr(0, end), origin)});
            row.cells.push_back(std::move(cell));
            if (end == string_view::npos) break;
            text.remove_prefix(end + 1);
        }
        table_.rows.push_back(std::move(row));
    }

    void end_table() {
        if (table_.rows.empty()) return;
        document_.sections.back().blocks.push_back({std::move(table_)});
        table_ = Table();
    }

    [[nodiscard]] Paragraph paragraph(string_view text, const Origin& origin) const {
        Paragraph paragraph;
        for (const char c : text)
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\f') paragraph.text += c;
        paragraph.format = paragraph_format_;
        paragraph.mark_format = format_;
        if (!paragraph.text.empty()) paragraph.runs = {{0, static_cast<std::uint32_t>(paragraph.text.size()), format_}};
        paragraph.origin = origin;
        return paragraph;
    }

    Document& document_;
    Formats formats_;
    std::uint32_t format_ = 0, paragraph_format_ = 0;
    std::uint32_t line_ = 0, table_number_ = 0;
    Table table_;
};

}  // namespace

TextFormat plain_format(Points size) {
    TextFormat format;
    format.font = "TH SarabunPSK";
    format.size = size;
    format.language = "th-TH";
    return format;
}

Document read_plain_text(string_view text) {
    Document document;
    TextReader reader(document);
    reader.begin_section();
    reader.read(text);
    return document;
}

void append_plain_text(Document& document, string_view text, std::uint32_t first_line) {
    TextReader reader(document);
    reader.go_on_from(first_line);
    reader.read(text);
}

}  // namespace raingan::csv

#include "compose/form.h"

#include "base/utf8.h"

namespace raingan::compose {
namespace {

constexpr const char* form_font = "TH SarabunPSK";

/// Appends `text` so that it means only itself in Paragraph::text.
void append_plain(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        const bool line_end = c == '\n' || c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029;
        if (line_end)
            out += '\n';
        else if (c == '\t')
            out += ' ';
        else if (c >= 0x20 && c != 0xFFFC)
            out += text.substr(at, length);
        at += length;
    }
}

}  // namespace

std::uint32_t Form::text_format(const TextLook& look) {
    TextFormat format;
    format.font = form_font;
    format.size = look.size;
    format.bold = look.bold;
    format.language = "th-TH";
    return formats_.intern(format);
}

Paragraph Form::paragraph(const std::vector<Piece>& pieces, const ParagraphFormat& format) {
    Paragraph paragraph;
    for (const Piece& piece : pieces) {
        const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
        append_plain(paragraph.text, piece.text);
        const auto end = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.mark_format = text_format(piece.look);
        if (end > begin) paragraph.runs.push_back({begin, end, paragraph.mark_format});
    }
    paragraph.format = formats_.intern(format);
    return paragraph;
}

void Form::keep_with_next(Paragraph& paragraph) {
    ParagraphFormat format = document_.paragraph_formats[paragraph.format];
    format.keep_next = true;
    paragraph.format = formats_.intern(format);
}

Section Form::section(bool landscape, bool first) {
    Section section;
    section.page_width = landscape ? a4_long : a4_short;
    section.page_height = landscape ? a4_short : a4_long;
    section.margin_start = margin_left;
    section.margin_end = margin_right;
    section.margin_top = margin_top;
    section.margin_bottom = margin_bottom;
    section.header_distance = from_centimetres(1.25);
    section.footer_distance = from_centimetres(1);
    section.title_page = first;
    section.page_number_format = NumberFormat::thai_numbers;
    ParagraphFormat centred;
    centred.alignment = Alignment::centre;
    Paragraph number = paragraph("- ", {}, centred);
    number.objects.push_back({static_cast<std::uint32_t>(number.text.size()), PageField{}});
    number.text += "\xEF\xBF\xBC -";
    number.runs.front().end = static_cast<std::uint32_t>(number.text.size());
    section.headers.regular.push_back({std::move(number)});
    return section;
}

Borders table_rules() {
    const Border rule{BorderStyle::single, Points(0.5), Points(0), std::nullopt};
    return {rule, rule, rule, rule};
}

Cell cell(std::uint32_t column, std::vector<Block> blocks, std::uint32_t col_span) {
    Cell cell;
    cell.column = column;
    cell.col_span = col_span;
    cell.blocks = std::move(blocks);
    cell.borders = table_rules();
    cell.margin_start = cell.margin_end = Points(4);
    cell.margin_top = cell.margin_bottom = Points(1);
    return cell;
}

Table full_table(std::vector<Points> columns) {
    Table table;
    table.columns = std::move(columns);
    table.fixed = true;
    return table;
}

}  // namespace raingan::compose

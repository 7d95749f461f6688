#include "compose/paper.h"

#include <iterator>

#include "compose/grid.h"
#include "compose/parts.h"
#include "document/numerals.h"

namespace raingan::compose {
namespace {

Block figure_block(Form& form, Document& document, const Paper& paper) {
    const Drawing& drawing = *paper.figure;
    ParagraphFormat format;
    format.alignment = Alignment::centre;
    Paragraph paragraph = form.paragraph(" ", {}, format);
    constexpr const char* object = "\xEF\xBF\xBC";  // U+FFFC
    paragraph.text = object;
    for (auto& run : paragraph.runs) run.end = static_cast<std::uint32_t>(paragraph.text.size());
    const auto image = static_cast<std::uint32_t>(document.images.size());
    document.images.push_back({"", "", paper.figure});
    paragraph.objects.push_back({0, InlineImage{image, drawing.width, drawing.height, paper.figure_says}});
    return {std::move(paragraph)};
}

Block table_block(Form& form, const PaperTable& table) {
    constexpr std::size_t many_columns = 9;
    const bool is_small = table.columns.size() >= many_columns;
    const Points figure_width(is_small ? 43 : 52), size = is_small ? small_table_size : table_size;
    double whole = 0;
    Points rest = landscape_width;
    for (const PaperColumn& column : table.columns)
        if (column.is_figure)
            rest = rest - figure_width;
        else
            whole += column.share;
    std::vector<Points> widths;
    std::vector<Alignment> alignments;
    std::vector<std::string> headings;
    for (const PaperColumn& column : table.columns) {
        widths.push_back(column.is_figure ? figure_width : rest * (column.share / whole));
        alignments.push_back(column.is_figure ? Alignment::end : Alignment::start);
        headings.push_back(column.heading);
    }
    Grid grid(form, std::move(widths), std::move(alignments), size);
    grid.add_header(headings);
    for (const auto& row : table.rows) grid.add(row);
    return grid.take();
}

}  // namespace

Document compose_paper(const Paper& paper) {
    Document document;
    for (const std::string& line : paper.title)
        document.properties.title += (document.properties.title.empty() ? "" : " ") + line;
    Form form(document);
    document.sections.push_back(form.section(true, true));
    Blocks blocks = title_block(form, paper.title);
    if (paper.figure) blocks.push_back(figure_block(form, document, paper));
    int part = 1;
    for (const PaperTable& table : paper.tables) {
        if (table.rows.empty()) continue;
        blocks.push_back(part_heading(form, part, table.heading));
        blocks.push_back(table_block(form, table));
    }
    document.sections.back().blocks = std::move(blocks);
    convert_numerals(document, Numerals::thai);
    return document;
}

}  // namespace raingan::compose

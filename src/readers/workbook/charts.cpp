#include "readers/workbook/charts.h"

#include <algorithm>

#include "readers/chart/put.h"

namespace raingan::workbook {

void add_charts(std::span<const SheetChart* const> charts, std::uint16_t part, Section& section, Document& document,
                Formats& formats) {
    const double width = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    const double height = section.page_height.pt - section.margin_top.pt - section.margin_bottom.pt;
    constexpr double gap_pt = 12, room_for_line = 0.9;  // of the page's height
    ParagraphFormat format;
    format.space_before = Points(gap_pt);
    for (const SheetChart* each : charts) {
        charts::Chart chart = each->chart;
        const double scale = std::min({1.0, width / chart.width.pt, height * room_for_line / chart.height.pt});
        chart.width = chart.width * scale;
        chart.height = chart.height * scale;
        Float floating;
        floating.in_line = true;
        floating.width = chart.width;
        floating.height = chart.height;
        floating.shapes.push_back(chart::shape_of(chart, each->said, document, formats));
        Paragraph paragraph;
        paragraph.text = "\uFFFC";
        paragraph.format = formats.intern(format);
        paragraph.mark_format = formats.intern(chart.text);
        paragraph.runs.push_back({0, static_cast<std::uint32_t>(paragraph.text.size()), paragraph.mark_format});
        paragraph.objects.push_back({0, InlineDrawing{chart.width, chart.height, 0}});
        paragraph.anchors.push_back(0);
        paragraph.origin.part = part;
        section.blocks.push_back({std::move(paragraph)});
        section.blocks.push_back({Aside{std::move(floating)}});
    }
}

}  // namespace raingan::workbook

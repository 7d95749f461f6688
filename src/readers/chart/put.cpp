#include "readers/chart/put.h"

#include <algorithm>
#include <memory>

#include "charts/draw.h"
#include "charts/tell.h"
#include "document/walk.h"

namespace raingan::chart {
namespace {

/// More are in the picture, and in the words for it.
constexpr std::size_t most_rows = 300;

/// Small enough to stand behind the chart, whose words it repeats.
TextFormat unseen_format(const charts::Chart& chart, std::size_t rows) {
    TextFormat format;
    format.font = chart.text.font;
    format.language = chart.text.language;
    constexpr double line = 1.6, largest_pt = 1, smallest_pt = 0.5;
    format.size = Points(std::clamp(chart.height.pt / (line * static_cast<double>(rows)), smallest_pt, largest_pt));
    return format;
}

}  // namespace

Shape shape_of(const charts::Chart& chart, std::string_view said, Document& document, Formats& formats) {
    Image image;
    image.drawing = std::make_shared<const Drawing>(charts::draw(chart));
    document.images.push_back(std::move(image));
    InlineImage picture;
    picture.image = static_cast<std::uint32_t>(document.images.size() - 1);
    picture.width = chart.width;
    picture.height = chart.height;
    const bool says_something = said.find_first_not_of(" \t\r\n") != std::string_view::npos;
    picture.alt = (says_something ? std::string(said) + " – " : std::string()) + charts::describe(chart);

    Shape shape;
    shape.outline = Shape::Outline::none;
    shape.width = chart.width;
    shape.height = chart.height;
    shape.picture = std::move(picture);
    Table values = charts::values_of(chart);
    if (values.rows.empty()) return shape;
    if (values.rows.size() > most_rows) values.rows.resize(most_rows);
    ParagraphFormat plain;
    const std::uint32_t paragraph_format = formats.intern(plain);
    const std::uint32_t text_format = formats.intern(unseen_format(chart, values.rows.size()));
    for_each_paragraph_in_rows(values.rows, [&](Paragraph& paragraph) {
        paragraph.format = paragraph_format;
        paragraph.mark_format = text_format;
        for (Run& run : paragraph.runs) run.format = text_format;
    });
    values.fixed = true;
    values.columns.assign(values.columns.size(), chart.width / static_cast<double>(values.columns.size()));
    shape.unseen = true;
    shape.inset_top = shape.inset_bottom = shape.inset_start = shape.inset_end = Points();
    shape.blocks.push_back({std::move(values)});
    return shape;
}

}  // namespace raingan::chart

// c:chart in a drawing: the chart's part, drawn at the drawing's size.
#include "readers/chart/drawing_ml.h"
#include "readers/chart/put.h"
#include "readers/word/left_out_parts.h"
#include "readers/word/story.h"

namespace raingan::word {

bool add_chart(Story& story, pugi::xml_node node, Float& floating, std::string_view said) {
    Context& context = story.context;
    const auto part = readable_part(context.package, story.relationships.by_id(xml::text_of(node, "id")));
    if (!part || floating.width.pt <= 0 || floating.height.pt <= 0) return false;
    RunProperties look;
    const TextFormat text = context.document.text_formats[plain_paragraph(story, "ก", look).runs.front().format];
    const auto chart = chart::read_drawing_ml(part->root(), context.theme, text, floating.width, floating.height);
    if (!chart) return false;
    if (chart->flattened) context.notices.add(Notice::flat_chart, story.at, chart->title);
    floating.shapes.push_back(chart::shape_of(*chart, said, context.document, context.formats));
    return true;
}

}  // namespace raingan::word

// What was corrected of what was read: whoever signs sees it.
#include "compose/parts.h"

namespace raingan::compose {

Blocks corrections(Form& form, const Report& report) {
    Blocks blocks;
    ParagraphFormat format;
    format.alignment = Alignment::thai_distribute;
    format.indent_first_line = first_line_indent;
    blocks.reserve(report.corrections.size());
    for (const Correction& correction : report.corrections)
        blocks.push_back({form.paragraph(
            {{corrected_thing(correction, report).th + ": ", {body_size, true}}, {told_change(correction).th, {}}},
            format)});
    return blocks;
}

}  // namespace raingan::compose

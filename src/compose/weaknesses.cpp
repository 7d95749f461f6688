// What the report says must be mended, by instrument.
#include "compose/parts.h"
#include "compose/values.h"

namespace raingan::compose {
namespace {

Block instrument_line(Form& form, const Instrument& instrument) {
    ParagraphFormat format;
    format.space_before = Points(6);
    format.keep_next = true;
    std::string name = instrument.code;
    if (instrument.name) name += (name.empty() ? "" : " ") + instrument.name->value;
    return {form.paragraph(name, {body_size, true}, format)};
}

Block weakest_line(Form& form, const Instrument& instrument, bool keep_next) {
    std::string text;
    for (const int number : instrument.weakest) {
        text += text.empty() ? "" : ", ";
        text += "ตัวชี้วัดที่ " + ungrouped(number);
        const Indicator* indicator = find_indicator(instrument, number);
        if (indicator == nullptr) continue;
        text += " " + indicator->name.value;
        if (indicator->score) text += " (" + score_text(indicator->score->value) + " คะแนน)";
    }
    ParagraphFormat format;
    format.alignment = Alignment::thai_distribute;
    format.indent_first_line = first_line_indent;
    format.keep_next = keep_next;
    format.keep_lines = true;
    return {form.paragraph({{"คะแนนน้อยที่สุด: ", {body_size, true}}, {text, {}}}, format)};
}

}  // namespace

Blocks weaknesses(Form& form, const Report& report) {
    Blocks blocks;
    for (const Instrument& instrument : report.instruments) {
        if (!instrument.weakness && instrument.weakest.empty()) continue;
        blocks.push_back(instrument_line(form, instrument));
        if (!instrument.weakest.empty())
            blocks.push_back(weakest_line(form, instrument, instrument.weakness.has_value()));
        if (!instrument.weakness) continue;
        ParagraphFormat prose;
        prose.alignment = Alignment::thai_distribute;
        prose.indent_first_line = first_line_indent;
        blocks.push_back({form.paragraph(instrument.weakness->value, {}, prose)});
    }
    return blocks;
}

}  // namespace raingan::compose

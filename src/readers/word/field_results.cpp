#include "readers/word/field_results.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "document/choice.h"
#include "document/number_format.h"
#include "readers/word/eq_field.h"
#include "thai/baht.h"
#include "thai/numbers.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::size_t longest_code = 1U << 16U;

PageField::Kind kind_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::choice:
            return PageField::Kind::choice;
        case FieldKind::styled_text:
            return PageField::Kind::styled_text;
        case FieldKind::pages:
            return PageField::Kind::page_count;
        case FieldKind::section:
            return PageField::Kind::section;
        case FieldKind::section_pages:
            return PageField::Kind::section_pages;
        default:
            return PageField::Kind::page;
    }
}

PageField page_field_of(const Field& field) {
    PageField page;
    page.kind = kind_of(field.instruction.kind);
    page.format = field.instruction.format;
    page.least_digits = field.instruction.least_digits;
    page.inner = field.inner;
    if (page.kind == PageField::Kind::choice) page.text = field.code;
    if (page.kind == PageField::Kind::styled_text) {
        page.text = field.stored;
        page.style = field.style;
        page.last = field.instruction.last;
        page.label = field.instruction.label;
    }
    return page;
}

void end_page_field(RunState& run, const Field& field) {
    RunLook& look = field.look != nullptr ? *field.look : run.look;
    if (look.hidden() || fields_hide_text(run.in.story)) return;
    PageField page = page_field_of(field);
    const bool thai = field.thai_result || look.complex() || page.format == NumberFormat::thai_numbers;
    run.in.text.add(std::move(page), run.context().looks.format(look, thai ? Slot::cs : Slot::ascii));
}

/// What it says becomes part of the code of the field around it.
void add_to_code(Field& outer, Field& field, std::string_view said) {
    if (outer.code.size() >= longest_code) return;
    if (!field.instruction.is_page_number() && field.instruction.kind != FieldKind::choice) {
        outer.code += said;
        return;
    }
    outer.code += "\uFFFC";
    outer.inner.push_back(page_field_of(field));
}

/// The number where the page of a bookmark stands, as the file has it.
void end_reference(RunState& run, const Field& field) {
    const std::uint32_t end = run.in.text.size();
    if (field.crossed || field.link_begin >= end) return;
    PageReference reference;
    reference.begin = field.link_begin;
    reference.end = end;
    reference.bookmark = field.instruction.argument;
    run.in.text.paragraph.references.push_back(std::move(reference));
}

void end_link(RunState& run, const Field& field) {
    const std::uint32_t end = run.in.text.size();
    if (!field.instruction.target.empty() && field.link_begin < end)
        run.in.text.paragraph.links.push_back({field.link_begin, end, field.instruction.target});
}

/// Words differ on ๑๐๑ (thai/counting.h): what the file spells stands where it is the same amount.
std::string number_said(const Field& field) {
    const std::string& computed = field.instruction.computed;
    const auto stored = thai::parse_baht_text(field.stored);
    const bool same = stored && stored == thai::parse_baht_text(computed);
    return same ? field.stored : computed;
}

/// The sequence's next number; what the file has stays where it is that number, and where it is to stay.
std::string sequence_said(RunState& run, const Field& field) {
    const Instruction& code = field.instruction;
    Context& context = run.context();
    Sequence& sequence = context.sequences[code.argument];
    const std::uint32_t headings = code.heading == 0 ? 0 : context.headings[code.heading - 1U];
    if (std::exchange(sequence.headings, headings) != headings) sequence.number = 0;
    if (code.restarts)
        sequence.number = *code.restarts;
    else if (!code.repeats)
        ++sequence.number;
    if (code.hides && !code.format) return {};
    std::string number = format_number(sequence.number, code.format.value_or(NumberFormat::decimal));
    const std::string said = thai::to_ascii_digits(field.stored);
    if (context.stored_fields || said == thai::to_ascii_digits(number)) return field.stored;
    if (field.stored.empty()) return number;
    context.notices.add(Notice::sequence, run.in.story.at, field.stored + " → " + number);
    return field.thai_result ? thai::to_thai_digits(number) : number;
}

/// Its code is whole: what is left to layout, and what only headers show anew, is found out.
void parse_code(const Story& story, Field& field) {
    Instruction& code = field.instruction;
    code = parse_instruction(field.code);
    if (code.kind == FieldKind::choice && (field.inner.empty() || !choose(field.code))) code.kind = FieldKind::result;
    if (code.kind == FieldKind::sequence && (story.in_header || story.in_note)) code.kind = FieldKind::result;
    if (code.kind != FieldKind::styled_text) return;
    const auto style = story.in_header ? story.context.styles.paragraph_called(code.argument) : std::nullopt;
    if (style)
        field.style = *style;
    else
        code.kind = FieldKind::result;
}

/// A field that was never brought up to date.
void show_without_result(RunState& run, const Field& field) {
    if (const auto chosen = choose(field.code); chosen && field.inner.empty()) return show(run, *chosen);
    if (shows(run)) run.context().notices.add(Notice::empty_field, run.in.story.at, field.instruction.name);
}

/// A formula in a table of the body, whose cells are not all read.
bool keep_formula(RunState& run, const Field& field) {
    Story& story = run.in.story;
    const bool in_table = story.table_depth == 1 && story.sections != nullptr;
    if (!in_table || !field.instruction.name.starts_with('=') || field.crossed || !shows(run)) return false;
    RunLook& look = field.look != nullptr ? *field.look : run.look;
    OpenFormula formula;
    formula.at = story.at;
    formula.end = run.in.text.size();
    formula.begin = field.in_result ? std::min(field.link_begin, formula.end) : formula.end;
    const std::string_view code = field.code;
    const std::size_t begin = code.find('=') + 1;
    formula.expression = code.substr(begin, code.find('\\') - begin);
    formula.picture = field.instruction.picture;
    formula.thai = field.thai_result || field.instruction.format == NumberFormat::thai_numbers;
    formula.format = run.context().looks.format(look, formula.thai ? Slot::cs : Slot::ascii);
    story.formulas.push_back(std::move(formula));
    return true;
}

/// What a field says that is shown as text of its own.
std::optional<std::string> said_by(RunState& run, const Field& field) {
    if (field.instruction.kind == FieldKind::number) return number_said(field);
    if (field.instruction.kind == FieldKind::sequence) return sequence_said(run, field);
    return std::nullopt;
}

}  // namespace

void end_field(RunState& run) {
    Story& story = run.in.story;
    if (story.fields.empty()) return;
    Field field = std::move(story.fields.back());
    story.fields.pop_back();
    if (!field.in_result) parse_code(story, field);
    const std::optional<std::string> said = said_by(run, field);
    if (field.in_code && !story.fields.empty())
        return add_to_code(story.fields.back(), field, said.value_or(field.stored));
    switch (field.instruction.kind) {
        case FieldKind::page:
        case FieldKind::pages:
        case FieldKind::section:
        case FieldKind::section_pages:
        case FieldKind::choice:
        case FieldKind::styled_text:
            return end_page_field(run, field);
        case FieldKind::page_of:
            if (field.shown_anything) return end_reference(run, field);
            return show_without_result(run, field);
        case FieldKind::link:
            return end_link(run, field);
        case FieldKind::number:
        case FieldKind::sequence: {
            RunState shown{run.in, field.look != nullptr ? *field.look : run.look};
            return show(shown, *said);
        }
        case FieldKind::check_box:
            if (shows(run)) run.in.text.add(field.checked ? "☒" : "☐", run.look, run.context().looks);
            return;
        case FieldKind::drop_down:
            if (!field.shown_anything) show(run, field.chosen);
            return;
        case FieldKind::equation:
            if (field.shown_anything) return;
            run.context().notices.add(Notice::equation, story.at);
            return show(run, linear_eq_field(field.code));
        case FieldKind::silent:
            return;
        case FieldKind::result:
            if (keep_formula(run, field)) return;
            if (!field.shown_anything && !field.in_result) show_without_result(run, field);
            return;
    }
}

namespace {

bool is_checked(xml_node ffData) {
    const xml_node box = xml::child(ffData, "checkBox");
    const xml_node checked = xml::child(box, "checked");
    if (checked) return xml::on_off(checked);
    const xml_node by_default = xml::child(box, "default");
    return by_default && xml::on_off(by_default);
}

/// The entry of a drop-down list that its data names: the result, else the default, else the first.
string_view chosen_entry(xml_node ffData) {
    const xml_node list = xml::child(ffData, "ddList");
    const auto stated = [&](string_view name) { return xml::integer(xml::child(list, name), "val"); };
    std::int64_t left = stated("result").value_or(stated("default").value_or(0));
    for (const xml_node entry : list.children())
        if (xml::name(entry) == "listEntry" && left-- == 0) return xml::text_of(entry, "val");
    return {};
}

}  // namespace

void read_field_mark(RunState& run, xml_node fldChar) {
    Story& story = run.in.story;
    const string_view type = xml::text_of(fldChar, "fldCharType");
    if (type == "begin") {
        if (!story.field_ends.has_end(fldChar)) return run.context().notices.add(Notice::unended_field, story.at);
        if (story.fields.size() >= limits::xml_depth)
            throw over_limit(limits::xml_depth, run.context().document.parts[story.at.part]);
        Field field;
        field.checked = is_checked(xml::child(fldChar, "ffData"));
        field.chosen = chosen_entry(xml::child(fldChar, "ffData"));
        field.in_code = !story.fields.empty() && !story.fields.back().in_result;
        story.fields.push_back(std::move(field));
    } else if (type == "separate" && !story.fields.empty()) {
        Field& field = story.fields.back();
        parse_code(story, field);
        field.in_result = true;
        field.link_begin = run.in.text.size();
    } else if (type == "end") {
        end_field(run);
    }
}

void read_instruction(RunState& run, xml_node instrText) {
    Story& story = run.in.story;
    if (!story.fields.empty() && !story.fields.back().in_result && story.fields.back().code.size() < longest_code)
        for (const xml_node piece : instrText.children()) story.fields.back().code += piece.value();
}

void read_simple_field(Inline& in, xml_node fldSimple) {
    RunState run{in, in.story.context.looks.look(in.scope, {})};
    Field field;
    field.code = xml::text_of(fldSimple, "instr");
    parse_code(in.story, field);
    field.in_result = true;
    field.in_code = !in.story.fields.empty() && !in.story.fields.back().in_result;
    field.link_begin = in.text.size();
    in.story.fields.push_back(std::move(field));
    const std::size_t open = in.story.fields.size();
    read_inline(in, fldSimple);
    // Complex fields that were begun inside and not ended, or ended and not begun, must not take ours along.
    while (in.story.fields.size() > open) in.story.fields.pop_back();
    if (in.story.fields.size() == open) end_field(run);
}

}  // namespace raingan::word

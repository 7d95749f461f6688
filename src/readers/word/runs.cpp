#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "document/number_format.h"
#include "readers/symbols.h"
#include "readers/word/eq_field.h"
#include "readers/word/story.h"
#include "thai/baht.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

/// Where the reading of a w:r stands.
struct RunState {
    Inline& in;
    RunLook& look;
    [[nodiscard]] Context& context() const { return in.story.context; }
};

bool fields_hide_text(const Story& story) {
    for (const Field& field : story.fields)
        if (field.hides_text()) return true;
    return false;
}

bool shows(const RunState& run) {
    return !run.look.hidden() && !fields_hide_text(run.in.story);
}

bool has_thai_digit(string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (c >= U'๐' && c <= U'๙') return true;
        at += length;
    }
    return false;
}

/// Remembers how the stored result of open fields looks, and that there is one.
void note_result(RunState& run, string_view text) {
    for (Field& field : run.in.story.fields) {
        if (!field.in_result) continue;
        field.shown_anything = true;
        if (field.look == nullptr) field.look = &run.look;
        field.thai_result = field.thai_result || has_thai_digit(text);
        if (field.instruction.kind == FieldKind::number) field.stored += text;
    }
}

void show(RunState& run, string_view text) {
    note_result(run, text);
    if (shows(run)) run.in.text.add(text, run.look, run.context().looks);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// w:t: without xml:space="preserve" the spaces at its ends are not text; line ends and tabs within are spaces.
void read_text(RunState& run, xml_node t) {
    std::string joined;
    string_view text = t.first_child().value();
    if (t.first_child().next_sibling()) {
        for (const xml_node piece : t.children()) joined += piece.value();
        text = joined;
    }
    if (xml::text_of(t, "space") != "preserve") {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    }
    if (text.find_first_of("\t\n\r\f\v") == string_view::npos) return show(run, text);
    std::string spaced(text);
    for (char& c : spaced)
        if (is_blank(c) || c == '\f' || c == '\v') c = ' ';
    show(run, spaced);
}

void read_break(RunState& run, xml_node br) {
    const string_view type = xml::text_of(br, "type");
    show(run, type == "page" ? "\f" : type == "column" ? "\v" : "\n");
}

void read_symbol(RunState& run, xml_node sym) {
    const string_view hex = xml::text_of(sym, "char");
    const string_view font = xml::text_of(sym, "font");
    unsigned code = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    char32_t c = code;
    if (is_symbol_font(font))
        c = symbol_character(font, code);
    else if (const char32_t symbol = private_symbol(code); symbol != 0)
        c = symbol;
    note_result(run, {});
    if (!shows(run)) return;
    if (c == 0) {
        run.context().notices.add(Notice::symbol, run.in.story.at, std::string(font) + " " + std::string(hex));
        c = U'□';
    }
    if (c < 0x20 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    run.in.text.add(c, run.context().looks.symbol_format(run.look));
}

PageField::Kind kind_of(FieldKind kind) {
    switch (kind) {
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

void end_page_field(RunState& run, const Field& field) {
    RunLook& look = field.look != nullptr ? *field.look : run.look;
    if (look.hidden() || fields_hide_text(run.in.story)) return;
    PageField page;
    page.kind = kind_of(field.instruction.kind);
    page.format = field.instruction.format;
    page.least_digits = field.instruction.least_digits;
    const bool thai = field.thai_result || look.complex() || page.format == NumberFormat::thai_numbers;
    run.in.text.add(page, run.context().looks.format(look, thai ? Slot::cs : Slot::ascii));
}

void end_link(RunState& run, const Field& field) {
    const std::uint32_t end = run.in.text.size();
    if (!field.instruction.target.empty() && field.link_begin < end)
        run.in.text.paragraph.links.push_back({field.link_begin, end, field.instruction.target});
}

/// Words differ on ๑๐๑ (thai/counting.h): what the file spells stands where it is the same amount.
void end_number(RunState& run, const Field& field) {
    const std::string& computed = field.instruction.computed;
    const auto stored = thai::parse_baht_text(field.stored);
    const bool same = stored && stored == thai::parse_baht_text(computed);
    RunState shown{run.in, field.look != nullptr ? *field.look : run.look};
    show(shown, same ? field.stored : computed);
}

void end_field(RunState& run) {
    Story& story = run.in.story;
    if (story.fields.empty()) return;
    Field field = std::move(story.fields.back());
    story.fields.pop_back();
    if (!field.in_result) field.instruction = parse_instruction(field.code);
    switch (field.instruction.kind) {
        case FieldKind::page:
        case FieldKind::pages:
        case FieldKind::section:
        case FieldKind::section_pages:
            return end_page_field(run, field);
        case FieldKind::link:
            return end_link(run, field);
        case FieldKind::number:
            return end_number(run, field);
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
            if (!field.shown_anything && !field.in_result && shows(run))
                run.context().notices.add(Notice::empty_field, story.at, field.instruction.name);
            return;
    }
}

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
        story.fields.push_back(std::move(field));
    } else if (type == "separate" && !story.fields.empty()) {
        Field& field = story.fields.back();
        field.instruction = parse_instruction(field.code);
        field.in_result = true;
        field.link_begin = run.in.text.size();
    } else if (type == "end") {
        end_field(run);
    }
}

void read_instruction(RunState& run, xml_node instrText) {
    Story& story = run.in.story;
    constexpr std::size_t longest = 1U << 16U;
    if (!story.fields.empty() && !story.fields.back().in_result && story.fields.back().code.size() < longest)
        for (const xml_node piece : instrText.children()) story.fields.back().code += piece.value();
}

/// The mark of a note in the text.
void read_note_reference(RunState& run, xml_node node, NoteKind kind) {
    if (!shows(run)) return;
    Context& context = run.context();
    NoteReference note{kind, std::string(xml::text_of(node, "id")), {}};
    if (kind == NoteKind::footnote) run.in.text.anchor_aside();
    if (!xml::is_set(node, "customMarkFollows")) {
        const auto index = static_cast<std::size_t>(kind);
        note.mark = format_number(++context.note_count[index], context.note_formats[index]);
        show(run, note.mark);
    }
    read_note(run.in, std::move(note));
}

void read_ruby(RunState& run, xml_node ruby) {
    run.context().notices.add(Notice::ruby, run.in.story.at);
    read_inline(run.in, xml::child(ruby, "rubyBase"));
    show(run, "(");
    read_inline(run.in, xml::child(ruby, "rt"));
    show(run, ")");
}

struct Handler {
    string_view name;
    void (*read)(RunState&, xml_node);
};
constexpr std::array<Handler, 22> handlers{{
    {"t", read_text},
    {"tab", [](RunState& run, xml_node) { show(run, "\t"); }},
    {"br", read_break},
    {"cr", [](RunState& run, xml_node) { show(run, "\n"); }},
    {"fldChar", read_field_mark},
    {"instrText", read_instruction},
    {"sym", read_symbol},
    {"noBreakHyphen", [](RunState& run, xml_node) { show(run, "\u2011"); }},
    {"softHyphen", [](RunState& run, xml_node) { show(run, "\u00AD"); }},
    {"ptab", [](RunState& run, xml_node) { show(run, "\t"); }},
    {"drawing",
     [](RunState& run, xml_node node) {
         if (shows(run)) read_drawing(run.in, node, run.look);
     }},
    {"pict",
     [](RunState& run, xml_node node) {
         if (shows(run)) read_vml(run.in, node, run.look);
     }},
    {"object",
     [](RunState& run, xml_node node) {
         if (shows(run)) read_vml(run.in, node, run.look);
     }},
    {"footnoteReference", [](RunState& run, xml_node node) { read_note_reference(run, node, NoteKind::footnote); }},
    {"endnoteReference", [](RunState& run, xml_node node) { read_note_reference(run, node, NoteKind::endnote); }},
    {"footnoteRef", [](RunState& run, xml_node) { show(run, run.in.story.note_mark); }},
    {"endnoteRef", [](RunState& run, xml_node) { show(run, run.in.story.note_mark); }},
    {"commentReference",
     [](RunState& run, xml_node node) {
         run.context().notices.add(Notice::comments, run.in.story.at, comment_words(run.context(), node));
     }},
    {"pgNum",
     [](RunState& run, xml_node) {
         if (shows(run)) run.in.text.add(PageField{}, run.context().looks.format(run.look, Slot::ascii));
     }},
    {"lastRenderedPageBreak", [](RunState& run, xml_node) { run.in.text.mark_page_start(); }},
    {"ruby", read_ruby},
    {"contentPart", [](RunState& run, xml_node) { run.context().notices.add(Notice::object, run.in.story.at); }},
}};

const Handler* handler_of(string_view name) {
    const auto* const found = std::ranges::find(handlers, name, &Handler::name);
    return found == handlers.end() ? nullptr : found;
}

bool is_data(xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

void read_run(Inline& in, xml_node r);

/// The content of a run; of elements that are not known too, and of runs within them.
void read_run_content(RunState& run, xml_node container) {
    for_each_child(run.in.story, container, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (const Handler* handler = handler_of(name)) return handler->read(run, node);
        if (look_inside(node) == Inside::nothing) return;
        run.context().notices.add(Notice::unknown_element, run.in.story.at, name);
        if (is_data(node)) return show(run, node.value());
        if (name == "r") return read_run(run.in, node);
        read_run_content(run, node);
    });
}

void read_run(Inline& in, xml_node r) {
    Context& context = in.story.context;
    RunState run{in, context.looks.look(in.scope, read_run_properties(xml::child(r, "rPr"), context.theme))};
    read_run_content(run, r);
}

void read_hyperlink(Inline& in, xml_node hyperlink) {
    const std::uint32_t begin = in.text.size();
    read_inline(in, hyperlink);
    std::string target;
    if (const auto id = xml::attribute(hyperlink, "id")) {
        const Relationship* relationship = in.story.relationships.by_id(*id);
        if (relationship != nullptr && relationship->external) target = relationship->target;
    }
    if (const auto anchor = xml::attribute(hyperlink, "anchor")) target += '#' + std::string(*anchor);
    if (!target.empty() && begin < in.text.size()) in.text.paragraph.links.push_back({begin, in.text.size(), target});
}

void read_simple_field(Inline& in, xml_node fldSimple) {
    RunState run{in, in.story.context.looks.look(in.scope, {})};
    Field field;
    field.code = xml::text_of(fldSimple, "instr");
    field.instruction = parse_instruction(field.code);
    field.in_result = true;
    field.link_begin = in.text.size();
    in.story.fields.push_back(std::move(field));
    const std::size_t open = in.story.fields.size();
    read_inline(in, fldSimple);
    // Complex fields that were begun inside and not ended, or ended and not begun, must not take ours along.
    while (in.story.fields.size() > open) in.story.fields.pop_back();
    if (in.story.fields.size() == open) end_field(run);
}

void read_math(Inline& in, xml_node math) {
    Story& story = in.story;
    RunState run{in, story.context.looks.look(in.scope, {})};
    story.context.notices.add(Notice::equation, story.at);
    show(run, linear_equation(story, math));
}

/// An element that is not known, or a part of a run that stands outside of one.
void read_unknown_inline(Inline& in, xml_node node) {
    if (look_inside(node) == Inside::nothing) return;
    Story& story = in.story;
    const string_view name = xml::name(node);
    RunState run{in, story.context.looks.look(in.scope, {})};
    story.context.notices.add(Notice::unknown_element, story.at, name);
    if (is_data(node)) return show(run, node.value());
    if (const Handler* handler = handler_of(name)) return handler->read(run, node);
    // Paragraphs and tables have no place in a line: their texts stand apart.
    const bool apart = name == "p" || name == "tr" || name == "tc";
    if (apart && !in.text.empty()) show(run, "\n");
    read_inline(in, node);
}

}  // namespace

void read_inline(Inline& in, xml_node container) {
    const string_view own = xml::name(container);
    if (own == "oMathPara" || own == "oMath") return read_math(in, container);
    for_each_child(in.story, container, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "r") {
            read_run(in, node);
        } else if (name == "hyperlink") {
            read_hyperlink(in, node);
        } else if (name == "fldSimple") {
            read_simple_field(in, node);
        } else if (name == "oMath" || name == "oMathPara") {
            read_math(in, node);
        } else if (name == "bookmarkStart") {
            in.text.paragraph.bookmarks.emplace_back(xml::text_of(node, "name"));
        } else if (name == "subDoc") {
            in.story.context.notices.add(Notice::foreign_content, in.story.at, foreign_words(in.story, node));
        } else {
            read_unknown_inline(in, node);
        }
    });
}

}  // namespace raingan::word

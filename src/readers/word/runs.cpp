#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "document/number_format.h"
#include "readers/symbols.h"
#include "readers/word/eq_field.h"
#include "readers/word/field_results.h"
#include "readers/word/run_state.h"
#include "readers/word/story.h"
#include "thai/baht.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

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

/// The mark of a note in the text.
void read_note_reference(RunState& run, xml_node node, NoteKind kind) {
    if (!shows(run)) return;
    Context& context = run.context();
    NoteReference note{kind, std::string(xml::text_of(node, "id")), {}};
    if (kind == NoteKind::footnote) run.in.text.anchor_aside();
    const std::uint32_t begin = run.in.text.size();
    if (!xml::is_set(node, "customMarkFollows")) {
        note.mark = next_mark(context, kind);
        show(run, note.mark);
    }
    const bool each_page = !note.mark.empty() && context.note_numbering[0].each_page && kind == NoteKind::footnote;
    note.each_page = each_page;
    const std::uint32_t before = context.note_number;
    read_note(run.in, std::move(note));
    if (each_page && context.note_number != before)
        run.in.text.paragraph.references.push_back(
            mark_on_page(context, context.note_number, begin, run.in.text.size()));
}

/// The mark in the note itself.
void read_own_mark(RunState& run, xml_node /*node*/) {
    const Story& story = run.in.story;
    const std::uint32_t begin = run.in.text.size();
    show(run, story.note_mark);
    if (story.marked_by_page)
        run.in.text.paragraph.references.push_back(
            mark_on_page(run.context(), run.context().note_number, begin, run.in.text.size()));
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
    {"footnoteRef", read_own_mark},
    {"endnoteRef", read_own_mark},
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

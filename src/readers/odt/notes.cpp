// text:note (ODF 1.3 part 3, 6.3).
#include <algorithm>
#include <utility>

#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

std::string mark_of(xml_node note) {
    const xml_node citation = xml::child(note, "note-citation");
    const string_view own = xml::text_of(citation, "label");
    std::string mark(own);
    if (own.empty())
        for (const xml_node piece : citation.children()) mark += piece.value();
    return mark;
}

/// A note's own number hangs before its text where the note's style leaves room for it.
std::string mark_in_note(Context& context, xml_node note, const std::string& mark) {
    const xml_node body = xml::child(note, "note-body");
    const Style& style =
        context.styles.find(Scope::content, "paragraph", xml::text_of(xml::child(body, "p"), "style-name"));
    const auto first_line = style.properties("paragraph-properties").length("text-indent");
    return mark + (first_line && first_line->pt < 0 ? "\t" : "");
}

std::vector<Block> read_body(Context& context, const Story& where, xml_node note, const std::string& mark) {
    std::vector<Block> blocks;
    Story story{context, where.scope, &blocks};
    story.at.part = where.at.part;
    story.depth = where.depth;
    story.in_note = true;
    story.note_mark = mark_in_note(context, note, mark);
    const xml_node configuration = context.styles.common("notes-configuration", xml::text_of(note, "note-class"));
    story.note_mark_style = xml::text_of(configuration, "citation-style-name");
    read_blocks(story, xml::child(note, "note-body"));
    const std::uint32_t number = ++context.note_number;
    for (Block& block : blocks)
        if (auto* paragraph = std::get_if<Paragraph>(&block.what)) paragraph->note = number;
    return blocks;
}

/// The line above endnotes: the top border of a paragraph of two inches.
Paragraph separator(Context& context, const Section& section) {
    constexpr double rule_width_pt = 144;
    const Style& style = context.styles.find(Scope::content, "paragraph", {});
    Paragraph paragraph;
    ParagraphFormat format = paragraph_format(context, style, {});
    const double width = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    format.borders.top = {BorderStyle::single, Points(0.5), Points(), std::nullopt};
    format.indent_end = Points(std::max(0.0, width - rule_width_pt));
    format.keep_next = true;
    paragraph.format = context.formats.intern(format);
    paragraph.mark_format = context.looks.format(context.looks.of(style), Slot::ascii);
    return paragraph;
}

}  // namespace

void read_note(Inline& in, xml_node note, Look& look) {
    Story& story = in.story;
    Context& context = story.context;
    if (look.hidden || story.in_note) return;
    const bool endnote = xml::text_of(note, "note-class") == "endnote";
    const std::string mark = mark_of(note);
    if (!endnote) in.text.anchor_aside();
    const xml_node configuration = context.styles.common("notes-configuration", xml::text_of(note, "note-class"));
    string_view style = xml::text_of(configuration, "citation-body-style-name");
    if (style.empty()) style = endnote ? "Endnote_20_anchor" : "Footnote_20_anchor";
    in.text.add(mark, context.looks.within(look, context.styles.find(story.scope, "text", style)));
    if (endnote)
        context.endnotes.emplace_back(note, mark);
    else
        story.after.push_back({Aside{Footnote{read_body(context, story, note, mark)}}});
}

void read_endnotes(Story& body) {
    Context& context = body.context;
    if (context.endnotes.empty()) return;
    Section& last = body.pages->sections.back();
    last.blocks.push_back({separator(context, last)});
    for (const auto& [note, mark] : std::exchange(context.endnotes, {}))
        for (Block& block : read_body(context, body, note, mark)) last.blocks.push_back(std::move(block));
}

}  // namespace raingan::odt

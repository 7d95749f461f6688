#include <array>
#include <utility>

#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::array<string_view, 2> types{"footnotes", "endnotes"};

bool is_separator(xml_node note) {
    return xml::text_of(note, "type") == "separator";
}

std::vector<Block> read_story(Context& context, const NotesPart& notes, xml_node note, std::string mark,
                              std::uint32_t number) {
    std::vector<Block> blocks;
    Story story{context, notes.relationships};
    story.at.part = notes.part;
    story.note_mark = std::move(mark);
    story.in_note = true;
    read_blocks(story, note, Target(blocks), {});
    for (Block& block : blocks)
        if (auto* paragraph = std::get_if<Paragraph>(&block.what)) paragraph->note = number;
    return blocks;
}

NotesPart& opened_notes(Context& context, NoteKind kind) {
    NotesPart& notes = context.notes_parts[static_cast<std::size_t>(kind)];
    if (std::exchange(notes.opened, true)) return notes;
    std::unique_ptr<xml::Part> part =
        related_part(context.package, context.relationships, types[static_cast<std::size_t>(kind)]);
    if (!part) return notes;
    notes.part = static_cast<std::uint16_t>(context.document.parts.size());
    context.document.parts.push_back(part->name);
    notes.relationships = relationships_of(context.package, part->name);
    for (const xml_node note : part->root().children()) {
        notes.by_id.emplace(xml::text_of(note, "id"), note);
        if (kind == NoteKind::footnote && is_separator(note))
            context.document.footnote_separator = read_story(context, notes, note, {}, 0);
    }
    context.parts.push_back(std::move(part));
    return notes;
}

/// A note is read once, however many marks refer to it.
std::vector<Block> take_note(Context& context, const NoteReference& reference) {
    NotesPart& notes = opened_notes(context, reference.kind);
    const auto found = notes.by_id.find(reference.id);
    if (found == notes.by_id.end()) return {};
    const xml_node note = found->second;
    notes.by_id.erase(found);
    return read_story(context, notes, note, reference.mark, ++context.note_number);
}

/// The line above endnotes: the top border of a paragraph of two inches.
Paragraph separator(Story& body, const Section& section) {
    constexpr double rule_width_pt = 144;
    Context& context = body.context;
    Paragraph paragraph = plain_paragraph(body, {});
    ParagraphFormat format = context.document.paragraph_formats[paragraph.format];
    const double width = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    format.borders.top = {BorderStyle::single, Points(0.5), Points(), std::nullopt};
    format.indent_end = Points(std::max(0.0, width - rule_width_pt));
    format.keep_next = true;
    paragraph.format = context.formats.intern(format);
    return paragraph;
}

}  // namespace

void read_note(Inline& in, NoteReference note) {
    Context& context = in.story.context;
    if (note.kind == NoteKind::endnote) {
        context.endnotes.push_back(std::move(note));
        return;
    }
    Footnote footnote;
    if (!in.story.in_note) footnote.blocks = take_note(context, note);
    in.story.after.push_back({Aside{std::move(footnote)}});
}

void read_endnotes(Story& body) {
    Context& context = body.context;
    if (context.endnotes.empty()) return;
    const std::vector<NoteReference> references = std::exchange(context.endnotes, {});
    Section& last = context.document.sections.back();
    last.blocks.push_back({separator(body, last)});
    for (const NoteReference& reference : references)
        for (Block& block : take_note(context, reference)) last.blocks.push_back(std::move(block));
}

}  // namespace raingan::word

#include <algorithm>
#include <array>
#include <utility>

#include "document/number_format.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::array<string_view, 2> types{"footnotes", "endnotes"};

bool is_separator(xml_node note) {
    return xml::text_of(note, "type") == "separator";
}

std::vector<Block> read_story(Context& context, const NotesPart& notes, xml_node note, const NoteReference& reference,
                              std::uint32_t number) {
    std::vector<Block> blocks;
    Story story{context, notes.relationships};
    story.at.part = notes.part;
    story.note_mark = reference.mark;
    story.marked_by_page = reference.each_page;
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
    return read_story(context, notes, note, reference, ++context.note_number);
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

std::string next_mark(Context& context, NoteKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    const NoteNumbering& numbering = context.note_numbering[index];
    return format_number(numbering.start + context.note_count[index]++, numbering.format);
}

PageReference mark_on_page(const Context& context, std::uint32_t number, std::uint32_t begin, std::uint32_t end) {
    const NoteNumbering& numbering = context.note_numbering[static_cast<std::size_t>(NoteKind::footnote)];
    PageReference reference;
    reference.begin = begin;
    reference.end = end;
    reference.note = number;
    reference.start = numbering.start;
    reference.format = numbering.format;
    return reference;
}

void read_note_numbering(NoteNumbering& numbering, xml_node properties) {
    constexpr std::int64_t most = 16383;  // Word's own limit
    for (const xml_node node : properties.children()) {
        const string_view name = xml::name(node);
        if (name == "numFmt") numbering.format = read_number_format(xml::text_of(node, "val"));
        if (name == "numStart")
            numbering.start =
                static_cast<std::uint32_t>(std::clamp(xml::integer(node, "val").value_or(1), std::int64_t{0}, most));
        if (name == "numRestart") {
            numbering.each_section = xml::text_of(node, "val") == "eachSect";
            numbering.each_page = xml::text_of(node, "val") == "eachPage";
        }
    }
}

void begin_section(Context& context, std::size_t index) {
    context.note_numbering = context.note_defaults;
    if (index < context.section_ends.size()) {
        const xml_node sectPr = context.section_ends[index];
        read_note_numbering(context.note_numbering[0], xml::child(sectPr, "footnotePr"));
        read_note_numbering(context.note_numbering[1], xml::child(sectPr, "endnotePr"));
        const auto length = [&](const char* of, const char* name) {
            return xml::measure(xml::child(sectPr, of), name, xml::twip).value_or(Points());
        };
        const Points width = length("pgSz", "w") - length("pgMar", "left") - length("pgMar", "right");
        if (width.pt > 0) context.text_width = width;
    }
    for (std::size_t kind = 0; kind < context.note_count.size(); ++kind)
        if (context.note_numbering[kind].each_section) context.note_count[kind] = 0;
}

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
    Section& last = body.sections->back();
    last.blocks.push_back({separator(body, last)});
    for (const NoteReference& reference : references)
        for (Block& block : take_note(context, reference)) last.blocks.push_back(std::move(block));
}

}  // namespace raingan::word

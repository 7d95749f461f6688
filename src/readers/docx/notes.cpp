#include <algorithm>
#include <array>
#include <unordered_map>

#include "readers/docx/story.h"

namespace raingan::docx {
namespace {

using pugi::xml_node;
using std::string_view;

struct Notes {
    pugi::xml_node root;
    Relationships relationships;
    std::uint16_t part = 0;
    std::unordered_map<string_view, xml_node> by_id;
};

Notes open_notes(Context& context, string_view type) {
    Notes notes;
    std::unique_ptr<xml::Part> part = related_part(context.zip, context.relationships, type);
    if (!part) return notes;
    notes.root = part->root();
    notes.part = static_cast<std::uint16_t>(context.document.parts.size());
    context.document.parts.push_back(part->name);
    notes.relationships = relationships_of(context.zip, part->name);
    for (const xml_node note : notes.root.children()) notes.by_id.emplace(xml::text_of(note, "id"), note);
    context.parts.push_back(std::move(part));
    return notes;
}

}  // namespace

void read_notes(Story& body) {
    Context& context = body.context;
    if (context.notes.empty()) return;
    const std::vector<NoteReference> references = std::move(context.notes);
    context.notes.clear();
    std::uint32_t number = 0;
    constexpr std::array<string_view, 2> types{"footnotes", "endnotes"};
    for (std::size_t kind = 0; kind < types.size(); ++kind) {
        const auto is_of_kind = [&](const NoteReference& r) { return static_cast<std::size_t>(r.kind) == kind; };
        if (std::none_of(references.begin(), references.end(), is_of_kind)) continue;
        Notes notes = open_notes(context, types[kind]);
        context.notices.add(Notice::notes, {notes.part, 0, 0, 0, 0});
        for (const NoteReference& reference : references) {
            const auto found = notes.by_id.find(reference.id);
            if (!is_of_kind(reference) || found == notes.by_id.end()) continue;
            Story story{context, notes.relationships};
            story.at.part = notes.part;
            story.note_mark = reference.mark;
            std::vector<Block>& blocks = context.document.sections.back().blocks;
            const std::size_t first = blocks.size();
            read_blocks(story, found->second, Target(blocks), {});
            ++number;
            for (std::size_t i = first; i < blocks.size(); ++i)
                if (auto* paragraph = std::get_if<Paragraph>(&blocks[i].what)) paragraph->note = number;
            notes.by_id.erase(found);
        }
    }
}

}  // namespace raingan::docx

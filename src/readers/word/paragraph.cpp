#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "readers/symbols.h"
#include "readers/word/frame.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;

constexpr Points auto_spacing{14};  // docs/word-layout.md#spacing

/// What decides one paragraph's form.
struct Parts {
    const ParagraphStyle* style = nullptr;
    ParagraphProperties direct;
    RunProperties mark;
    std::int64_t list = 0;  ///< w:numId, 0: none
    std::int64_t list_level = 0;
    bool list_is_direct = false;
    [[nodiscard]] bool leaves_list() const {  ///< w:numId 0 takes the paragraph out of its style's list
        return list_is_direct && list == 0 && style->from_list.number_id.value_or(0) != 0;
    }
};

Parts parts_of(Story& story, xml_node pPr) {
    Context& context = story.context;
    Parts parts;
    parts.direct = read_paragraph_properties(pPr);
    parts.mark = read_run_properties(xml::child(pPr, "rPr"), context.theme);
    parts.style = &context.styles.paragraph(parts.direct.style);
    const ParagraphProperties& named = parts.style->from_list;
    parts.list_is_direct = parts.direct.number_id.has_value();
    parts.list = parts.list_is_direct ? *parts.direct.number_id : named.number_id.value_or(0);
    if (parts.list == 0) return parts;
    const auto level = parts.direct.number_level ? parts.direct.number_level : named.number_level;
    parts.list_level = level ? *level : context.numbering.level_of_style(parts.list, parts.style->id);
    return parts;
}

/// docDefaults → table style → paragraph style → list level → direct (17.7.2); a list that a style names stands below
/// what that style itself says.
ParagraphProperties cascade(Context& context, const Parts& parts, const Surroundings& around) {
    ParagraphProperties all = context.styles.default_paragraph;
    if (around.table_paragraph != nullptr) merge(all, *around.table_paragraph);
    const ListLevel* level = parts.list == 0 ? nullptr : context.numbering.level(parts.list, parts.list_level);
    merge(all, parts.style->before_list);
    // The list's indents had the place of those of the styles below; none comes back with the number's end.
    if (parts.leaves_list()) all.indent_start = all.first_line = Points();
    if (level != nullptr && !parts.list_is_direct) merge(all, level->paragraph);
    merge(all, parts.style->from_list);
    if (level != nullptr && parts.list_is_direct) merge(all, level->paragraph);
    merge(all, parts.direct);
    return all;
}

std::vector<TabStop> tab_stops(const std::vector<TabChange>& changes) {
    std::vector<TabStop> stops;
    constexpr double same = 0.01;  // points
    for (const TabChange& change : changes) {
        std::erase_if(stops,
                      [&](const TabStop& stop) { return std::abs(stop.position.pt - change.stop.position.pt) < same; });
        if (!change.clear) stops.push_back(change.stop);
    }
    std::stable_sort(stops.begin(), stops.end(),
                     [](const TabStop& a, const TabStop& b) { return a.position.pt < b.position.pt; });
    return stops;
}

LineSpacing line_spacing(const ParagraphProperties& all) {
    LineSpacing line;
    line.rule = all.line_rule.value_or(LineRule::multiple);
    if (!all.line) {
        line.rule = LineRule::multiple;
    } else if (line.rule == LineRule::multiple) {
        constexpr double single = 12;  // 240 twips
        if (all.line->pt > 0) line.multiple = all.line->pt / single;
    } else {
        line.height = Points(std::abs(all.line->pt));
        if (line.height == Points()) line.rule = LineRule::multiple;
    }
    return line;
}

ParagraphFormat paragraph_format(const ParagraphProperties& all, const Parts& parts) {
    ParagraphFormat format;
    format.alignment = all.alignment.value_or(Alignment::start);
    format.indent_start = all.indent_start.value_or(Points());
    format.indent_end = all.indent_end.value_or(Points());
    format.indent_first_line = all.first_line.value_or(Points());
    format.auto_before = all.auto_before.value_or(false);
    format.auto_after = all.auto_after.value_or(false);
    format.space_before = format.auto_before ? auto_spacing : all.space_before.value_or(Points());
    format.space_after = format.auto_after ? auto_spacing : all.space_after.value_or(Points());
    if (format.auto_before || format.auto_after) format.list = static_cast<std::uint32_t>(parts.list);
    format.line = line_spacing(all);
    format.contextual_spacing = all.contextual_spacing.value_or(false);
    format.style = parts.style->identity;
    format.keep_next = all.keep_next.value_or(false);
    format.keep_lines = all.keep_lines.value_or(false);
    format.page_break_before = all.page_break_before.value_or(false);
    format.widow_control = all.widow_control.value_or(true);
    format.unnumbered_lines = all.unnumbered_lines.value_or(false);
    format.outline_level = all.outline_level.value_or(0);
    format.tabs = tab_stops(all.tabs);
    format.borders.top = all.top.value_or(Border());
    format.borders.start = all.start.value_or(Border());
    format.borders.bottom = all.bottom.value_or(Border());
    format.borders.end = all.end.value_or(Border());
    format.right_to_left = all.right_to_left.value_or(false);
    // Indents and alignment name the line's ends, whatever they are called; borders the page's sides (17.3.1.17).
    if (format.right_to_left) std::swap(format.borders.start, format.borders.end);
    format.between = all.between.value_or(Border());
    format.background = all.background.value_or(std::nullopt);
    return format;
}

bool has_complex(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (slot_of(c, false) == Slot::cs) return true;
        at += length;
    }
    return false;
}

std::optional<ListLabel> list_label(Story& story, const Parts& parts, const RunScope& scope) {
    Context& context = story.context;
    if (parts.list == 0) return std::nullopt;
    const ListLevel* level = context.numbering.level(parts.list, parts.list_level);
    if (level == nullptr) return std::nullopt;
    ListLabel label;
    label.text = context.numbering.next(parts.list, parts.list_level);
    label.suffix = level->suffix;
    label.alignment = level->alignment;
    label.level = static_cast<std::uint8_t>(
        std::clamp(parts.list_level, std::int64_t{0}, static_cast<std::int64_t>(list_levels) - 1));
    if (level->picture) context.notices.add(Notice::picture_bullet, story.at);
    RunProperties direct = parts.mark;
    merge(direct, level->run);
    RunLook& look = context.looks.look(scope, direct);
    if (look.hidden()) return std::nullopt;
    if (level->format == NumberFormat::bullet) label.text = bullet_text(label.text, look.properties.fonts[0]);
    if (look.symbols)
        label.format = context.looks.symbol_format(look);
    else
        label.format = context.looks.format(look, look.complex() || has_complex(label.text) ? Slot::cs : Slot::ascii);
    return label;
}

/// Links of fields that go on in the next paragraph.
void cut_open_links(Story& story, Paragraph& paragraph) {
    for (Field& field : story.fields) {
        field.crossed = field.crossed || field.in_result;
        if (!field.in_result || field.instruction.target.empty()) continue;
        const auto end = static_cast<std::uint32_t>(paragraph.text.size());
        if (field.link_begin < end) paragraph.links.push_back({field.link_begin, end, field.instruction.target});
        field.link_begin = 0;
    }
}

Paragraph finish(Story& story, ParagraphText text, const Parts& parts, const Surroundings& around) {
    Context& context = story.context;
    const RunScope scope{around.table_run, parts.style};
    Paragraph paragraph = std::move(text.paragraph);
    cut_open_links(story, paragraph);
    RunLook& mark = context.looks.look(scope, parts.mark);
    paragraph.mark_format = context.looks.format(mark, mark.complex() ? Slot::cs : Slot::ascii);
    paragraph.format = context.formats.intern(paragraph_format(cascade(context, parts, around), parts));
    const std::uint8_t level = context.document.paragraph_formats[paragraph.format].outline_level;
    if (level > 0 && story.sections != nullptr)
        for (std::size_t i = level - 1U; i < context.headings.size(); ++i) ++context.headings[i];
    paragraph.label = list_label(story, parts, scope);
    paragraph.origin = story.at;
    context.text_bytes += paragraph.text.size();
    if (context.text_bytes > limits::document_text_bytes)
        throw over_limit(limits::document_text_bytes, context.document.parts[story.at.part]);
    return paragraph;
}

/// Accepted view of a deleted mark, and a hidden mark: the paragraph goes on in the next one.
bool mark_is_removed(xml_node pPr, const RunLook& mark) {
    const xml_node rPr = xml::child(pPr, "rPr");
    return mark.hidden() || xml::child(rPr, "del") || xml::child(rPr, "moveFrom");
}

/// An empty paragraph that only carries a section break takes no space (docs/word-layout.md#section-paragraphs).
bool only_ends_section(const Paragraph& paragraph, const Target& target) {
    return paragraph.text.empty() && paragraph.anchors.empty() && !paragraph.label && !target.blocks().empty();
}

void put(Story& story, Paragraph paragraph, const Target& target, bool ends_section) {
    hang_frames(story, paragraph);
    if (!ends_section || !only_ends_section(paragraph, target)) target.blocks().push_back({std::move(paragraph)});
    for (Block& block : story.after) target.blocks().push_back(std::move(block));
    story.after.clear();
}

/// A paragraph with a frame of its own; false where that says of no place.
bool read_framed(Story& story, ParagraphText& text, xml_node framePr, const Parts& parts, const Surroundings& around) {
    std::optional<FramePlace> place = read_frame(story.context, framePr);
    if (!place) return false;
    if (place->cap) {
        if (!text.paragraph.text.empty()) {
            story.carried = std::move(text);
            story.cap = place->cap;
        }
        return true;
    }
    std::vector<Float> waiting = std::exchange(story.frames, {});
    std::vector<Block> blocks;
    put(story, finish(story, std::move(text), parts, around), Target(blocks), false);
    story.frames = std::move(waiting);
    add_to_frame(story, std::move(*place), std::move(blocks));
    return true;
}

}  // namespace

Paragraph plain_paragraph(Story& story, std::string_view text, const RunProperties& look) {
    const Parts parts = parts_of(story, {});
    ParagraphText out;
    out.add(text, story.context.looks.look({nullptr, parts.style}, look), story.context.looks);
    return finish(story, std::move(out), parts, {});
}

void flush_carried(Story& story, const Target& target, const Surroundings& around) {
    if (!story.carried) return;
    ParagraphText text = std::move(*story.carried);
    story.carried.reset();
    story.cap.reset();
    if (text.empty() && !target.blocks().empty()) return;
    put(story, finish(story, std::move(text), parts_of(story, {}), around), target, false);
}

void read_paragraph(Story& story, xml_node p, const Target& target, const Surroundings& around) {
    ++story.at.paragraph;
    const xml_node pPr = xml::child(p, "pPr");
    const Parts parts = parts_of(story, pPr);
    const RunScope scope{around.table_run, parts.style};
    ParagraphText text = story.carried ? std::move(*story.carried) : ParagraphText();
    story.carried.reset();
    Inline in{story, std::move(text), scope};
    in.text.paragraph.bookmarks.insert(in.text.paragraph.bookmarks.end(), story.bookmarks.begin(),
                                       story.bookmarks.end());
    story.bookmarks.clear();
    std::optional<DropCap> cap = std::exchange(story.cap, std::nullopt);
    if (cap) cap->end = in.text.size();
    read_inline(in, p);
    if (cap && cap->end > 0 && cap->end < in.text.size()) in.text.paragraph.drop_cap = cap;
    const xml_node sectPr = xml::child(pPr, "sectPr");
    const bool ends_section = sectPr && story.sections != nullptr && story.table_depth == 0;
    if (!ends_section && mark_is_removed(pPr, story.context.looks.look(scope, parts.mark))) {
        story.carried = std::move(in.text);
        return;
    }
    if (const xml_node framePr = xml::child(pPr, "framePr"); framePr && !ends_section) {
        if (read_framed(story, in.text, framePr, parts, around)) return;
        story.context.notices.add(Notice::frame, story.at);
    }
    put(story, finish(story, std::move(in.text), parts, around), target, ends_section);
    if (ends_section) read_section(story, sectPr);
}

}  // namespace raingan::word

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "readers/odt/story.h"
#include "readers/symbols.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

/// Whether the level's indents stand in place of the paragraph's own: its own style or that of its list states none
/// nearer to it than the style that names the list.
bool list_indents_apply(const Story& story, const Style& style) {
    for (const xml_node node : style.chain) {
        const xml_node properties = xml::child(node, "paragraph-properties");
        for (const string_view name : {"margin-left", "margin", "text-indent"})
            if (xml::attribute(properties, name)) return false;
        const auto list = xml::attribute(node, "list-style-name");
        if (list && !list->empty()) return true;
        // The list around is another one than the named styles': it stands above them.
        if (story.list != nullptr && node == style.chain.front() &&
            style.text("list-style-name") != story.list->style_name)
            return true;
    }
    return true;
}

bool has_complex(string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (slot_of(c) == Slot::cs) return true;
        at += length;
    }
    return false;
}

/// The label's own look: the paragraph's, under the level's text style and properties.
Look& label_look(Story& story, Look& paragraph, const ListLevel& level, xml_node p) {
    Context& context = story.context;
    Look* look = &paragraph;
    const auto add_style = [&](string_view name) {
        if (!name.empty()) look = &context.looks.within(*look, context.styles.find(story.scope, "text", name));
    };
    add_style(xml::text_of(p, "marker-style-name"));
    add_style(level.text_style);
    return context.looks.within(*look, level.text_properties);
}

struct Numbering {
    const ListStyle* style = nullptr;
    ListCounter* counter = nullptr;
    std::size_t level = 0;
    bool labelled = false;  ///< this paragraph shows the number
    std::optional<std::uint32_t> start{};
};

std::optional<std::uint32_t> start_of_heading(xml_node h) {
    if (xml::text_of(h, "restart-numbering") != "true") return std::nullopt;
    return static_cast<std::uint32_t>(
        std::clamp(xml::integer(h, "start-value").value_or(1), std::int64_t{0}, std::int64_t{1'000'000'000}));
}

/// The list or, of a heading outside of lists, the outline that numbers the paragraph.
Numbering numbering_of(Story& story, xml_node p, std::size_t outline_level, const Style& style) {
    if (OpenList* list = story.list; list != nullptr && list->style != nullptr) {
        const bool labelled = std::exchange(list->fresh, false) && !list->header;
        return {list->style, list->counter, list->level, labelled, std::exchange(list->start, std::nullopt)};
    }
    const auto own_list = style.attribute("list-style-name");
    const bool opted_out = own_list && own_list->empty();
    if (outline_level == 0 || outline_level > list_levels || opted_out || story.list != nullptr) return {};
    const ListStyle* outline = story.context.lists.outline();
    if (outline == nullptr || (*outline)[outline_level - 1].form.format == NumberFormat::none) return {};
    const bool labelled = xml::text_of(p, "is-list-header") != "true";
    return {outline, &story.context.lists.outline_counter(), outline_level - 1, labelled, start_of_heading(p)};
}

std::optional<ListLabel> make_label(Story& story, const Numbering& numbering, Look& paragraph, xml_node p) {
    if (numbering.style == nullptr || !numbering.labelled) return std::nullopt;
    Context& context = story.context;
    const ListLevel& level = (*numbering.style)[numbering.level];
    count(*numbering.counter, *numbering.style, numbering.level, numbering.start);
    ListLabel label;
    label.text = label_text(*numbering.counter, *numbering.style, numbering.level);
    label.suffix = level.followed_by;
    label.alignment = level.alignment;
    label.level = static_cast<std::uint8_t>(numbering.level);
    if (level.picture) context.notices.add(Notice::picture_bullet, story.at);
    Look& look = label_look(story, paragraph, level, p);
    if (level.form.format == NumberFormat::bullet)
        label.text = bullet_text(label.text, context.looks.font(look, Slot::ascii));
    if (label.text.empty()) return std::nullopt;
    label.format = look.symbols ? context.looks.symbol_format(look)
                                : context.looks.format(look, has_complex(label.text) ? Slot::cs : Slot::ascii);
    return label;
}

/// LibreOffice justifies Thai between clusters, other scripts at spaces; the first character with a script decides.
bool is_thai(const Context& context, const Paragraph& paragraph) {
    for (const Run& run : paragraph.runs) {
        const string_view text = string_view(paragraph.text).substr(run.begin, run.end - run.begin);
        if (has_complex(text)) return context.document.text_formats[run.format].language.starts_with("th");
    }
    return false;
}

std::uint8_t outline_level_of(xml_node p, const Style& style) {
    constexpr std::int64_t deepest = 9;
    std::int64_t level = xml::integer(p, "outline-level").value_or(0);
    if (xml::name(p) == "h" && level == 0) level = 1;
    if (level == 0) level = xml::integer(style.text("default-outline-level")).value_or(0);
    return static_cast<std::uint8_t>(std::clamp(level, std::int64_t{0}, deepest));
}

void add_note_mark(Inline& in, Look& look) {
    Story& story = in.story;
    if (story.note_mark.empty()) return;
    Context& context = story.context;
    Look& mark = context.looks.within(look, context.styles.find(story.scope, "text", story.note_mark_style));
    in.text.add(std::exchange(story.note_mark, {}), mark);
}

void apply_break(ParagraphFormat& format, TextBuilder& text, PendingBreak wanted, Look& look) {
    if (wanted == PendingBreak::page) format.page_break_before = true;
    if (wanted == PendingBreak::column) text.add("\v", look);
}

}  // namespace

void read_paragraph(Story& story, xml_node p) {
    ++story.at.paragraph;
    Context& context = story.context;
    const Style& style = context.styles.find(story.scope, "paragraph", xml::text_of(p, "style-name"));
    Look& look = context.looks.of(style);
    const PendingBreak wanted = begin_block(story, style, "paragraph-properties");
    Inline in{story, TextBuilder(context.looks)};
    ParagraphFormat format;
    apply_break(format, in.text, wanted, look);
    const bool breaks_page = format.page_break_before;
    for (const xml_node frame : std::exchange(story.frames, {})) read_drawing(in, frame, look);
    add_note_mark(in, look);
    read_inline(in, p, look);
    if (in.hidden || (look.hidden && in.text.empty())) return;

    if (in.text.unknown_symbols) context.notices.add(Notice::symbol, story.at);
    Paragraph paragraph = in.text.finish();
    const std::uint8_t outline_level = outline_level_of(p, style);
    const Numbering numbering = numbering_of(story, p, outline_level, style);
    ListForm list;
    if (numbering.style != nullptr) {
        list.level = &(*numbering.style)[numbering.level];
        list.indents = list_indents_apply(story, style);
        list.labelled = numbering.labelled;
    }
    format = paragraph_format(context, style, list);
    format.page_break_before = breaks_page;
    format.outline_level = outline_level;
    if (format.alignment == Alignment::both && is_thai(context, paragraph))
        format.alignment = Alignment::thai_distribute;
    paragraph.label = make_label(story, numbering, look, p);
    paragraph.format = context.formats.intern(format);
    paragraph.mark_format = context.looks.format(look, Slot::ascii);
    paragraph.origin = story.at;
    count_text(context, paragraph.text.size());

    story.target().push_back({std::move(paragraph)});
    for (Block& block : std::exchange(story.after, {})) story.target().push_back(std::move(block));
    const Properties own = style.properties("paragraph-properties");
    if (own.is("break-after", "page")) story.pending = PendingBreak::page;
    if (own.is("break-after", "column")) story.pending = PendingBreak::column;
}

}  // namespace raingan::odt

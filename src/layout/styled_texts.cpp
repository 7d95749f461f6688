#include "layout/styled_texts.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/text.h"
#include "document/walk.h"
#include "thai/characters.h"

namespace raingan::layout {
namespace {

void collect_styles(const PageField& field, std::vector<std::uint32_t>& styles) {
    if (field.kind == PageField::Kind::styled_text) styles.push_back(field.style);
    for (const PageField& inner : field.inner) collect_styles(inner, styles);
}

/// In one line.
std::string in_line(const Paragraph& paragraph) {
    std::string text = plain_text(paragraph);
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    return std::string(thai::trimmed(text));
}

}  // namespace

StyledTexts::StyledTexts(const Document& document) {
    const auto collect = [&](const Paragraph& paragraph) {
        for (const InlineObject& object : paragraph.objects)
            if (const auto* field = std::get_if<PageField>(&object.what)) collect_styles(*field, asked_);
    };
    for (const Section& section : document.sections)
        for (const Stories* stories : {&section.headers, &section.footers})
            for (const auto* blocks : {&stories->regular, &stories->first, &stories->even})
                for_each_paragraph_in(*blocks, collect);
}

void StyledTexts::add(const Paragraph& paragraph, std::uint32_t style, std::uint32_t tag) {
    if (is_artifact(tag) || std::ranges::find(asked_, style) == asked_.end()) return;
    std::string text = in_line(paragraph);
    if (text.empty()) return;
    styled_.push_back({style, tag, std::move(text), paragraph.label ? paragraph.label->text : std::string(), {}});
}

void StyledTexts::find_pages(const Pages& pages) {
    found_ = true;
    if (styled_.empty()) return;
    std::unordered_map<std::uint32_t, Styled*> by_tag;
    for (Styled& styled : styled_) by_tag.emplace(styled.tag, &styled);
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        for (const GlyphRun& run : pages.all[i].runs) {
            std::uint32_t tag = run.tag;
            while (tag >= fixed_tags && !by_tag.contains(tag)) tag = pages.tags[tag].parent;
            if (tag < fixed_tags) continue;
            Styled& styled = *by_tag[tag];
            if (!styled.page) styled.page = i;
        }
    std::erase_if(styled_, [](const Styled& styled) { return !styled.page; });
    std::ranges::stable_sort(styled_, {}, [](const Styled& styled) { return std::pair(styled.style, *styled.page); });
}

std::string StyledTexts::text_of(const PageField& field) const {
    if (!found_) return field.text;
    const auto place = [](const Styled& styled) { return std::pair(styled.style, *styled.page); };
    const auto asked = std::pair(field.style, page_);
    const auto here = std::ranges::lower_bound(styled_, asked, {}, place);
    const auto behind = std::ranges::upper_bound(styled_, asked, {}, place);
    const auto of_style = [&](auto at) { return at != styled_.end() && at->style == field.style; };
    auto chosen = here;
    if (here != behind)
        chosen = field.last ? behind - 1 : here;
    else if (here != styled_.begin() && of_style(here - 1))
        chosen = here - 1;
    else if (!of_style(here))
        return field.text;
    return field.label ? chosen->label : chosen->text;
}

}  // namespace raingan::layout

#include "layout/references.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "document/number_format.h"
#include "document/offsets.h"
#include "thai/characters.h"
#include "thai/numbers.h"

namespace raingan::layout {
namespace {

std::string_view part(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = paragraph.text;
    return begin < end && end <= text.size() ? text.substr(begin, end - begin) : std::string_view();
}

/// "๑.๒ การบริหารงบประมาณ\t๑๒" → "12"; empty where no number stands at the end, apart from what is before.
std::string page_number_at_end(std::string_view entry) {
    const std::string text = thai::to_ascii_digits(entry);
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    const bool apart = begin == 0 || text[begin - 1] == '\t' || text[begin - 1] == ' ';
    return apart ? text.substr(begin, end - begin) : std::string();
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// In digits of the kind that the file has there.
std::string in_digits_of(std::string_view said, std::string_view number) {
    if (has_digit(said)) return thai::to_ascii_digits(number);
    return has_digit(thai::to_ascii_digits(said)) ? thai::to_thai_digits(number) : std::string(number);
}

/// Note → the page on which it begins, counted from 0.
std::map<std::uint32_t, std::size_t> pages_of_notes(const Pages& pages) {
    std::map<std::uint32_t, std::size_t> page_of;
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        for (const GlyphRun& run : pages.all[i].runs) {
            std::uint32_t tag = run.tag;
            while (tag >= fixed_tags && pages.tags[tag].note == 0) tag = pages.tags[tag].parent;
            if (tag >= fixed_tags) page_of.try_emplace(pages.tags[tag].note, i);
        }
    return page_of;
}

/// Each note's number among those of its page.
std::map<std::uint32_t, std::uint32_t> numbers_of_notes(const Document& document, const Pages& pages) {
    std::set<std::uint32_t> counted;
    for_each_paragraph(document, BesidesPackedCells{[&](const Paragraph& paragraph) {
                           for (const PageReference& reference : paragraph.references)
                               if (reference.note != 0) counted.insert(reference.note);
                       }});
    std::map<std::uint32_t, std::uint32_t> numbers;
    if (counted.empty()) return numbers;
    const auto page_of = pages_of_notes(pages);
    std::optional<std::size_t> page;
    std::uint32_t on_page = 0;
    for (const std::uint32_t note : counted) {
        const auto found = page_of.find(note);
        if (found == page_of.end()) continue;
        if (page != found->second) on_page = 0;
        page = found->second;
        numbers[note] = on_page++;
    }
    return numbers;
}

}  // namespace

PagesOfBookmarks pages_of_bookmarks(const Pages& pages) {
    PagesOfBookmarks page_of;
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        for (const PlacedBookmark& bookmark : pages.all.outer(i).bookmarks)
            page_of.try_emplace(bookmark.name, pages.all.outer(i).label);
    return page_of;
}

std::vector<PageMention> page_mentions(const Paragraph& paragraph, const PagesOfBookmarks& page_of) {
    std::vector<PageMention> mentions;
    const auto add = [&](std::string said, std::string_view bookmark, bool is_field) {
        const auto found = page_of.find(bookmark);
        if (!said.empty() && found != page_of.end())
            mentions.push_back({std::move(said), thai::to_ascii_digits(found->second), is_field});
    };
    for (const PageReference& field : paragraph.references)
        if (!field.bookmark.empty())
            add(thai::to_ascii_digits(thai::trimmed(part(paragraph, field.begin, field.end))), field.bookmark, true);
    for (const Link& link : paragraph.links) {
        const bool has_field = std::ranges::any_of(paragraph.references, [&](const PageReference& field) {
            return field.begin >= link.begin && field.end <= link.end;
        });
        if (link.target.starts_with('#') && !has_field)
            add(page_number_at_end(part(paragraph, link.begin, link.end)), std::string_view(link.target).substr(1),
                false);
    }
    return mentions;
}

bool References::set(Paragraph& paragraph, std::size_t index, const std::string& text) {
    const PageReference& reference = paragraph.references[index];
    const std::string said(part(paragraph, reference.begin, reference.end));
    if (said.empty() || said == text) return false;
    if (!reference.bookmark.empty()) stored_.try_emplace({&paragraph, index}, said);
    replace_text(paragraph, reference.begin, reference.end, text);
    return true;
}

bool References::settle(const Pages& pages) {
    const PagesOfBookmarks page_of = pages_of_bookmarks(pages);
    const auto numbers = numbers_of_notes(document_, pages);
    bool changed = false;
    for_each_paragraph(document_, [&](Paragraph& paragraph) {
        for (std::size_t i = 0; i < paragraph.references.size(); ++i) {
            const PageReference& reference = paragraph.references[i];
            if (const auto number = numbers.find(reference.note); number != numbers.end()) {
                changed =
                    set(paragraph, i, format_number(reference.start + number->second, reference.format)) || changed;
            } else if (const auto page = page_of.find(reference.bookmark); pages_ && page != page_of.end()) {
                const std::string_view said = thai::trimmed(part(paragraph, reference.begin, reference.end));
                if (thai::to_ascii_digits(said) != thai::to_ascii_digits(page->second))
                    changed = set(paragraph, i, in_digits_of(said, page->second)) || changed;
            }
        }
    });
    return changed;
}

void References::tell(Pages& pages) const {
    if (stored_.empty()) return;
    constexpr std::size_t most = 5;
    std::size_t count = 0;
    std::string list;
    Origin first;
    for_each_paragraph(std::as_const(document_), [&](const Paragraph& paragraph) {
        for (std::size_t i = 0; i < paragraph.references.size(); ++i) {
            const auto stored = stored_.find({&paragraph, i});
            if (stored == stored_.end()) continue;
            const PageReference& reference = paragraph.references[i];
            const std::string_view now = part(paragraph, reference.begin, reference.end);
            if (stored->second == now) continue;
            if (count == 0) first = paragraph.origin;
            if (count < most) list.append(count == 0 ? "" : ", ").append(stored->second).append(" → ").append(now);
            if (count == most) list += " …";
            ++count;
        }
    });
    if (count == 0) return;
    const std::string number = std::to_string(count);
    pages.diagnostics.push_back(
        {Severity::warning,
         "page-numbers-set",
         {"page numbers that the file keeps (contents, references) were set to where things stand here: " + number +
              " (" + list + "); --field-results stored keeps them",
          "ปรับเลขหน้าในสารบัญและการอ้างอิงให้ตรงกับหน้าจริงแล้ว " + number + " แห่ง (" + list +
              ") ใช้ --field-results stored เพื่อคงเลขเดิม"},
         first});
}

}  // namespace raingan::layout

#include "readers/workbook/comments.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/origin.h"
#include "readers/left_out_words.h"

namespace raingan::workbook {
namespace {

Paragraph note_paragraph(std::uint16_t part, std::uint32_t number, std::uint32_t format, std::uint32_t mark) {
    Paragraph paragraph;
    paragraph.format = format;
    paragraph.mark_format = mark;
    paragraph.origin.part = part;
    paragraph.origin.paragraph = number;
    return paragraph;
}

void append_run(Paragraph& paragraph, std::string_view text, std::uint32_t format) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += text;
    paragraph.runs.push_back({begin, static_cast<std::uint32_t>(paragraph.text.size()), format});
}

/// Excel begins the text of a comment with its author's name.
bool names_author(const SheetComment& comment) {
    return comment.author.empty() ||
           (comment.text.starts_with(comment.author) && comment.text.substr(comment.author.size()).starts_with(":"));
}

}  // namespace

void add_comments(const Sheet& sheet, const TextFormat& look, std::uint16_t part, Section& section, Formats& formats) {
    TextFormat bold = look;
    bold.bold = true;
    const std::uint32_t usual = formats.intern(look), strong = formats.intern(bold);
    constexpr double gap_pt = 6, hanging_pt = 36;
    ParagraphFormat head;
    head.keep_next = true;
    head.page_break_before = !section.blocks.empty();
    ParagraphFormat body;
    body.space_before = Points(gap_pt);
    body.indent_start = Points(hanging_pt);
    body.indent_first_line = Points(-hanging_pt);
    std::uint32_t number = 0;
    Paragraph heading = note_paragraph(part, ++number, formats.intern(head), strong);
    append_run(heading, "ข้อคิดเห็นในแผ่นงาน “" + sheet.name + "”", strong);
    section.blocks.push_back({std::move(heading)});
    std::vector<const SheetComment*> ordered;
    for (const SheetComment& comment : sheet.comments) ordered.push_back(&comment);
    std::ranges::stable_sort(ordered, {}, [](const SheetComment* c) { return std::pair(c->row, c->column); });
    for (const SheetComment* comment : ordered) {
        Paragraph note = note_paragraph(part, ++number, formats.intern(body), usual);
        const std::string cell = column_letters(comment->column + 1) + std::to_string(comment->row + 1);
        append_run(note, cell + (names_author(*comment) ? " " : " " + comment->author + ": "), strong);
        append_run(note, comment->text, usual);
        section.blocks.push_back({std::move(note)});
    }
}

LeftOut left_out_comment(const SheetComment& comment) {
    LeftOutWords words;
    words.add(comment.text);
    return {LeftOut::Kind::comment, LeftOut::Place{comment.row, comment.column}, words.quoted()};
}

}  // namespace raingan::workbook

// Footnotes, endnotes and comments ([MS-DOC] 2.8.18 PlcffndRef, 2.8.19 PlcffndTxt, and those of the others). Of
// comments the words alone count: they are told, not shown (word/left_out.cpp).
#include <algorithm>

#include "readers/doc/parts.h"
#include "readers/doc/story.h"

namespace raingan::doc {
namespace {

constexpr std::size_t of_a_mark = 2;
constexpr std::size_t of_a_comment = 30, of_a_comment_of_word_6 = 20;  // 2.9.4 ATRDPre10; Word 6 has shorter initials

void read_marks(Source& source, Table which, StoryKind story, std::size_t of_each) {
    const Bytes table = source.fib.find(source.table, which);
    const std::size_t count =
        table.size() < of_a_position ? 0 : (table.size() - of_a_position) / (of_a_position + of_each);
    for (std::size_t i = 0; i < count; ++i)
        source.notes.push_back({table.u32(i * of_a_position), static_cast<std::uint32_t>(i + 1),
                                table.u16((count + 1) * of_a_position + i * of_each) != 0, story});
}

/// The line that stands above footnotes: the first story of the headers.
std::string separator(Source& source, std::string_view part) {
    const Bytes table = source.fib.find(source.table, Table::headers);
    const Range headers = range_of(source, StoryKind::headers);
    const std::uint64_t end = std::uint64_t{headers.begin} + table.u32(of_a_position);
    if (table.u32(0) != 0 || end > headers.end || end <= headers.begin + 1) return {};
    const Range range{headers.begin, static_cast<std::uint32_t>(end - 1)};
    return R"(<w:footnote w:type="separator" w:id="-1">)" + story_xml(source, StoryKind::headers, range, part) +
           "</w:footnote>";
}

void add_part(Source& source, StoryKind story, Table texts, std::string_view type) {
    const Range all = range_of(source, story);
    const Bytes table = source.fib.find(source.table, texts);
    const std::string target = std::string(type) + "s.xml";
    const std::string part = "word/" + target;
    const std::string element = "w:" + std::string(type);
    std::string xml = word::PackageBuilder::root(element + "s");
    const auto count = static_cast<std::size_t>(std::ranges::count(source.notes, story, &NoteMark::story));
    if (count == 0) return;
    if (story == StoryKind::footnotes) xml += separator(source, part);
    for (std::size_t i = 0; i < count && table.has((i + 1) * of_a_position, of_a_position); ++i) {
        const std::uint64_t begin = std::uint64_t{all.begin} + table.u32(i * of_a_position);
        const std::uint64_t end =
            std::min<std::uint64_t>(std::uint64_t{all.begin} + table.u32((i + 1) * of_a_position), all.end);
        if (begin >= end) continue;
        xml += "<" + element + " w:id=\"" + std::to_string(i + 1) + "\">";
        xml += story_xml(source, story, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, part);
        xml += "</" + element + ">";
    }
    source.package.add(std::string(type) + "s", target, xml + "</" + element + "s>");
}

}  // namespace

void read_note_marks(Source& source) {
    read_marks(source, Table::footnote_references, StoryKind::footnotes, of_a_mark);
    read_marks(source, Table::endnote_references, StoryKind::endnotes, of_a_mark);
    read_marks(source, Table::comment_references, StoryKind::comments,
               source.fib.is_word_6() ? of_a_comment_of_word_6 : of_a_comment);
    std::ranges::stable_sort(source.notes, {}, &NoteMark::position);
}

void add_notes(Source& source) {
    add_part(source, StoryKind::footnotes, Table::footnote_texts, "footnote");
    add_part(source, StoryKind::endnotes, Table::endnote_texts, "endnote");
    add_part(source, StoryKind::comments, Table::comment_texts, "comment");
}

}  // namespace raingan::doc

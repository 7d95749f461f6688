#include "readers/xlsx/comments.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "readers/workbook/references.h"
#include "readers/xlsx/part.h"
#include "readers/xml.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;
using workbook::SheetComment;
using Place = std::pair<std::uint32_t, std::uint32_t>;  // row, column

/// The text in an element's t, those of runs one behind the other; phonetic readings are none.
void append_written(std::string& text, xml_node parent, std::size_t depth = 0) {
    if (depth > limits::xml_depth) return;
    for (const xml_node node : parent.children()) {
        const std::string_view name = xml::name(node);
        if (name == "t")
            text += node.child_value();
        else if (name != "rPh")
            append_written(text, node, depth + 1);
    }
    std::erase(text, '\r');
}

std::optional<Place> place_of(xml_node comment) {
    const auto range = workbook::parse_range(xml::text_of(comment, "ref"));
    return range ? std::optional(Place{range->top, range->left}) : std::nullopt;
}

/// The threads by their cells: the first comment, and the answers below it, each with who gave it.
std::map<Place, SheetComment> threads_of(Zip& zip, const word::Relationships& relationships, const Persons& persons) {
    std::map<Place, SheetComment> threads;
    for (const word::Relationship* relationship : relationships.all_of_type("threadedComment")) {
        const auto part = side_part(zip, relationship);
        if (!part) continue;
        for (const xml_node node : part->root().children()) {
            const auto place = place_of(node);
            if (!place || xml::name(node) != "threadedComment") continue;
            const auto person = persons.find(std::string(xml::text_of(node, "personId")));
            const std::string author = person == persons.end() ? std::string() : person->second;
            const std::string text = xml::child(node, "text").child_value();
            const auto [thread, is_new] = threads.try_emplace(*place);
            SheetComment& comment = thread->second;
            if (is_new) {
                comment = {place->first, place->second, author, text};
                continue;
            }
            comment.text += '\n';
            if (!author.empty()) comment.text.append(author).append(": ");
            comment.text += text;
        }
    }
    return threads;
}

}  // namespace

Persons read_persons(Zip& zip, const word::Relationships& workbook) {
    Persons persons;
    for (const word::Relationship* relationship : workbook.all_of_type("person"))
        if (const auto part = side_part(zip, relationship))
            for (const xml_node node : part->root().children())
                persons.emplace(xml::text_of(node, "id"), xml::text_of(node, "displayName"));
    return persons;
}

void read_comments(Zip& zip, const word::Relationships& relationships, const Persons& persons, workbook::Sheet& sheet) {
    std::map<Place, SheetComment> threads = threads_of(zip, relationships, persons);
    if (const auto part = side_part(zip, relationships.by_type("comments"))) {
        std::vector<std::string> authors;
        for (const xml_node author : xml::child(part->root(), "authors").children())
            authors.emplace_back(author.child_value());
        for (const xml_node node : xml::child(part->root(), "commentList").children()) {
            const auto place = place_of(node);
            if (place && threads.contains(*place)) continue;
            SheetComment comment;
            if (place) std::tie(comment.row, comment.column) = *place;
            const std::int64_t author = xml::integer(node, "authorId").value_or(-1);
            if (author >= 0 && static_cast<std::size_t>(author) < authors.size())
                comment.author = authors[static_cast<std::size_t>(author)];
            append_written(comment.text, node);
            add_comment(sheet, std::move(comment));
        }
    }
    for (auto& [place, thread] : threads) add_comment(sheet, std::move(thread));
}

}  // namespace raingan::xlsx

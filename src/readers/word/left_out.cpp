// What the words are of that is not shown.
#include "readers/word/left_out_parts.h"
#include "readers/word/story.h"
#include "thai/encoding.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

std::unordered_map<std::string, std::string> read_comments(Context& context) {
    std::unordered_map<std::string, std::string> comments;
    const auto part = readable_part(context.package, context.relationships.by_type("comments"));
    if (!part) return comments;
    for (const xml_node comment : part->root().children()) {
        LeftOutWords words;
        words.add_all(comment);
        comments.emplace(xml::text_of(comment, "id"), words.quoted());
    }
    return comments;
}

}  // namespace

std::string comment_words(Context& context, xml_node mark) {
    if (!context.comments) context.comments = read_comments(context);
    const auto found = context.comments->find(std::string(xml::text_of(mark, "id")));
    return found == context.comments->end() ? std::string() : found->second;
}

std::string foreign_words(Story& story, xml_node chunk) {
    const Relationship* relationship = story.relationships.by_id(xml::text_of(chunk, "id"));
    if (relationship == nullptr) return {};
    const string_view target = relationship->target;
    const bool is_page = target.ends_with(".htm") || target.ends_with(".html") || target.ends_with(".xhtml");
    const std::optional<std::string> bytes = relationship->external || !(is_page || target.ends_with(".txt"))
                                                 ? std::nullopt
                                                 : story.context.package.read(relationship->target);
    if (!bytes) return relationship->target;
    const std::optional<thai::Encoding> encoding = thai::detect_encoding(*bytes);
    const std::string text = encoding ? thai::decode(*bytes, *encoding) : *bytes;
    LeftOutWords words;
    if (is_page)
        words.add_page(text);
    else
        words.add(text);
    return words.quoted();
}

std::string object_words(Story& story, xml_node object) {
    LeftOutWords words;
    add_object_parts(words, story.context.package, story.relationships, object);
    return words.quoted();
}

}  // namespace raingan::word

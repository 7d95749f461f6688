// What the words are of that is not shown.
#include "readers/left_out_words.h"
#include "readers/word/story.h"
#include "thai/encoding.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

/// A part that is not shown in any case may be damaged: the document is read all the same.
std::unique_ptr<xml::Part> readable_part(Package& package, const Relationship* relationship) {
    if (relationship == nullptr || relationship->external) return nullptr;
    try {
        std::optional<std::string> bytes = package.read(relationship->target);
        return bytes ? xml::parse(relationship->target, std::move(*bytes)) : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

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
    for (const string_view reference : {string_view("id"), string_view("dm")})
        if (const auto id = xml::attribute(object, reference))
            if (const auto part = readable_part(story.context.package, story.relationships.by_id(*id)))
                words.add_all(part->root());
    return words.quoted();
}

}  // namespace raingan::word

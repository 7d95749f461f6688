// Seeds: *.part
// Dictionary: word
// Rows of long tables that are taken apart: what was a tree stays one, and each row's markup is the part's own.
#include "readers/word/rows_apart.h"

#include "fuzz.h"
#include "readers/xml_over.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string part(test::as_text(data, size));
    const std::string text = word::with_rows_apart(part, {0, 2, 1});
    if (text == part) return 0;
    pugi::xml_document before, after;
    const bool was_tree = !xml::parse_copy(before, part).empty();
    const pugi::xml_node root = xml::parse_copy(after, text);
    test::must(!was_tree || !root.empty());
    for (const pugi::xml_node table : xml::child(root, "body").children())
        for (const pugi::xml_node row : table.children()) {
            const std::string_view markup = word::markup_apart(row);
            if (markup.empty()) continue;
            pugi::xml_document tree;
            const pugi::xml_node tr = xml::parse_copy(tree, markup);
            test::must(!was_tree || xml::name(tr) == "tr");
        }
    return 0;
}

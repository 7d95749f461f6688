#include "document/roles.h"

#include "document/roles/parts.h"

namespace raingan {

void infer_roles(Document& document) {
    roles::infer_headings(document);
    roles::infer_lists(document);
    roles::infer_table_heads(document);
    roles::describe_pictures(document);
}

std::uint8_t heading_level(const Document& document, const Paragraph& paragraph) {
    if (paragraph.heading != 0 || paragraph.format >= document.paragraph_formats.size()) return paragraph.heading;
    return document.paragraph_formats[paragraph.format].outline_level;
}

}  // namespace raingan

#include "readers/xlsx/part.h"

#include "base/error.h"
#include "readers/word/left_out_parts.h"
#include "readers/xlsx/binary/parts.h"

namespace raingan::xlsx {

std::unique_ptr<xml::Part> side_part(Zip& zip, const word::Relationship* relationship) {
    if (relationship == nullptr || !binary::is_binary(relationship->target))
        return word::readable_part(zip, relationship);
    try {
        const std::optional<std::string> bytes = zip.read(relationship->target);
        return bytes ? xml::parse(relationship->target, binary::xml_of(relationship->target, *bytes)) : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

}  // namespace raingan::xlsx

// Objects of other programs: fields (EMBED) whose separator says under which number ObjectPool keeps the object.
#include "base/error.h"
#include "readers/doc/source.h"
#include "readers/embedded.h"

namespace raingan::doc {
namespace {

/// A stream of the object; none where it is missing or damaged, which is no reason to refuse the text.
std::optional<std::string> stream_of(const Source& source, std::uint32_t number, std::string_view name) {
    if (source.file == nullptr) return std::nullopt;
    try {
        return source.file->read("ObjectPool/_" + std::to_string(number) + "/" + std::string(name));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::string picture_markup(Source& source, std::uint32_t number, const std::string& name, std::string_view part) {
    const auto stream = stream_of(source, number, presentation_stream);
    auto picture = stream ? picture_of_presentation(*stream) : std::nullopt;
    if (!picture || picture->bytes.size() > source.drawings.picture_room) return {};
    source.drawings.picture_room -= picture->bytes.size();
    const std::string size =
        "width:" + std::to_string(picture->width.pt) + "pt;height:" + std::to_string(picture->height.pt) + "pt";
    const std::string id = source.package.add("image", "media/" + name + ".emf", std::move(picture->bytes), part);
    return "<v:shape style=\"" + size + "\"><v:imagedata r:id=\"" + id + "\"/></v:shape>";
}

}  // namespace

std::string object_markup(Source& source, std::uint32_t number, std::string_view part) {
    const std::string name = "object" + std::to_string(++source.object_count);
    std::string xml = "<w:object>" + picture_markup(source, number, name, part) + "<o:OLEObject";
    for (const char* stream : {"Workbook", "Book", "Package"})
        if (auto bytes = stream_of(source, number, stream)) {
            xml += " r:id=\"" +
                   source.package.add("oleObject", "embeddings/" + name + ".bin", std::move(*bytes), part) + '"';
            break;
        }
    return xml + "/></w:object>";
}

}  // namespace raingan::doc

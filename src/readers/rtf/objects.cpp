// \object: its result is read as any text; where that shows nothing, word/ looks into the object.
#include <utility>

#include "readers/embedded.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

void result_text(Reader& reader, std::string_view utf8) {
    if (!reader.objects.empty() && utf8.find_first_not_of(" \t\r\n") != std::string_view::npos)
        reader.objects.back().shown = true;
    put_text(reader, utf8);
}

void close_object(Reader& reader) {
    const EmbeddedObject object = std::move(reader.objects.back());
    reader.objects.pop_back();
    if (object.shown || reader.image_count > object.images_before || character(reader).deleted) return;
    std::string xml = "<w:object";
    append_number(xml, "dxaOrig", object.width);
    append_number(xml, "dyaOrig", object.height);
    xml += "><o:OLEObject ProgID=\"";
    word::append_escaped(xml, object.program);
    xml += '"';
    const std::string data = object.bytes + bytes_of_hex(object.hex);
    if (const auto native = native_data(data)) {
        const std::string target = "embeddings/object" + std::to_string(++reader.object_count) + ".bin";
        xml += " r:id=\"" + reader.package.add("oleObject", target, std::string(*native), story(reader).part) + '"';
    }
    put_mark(reader, xml + "/></w:object>");
}

const Destination object_destination{result_text, close_object};

void data_text(Reader& reader, std::string_view text) {
    if (!reader.objects.empty()) reader.objects.back().hex += text;
}
const Destination data{data_text, nullptr};

void close_program(Reader& reader) {
    std::string name = take_name(reader);
    if (!reader.objects.empty()) reader.objects.back().program = std::move(name);
}
const Destination program{capture_text, close_program};

template <int EmbeddedObject::*member>
void object_number(Reader& reader, Parameter p) {
    if (!reader.objects.empty()) reader.objects.back().*member = p.number();
}

constexpr auto object_words = std::to_array<Control>({
    {"object",
     [](Reader& reader, Parameter) {
         enter(reader, object_destination);
         reader.objects.emplace_back().images_before = reader.image_count;
     }},
    {"objdata", [](Reader& reader, Parameter) { enter(reader, data); }},
    {"objclass", [](Reader& reader, Parameter) { enter_capture(reader, program); }},
    {"objw", object_number<&EmbeddedObject::width>},
    {"objh", object_number<&EmbeddedObject::height>},
});

}  // namespace

Controls object_controls() {
    return object_words;
}

}  // namespace raingan::rtf

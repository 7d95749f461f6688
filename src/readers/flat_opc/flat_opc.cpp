#include "readers/flat_opc/flat_opc.h"

#include <string>

#include "base/error.h"
#include "base/limits.h"
#include "readers/container/base64.h"
#include "readers/word/word.h"
#include "readers/xml.h"

namespace raingan::flat_opc {
namespace {

struct StringWriter final : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

/// The part's element as bytes again, for the readers of parts each parse their own.
std::string bytes_of(pugi::xml_node part) {
    const pugi::xml_node binary = xml::child(part, "binaryData");
    if (binary) return decode_base64(binary.child_value());
    StringWriter writer;
    for (const pugi::xml_node node : xml::child(part, "xmlData").children())
        node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

}  // namespace

Document read(std::string_view bytes, const ReadOptions& options) {
    const std::unique_ptr<xml::Part> whole = xml::parse("", std::string(bytes));
    MemoryPackage package;
    std::size_t count = 0;
    for (const pugi::xml_node part : whole->root().children()) {
        std::string_view name = xml::text_of(part, "name");
        if (name.starts_with('/')) name.remove_prefix(1);
        if (++count > limits::container_entries) throw over_limit(limits::container_entries, "");
        package.add(std::string(name), bytes_of(part));
    }
    return word::read(package, options.stored_fields);
}

}  // namespace raingan::flat_opc

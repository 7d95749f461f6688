#include "readers/opendocument/source.h"

#include <array>
#include <utility>

#include "base/error.h"
#include "readers/container/base64.h"
#include "readers/container/zip.h"
#include "readers/opendocument/encryption.h"

namespace raingan::opendocument {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr string_view content_name = "content.xml";

xml_node root_of(const std::unique_ptr<xml::Part>& part) {
    return part ? part->root() : xml_node();
}

std::unique_ptr<xml::Part> optional_part(Package& package, const std::string& name) {
    std::optional<std::string> bytes = package.read(name);
    return bytes ? xml::parse(name, std::move(*bytes), xml::Spaces::kept) : nullptr;
}

/// The XML of the content up to its office:body, closed; all of it where there is none.
std::string head_of(const std::string& content) {
    const std::size_t body = content.find(":body");
    const std::size_t tag = body == std::string::npos ? body : content.rfind('<', body);
    if (tag == std::string::npos) return content;
    const std::string prefix = content.substr(tag + 1, body - tag - 1);
    std::size_t root = content.find("<" + prefix + ":document");
    if (root == std::string::npos || root > tag) return content;
    const std::size_t end = content.find_first_of(" \t\r\n>", ++root);
    return content.substr(0, tag) + "</" + content.substr(root, end - root) + ">";
}

bool is_package(string_view bytes) {
    return bytes.starts_with("PK");
}

/// `content`: XML of the part that holds the body, or its head.
Source package_source(std::unique_ptr<Package> package, std::string content) {
    Source source;
    source.package = std::move(package);
    source.content_part = xml::parse(std::string(content_name), std::move(content), xml::Spaces::kept);
    source.styles_part = optional_part(*source.package, "styles.xml");
    source.meta_part = optional_part(*source.package, "meta.xml");
    source.settings_part = optional_part(*source.package, "settings.xml");
    source.content = source.content_part->root();
    source.styles = root_of(source.styles_part);
    source.meta = root_of(source.meta_part);
    source.settings = root_of(source.settings_part);
    return source;
}

Source flat_source(std::string content) {
    Source source;
    source.content_part = xml::parse("office:document", std::move(content), xml::Spaces::kept);
    source.content = source.styles = source.meta = source.settings = source.content_part->root();
    return source;
}

std::unique_ptr<Package> open_package(string_view bytes, string_view password) {
    return opened(std::make_unique<Zip>(bytes), password);
}

std::optional<bool> find_setting(xml_node node, string_view name, int depth) {
    constexpr int deepest = 8;
    if (depth > deepest) return std::nullopt;
    for (const xml_node item : node.children()) {
        if (xml::name(item) == "config-item") {
            if (xml::text_of(item, "name") == name) return string_view(item.child_value()) == "true";
        } else if (const auto found = find_setting(item, name, depth + 1)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace

xml_node body_of(const Source& source, string_view body) {
    return xml::child(xml::child(source.content, "body"), body);
}

Source open(string_view bytes, string_view body, string_view password) {
    Source source;
    if (is_package(bytes)) {
        std::unique_ptr<Package> package = open_package(bytes, password);
        std::string content = package->require(std::string(content_name));
        source = package_source(std::move(package), std::move(content));
    } else {
        source = flat_source(std::string(bytes));
    }
    if (!body_of(source, body))
        throw unreadable("not-odf", source.name(),
                         {"holds no office:" + std::string(body) + "; open the file in LibreOffice and save it again",
                          "ไม่มี office:" + std::string(body) + " โปรดเปิดไฟล์ใน LibreOffice แล้วบันทึกใหม่"});
    return source;
}

Source open_head(string_view bytes, std::string& content, string_view password) {
    if (!is_package(bytes)) {
        content = bytes;
        return flat_source(head_of(content));
    }
    std::unique_ptr<Package> package = open_package(bytes, password);
    content = package->require(std::string(content_name));
    return package_source(std::move(package), head_of(content));
}

std::optional<std::string> picture_bytes(const Source& source, xml_node image) {
    if (const xml_node data = xml::child(image, "binary-data")) {
        std::string text;
        for (const xml_node piece : data.children()) text += piece.value();
        return decode_base64(text);
    }
    return picture_bytes(source, xml::text_of(image, "href"));
}

std::optional<std::string> picture_bytes(const Source& source, string_view href) {
    if (href.starts_with("./")) href.remove_prefix(2);
    if (!source.package || href.empty() || href.find("://") != string_view::npos) return std::nullopt;
    return source.package->read(std::string(href));
}

void read_properties(const Source& source, raingan::Properties& properties) {
    for (const xml_node node : xml::child(source.meta, "meta").children()) {
        const string_view name = xml::name(node);
        const char* value = node.child_value();
        if (name == "title") properties.title = value;
        if (name == "initial-creator") properties.author = value;
        if (name == "creator" && properties.author.empty()) properties.author = value;
        if (name == "creation-date") properties.created = value;
        if (name == "date") properties.modified = value;
    }
}

std::optional<bool> setting(const Source& source, string_view name) {
    return find_setting(xml::child(source.settings, "settings"), name, 0);
}

}  // namespace raingan::opendocument

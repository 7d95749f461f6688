// Document information, XMP, and material to validate signatures: what later signers' programs write anew.
#include <algorithm>
#include <cstring>
#include <map>
#include <pugixml.hpp>
#include <ranges>

#include "base/error.h"
#include "sign/revision_pair.h"

namespace raingan::sign {
namespace {

using Keys = RevisionPair::Keys;

/// What readers show of a document; it was signed.
const Keys shown_information{"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate"};
const Keys of_programs{"/ModDate", "/Producer"};

bool is_plain(QPDFObjectHandle value) {
    return value.isString() || value.isName() || value.isNumber() || value.isBool();
}

void tell_information(RevisionPair& pair, const std::string& what) {
    pair.allow("document information changed: " + what, "ข้อมูลของเอกสารถูกแก้ไข: " + what);
}

void compare_information(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getTrailer().getKey("/Info"), after = pair.now.getTrailer().getKey("/Info");
    const bool moved = before.unparse() != after.unparse();
    if (!moved && !pair.is_changed(before)) return;
    if (after.isNull() && !before.isNull()) return;  // some programs leave it out; nothing is shown then
    Entries a = before.isDictionary() ? entries_of(before) : Entries(), b;
    if (after.isDictionary()) b = entries_of(after);
    std::string names;
    bool fine = after.isDictionary();
    Keys keys;
    for (const auto& entries : {a, b})
        for (const auto& [key, value] : entries) keys.insert(key);
    for (const std::string& key : keys) {
        if (a.count(key) == b.count(key) && a[key] == b[key]) continue;
        // An entry that was not there may only say what no reader shows.
        fine = fine && (of_programs.contains(key) || (!a.count(key) && !shown_information.contains(key))) &&
               (!b.count(key) || is_plain(after.getKey(key)));
        names += (names.empty() ? "" : ", ") + key.substr(1);
    }
    if (!fine) return pair.forbid("the document information was changed: " + names, "ข้อมูลของเอกสารถูกแก้ไข: " + names);
    pair.explain(before);
    if (!names.empty()) tell_information(pair, names);
}

/// The namespace of a prefix where `node` stands.
std::string namespace_of(pugi::xml_node node, std::string_view prefix) {
    const std::string name = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    for (; node; node = node.parent())
        if (const pugi::xml_attribute found = node.attribute(name.c_str())) return found.value();
    return std::string(prefix);
}

std::string full_name(pugi::xml_node node, std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return "{" + namespace_of(node, "") + "}" + std::string(name);
    return "{" + namespace_of(node, name.substr(0, colon)) + "}" + std::string(name.substr(colon + 1));
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? "" : std::string(text.substr(first, last + 1 - first));
}

/// A property's value, whatever the prefixes.
std::string value_of(pugi::xml_node node, int depth) {  // NOLINT(misc-no-recursion)
    constexpr int deepest = 32;
    if (depth > deepest) return {};
    std::string out;
    std::map<std::string, std::string> attributes;
    for (const pugi::xml_attribute attribute : node.attributes())
        if (std::strncmp(attribute.name(), "xmlns", 5) != 0)
            attributes[full_name(node, attribute.name())] = attribute.value();
    for (const auto& [name, value] : attributes) (((out += name) += "=") += value) += ";";
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element)
            out += "<" + full_name(child, child.name()) + ">" + value_of(child, depth + 1) + "</>";
        else
            out += trimmed(child.value());
    }
    return out;
}

using Properties = std::map<std::string, std::string>;

/// The properties of all rdf:Description elements; none where it is no XMP.
std::optional<Properties> properties_of(QPDFObjectHandle stream) {
    if (!stream.isStream()) return std::nullopt;
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    pugi::xml_document document;
    if (!document.load_buffer(data->getBuffer(), data->getSize(), pugi::parse_default | pugi::parse_doctype))
        return std::nullopt;
    const std::string rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}";
    Properties out;
    bool found = false;
    const auto add = [&](const std::string& name, const std::string& value) { return out.emplace(name, value).second; };
    std::vector<pugi::xml_node> open{document};
    while (!open.empty()) {
        const pugi::xml_node node = open.back();
        open.pop_back();
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_doctype) return std::nullopt;
            const std::string name = full_name(child, child.name());
            if (name == rdf + "RDF" || name == "{adobe:ns:meta/}xmpmeta") open.push_back(child);
            if (name != rdf + "Description") continue;
            found = true;
            for (const pugi::xml_attribute attribute : child.attributes())
                if (std::strncmp(attribute.name(), "xmlns", 5) != 0 &&
                    full_name(child, attribute.name()) != rdf + "about" &&
                    !add(full_name(child, attribute.name()), attribute.value()))
                    return std::nullopt;
            for (const pugi::xml_node property : child.children())
                if (property.type() == pugi::node_element &&
                    !add(full_name(property, property.name()), value_of(property, 0)))
                    return std::nullopt;
        }
    }
    return found ? std::optional(out) : std::nullopt;
}

void compare_metadata(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getRoot().getKey("/Metadata"), after = pair.now.getRoot().getKey("/Metadata");
    if (before.unparse() == after.unparse() && !pair.is_changed(before)) return;
    static const Keys dates{"{http://ns.adobe.com/xap/1.0/}ModifyDate", "{http://ns.adobe.com/xap/1.0/}MetadataDate",
                            "{http://ns.adobe.com/pdf/1.3/}Producer", "{http://ns.adobe.com/xap/1.0/mm/}InstanceID"};
    auto a = properties_of(before), b = properties_of(after);
    if (before.isNull()) a = Properties();  // a program may write the first
    std::string names;
    bool fine = a && b && only_keys(after.getDict(), {"/Type", "/Subtype", "/Length", "/Filter", "/DecodeParms"});
    if (fine) {
        for (const std::string& key : dates) {
            if ((*a)[key] != (*b)[key]) names += (names.empty() ? "" : ", ") + key.substr(key.find('}') + 1);
            a->erase(key);
            b->erase(key);
        }
        fine = *a == *b;
    }
    if (!fine) return pair.forbid("the document's metadata (XMP) was changed", "ข้อมูลกำกับเอกสาร (XMP) ถูกแก้ไข");
    pair.explain(before);
    if (!names.empty()) tell_information(pair, "XMP " + names);
}

bool is_list_of_values(RevisionPair& pair, QPDFObjectHandle list) {
    static const Keys of_value{"/Length", "/Filter", "/DecodeParms", "/Type"};
    return list.isNull() ||
           (list.isArray() && std::ranges::all_of(list.getArrayAsVector(), [&](QPDFObjectHandle value) {
                return value.isStream() && !pair.is_changed(value) && only_keys(value.getDict(), of_value);
            }));
}

/// An entry of /VRI (ETSI EN 319 142-1 5.4.2.3).
bool is_validation_entry(RevisionPair& pair, QPDFObjectHandle entry) {
    if (!only_keys(entry, {"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"})) return false;
    QPDFObjectHandle stamp = entry.getKey("/TS"), time = entry.getKey("/TU");
    return (stamp.isNull() || stamp.isStream()) && (time.isNull() || time.isString()) &&
           std::ranges::all_of(std::initializer_list<const char*>{"/Cert", "/CRL", "/OCSP"},
                               [&](const char* key) { return is_list_of_values(pair, entry.getKey(key)); });
}

bool is_validation_store(RevisionPair& pair, QPDFObjectHandle store) {
    if (!only_keys(store, {"/Type", "/Certs", "/CRLs", "/OCSPs", "/VRI"})) return false;
    for (const char* key : {"/Certs", "/CRLs", "/OCSPs"})
        if (!is_list_of_values(pair, store.getKey(key))) return false;
    QPDFObjectHandle entries = store.getKey("/VRI");
    if (entries.isNull()) return true;
    if (!entries.isDictionary()) return false;
    return std::ranges::all_of(entries.getDictAsMap(), [&](const auto& entry) {
        return entry.first == "/Type" || is_validation_entry(pair, entry.second);
    });
}

void explain_store(RevisionPair& pair, QPDFObjectHandle store) {
    pair.explain(store);
    if (!store.isDictionary()) return;
    for (const char* key : {"/Certs", "/CRLs", "/OCSPs"}) pair.explain(store.getKey(key));
    QPDFObjectHandle entries = store.getKey("/VRI");
    pair.explain(entries);
    if (!entries.isDictionary()) return;
    for (auto& [name, entry] : entries.getDictAsMap()) {
        pair.explain(entry);
        if (!entry.isDictionary()) continue;
        for (const char* key : {"/Cert", "/CRL", "/OCSP"}) pair.explain(entry.getKey(key));
    }
}

bool is_extensions(QPDFObjectHandle extensions) {
    static const Keys known{"/Type", "/BaseVersion", "/ExtensionLevel", "/URL", "/ExtensionRevision"};
    if (!extensions.isDictionary()) return extensions.isNull();
    return std::ranges::all_of(extensions.getDictAsMap(), [&](const auto& entry) {
        if (entry.first == "/Type") return true;
        return std::ranges::all_of(items_of(entry.second),
                                   [&](const QPDFObjectHandle& e) { return only_keys(e, known); });
    });
}

}  // namespace

void explain_information(RevisionPair& pair) {
    compare_information(pair);
    compare_metadata(pair);
}

void explain_validation_material(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getRoot(), after = pair.now.getRoot();
    QPDFObjectHandle old_store = before.getKey("/DSS"), store = after.getKey("/DSS");
    if (!store.isNull() || !old_store.isNull()) {
        if (!is_validation_store(pair, store))
            return pair.forbid("the material for validation (/DSS) is not what it must be",
                               "ข้อมูลสำหรับตรวจสอบลายมือชื่อ (/DSS) ไม่ถูกต้อง");
        explain_store(pair, old_store);
        const auto count = [&](const char* key) { return std::to_string(items_of(store.getKey(key)).size()); };
        if (old_store.unparse() != store.unparse() || pair.is_changed(old_store))
            pair.allow("material to validate signatures was added: " + count("/Certs") + " certificates, " +
                           count("/OCSPs") + " OCSP answers, " + count("/CRLs") + " revocation lists",
                       "เพิ่มข้อมูลสำหรับตรวจสอบลายมือชื่อ: ใบรับรอง " + count("/Certs") + " คำตอบ OCSP " + count("/OCSPs") +
                           " รายการเพิกถอน " + count("/CRLs"),
                       true);
    }
    QPDFObjectHandle old_extensions = before.getKey("/Extensions"), extensions = after.getKey("/Extensions");
    if (old_extensions.unparse() == extensions.unparse() && !pair.is_changed(old_extensions)) return;
    if (!is_extensions(extensions)) return pair.forbid("the list of extensions was changed", "รายการส่วนขยายถูกแก้ไข");
    pair.explain(old_extensions);
    pair.allow("extensions of PDF were declared", "ประกาศส่วนขยายของ PDF", true);
}

}  // namespace raingan::sign

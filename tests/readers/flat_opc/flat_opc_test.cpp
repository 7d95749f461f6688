#include "readers/flat_opc/flat_opc.h"

#include <random>

#include "readers/container/zip.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A package's XML parts in one file; of a part that is not XML its base64.
std::string flat(const std::map<std::string, std::string>& parts) {
    std::string out = R"(<?xml version="1.0"?><?mso-application progid="Word.Document"?>)"
                      R"(<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">)";
    for (const auto& [name, bytes] : parts) {
        const bool is_xml = bytes.starts_with('<');
        const std::size_t declaration = bytes.starts_with("<?xml") ? bytes.find("?>") + 2 : 0;
        out += "<pkg:part pkg:name=\"/" + name + "\">" +
               (is_xml ? "<pkg:xmlData>" + bytes.substr(declaration) + "</pkg:xmlData>"
                       : "<pkg:binaryData>" + bytes + "</pkg:binaryData>") +
               "</pkg:part>";
    }
    return out + "</pkg:package>";
}

std::string flat_sample() {
    const std::string bytes = slurp(sample("lamnamphong-ita-2566.docx"));
    Zip zip(bytes);
    std::map<std::string, std::string> parts;
    for (const char* name :
         {"_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/numbering.xml", "word/settings.xml",
          "word/styles.xml", "word/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml"})
        if (auto part = zip.read(name)) parts[name] = *part;
    return flat(parts);
}

}  // namespace

TEST_CASE("Flat OPC: the sample is the document that its package is") {
    const Document flat_document = read_document(flat_sample(), "sample.xml");
    const Document document = read_document(slurp(sample("lamnamphong-ita-2566.docx")), "sample.docx");
    CHECK(flat_document.sections == document.sections);
    CHECK(flat_document.text_formats == document.text_formats);
    CHECK(flat_document.paragraph_formats == document.paragraph_formats);
    CHECK(flat_document.diagnostics.size() == document.diagnostics.size());
}

TEST_CASE("Flat OPC: pictures are base64, and a file named .doc is said to be what it is") {
    DocxBuilder builder("");
    builder.tie("image", "image1.gif");
    static_cast<void>(builder.bytes());  // writes the relationships
    builder.parts["word/document.xml"] =
        "<w:document " + namespaces +
        R"(><w:body><w:p><w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="image1"/></v:shape>)"
        "</w:pict></w:r></w:p></w:body></w:document>";
    builder.parts["word/image1.gif"] = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEA\nAAIBRAA7";
    const Document document = read_document(flat(builder.parts), "report.doc");
    REQUIRE(document.images.size() == 1);
    CHECK(document.images.front().media_type == "image/gif");
    CHECK(count_diagnostics(document, "wrong-ending") == 1);
}

TEST_CASE("Flat OPC: cut or with flipped bytes it is a sound document or an error") {
    const std::string whole = flat_sample();
    const auto reads = [](const std::string& bytes) {
        try {
            const bool sound = is_sound(read_document(bytes, "a.xml"));
            CHECK(sound);
        } catch (const Error& error) {
            CHECK(error.status() == ExitStatus::unreadable);
        }
    };
    for (std::size_t i = 0; i < 64; ++i) reads(whole.substr(0, whole.size() * i / 64));
    std::mt19937 random(2566);
    for (int i = 0; i < 250; ++i) {
        std::string damaged = whole;
        for (int f = 0; f < 3; ++f) damaged[random() % damaged.size()] = "<>\"/=w: 0129"[random() % 12];
        reads(damaged);
    }
}

// Nothing in a file leads out of it: document types, entities, external relationships and paths are never followed.
#include <doctest/doctest.h>

#include "base/error.h"
#include "batch/converter.h"
#include "limited.h"
#include "readers/container/zip.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using namespace raingan::test;

namespace {

const std::string secret = "ความลับของเครื่องนี้";

/// A file that is there to be read, were anything to lead to it.
struct Bait {
    TemporaryDir dir;
    std::filesystem::path path = dir.path / "secret.txt";
    Bait() { spill(path, secret); }
    [[nodiscard]] std::string uri() const { return "file://" + path.string(); }
};

/// All that comes of a file: what its Document says, and the model's JSON; or the error.
std::string all_of(const std::string& bytes, const std::string& name) {
    static const Rules rules = load_rules("");
    Settings settings;
    settings.formats = {"json"};
    std::string out;
    try {
        const Document document = read_document(bytes, name);
        for (const Image& image : document.images) out += image.bytes;
        for (const Section& section : document.sections)
            for (const Block& block : section.blocks)
                if (const auto* p = std::get_if<Paragraph>(&block.what)) out += p->text + "\n";
        Converter converter(settings, rules);
        for (const Output& output : converter.convert(bytes, name).outputs) out += output.bytes;
    } catch (const Error& error) {
        out += error.what();
    }
    return out;
}

std::string overlapping(std::size_t count);

}  // namespace

TEST_CASE("entities and document types of each XML format lead nowhere") {
    const Bait bait;
    const std::string type = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + bait.uri() + "\"><!ENTITY % p SYSTEM \"" +
                             bait.uri() + "\">%p;<!ENTITY lol \"haha\">]>";
    DocxBuilder docx("");
    docx.parts["word/document.xml"] =
        type + "<w:document " + namespaces + "><w:body>" + text_paragraph("&e;ก&lol;ข") + "</w:body></w:document>";
    const std::string flat =
        type + "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">&e;ก&lol;</pkg:package>";
    const std::string wordml = type +
                               "<?mso-application progid=\"Word.Document\"?><w:wordDocument "
                               "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p><w:r>"
                               "<w:t>&e;ก&lol;</w:t></w:r></w:p></w:body></w:wordDocument>";
    const std::string fodt = type +
                             "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                             "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                             "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
                             "<text:p>&e;ก&lol;</text:p></office:text></office:body></office:document>";
    const std::string excel =
        type +
        "<?mso-application progid=\"Excel.Sheet\"?><Workbook "
        "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>"
        "&e;ก&lol;</Data></Cell></Row></Table></Worksheet></Workbook>";
    const std::string html = type + "<html><body><p>&e;ก&lol;</p></body></html>";
    const std::string report = type + "<report>&e;ก&lol;</report>";
    for (const std::string& bytes : {docx.bytes(), flat, wordml, fodt, excel, html, report}) {
        const std::string all = all_of(bytes, "a");
        CHECK(all.find(secret) == std::string::npos);
        CHECK(all.find("กhaha") == std::string::npos);
    }
}

TEST_CASE("parts, pictures and templates outside of the package are not read") {
    const Bait bait;
    const std::string picture =
        R"(<w:r><w:drawing><wp:inline><wp:extent cx="254000" cy="127000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>)"
        R"(<a:blip r:embed="secret" r:link="secret"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>)";
    const std::string absolute = bait.path.string(), climbing = "../../../../../../../.." + absolute;
    for (const std::string& target : {bait.uri(), absolute, climbing})
        for (const bool external : {false, true}) {
            DocxBuilder docx(paragraph(text_run("ก") + picture));
            docx.tie("image", target, external)
                .tie("styles", target, external)
                .tie("attachedTemplate", target, external);
            CHECK(all_of(docx.bytes(), "a.docx").find(secret) == std::string::npos);
        }
    for (const std::string& source : {bait.uri(), absolute, climbing}) {
        const std::string html = "<html><head><link rel=stylesheet href='" + source + "'></head><body>ก<img src='" +
                                 source + "'><iframe src='" + source + "'></iframe></body></html>";
        CHECK(all_of(html, "a.html").find(secret) == std::string::npos);
        const std::string rtf = "{\\rtf1{\\*\\template " + source + "}{\\field{\\*\\fldinst INCLUDETEXT \"" + source +
                                "\"}{\\fldrslt a}}{\\field{\\*\\fldinst INCLUDEPICTURE \"" + source +
                                "\"}{\\fldrslt b}}}";
        CHECK(all_of(rtf, "a.rtf").find(secret) == std::string::npos);
    }
}

TEST_CASE("names of entries are names, not paths: nothing is written or read by them") {
    const TemporaryDir dir;
    const std::string outside = (dir.path / "out.txt").string();
    DocxBuilder docx(text_paragraph("ก"));
    for (const std::string& name : {outside, "../../../../../../../.." + outside, std::string("..\\..\\out.txt")})
        docx.parts[name] = "x";
    all_of(docx.bytes(), "../a.docx");
    CHECK(std::filesystem::is_empty(dir.path));
}

TEST_CASE("a bomb whose entries share their bytes passes the sum of what is unpacked") {
    const WithLimit low(limits::inflated_bytes, "3MiB");
    const std::string bytes = overlapping(8);
    Zip zip(bytes);
    std::size_t read = 0;
    std::string said;
    try {
        for (; read < 8; ++read) zip.read("entry" + std::to_string(read));
    } catch (const Error& error) {
        said = error.what();
    }
    CHECK(read == 3);
    CHECK(said.find("inflated-bytes = 3MiB") != std::string::npos);
}

TEST_CASE("a bomb whose streamed entries share their bytes passes the sum of what is streamed") {
    const WithLimit low(limits::streamed_bytes, "3MiB");
    const std::string bytes = overlapping(8);
    Zip zip(bytes);
    std::size_t opened = 0;
    try {
        for (; opened < 8; ++opened) REQUIRE(zip.open("entry" + std::to_string(opened)));
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("streamed-bytes = 3MiB") != std::string::npos);
    }
    CHECK(opened == 3);
}

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// An archive of `count` entries of 1 MiB that all lie at one place: one local header, many lines of directory.
std::string overlapping(std::size_t count) {
    std::string bytes = zip_of({{"entry0", std::string(1U << 20U, '\0')}});
    const std::size_t directory = bytes.find("PK\1\2"), end = bytes.find("PK\5\6");
    const std::string line = bytes.substr(directory, end - directory);
    bytes.resize(directory);
    for (std::size_t i = 0; i < count; ++i) {
        std::string copy = line;
        copy.replace(copy.find("entry0"), 6, "entry" + std::to_string(i));
        bytes += copy;
    }
    bytes += std::string("PK\5\6\0\0\0\0", 8);
    put(bytes, static_cast<std::uint32_t>(count), 2);
    put(bytes, static_cast<std::uint32_t>(count), 2);
    put(bytes, static_cast<std::uint32_t>(count * line.size()), 4);
    put(bytes, static_cast<std::uint32_t>(directory), 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace

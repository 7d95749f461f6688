// Packages that are broken, hostile or something else: what is said of each.
#include <cstdint>

#include "base/limits.h"
#include "readers/container/zip.h"
#include "readers/detect.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string code_of(const std::string& bytes, const std::string& name = "a.docx") {
    return error_code([&] { return read_document(bytes, name); });
}

/// A compound file's header and one sector of directory entries with these streams.
std::string compound(const std::vector<std::string>& streams) {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes.resize(512);
    for (const std::string& stream : streams) {
        std::string entry;
        for (const char c : stream) entry += {c, '\0'};
        entry.resize(128);
        entry[64] = static_cast<char>(stream.size() * 2 + 2);
        entry[66] = 2;
        bytes += entry;
    }
    bytes.resize(1024 + 512);
    return bytes;
}

/// Changes the flags of the first local header and of its directory entry.
void set_encrypted(std::string& zip) {
    zip[6] = static_cast<char>(zip[6] | 1);
    const std::size_t entry = zip.find("PK\1\2");
    REQUIRE(entry != std::string::npos);
    zip[entry + 8] = static_cast<char>(zip[entry + 8] | 1);
}

}  // namespace

TEST_CASE("zip: entries are read by name, without case where none is equal") {
    const std::string bytes = zip_of({{"word/document.xml", "ก"}, {"a", ""}});
    Zip zip(bytes);
    CHECK(zip.read("word/document.xml") == "ก");
    CHECK(zip.read("Word/Document.xml") == "ก");
    CHECK(zip.read("a") == "");
    CHECK_FALSE(zip.read("b").has_value());
    CHECK(zip.has("A"));
    CHECK(error_code([&] { return zip.require("b"); }) == "missing-part");
}

TEST_CASE("zip: folders that are parted as Windows does are folders; what is named rightly goes first") {
    const std::string bytes =
        zip_of({{"word\\document.xml", "ก"}, {"Word\\Media\\a.png", "b"}, {"a/b", "1"}, {"a\\b", "2"}});
    Zip zip(bytes);
    CHECK(zip.read("word/document.xml") == "ก");
    CHECK(zip.read("word/media/a.png") == "b");
    CHECK(zip.read("a/b") == "1");
    CHECK_FALSE(zip.has("word/none.xml"));
    CHECK(read_document(
              zip_of({{"_rels\\.rels", R"(<Relationships><Relationship Id="a" Type="x/officeDocument" )"
                                       R"(Target="xl/workbook.xml"/></Relationships>)"},
                      {"xl\\_rels\\workbook.xml.rels", R"(<Relationships><Relationship Id="r1" )"
                                                       R"(Type="x/worksheet" Target="s.xml"/></Relationships>)"},
                      {"xl\\workbook.xml", R"(<workbook><sheets><sheet name="ก" sheetId="1" r:id="r1"/></sheets>)"
                                           "</workbook>"},
                      {"xl\\s.xml", R"(<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row>)"
                                    "</sheetData></worksheet>"}}),
              "a.xlsx")
              .sections.size() == 1);
}

TEST_CASE("zip: cut short, nothing of a ZIP, encrypted, changed") {
    const std::string good = zip_of({{"a", std::string(3000, 'x') + "end"}});
    CHECK(error_code([&] { return Zip(good.substr(0, good.size() / 2)).has("a"); }) == "truncated");
    CHECK(error_code([&] { return Zip("PK\3\4").has("a"); }) == "truncated");
    CHECK(error_code([&] { return Zip("just text").has("a"); }) == "not-zip");
    std::string encrypted = good;
    set_encrypted(encrypted);
    CHECK(error_code([&] { return Zip(encrypted).read("a"); }) == "encrypted");
    std::string changed = good;
    const std::size_t entry = good.find("PK\1\2");
    changed[entry + 16] = static_cast<char>(changed[entry + 16] ^ 0x55);  // the CRC
    CHECK(error_code([&] { return Zip(changed).read("a"); }) == "damaged");
}

TEST_CASE("zip: an entry that swells past the ratio is an error that names it") {
    const std::string bomb = zip_of({{"a", std::string(4U << 20U, '\0')}});
    CHECK(bomb.size() < 8192);
    CHECK(error_code([&] { return Zip(bomb).read("a"); }) == "over-limit");
    const std::string dense = zip_of({{"a", std::string(1U << 20U, '\0')}});  // small enough to be let through
    CHECK(error_code([&] { return Zip(dense).read("a"); }).empty());
}

TEST_CASE("zip: too many entries is an error that names the limit") {
    std::map<std::string, std::string> parts;
    for (std::size_t i = 0; i <= limits::container_entries; ++i) parts.emplace_hint(parts.end(), std::to_string(i), "");
    const std::string bytes = zip_of(parts);
    CHECK(error_code([&] { return Zip(bytes).has("0"); }) == "over-limit");
}

TEST_CASE("a missing main part, ill-formed XML and another root are told with their place") {
    DocxBuilder missing("");
    missing.parts.erase("word/document.xml");
    CHECK(code_of(missing.bytes()) == "missing-part");
    DocxBuilder broken("");
    broken.parts["word/document.xml"] = "<w:document>\n<w:body>\n</w:bod>";
    try {
        (void)broken.read();
        FAIL("ill-formed XML was read");
    } catch (const Error& error) {
        CHECK(error.code() == "ill-formed");
        CHECK(error.place() == "word/document.xml");
        CHECK(error.message().en.find("line 3") != std::string::npos);
        CHECK(error.message().th.find("บรรทัด 3") != std::string::npos);
    }
    DocxBuilder empty("");
    empty.parts["word/document.xml"] = "";
    CHECK(code_of(empty.bytes()) == "ill-formed");
    DocxBuilder other("");
    other.parts["word/document.xml"] = "<html><body/></html>";
    CHECK(code_of(other.bytes()) == "not-docx");
}

TEST_CASE("an entity bomb expands to nothing") {
    DocxBuilder bomb("");
    bomb.parts["word/document.xml"] =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;"
        "</w:t></w:r></w:p></w:body></w:document>";
    CHECK(paragraph_at(bomb.read(), 0).text == "&b;");
}

TEST_CASE("a package without relationships still has its document") {
    const std::string bytes =
        zip_of({{"word/document.xml", "<document><body><p><r><t>ก</t></r></p></body></document>"}});
    CHECK(paragraph_at(read_document(bytes, "a.docx"), 0).text == "ก");
}

TEST_CASE("what a file is, is found by its content") {
    CHECK(detect("") == FileKind::empty);
    CHECK(detect("%PDF-1.7\n") == FileKind::pdf);
    CHECK(detect("\n\n%PDF-1.4") == FileKind::pdf);
    CHECK(detect("{\\rtf1\\ansi") == FileKind::rtf);
    CHECK(detect("<!DOCTYPE HTML><p>") == FileKind::html);
    CHECK(detect("\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>") == FileKind::xml);
    CHECK(detect("\xFF\xD8\xFF\xE0") == FileKind::image);
    CHECK(detect("รายงานผล\r\n") == FileKind::csv_or_text);
    CHECK(detect(std::string_view("\1\2\0\3", 4)) == FileKind::unknown);
    CHECK(detect(compound({"Root Entry", "WordDocument"})) == FileKind::word_97);
    CHECK(detect(compound({"Workbook"})) == FileKind::excel_97);
    CHECK(detect(compound({"EncryptionInfo", "EncryptedPackage"})) == FileKind::encrypted_office);
    CHECK(detect(compound({"WordDocumentX"})) == FileKind::other_compound);
    CHECK(detect(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}})) == FileKind::odt);
    CHECK(detect(zip_of({{"xl/workbook.xml", "<workbook/>"}})) == FileKind::xlsx);
    CHECK(detect(zip_of({{"readme.txt", "x"}})) == FileKind::other_zip);
    CHECK(detect(DocxBuilder("").bytes()) == FileKind::docx);
}

TEST_CASE("Word's lock file is told from a document") {
    std::string lock(162, '\0');
    lock[0] = 6;
    lock.replace(1, 6, "sommai");
    lock[54] = 6;
    CHECK(detect(lock) == FileKind::word_lock);
    CHECK(code_of(lock, "~$report.docx") == "lock-file");
}

TEST_CASE("every kind that is not read has its own message, and a remedy in both languages") {
    CHECK(code_of("") == "empty");
    CHECK(code_of(compound({"PowerPoint Document"})) == "not-yet-read");
    CHECK(code_of(compound({"EncryptedPackage"})) == "damaged");  // nothing is in it
    CHECK(code_of("%PDF-1.7") == "broken-pdf");
    CHECK(code_of("\xFF\xD8\xFF") == "not-docx");
    CHECK(code_of("PK\3\4 cut") == "truncated");
}

TEST_CASE("a document under another name is read, and the name is told") {
    const std::string bytes = DocxBuilder(text_paragraph("ก")).bytes();
    CHECK(count_diagnostics(read_document(bytes, "dir.v2/report.doc"), "wrong-ending") == 1);
    CHECK(count_diagnostics(read_document(bytes, "dir.v2/REPORT.DOCX"), "wrong-ending") == 0);
    CHECK(count_diagnostics(read_document(bytes, "dir.v2/report"), "wrong-ending") == 0);
}

TEST_CASE("reading a document normalises its text") {
    const Document document = read_document(DocxBuilder(text_paragraph("กําหนด")).bytes(), "a.docx");
    CHECK(paragraph_at(document, 0).text == "กำหนด");
    CHECK(count_diagnostics(document, "text-normalised") == 1);
}

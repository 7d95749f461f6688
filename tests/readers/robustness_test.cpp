// Damaged files end in a Document or an Error, never in a crash; real files lose no character.
#include <pugixml.hpp>

#include <map>
#include <random>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "docx_builder.h"
#include "readers/container/zip.h"
#include "readers/reader.h"
#include "sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Whether it could be read; a Document must be sound.
bool reads(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a.docx");
        CHECK(is_sound(document));
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

using Characters = std::map<char32_t, int>;

void count(Characters& characters, std::string_view text, int by) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (c > U' ' && c != U'\u00A0' && c != U'\uFFFC') characters[c] += by;
        at += length;
    }
}

/// w:t that Word would show, counted without the reader: not in deleted, moved-away or alternative content.
void count_shown(Characters& characters, const pugi::xml_node& node) {
    const std::string_view whole = node.name();
    const std::string_view name = whole.substr(whole.find(':') + 1);
    for (const char* hidden : {"del", "moveFrom", "Fallback"})
        if (name == hidden) return;
    if (whole == "w:r" && node.child("w:rPr").child("w:vanish")) return;
    if (whole == "w:t") count(characters, node.text().get(), 1);
    for (const pugi::xml_node& child : node.children()) count_shown(characters, child);
}

}  // namespace

TEST_CASE("the sample cut at sixty-four places is an error each time") {
    const std::string whole = slurp(sample("lamnamphong-ita-2566.docx"));
    for (std::size_t i = 0; i < 64; ++i) CHECK_FALSE(reads(whole.substr(0, whole.size() * i / 64)));
    CHECK(reads(whole));
}

TEST_CASE("the sample with flipped bytes is a sound document or an error") {
    const std::string whole = slurp(sample("lamnamphong-ita-2566.docx"));
    std::mt19937 random(2566);
    for (int i = 0; i < 300; ++i) {
        std::string damaged = whole;
        const int flips = 1 + i % 4;
        for (int f = 0; f < flips; ++f) damaged[random() % damaged.size()] = static_cast<char>(random());
        reads(damaged);
    }
}

TEST_CASE("the sample's XML with flipped bytes is a sound document or an error") {
    std::mt19937 random(2565);
    const std::string bytes = slurp(sample("lamnamphong-ita-2566.docx"));
    Zip zip(bytes);
    std::map<std::string, std::string> parts;
    for (const char* name : {"_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/numbering.xml",
                             "word/settings.xml"})
        parts[name] = zip.require(name);
    const std::string original = parts["word/document.xml"];
    const std::string marks = "<>\"/=w: 0129";
    for (int i = 0; i < 150; ++i) {
        std::string& body = parts["word/document.xml"];
        body = original;
        for (int f = 0; f < 3; ++f) body[random() % body.size()] = marks[random() % marks.size()];
        reads(zip_of(parts));
    }
}

TEST_CASE("the corpus: every package is read, and no visible character of it is lost") {
    if (!has_shared("corpus")) return;
    int documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared_dir() / "corpus")) {
        if (entry.path().extension() != ".docx") continue;
        const std::string bytes = slurp(entry.path());
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const bool broken = name.starts_with("password") || name.starts_with("truncated");
        CHECK(reads(bytes) == !broken);
        if (broken) continue;
        Zip zip(bytes);
        pugi::xml_document tree;
        const std::string part = zip.require("word/document.xml");
        REQUIRE(tree.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
        Characters missing;
        count_shown(missing, tree.document_element());
        const Document document = docx::read(bytes);
        for_each_paragraph(document, [&](const Paragraph& paragraph) { count(missing, paragraph.text, -1); });
        int lost = 0;
        for (const auto& [character, difference] : missing) lost += std::max(difference, 0);
        CHECK(lost == 0);
        ++documents;
    }
    CHECK(documents > 0);
}

TEST_CASE("the corpus: what is no DOCX is named, with a remedy") {
    if (!has_shared("corpus")) return;
    const std::map<std::string, std::string> codes{{"password-is-pass.docx", "encrypted"},
                                                   {"truncated.docx", "truncated"},
                                                   {"xmlbomb.xlsx", "doctype"},
                                                   {"sheet-pass_protected.ods", "encrypted"}};
    for (const auto& expected : codes) {
        const std::string& name = expected.first;
        CAPTURE(name);
        const std::string bytes = slurp(shared_dir() / "corpus" / name);
        CHECK(error_code([&] { return read_document(bytes, name); }) == expected.second);
    }
}

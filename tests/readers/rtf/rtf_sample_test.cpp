// The real report as RTF, real files, and damaged ones.
#include <random>
#include <string>

#include "base/error.h"
#include "readers/docx/docx.h"
#include "readers/reader.h"
#include "readers/rtf_document.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string without_space(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (std::string_view(" \t\n\f\v").find(c) == std::string_view::npos) out += c;
    return out;
}

std::string sample_rtf() {
    return slurp(shared_dir() / "samples" / "lamnamphong-ita-2566.rtf");
}

void reads_soundly(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a.rtf");
        CHECK(is_sound(document));
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
    }
}

}  // namespace

TEST_CASE("the sample says the same as RTF and as DOCX") {
    if (!has_shared("samples")) return;
    const Document rich = rtf::read(sample_rtf());
    const Document word = docx::read(slurp(sample("lamnamphong-ita-2566.docx")));
    CHECK(without_space(text_of(rich)) == without_space(text_of(word)));
    REQUIRE(rich.sections.size() == word.sections.size());
    for (std::size_t i = 0; i < rich.sections.size(); ++i) {
        CHECK(rich.sections[i].page_width == word.sections[i].page_width);
        CHECK(rich.sections[i].margin_start == word.sections[i].margin_start);
    }
    CHECK(rich.properties.title == word.properties.title);
    CHECK(rich.diagnostics.empty());
}

TEST_CASE("the sample cut at sixty-four places is read to the cut") {
    if (!has_shared("samples")) return;
    const std::string whole = sample_rtf();
    for (std::size_t i = 1; i < 64; ++i) {
        const Document document = read_document(whole.substr(0, whole.size() * i / 64), "a.rtf");
        CHECK(is_sound(document));
        CHECK(has_diagnostic(document, "truncated"));
    }
}

TEST_CASE("the sample with changed bytes is a sound document or an error") {
    if (!has_shared("samples")) return;
    const std::string whole = sample_rtf();
    std::mt19937 random(2566);
    const std::string marks = "{}\\'*0123456789 ;abcdefu";
    for (int i = 0; i < 500; ++i) {
        std::string damaged = whole;
        for (int change = 0; change < 8; ++change)
            damaged[6 + random() % (damaged.size() - 6)] =
                change % 2 == 0 ? marks[random() % marks.size()] : static_cast<char>(random());
        reads_soundly(damaged);
    }
}

TEST_CASE("depth and amplification are bounded") {
    const std::string open(200'000, '{');
    CHECK_THROWS_AS(rtf::read("{\\rtf1 " + open), Error);
    std::string deep = "{\\rtf1 ";
    for (int i = 0; i < 5'000; ++i) deep += "{\\b ";
    CHECK(text_of(rtf::read(deep + "x")) == "x");
    // Few bytes that ask for much: rows of five hundred cells each.
    std::string wide = "{\\rtf1\\trowd";
    for (int i = 1; i <= 500; ++i) wide += "\\cellx" + std::to_string(i * 20);
    for (int i = 0; i < 200'000; ++i) wide += "\\cell\\row";
    CHECK_THROWS_AS(rtf::read(wide + "}"), Error);
    // Notes in notes, boxes in boxes.
    std::string notes = "{\\rtf1 ";
    for (int i = 0; i < 300; ++i) notes += i % 2 == 0 ? "{\\footnote a" : "{\\shp{\\*\\shpinst{\\shptxt b";
    reads_soundly(notes);
}

TEST_CASE("the corpus: every RTF is read, and no letter of its bytes is lost") {
    if (!has_shared("corpus")) return;
    for (const char* name : {"order-template.rtf", "various.rtf"}) {
        CAPTURE(name);
        const Document document = read_document(slurp(shared_dir() / "corpus" / name), name);
        CHECK(is_sound(document));
        CHECK_FALSE(has_diagnostic(document, "undecodable"));
        CHECK_FALSE(has_diagnostic(document, "truncated"));
    }
    const Document order = read_document(slurp(shared_dir() / "corpus" / "order-template.rtf"), "order-template.rtf");
    CHECK(text_of(order).find("เรื่อง ให้ข้าราชการรักษาการในตำแหน่ง") != std::string::npos);
    CHECK(look_at(order, "เรื่อง").font == "Angsana New");
    CHECK(look_at(order, "เรื่อง").size == Points(16));
    CHECK(look_at(order, "เรื่อง").bold);
}

// The real report as OpenDocument text: the same words as in its DOCX; damaged, a sound document or an error.
#include <map>
#include <random>

#include "document/text.h"
#include "readers/container/zip.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string all_text(const Document& document) {
    std::string text;
    for (const Section& section : document.sections) text += plain_text(section.blocks) + "\n";
    return text;
}

/// Without the empty paragraphs that carry page breaks in the DOCX.
std::string without_empty_lines(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != '\f' && (c != '\n' || (!out.empty() && out.back() != '\n'))) out += c;
    return out;
}

bool reads(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a");
        CHECK(is_sound(document));
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

std::string shared_sample(const std::string& extension) {
    return slurp(shared_dir() / "samples" / ("lamnamphong-ita-2566" + extension));
}

}  // namespace

TEST_CASE("the sample as .odt and .fodt: the words of the DOCX, line by line; sections, tables and faces too") {
    if (!has_shared("samples")) return;
    const Document docx = read_document(slurp(sample("lamnamphong-ita-2566.docx")), "a.docx");
    for (const char* extension : {".odt", ".fodt"}) {
        CAPTURE(extension);
        const Document document = read_document(shared_sample(extension), std::string("a") + extension);
        CHECK(without_empty_lines(all_text(document)) == without_empty_lines(all_text(docx)));
        CHECK(document.sections.front().page_width.pt == doctest::Approx(841.9).epsilon(0.001));
        CHECK(document.sections.back().page_width.pt == doctest::Approx(595.3).epsilon(0.001));
        for (const TextFormat& format : document.text_formats) CHECK(format.font == "TH SarabunPSK");
        CHECK(document.properties.title == docx.properties.title);
    }
}

TEST_CASE("the .odt cut at sixty-four places is an error each time, the .fodt wherever it ends early") {
    if (!has_shared("samples")) return;
    const std::string odt = shared_sample(".odt"), fodt = shared_sample(".fodt");
    for (std::size_t i = 0; i < 64; ++i) {
        CHECK_FALSE(reads(odt.substr(0, odt.size() * i / 64)));
        CHECK_FALSE(reads(fodt.substr(0, fodt.size() * i / 64)));
    }
}

TEST_CASE("the .fodt with bytes flipped is a sound document or an error") {
    if (!has_shared("samples")) return;
    const std::string whole = shared_sample(".fodt");
    const std::size_t begin = whole.find("<office:styles");
    std::mt19937 random(2566);
    int read = 0;
    for (int i = 0; i < 500; ++i) {
        std::string damaged = whole;
        const std::string marks = i % 2 == 0 ? "0123456789%-pcmintrueL" : "<>\"/=: 0129%-pc";
        for (int f = 0; f < 4; ++f)
            damaged[begin + random() % (damaged.size() - begin)] = marks[random() % marks.size()];
        if (reads(damaged)) ++read;
    }
    CHECK(read > 0);
}

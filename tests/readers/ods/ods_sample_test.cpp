// The real report as an OpenDocument spreadsheet; damaged, a sound document or an error; the corpus.
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

bool reads(const std::string& bytes) {
    try {
        const Document document = read_document(bytes, "a.ods");
        CHECK(is_sound(document));
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

std::string sample_ods() {
    return slurp(shared_dir() / "samples" / "lamnamphong-ita-2566.ods");
}

Document corpus_file(const std::string& name) {
    return read_document(slurp(shared_dir() / "corpus" / name), name);
}

}  // namespace

TEST_CASE("the sample as .ods: its sheets are sections, with the title and the table of measures") {
    if (!has_shared("samples")) return;
    const Document document = read_document(sample_ods(), "a.ods");
    CHECK(document.sections.size() == 2);
    const std::string text = plain_text(document.sections.at(0).blocks);
    CHECK(text.find("รายงานผลการดำเนินการ มาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลลำน้ำพอง") != std::string::npos);
    CHECK(text.find("แบบ\tตัวชี้วัด\tผลการประเมิน\tประเด็นที่ต้องพัฒนา") != std::string::npos);
}

TEST_CASE("the .ods cut at sixty-four places is an error each time") {
    if (!has_shared("samples")) return;
    const std::string whole = sample_ods();
    for (std::size_t i = 0; i < 64; ++i) CHECK_FALSE(reads(whole.substr(0, whole.size() * i / 64)));
    CHECK(reads(whole));
}

TEST_CASE("the .ods with its XML flipped is a sound document or an error") {
    if (!has_shared("samples")) return;
    const std::string bytes = sample_ods();
    Zip zip(bytes);
    std::map<std::string, std::string> parts{{"mimetype", zip.require("mimetype")},
                                             {"styles.xml", zip.require("styles.xml")}};
    const std::string original = zip.require("content.xml");
    std::mt19937 random(2566);
    int read = 0;
    for (int i = 0; i < 500; ++i) {
        std::string& content = parts["content.xml"];
        content = original;
        const std::string marks = i % 2 == 0 ? "0123456789%-.:" : "<>\"/=: 0129%-pc";
        for (int f = 0; f < 4; ++f) content[random() % content.size()] = marks[random() % marks.size()];
        if (reads(zip_of(parts))) ++read;
    }
    CHECK(read > 0);
}

TEST_CASE("the corpus: values, dates and merges as the files show them; repeated rows cost nothing; encrypted: named") {
    if (!has_shared("corpus")) return;
    const auto text = [](const std::string& name) { return plain_text(corpus_file(name).sections.at(0).blocks); };
    CHECK(text("sheet-date.ods").find("01/01/2021\t15") != std::string::npos);
    CHECK(text("sheet-date.ods").find("01/01/2021 10:10 AM\t16") != std::string::npos);
    CHECK(text("sheet-merged_cells.ods") == "A\tB\tC\nA\tB\tC\nC");
    CHECK(text("sheet-sampless.ods").find("2nd row\t2nd row 2nd column") != std::string::npos);
    CHECK(text("sheet-number_rows_repeated.ods").starts_with("A\tB\nC\tD\nC\tD\n"));
    CHECK(error_code([] { return corpus_file("sheet-pass_protected.ods"); }) == "encrypted");
}

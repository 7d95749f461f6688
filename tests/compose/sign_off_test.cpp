#include <string>
#include <vector>

#include "compose/compose.h"
#include "layout/laid_out.h"
#include "support.h"

using namespace raingan;

namespace {

const char* const names[] = {"นายหนึ่ง ใจดี", "นางสองศรี มีสุข", "นายสาม รักงาน", "นางสาวสี่ ตั้งใจ"};

std::vector<SignOff> signers(std::size_t count) {
    std::vector<SignOff> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        all[i].role = i == 0 ? "ผู้รายงาน" : "ผู้ตรวจสอบ";
        all[i].name = names[i % 4];
        all[i].position = "ตำแหน่งของผู้ลงนาม";
        all[i].date = thai::Date{2023, 9, 30};
    }
    return all;
}

Text text_of(std::string value) {
    Text text;
    text.value = std::move(value);
    return text;
}

/// A report that ends, without signatures, `lines` lines further down: in prose, or else in the measures table.
Report report_of(int lines, bool prose) {
    Report report;
    report.measures.resize(1);
    report.measures[0].instrument = "IIT";
    report.measures[0].actions = {text_of("จัดทำคู่มือ")};
    if (prose) {
        report.instruments.resize(static_cast<std::size_t>(lines));
        for (Instrument& instrument : report.instruments) instrument.weakness = text_of("ควรปรับปรุง");
    } else {
        report.measures.resize(static_cast<std::size_t>(lines) + 1, report.measures[0]);
    }
    return report;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

/// The signatures stand whole on one page, and something of the report stands above them.
void check_together(const Report& report, const char* above) {
    const test::LaidOut laid(compose::compose_report(report));
    const Page& last = laid.pages.all.back();
    const std::string text = laid.text(last);
    CAPTURE(text);
    CHECK(count_of(text, "(ลงชื่อ)") == report.sign_off.size());
    for (const SignOff& signer : report.sign_off) {
        CHECK(count_of(text, "(" + signer.name + ")") == 1);
    }
    CHECK(count_of(text, "วันที่ ๓๐ กันยายน ๒๕๖๖") == report.sign_off.size());
    CHECK(text.find(above) < text.find("(ลงชื่อ)"));
}

}  // namespace

TEST_CASE("signatures stand together and never alone on a page, wherever the text before them ends") {
    for (const std::size_t count : {1U, 2U, 3U, 4U})
        for (int lines = 1; lines <= 24; ++lines) {
            CAPTURE(count);
            CAPTURE(lines);
            Report report = report_of(lines, true);
            report.sign_off = signers(count);
            check_together(report, "ควรปรับปรุง");
            report = report_of(lines, false);
            report.sign_off = signers(count);
            check_together(report, "รวมทั้งสิ้น");
        }
}

TEST_CASE("of a signature only what the report gives has a line") {
    Report report = report_of(1, true);
    report.sign_off.resize(1);
    report.sign_off[0].position = "นายกเทศมนตรี";
    const test::LaidOut laid(compose::compose_report(report));
    const std::string text = laid.text(laid.pages.all.back());
    CHECK(text.find("(ลงชื่อ)") != std::string::npos);
    CHECK(text.find("นายกเทศมนตรี") != std::string::npos);
    CHECK(text.find("()") == std::string::npos);
    CHECK(text.find("วันที่") == std::string::npos);
}

TEST_CASE("more signatures than a page holds are all set, behind prose and behind a table") {
    for (const bool prose : {true, false}) {
        Report report = report_of(3, prose);
        report.sign_off = signers(31);
        const test::LaidOut laid(compose::compose_report(report));
        CHECK(count_of(laid.text(), "(ลงชื่อ)") == 31);
    }
}

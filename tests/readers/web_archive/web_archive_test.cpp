// Web archives: pages, sheets and pictures in one MIME message; what a mail is.
#include "readers/container/mime.h"
#include "readers/detect.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string part(const std::string& type, const std::string& location, const std::string& body,
                 const std::string& more = "") {
    return "--=_b\r\nContent-Type: " + type + "\r\nContent-Location: " + location + "\r\n" + more + "\r\n" + body +
           "\r\n";
}
std::string archive(const std::string& parts) {
    return "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"=_b\"\r\n\r\n"
           "preamble\r\n" +
           parts + "--=_b--\r\n";
}

std::string all_text(const Document& document) {
    std::string text;
    const auto add = [&](const auto& self, const std::vector<Block>& blocks) -> void {
        for (const Block& block : blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) text += paragraph->text + "\n";
            if (const auto* table = std::get_if<Table>(&block.what))
                for (const Row& row : table->rows)
                    for (const Cell& cell : row.cells) self(self, cell.blocks);
        }
    };
    for (const Section& section : document.sections) add(add, section.blocks);
    return text;
}

/// One red pixel.
const std::string png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

}  // namespace

TEST_CASE("Word's single file: its text by its charset, its pictures and style sheets out of the archive") {
    // "รายงาน" in windows-874, as quoted-printable.
    const std::string page =
        "<html><head><link rel=3DStylesheet href=3D\"a_files/style.css\"></head><body>"
        "<p class=3Dx>=C3=D2=C2=A7=D2=B9</p><img src=3D\"a_files/image001.png\" width=3D10 height=3D10>"
        "<img src=3D\"http://example.org/far.png\"></body></html>";
    const std::string bytes =
        archive(part("text/html; charset=windows-874", "file:///C:/B1/a.htm", page,
                     "Content-Transfer-Encoding: quoted-printable\r\n") +
                part("text/css", "file:///C:/B1/a_files/style.css", "p.x { font-weight: bold }") +
                part("image/png", "file:///C:/B1/a_files/image001.png", png, "Content-Transfer-Encoding: base64\r\n"));
    CHECK(detect(bytes) == FileKind::web_archive);
    const Document document = read_document(bytes, "a.mht");
    CHECK(is_sound(document));
    CHECK(all_text(document).find("รายงาน") != std::string::npos);
    CHECK(document.images.size() == 1);
    CHECK(tells(document, "picture-not-shown", "far.png"));
    bool bold = false;
    for (const TextFormat& format : document.text_formats) bold = bold || format.bold;
    CHECK(bold);
    CHECK(tells(read_document(bytes, "a.doc"), "wrong-ending", "MHT"));
}

TEST_CASE("Excel's single file: all sheets, in their order") {
    const std::string root =
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><xml><x:ExcelWorkbook><x:ExcelWorksheets>"
        "<x:ExcelWorksheet><x:Name>One</x:Name><x:WorksheetSource HRef=\"a_files/sheet001.htm\"/></x:ExcelWorksheet>"
        "<x:ExcelWorksheet><x:Name>Two</x:Name><x:WorksheetSource HRef=\"a_files/sheet002.htm\"/></x:ExcelWorksheet>"
        "</x:ExcelWorksheets></x:ExcelWorkbook></xml></head><frameset rows=\"*,39\"></frameset></html>";
    const auto sheet = [](const std::string& text) {
        return "<html><body><table><tr><td>" + text + "</td></tr></table></body></html>";
    };
    const std::string bytes =
        archive(part("text/html; charset=utf-8", "file:///C:/B1/a.htm", root) +
                part("text/html; charset=utf-8", "file:///C:/B1/a_files/sheet002.htm", sheet("สอง")) +
                part("text/html; charset=utf-8", "file:///C:/B1/a_files/sheet001.htm", sheet("หนึ่ง")));
    const std::string text = all_text(read_document(bytes, "a.mht"));
    const std::size_t one = text.find("หนึ่ง"), two = text.find("สอง");
    CHECK(one != std::string::npos);
    CHECK(two != std::string::npos);
    CHECK(one < two);
}

TEST_CASE("an archive without a page is refused, a mail is told from one") {
    try {
        static_cast<void>(read_document(archive(part("image/png", "a.png", png)), "a.mht"));
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(error.code() == "no-page");
    }
    const std::string mail =
        "Received: by x\r\nFrom: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b--\r\n";
    CHECK(detect(mail) == FileKind::mail);
    CHECK(detect("ชื่อ: สมชาย\nรายงาน: 1\n") == FileKind::csv_or_text);
    CHECK(detect("Subject: a list\nof words\n") == FileKind::csv_or_text);
}

TEST_CASE("a message's parts have their names and bytes, whatever they are encoded in") {
    const std::string mail =
        "From: a@b.c\r\nTo: d@e.f\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
        "--b\r\nContent-Type: application/msword; name=\"=?TIS-620?B?w9LCp9K5?=.doc\"\r\n"
        "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\nQUJD\r\n"
        "--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; "
        "filename*=UTF-8''%E0%B8%81.csv\r\n\r\n1,2\r\n"
        "--b--\r\n";
    const MimeMessage message(mail);
    REQUIRE(message.parts().size() == 3);
    CHECK(message.parts()[1].name == "รายงาน.doc");
    CHECK(message.parts()[1].bytes == "ABC");
    CHECK(message.parts()[1].attached);
    CHECK(message.parts()[2].name == "ก.csv");
    CHECK(message.parts()[2].bytes == "1,2");
}

TEST_CASE("damaged archives end in a Document or an Error") {
    const std::string whole = archive(part("text/html", "a.htm", "<p>ก</p><img src=b.png>") +
                                      part("image/png", "b.png", png, "Content-Transfer-Encoding: base64\r\n"));
    for (std::size_t i = 0; i < whole.size(); i += 3) {
        try {
            CHECK(is_sound(read_document(whole.substr(0, i), "a.mht")));
        } catch (const Error& error) {
            CHECK(error.status() == ExitStatus::unreadable);
        }
    }
}

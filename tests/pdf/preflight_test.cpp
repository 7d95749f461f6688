// PDFBox preflight as a second opinion. It knows PDF/A-1b only, so what 1b and 3a share must pass, and what 1b alone
// forbids is listed here, each with its reason.
#include <array>
#include <sstream>

#include "layout/laid_out.h"
#include "pdf/pdf.h"
#include "readers/reader.h"
#include "support.h"

namespace raingan::pdf {
namespace {

struct FalseAlarm {
    const char *words, *why;
};
constexpr std::array<FalseAlarm, 4> false_alarms{{
    {"The CIDSet entry is missing", "1b demands it; parts 2 and 3 only want it right where it is there"},
    {"Error on MetaData, part must be 1", "it is 3"},
    {"EmbeddedFile entry is present", "attached files are what part 3 allows"},
    {"SMask", "1b knows no transparency"},
}};

bool is_false_alarm(const std::string& line) {
    for (const FalseAlarm& alarm : false_alarms)
        if (line.find(alarm.words) != std::string::npos) return true;
    return false;
}

/// The command, or nothing where Java or PDFBox are not installed (Debian: libpdfbox2-java, openjdk-17-jdk-headless …).
std::string preflight() {
    std::string path;
    for (const char* jar :
         {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"}) {
        const std::string file = std::string("/usr/share/java/") + jar + ".jar";
        if (!std::filesystem::exists(file)) return {};
        path += file + ":";
    }
    if (test::run("command -v javac").status != 0) return {};
    return "java -cp " + path + " '" + (test::source_dir() / "tests/preflight/Preflight.java").string() + "' ";
}

TEST_CASE("PDFBox preflight finds nothing in the sample but what PDF/A-1b alone forbids") {
    const std::string command = preflight();
    if (command.empty()) {
        MESSAGE("skipped: no PDFBox preflight");
        return;
    }
    const std::string name = "lamnamphong-ita-2566.docx";
    const Document document = read_document(test::slurp(test::sample(name)), name);
    test::LaidOut laid(document);
    const std::string json = "{}";
    WriteOptions options;
    options.attach = [&](const Diagnostics&) {
        return std::vector<Attachment>{
            {"a.json", "application/json", "JSON", Attachment::Relationship::data, [&] { return json; }},
            {"source.txt", "text/plain", "ต้นฉบับ", Attachment::Relationship::source, [&] { return json; }}};
    };
    const test::TemporaryDir dir;
    const Metadata metadata{"รายงาน <ก> & \"ข\"",        "องค์การ",   "2023-11-02T08:30:00Z",
                            "2023-11-03T09:00:00+07:00", "เรื่อง <a>", "ก, ข & ค"};
    test::spill(dir.path / "a.pdf", write_pdf(laid.pages, document.images, laid.fonts, metadata, nullptr, options));
    const test::Ran ran = test::run(command + "'" + (dir.path / "a.pdf").string() + "'");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    CHECK(ran.out.find("part must be 1") != std::string::npos);  // it has looked at the file
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(is_false_alarm(line), line);
}

}  // namespace
}  // namespace raingan::pdf

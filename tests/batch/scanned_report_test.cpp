// Reports that were printed and scanned: pages of our own PDFs drawn by poppler, and nothing of their text.
#include "batch/scanned_report.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/limits.h"
#include "batch/converter.h"
#include "image_pdf.h"
#include "readers/ocr/tesseract.h"
#include "sanitized.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

bool can_scan() {
#if defined(__SANITIZE_THREAD__)
    MESSAGE("skipped: TSan does not see the locks of Tesseract's own threads");
    return false;
#endif
    ocr::load_tesseract();
    if (!ocr::has_model(ocr::Model::thai)) {
        MESSAGE("skipped: no Tesseract with its Thai model");
        return false;
    }
    if (run("command -v pdftoppm").status != 0) {
        MESSAGE("skipped: no pdftoppm");
        return false;
    }
    return true;
}

const Rules& built_in_rules() {
    static const Rules rules = load_rules("");
    return rules;
}

struct Scan {
    int dpi = 300;
    bool jpeg = false;
    double degrees = 0;
    int pages = 0;  ///< only so many; 0: all
};

/// The document as a PDF of ours, printed and scanned.
std::string scanned(const std::filesystem::path& source, const Scan& scan) {
    batch::Settings settings;
    settings.formats = {"pdf"};
    const batch::Converted made =
        batch::Converter(settings, built_in_rules()).convert(slurp(source), source.filename());
    TemporaryDir dir;
    const std::string stem = (dir.path / "page").string();
    spill(stem + ".pdf", made.outputs.at(0).bytes);
    const std::string last = scan.pages > 0 ? " -l " + std::to_string(scan.pages) : "";
    REQUIRE(run("pdftoppm -gray -r " + std::to_string(scan.dpi) + last +
                (scan.jpeg ? " -jpeg -jpegopt quality=70" : "") + " '" + stem + ".pdf' '" + stem + "'")
                .status == 0);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(dir.path))
        if (entry.path().extension() != ".pdf") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<PageImage> images;
    for (const auto& file : files) {
        const std::string bytes = slurp(file);
        if (scan.jpeg) {
            const std::size_t frame = bytes.find("\xFF\xC0");
            REQUIRE(frame != std::string::npos);
            const auto two = [&](std::size_t at) {
                return static_cast<unsigned char>(bytes[at]) * 256 + static_cast<unsigned char>(bytes[at + 1]);
            };
            images.push_back(jpeg_image(bytes, two(frame + 7), two(frame + 5)));
        } else {
            images.push_back(netpbm_image(bytes));
        }
    }
    return image_only_pdf(images, scan.dpi, scan.degrees);
}

batch::Input read_scan(const std::string& pdf, bool with_ocr = true) {
    batch::InputOptions options;
    options.read.ocr = with_ocr;
    return batch::read_input(pdf, "scan.pdf", built_in_rules(), options);
}

/// Numbers of a report by what they are.
std::map<std::string, Decimal> numbers_of(const Report& report) {
    std::map<std::string, Decimal> out;
    const auto score = [&](const std::string& name, const std::optional<Score>& value) {
        if (value) out[name] = value->value;
    };
    const auto count = [&](const std::string& name, const std::optional<Count>& value) {
        if (value) out[name] = Decimal(value->value, 0);
    };
    count("report year", report.report_year);
    count("score year", report.score_year);
    count("previous year", report.overall.previous_year);
    score("total", report.overall.score);
    score("target", report.overall.target);
    score("change", report.overall.change);
    score("previous score", report.overall.previous_score);
    for (const Instrument& instrument : report.instruments) {
        score(instrument.code, instrument.score);
        count(instrument.code + " respondents", instrument.respondents);
        count(instrument.code + " items", instrument.items);
        for (const Indicator& indicator : instrument.indicators)
            score(instrument.code + " " + std::to_string(indicator.number), indicator.score);
    }
    for (const Measure& measure : report.measures) {
        if (!measure.indicator) continue;
        const std::string name = "measure of " + std::to_string(*measure.indicator);
        score(name, measure.score);
        if (measure.period && measure.period->period) {
            out[name + " from"] = Decimal(measure.period->period->start.year, 0);
            out[name + " to"] = Decimal(measure.period->period->end.year, 0);
        }
    }
    return out;
}

struct Fields {
    int right = 0, absent = 0, wrong = 0;
};
Fields compared(const Report& truth, const Report& read) {
    Fields out;
    const auto known = numbers_of(truth), found = numbers_of(read);
    for (const auto& [name, value] : known) {
        const auto at = found.find(name);
        if (at == found.end()) {
            ++out.absent;
        } else if (at->second == value) {
            ++out.right;
        } else {
            ++out.wrong;
            FAIL_CHECK(name << " is " << value.to_string() << ", was read as " << at->second.to_string());
        }
    }
    for (const auto& [name, value] : found)
        if (!known.contains(name)) {
            ++out.wrong;
            FAIL_CHECK(name << " is not said, and was read as " << value.to_string());
        }
    return out;
}

void check_scan(const std::filesystem::path& source, const std::string& how, const Scan& scan, int least_right) {
    const Report truth = batch::read_input(slurp(source), source.filename(), built_in_rules()).report;
    const Report read = read_scan(scanned(source, scan)).report;
    const Fields fields = compared(truth, read);
    MESSAGE(source.filename().string(), ", ", how, ": ", fields.right, " numbers right, ", fields.absent, " absent, ",
            fields.wrong, " wrong; agency ", (read.organization ? read.organization->value : std::string("absent")));
    CHECK(fields.wrong == 0);
    CHECK(fields.right >= least_right);
}

std::size_t told(const Report& report, std::string_view code) {
    return static_cast<std::size_t>(std::ranges::count(report.diagnostics, code, &Diagnostic::code));
}

}  // namespace

TEST_CASE("a scanned report is read without a wrong number: as clean as it gets, as JPEG, coarse, aslant") {
    if (!can_scan()) return;
    const auto sample_file = sample("lamnamphong-ita-2566.docx");
    if (is_sanitized) return check_scan(sample_file, "a page", {300, true, 0, 1}, 0);
    check_scan(sample_file, "300 dpi", {300, false, 0, 2}, 1);
    check_scan(sample_file, "JPEG, 200 dpi", {200, true, 0, 2}, 1);
    check_scan(sample_file, "JPEG, 300 dpi, turned by 1.3°", {300, true, 1.3, 2}, 1);
}

TEST_CASE("other reports, scanned, are read without a wrong number") {
    if (!can_scan() || !has_shared("cases/meaning")) return;
    if (is_sanitized) {
        MESSAGE("skipped: with sanitizers a page of the sample stands for all");
        return;
    }
    for (const char* name : {"m03.docx", "m08.docx"})
        check_scan(shared_dir() / "cases/meaning" / name, "300 dpi", {300, false, 0, 1}, 0);
}

TEST_CASE("what was read of a picture is unsure, and numbers that nothing confirms are told with their crops") {
    if (!can_scan()) return;
    const batch::Input input = read_scan(scanned(sample("lamnamphong-ita-2566.docx"), {300, true, 0, 1}));
    const Report& report = input.report;
    CHECK(told(report, "read-from-picture") == 1);
    CHECK(told(report, "number-unconfirmed") > 0);
    for (const Diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.code == "number-unconfirmed") {
            REQUIRE(diagnostic.crop);
            CHECK(diagnostic.severity == Severity::finding);
            CHECK(report.parts.at(diagnostic.origin.part) == "page 1");
            CHECK(diagnostic.crop->left < diagnostic.crop->right);
            CHECK(diagnostic.crop->bottom < diagnostic.crop->top);
            CHECK(diagnostic.crop->right <= 850);
            CHECK(diagnostic.crop->top <= 850);
        }
    REQUIRE(report.organization);
    CHECK(report.organization->value == "เทศบาลตำบลลำน้ำพอง");
    CHECK(!report.organization->is_certain());
    for (const Measure& measure : report.measures)
        for (const Text& action : measure.actions) CHECK(!action.is_certain());
}

TEST_CASE("without --ocr pages that are pictures are told; a limit leaves pages out and tells it") {
    if (!can_scan()) return;
    const std::string pdf = scanned(sample("lamnamphong-ita-2566.docx"), {100, false, 0, 2});
    try {
        read_scan(pdf, false);
        FAIL_CHECK("was read");
    } catch (const Error& error) {
        CHECK(error.code() == "only-pictures");
        CHECK(error.message().en.find("--ocr") != std::string::npos);
        CHECK(error.message().th.find("--ocr") != std::string::npos);
    }
    limits::ocr_pages.set("1");
    limits::ocr_page_pixels.set("500000");
    const Report report = read_scan(pdf).report;
    limits::ocr_pages.reset();
    limits::ocr_page_pixels.reset();
    CHECK(told(report, "pictures-left-out") == 1);
    CHECK(told(report, "read-from-picture") == 1);
}

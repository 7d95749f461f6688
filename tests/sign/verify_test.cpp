#include "signing.h"

using namespace raingan;
using namespace raingan::test;

namespace {

bool passes(const std::string& verdict) {
    return verdict == "valid" || verdict == "untrusted";
}

/// Offsets of the gap of signature number `index`.
struct Gap {
    std::size_t numbers = 0, begin = 0, end = 0, rest = 0;
};
Gap gap_of(const std::string& pdf, int index) {
    Gap gap;
    for (int i = 0; i <= index; ++i) gap.numbers = pdf.find("/ByteRange[0 ", gap.numbers) + 13;
    REQUIRE(std::sscanf(pdf.c_str() + gap.numbers, "%zu %zu %zu", &gap.begin, &gap.end, &gap.rest) == 3);
    return gap;
}

std::string with_range(std::string pdf, const Gap& gap, const char* form, std::size_t a, std::size_t b, std::size_t c) {
    char numbers[64];
    std::snprintf(numbers, sizeof numbers, form, a, b, c);
    const std::string text = numbers;
    return pdf.replace(gap.numbers - (form[0] == '[' ? 3 : 0), text.size(), text);
}

/// An update that gives object `number` the text; the rest of the file stays.
std::string updated(const std::string& pdf, int number, const std::string& text, const std::string& size = "") {
    const std::size_t previous = pdf.rfind("startxref");
    const std::size_t trailer = pdf.rfind("/Size ");
    const std::size_t root = pdf.rfind("/Root ");
    const std::size_t info = pdf.rfind("/Info ");  // made-up files have none
    const auto until = [&](std::size_t at) { return pdf.substr(at, pdf.find_first_of("/>", at + 1) - at); };
    const std::size_t object = pdf.size();
    std::string out = pdf + std::to_string(number) + " 0 obj\n" + text + "\nendobj\n";
    const std::size_t section = out.size();
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", object);
    out += "xref\n" + std::to_string(number) + " 1\n" + line + "trailer\n<<" +
           (size.empty() ? until(trailer) : "/Size " + size) + until(root) +
           (info == std::string::npos ? "" : until(info));
    const std::size_t id = pdf.rfind("/ID ");
    out += pdf.substr(id, pdf.find(']', id) + 1 - id) + "/Prev " +
           std::to_string(std::stoul(pdf.substr(previous + 9))) + ">>\nstartxref\n" + std::to_string(section) +
           "\n%%EOF\n";
    return out;
}

/// Number and text of the first object that holds `what`.
std::pair<int, std::string> object_with(const std::string& pdf, const std::string& what) {
    const std::size_t inside = pdf.find(what);
    REQUIRE(inside != std::string::npos);
    const std::size_t head = pdf.rfind(" 0 obj", inside);
    const std::size_t line = pdf.rfind('\n', head) + 1;
    const std::size_t begin = pdf.find("<<", head);
    return {std::stoi(pdf.substr(line)), pdf.substr(begin, pdf.find("endobj", begin) - begin)};
}

}  // namespace

TEST_CASE("a byte flipped anywhere in the signed range is found") {
    const std::string pdf = signed_as(plain_pdf(), "ผู้รายงาน");
    const Gap gap = gap_of(pdf, 0);
    std::size_t tried = 0;
    const std::size_t step = pdf.size() / 500 + 1;
    for (std::size_t at = 0; at < pdf.size(); at += at < 64 || at > gap.end ? 7 : step) {
        if (at > gap.begin && at + 1 < gap.end) continue;
        std::string flipped = pdf;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x01);
        CAPTURE(at);
        CHECK_FALSE(passes(verdict(flipped)));
        ++tried;
    }
    CHECK(tried > 400);
}

TEST_CASE("a byte flipped in the signature's value is found") {
    const std::string pdf = signed_as(plain_pdf(), "ผู้รายงาน");
    const Gap gap = gap_of(pdf, 0);
    for (std::size_t at = gap.begin + 1; at + 1 < gap.end; at += 61) {
        std::string flipped = pdf;
        flipped[at] = flipped[at] == '1' ? '2' : '1';
        // Certificates that only help to find the chain are not covered by it; the store still has the root.
        const sign::Verification result = [&]() -> sign::Verification {
            try {
                return sign::verify(flipped, nullptr);
            } catch (const Error&) {
                return {};
            }
        }();
        if (result.signatures.size() == 1 && result.signatures[0].intact())
            CHECK(result.signatures[0].signer == "Signer one");
    }
}

TEST_CASE("content appended behind a signature is found, in whatever form") {
    const std::string& pdf = twice_signed();
    CHECK(verdict(pdf) == "valid");
    CHECK(verdict(pdf + "\n \r\n") == "valid");
    CHECK_FALSE(passes(verdict(pdf + "x")));
    CHECK_FALSE(passes(verdict(pdf + "%%EOF\n")));
    CHECK_FALSE(passes(verdict(pdf + "99 0 obj\n<<>>\nendobj\n%%EOF\n")));
    CHECK_FALSE(passes(verdict(pdf + plain_pdf())));
}

TEST_CASE("a page, its content or an annotation replaced by an update is found") {
    const std::string& pdf = twice_signed();
    const auto [page, text] = object_with(pdf, "/Type/Page/");
    std::string wider = text;
    wider.replace(wider.find("/MediaBox[0 0"), 13, "/MediaBox[0 9");
    CHECK(verdict(updated(pdf, page, wider)) == "invalid");
    const int content = std::stoi(text.substr(text.find("/Contents ") + 10));
    CHECK(verdict(updated(pdf, content, "<</Length 4>>\nstream\n0 g \nendstream")) == "invalid");
    const auto [widget, entries] = object_with(pdf, "/Subtype /Widget");
    CHECK(verdict(updated(pdf, widget, entries)) == "invalid");
    const auto [catalog, root] = object_with(pdf, "/Type/Catalog");
    CHECK_FALSE(passes(verdict(updated(pdf, catalog, root))));
    const auto [info, title] = object_with(pdf, "/Producer");
    CHECK(verdict(updated(pdf, info, "<</Title(other)>>")) == "invalid");
}

TEST_CASE("an object that fills a dangling reference of a signed page is found") {
    const std::string pdf = signed_as(bare_pdf("/Resources 90 0 R"), "ก");
    CHECK(verdict(pdf) == "valid");
    CHECK(verdict(updated(pdf, 91, "<</A 1>>", "92")) == "valid");  // nobody points at it
    CHECK(verdict(updated(pdf, 90, "<</Font<<>>>>", "91")) == "invalid");
}

TEST_CASE("byte ranges that leave out more than the signature's own value are found") {
    const std::string pdf = signed_as(plain_pdf(), "ผู้รายงาน");
    const Gap gap = gap_of(pdf, 0);
    const char* form = "%010zu %010zu %010zu";
    CHECK(verdict(with_range(pdf, gap, form, gap.begin, gap.end, gap.rest)) == "valid");
    CHECK(verdict(with_range(pdf, gap, form, gap.begin - 10, gap.end, gap.rest)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, form, gap.begin, gap.end + 10, gap.rest - 10)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, form, gap.end, gap.begin, gap.rest)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, form, gap.begin, gap.end, gap.rest - 1)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, form, gap.begin, gap.end, gap.rest + 1)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, form, gap.begin, gap.end, 0)) == "invalid");
    CHECK(verdict(with_range(pdf, gap, "[9 %010zu %010zu %09zu", gap.begin - 9, gap.end, gap.rest)) == "invalid");
}

TEST_CASE("signatures that change places are found") {
    const std::string pdf = twice_signed();
    const Gap first = gap_of(pdf, 0), second = gap_of(pdf, 1);
    REQUIRE(first.end - first.begin == second.end - second.begin);
    std::string swapped = pdf;
    swapped.replace(first.begin, first.end - first.begin, pdf, second.begin, second.end - second.begin);
    swapped.replace(second.begin, second.end - second.begin, pdf, first.begin, first.end - first.begin);
    CHECK(verdict(swapped) == "invalid");
    std::string copied = pdf;
    copied.replace(second.begin, second.end - second.begin, pdf, first.begin, first.end - first.begin);
    CHECK(verdict(copied) == "invalid");
}

TEST_CASE("without trust a signature holds but is not trusted, and a file without any is not signed") {
    const sign::Verification result = sign::verify(twice_signed(), nullptr);
    CHECK(result.verdict == sign::Verdict::untrusted);
    CHECK(result.signatures.at(0).chain == sign::Chain::unknown_issuer);
    CHECK(sign::verify(plain_pdf(), nullptr).verdict == sign::Verdict::is_unsigned);
}

#include "conforming.h"
#include "signing.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("three sign in turn: the file stays PDF/A and UA, each signature holds, earlier bytes stay as they are") {
    std::string pdf = plain_pdf();
    const char* const who[] = {"one", "two", "curve"};
    for (int i = 0; i < 3; ++i) {
        const std::string next = sign::sign_pdf(pdf, request(), Office::get().identity(who[i]));
        CHECK(next.starts_with(pdf));
        pdf = next;
        check_conforming(pdf);
        CHECK(verdict(pdf) == "valid");
    }
    const sign::Verification result = sign::verify(pdf, Office::get().trust().get());
    REQUIRE(result.signatures.size() == 3);
    CHECK(result.signatures[0].field == "ผู้รายงาน");
    CHECK(result.signatures[0].name == "Signer");
    CHECK(result.signatures[0].signer == "Signer one");
    CHECK(result.signatures[0].additions.size() == 2);
    CHECK(result.signatures[2].field == "ผู้อนุมัติ");
    CHECK(result.signatures[2].covers_file);
    CHECK_FALSE(result.signatures[1].covers_file);
    CHECK(result.signatures[1].seconds == sign::parse_moment("2027-01-31T09:30"));
    CHECK(result.signatures[1].time_source == sign::TimeSource::claimed);
}

TEST_CASE("the same input, key and date give the same bytes") {
    CHECK(signed_as(plain_pdf(), "ผู้รายงาน") == signed_as(plain_pdf(), "ผู้รายงาน"));
}

TEST_CASE("a signature's appearance is Thai text that can be read back") {
    if (run("command -v pdftotext").status != 0) {
        MESSAGE("skipped: no pdftotext");
        return;
    }
    const TemporaryDir dir;
    spill(dir.path / "a.pdf", signed_as(plain_pdf(), "ผู้รายงาน"));
    const std::string text = run("pdftotext " + quoted(dir.path / "a.pdf") + " -").out;
    CAPTURE(text);
    CHECK(text.find("ลงนามโดย Signer one") != std::string::npos);
    CHECK(text.find("ในฐานะผู้รายงาน") != std::string::npos);
    CHECK(text.find("๓๑ มกราคม ๒๕๗๐ เวลา ๐๙.๓๐ น.") != std::string::npos);
}

TEST_CASE("a stamp stands within the margins of official papers: 3 cm left, 2 cm right and below") {
    const std::string update = signed_as(plain_pdf(), "ผู้รายงาน").substr(plain_pdf().size());
    const std::size_t at = update.find("/Rect");
    REQUIRE(at != std::string::npos);
    double left = 0, bottom = 0, right = 0, top = 0;
    REQUIRE(std::sscanf(update.c_str() + at, "/Rect [%lf %lf %lf %lf", &left, &bottom, &right, &top) == 4);
    constexpr double cm = 72 / 2.54, a4_width = 595.3, a4_height = 841.9;
    CHECK(left >= 3 * cm - 0.1);
    CHECK(bottom >= 2 * cm - 0.1);
    CHECK(right <= a4_width - 2 * cm + 0.1);
    CHECK(top <= a4_height - 2 * cm + 0.1);
    CHECK(right - left > 50);
}

TEST_CASE("poppler and openssl agree that both signatures hold") {
    const TemporaryDir dir;
    const std::string& pdf = twice_signed();
    spill(dir.path / "a.pdf", pdf);
    if (run("command -v pdfsig").status == 0) {
        const std::string out = run("pdfsig -nocert " + quoted(dir.path / "a.pdf")).out;
        CAPTURE(out);
        CHECK(out.find("Signature #2") != std::string::npos);
        CHECK(out.find("ETSI.CAdES.detached") != std::string::npos);
        std::size_t valid = 0;
        for (std::size_t at = 0; (at = out.find("Signature is Valid", at)) != std::string::npos; ++at) ++valid;
        CHECK(valid == 2);
    } else {
        MESSAGE("skipped: no pdfsig");
    }
    std::size_t at = 0;
    for (int i = 0; i < 2; ++i) {
        at = pdf.find("/ByteRange", at) + 1;
        std::size_t gap = 0, end = 0, rest = 0;
        REQUIRE(std::sscanf(pdf.c_str() + at, "ByteRange [0 %zu %zu %zu", &gap, &end, &rest) == 3);
        std::string cms;
        for (std::size_t k = gap + 1; k + 1 < end; k += 2)
            cms.push_back(static_cast<char>(std::stoi(pdf.substr(k, 2), nullptr, 16)));
        const auto byte = [&](std::size_t k) { return static_cast<std::size_t>(static_cast<unsigned char>(cms[k])); };
        spill(dir.path / "cms", cms.substr(0, 4 + byte(2) * 256 + byte(3)));
        spill(dir.path / "content", pdf.substr(0, gap) + pdf.substr(end, rest));
        const Ran ran = run("openssl cms -verify -cades -binary -inform DER -in " + quoted(dir.path / "cms") +
                            " -content " + quoted(dir.path / "content") + " -CAfile " +
                            quoted(Office::get().file("trust/ca.pem")) + " -out /dev/null");
        CHECK_MESSAGE(ran.status == 0, ran.out);
        const std::string attributes =
            run("openssl cms -cmsout -print -inform DER -in " + quoted(dir.path / "cms")).out;
        CHECK(attributes.find("signingTime") == std::string::npos);
        CHECK(attributes.find("id-smime-aa-signingCertificateV2") != std::string::npos);
    }
}

TEST_CASE("files of other writers are signed: xref streams, linearized, object streams, without a structure") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    spill(dir.path / "a.pdf", plain_pdf());
    for (const char* form : {"--object-streams=generate", "--linearize", "--object-streams=generate --linearize"}) {
        REQUIRE(run("qpdf " + std::string(form) + " " + quoted(dir.path / "a.pdf") + " " + quoted(dir.path / "b.pdf"))
                    .status == 0);
        const std::string pdf = signed_as(signed_as(slurp(dir.path / "b.pdf"), "ผู้รายงาน"), "ผู้ตรวจสอบ", "two");
        CHECK(verdict(pdf) == "valid");
        check_conforming(pdf);
    }
    CHECK(verdict(signed_as(signed_as(bare_pdf(), "ก"), "ข")) == "valid");
}

TEST_CASE("roles sign in the report's order, each once") {
    const std::string& pdf = plain_pdf();
    CHECK(error_code([&] { signed_as(pdf, "ผู้ตรวจสอบ"); }) == "out-of-order");
    CHECK(error_code([&] { signed_as(pdf, "ภารโรง"); }) == "no-such-role");
    const std::string once = signed_as(pdf, "ผู้รายงาน");
    CHECK(error_code([&] { signed_as(once, "ผู้รายงาน"); }) == "already-signed");
    CHECK(error_code([&] { signed_as(once, "ผู้อนุมัติ"); }) == "out-of-order");
    const std::string all = signed_as(signed_as(once, "ปลัดเทศบาล"), "");
    CHECK(error_code([&] { signed_as(all, ""); }) == "already-signed");
}

TEST_CASE("keys that cannot sign are refused, each for its own reason") {
    const Office& office = Office::get();
    CHECK(error_code([&] { sign::read_identity(slurp(office.file("one.p12")), "wrong", ""); }) == "wrong-password");
    CHECK(error_code([&] { sign::read_identity("no key", "secret", ""); }) == "bad-key-file");
    CHECK(error_code([&] { static_cast<void>(office.identity("other")); }) == "unsuitable-key");
    const sign::Identity identity = office.identity("one");
    CHECK(error_code([&] { sign::require_valid_at(identity, *sign::parse_moment("2020-01-01"), ""); }) ==
          "expired-certificate");
    CHECK(error_code([&] { sign::require_valid_at(identity, *sign::parse_moment("2090-01-01"), ""); }) ==
          "expired-certificate");
    CHECK(error_code([&] { sign::require_valid_at(identity, *sign::parse_moment("2027-01-01"), ""); }) == "none");
}

TEST_CASE("files that cannot be signed are refused, each for its own reason") {
    CHECK(error_code([] { signed_as("no PDF", "ก"); }) == "no-pdf");
    CHECK(error_code([] { signed_as(plain_pdf().substr(0, 5000), "ผู้รายงาน"); }) == "broken-pdf");
    std::string changed = signed_as(plain_pdf(), "ผู้รายงาน");
    changed[changed.find("/MediaBox") + 11] = '1';
    CHECK(error_code([&] { signed_as(changed, "ผู้ตรวจสอบ"); }) == "changed");
    CHECK(error_code([] { signed_as(twice_signed() + "more", ""); }) == "changed");
    if (run("command -v qpdf").status != 0) return;
    const TemporaryDir dir;
    spill(dir.path / "a.pdf", plain_pdf());
    REQUIRE(
        run("qpdf --encrypt '' owner 256 -- " + quoted(dir.path / "a.pdf") + " " + quoted(dir.path / "b.pdf")).status ==
        0);
    CHECK(error_code([&] { signed_as(slurp(dir.path / "b.pdf"), "ผู้รายงาน"); }) == "encrypted");
}

TEST_CASE("the first signature may lock the document; signatures go on, the lock cannot come later") {
    sign::SignRequest lock = request("ผู้รายงาน");
    lock.lock = true;
    const std::string locked = sign::sign_pdf(plain_pdf(), lock, Office::get().identity("one"));
    check_conforming(locked);
    CHECK(sign::verify(locked, nullptr).signatures.at(0).certifies);
    CHECK(verdict(signed_as(locked, "ผู้ตรวจสอบ", "two")) == "valid");
    lock.role = "ผู้ตรวจสอบ";
    CHECK(error_code([&] { sign::sign_pdf(locked, lock, Office::get().identity("two")); }) == "locked");
}

TEST_CASE("a picture of the hand's signature is shown; what is no picture is refused") {
    sign::SignRequest with_image = request("ผู้รายงาน");
    with_image.image = slurp(source_dir() / "docs" / "sample-page.png");
    const std::string pdf = sign::sign_pdf(plain_pdf(), with_image, Office::get().identity("one"));
    CHECK(pdf.find("/Subtype /Image") != std::string::npos);
    CHECK(verdict(pdf) == "valid");
    check_conforming(pdf);
    with_image.image = "GIF89a";
    CHECK(error_code([&] { sign::sign_pdf(plain_pdf(), with_image, Office::get().identity("one")); }) == "bad-image");
    with_image.image = slurp(source_dir() / "docs" / "sample-page.png").substr(0, 300);
    CHECK(error_code([&] { sign::sign_pdf(plain_pdf(), with_image, Office::get().identity("one")); }) == "bad-image");
}

TEST_CASE("dates are read and written in Thai time") {
    CHECK(sign::pdf_date(*sign::parse_moment("2026-01-31")) == "D:20260131000000+07'00'");
    CHECK(sign::iso_date(*sign::parse_moment("2024-02-29T23:59:58Z")) == "2024-03-01T06:59:58+07:00");
    CHECK(sign::parse_pdf_date("D:20260131093000+07'00'") == sign::parse_moment("2026-01-31T09:30"));
    CHECK(sign::parse_pdf_date("D:2026") == sign::parse_moment("2026-01-01T00:00Z"));
    CHECK_FALSE(sign::parse_moment("2026-02-30"));
    CHECK_FALSE(sign::parse_moment("31/1/2026"));
}

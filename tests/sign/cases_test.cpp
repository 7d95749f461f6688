// The reference material's forged and honest files, each with its verdict.
#include "signing.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Case {
    const char* file;
    const char* trust;
    const char* verdict;
    const char* says;  ///< in what verify prints
};

void check_cases(const std::filesystem::path& folder, std::initializer_list<Case> cases) {
    for (const Case& one : cases) {
        CAPTURE(one.file);
        const Ran ran = program("verify --trust " + quoted(folder / one.trust) + " " + quoted(folder / one.file));
        CAPTURE(ran.out);
        CHECK(ran.status == (std::string(one.verdict) == "valid:" ? 0 : 1));
        CHECK(ran.out.find(std::string(one.file) + ": " + one.verdict) != std::string::npos);
        CHECK(ran.out.find(one.says) != std::string::npos);
        if (ran.status != 0) CHECK(ran.out.find("every signature holds") == std::string::npos);
    }
}

}  // namespace

TEST_CASE("the forged files of the reference material are found, each for its reason, and the honest ones hold") {
    if (!has_shared("cases/forged")) return;
    check_cases(shared_dir() / "cases/forged",
                {{"p1.pdf", "trust", "valid:", "covers: the whole file"},
                 {"s1.pdf", "trust", "valid:", "covers: the whole file"},
                 {"gen1-contents.pdf", "trust", "INVALID", "another generation"},
                 {"gen1-page.pdf", "trust", "INVALID", "another generation"},
                 {"hidden-obj-plain.pdf", "trust", "INVALID", "the xref does not list"},
                 {"hidden-obj+size-huge.pdf", "trust", "INVALID", "/Size"},
                 {"hidden-obj+xref-19byte.pdf", "trust", "INVALID", "20 bytes"},
                 {"hidden-obj+obj0-entry.pdf", "trust", "INVALID", "object 0"},
                 {"dup-contents-in-page.pdf", "trust", "INVALID", "a key twice"},
                 {"ssa-6-fields-whole-page.pdf", "trust", "INVALID", "nobody signed in it"},
                 {"ssa-subtype-stamp.pdf", "trust", "INVALID", "no signature field"},
                 {"s1-empty-field-look-forged-no-V.pdf", "trust", "INVALID", "nobody signed in it"},
                 {"att-forged.pdf", "trust", "INVALID", "EmbeddedFile"},
                 {"cert-tls.pdf", "roots", "not trusted", "issued for something else"},
                 {"cert-sha1leaf.pdf", "trust", "not trusted", "too weak"},
                 {"cert-under512.pdf", "trust", "not trusted", "too weak"},
                 {"ec112.pdf", "roots", "not trusted", "too weak"}});
    const Ran looks = program("verify " + quoted(shared_dir() / "cases/forged/s1-empty-field-look-forged-no-V.pdf"));
    CHECK(looks.out.find("signed: ผู้อนุมัติ") == std::string::npos);
}

TEST_CASE("files of other programs are told as what they are") {
    if (!has_shared("cases/bugs/21-sign")) return;
    check_cases(
        shared_dir() / "cases/bugs/21-sign",
        {{"two-signers-good.pdf", "trust", "valid:", "later, allowed: signed: ผู้อนุมัติ"},
         {"sign-then-docinfo-update.pdf", "trust", "valid:", "document information changed: ModDate, Producer"},
         {"other-tool-cades-no-signing-cert.pdf", "trust", "valid:", "unchanged since it was signed, but no PAdES"},
         {"first-signature-dropped.pdf", "trust", "INVALID", "no longer in the form"},
         {"second-signer-broke-acroform.pdf", "trust", "INVALID", "no longer in the form"},
         {"hybrid.pdf", "trust", "not signed", ""}});
}

TEST_CASE("a hybrid file, and one of another program that is no PAdES baseline signature, can be signed and hold") {
    if (!has_shared("cases/bugs/21-sign")) return;
    for (const char* name : {"hybrid.pdf", "other-tool-cades-no-signing-cert.pdf", "two-signers-good.pdf"}) {
        CAPTURE(name);
        const std::string pdf = slurp(shared_dir() / "cases/bugs/21-sign" / name);
        const char* right = pdf.find("/ByteRange") == std::string::npos ? "valid" : "untrusted";
        CHECK(verdict(signed_as(pdf, "พยาน")) == std::string(right));
    }
}

TEST_CASE("twenty sign one full page: fields stand beside each other, over no text, and all signatures hold") {
    std::string pdf = signed_as(bare_pdf(), "ลงนาม 0");
    for (int i = 1; i < 20; ++i) pdf = signed_as(pdf, "ลงนาม " + std::to_string(i));
    CHECK(verdict(pdf) == "valid");
}

// Fonts that a later program adds to resources which the signed pages share with the form.
#include <algorithm>

#include "by_hand.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// What the signed file says; its objects are those of shared_base.
struct Shared {
    std::string content = "BT /F1 12 Tf 20 500 Td (text) Tj ET";
    std::string filter = "";         ///< entries of the content's stream
    std::string contents = "5 0 R";  ///< of the page
    std::string resources = "/Font 7 0 R";
    std::string fonts = "/F1 8 0 R";
    std::string field = "";  ///< more entries of the signature field's widget
    std::string form = "[4 0 R]/DR 6 0 R";
    std::string more = "null";  ///< object 9
};

std::string stream_of(const std::string& entries, const std::string& bytes) {
    return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream";
}

/// As LibreOffice makes it: one dictionary of resources (6) with one list of fonts (7) for pages and form.
std::string shared_base(const Shared& how) {
    return pdf_of_objects({"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields" + how.form + ">>>>",
                           "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources 6 0 R/Contents " + how.contents +
                               "/Annots[4 0 R]>>",
                           "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/P 3 0 R/T(A)/Rect[20 20 120 60]" + how.field + ">>",
                           stream_of(how.filter, how.content), "<<" + how.resources + ">>", "<<" + how.fonts + ">>",
                           "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", how.more});
}

const std::string font = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>";

/// What verify says when object `number` becomes "<<entries>>" behind the signature; NEW in it is a new object with
/// `body`.
std::string behind(const Shared& how, int number, std::string entries, const std::string& body = font) {
    const std::string base = signed_as(shared_base(how), "A");
    REQUIRE(verdict(base) == "valid");
    const Forger forger(base);
    for (std::size_t at = entries.find("NEW"); at != std::string::npos; at = entries.find("NEW"))
        entries.replace(at, 3, std::to_string(forger.free_number()) + " 0 R");
    return said(forger.forged({{number, 0, "<<" + entries + ">>"}, {forger.free_number(), 0, body}}, XrefForm::table));
}

bool is_refused(const std::string& what) {
    CAPTURE(what);
    return what.starts_with("invalid") && holds(what, "was changed");
}

/// Of a signed file: the list of fonts gets a new one.
std::string with_new_font(const Shared& how) {
    return behind(how, 7, how.fonts + "/New NEW");
}

}  // namespace

TEST_CASE("a font that is added to shared resources, and that nothing signed names, is told and allowed") {
    const std::string told = "valid; a font was added for a field, which nothing that was signed uses: New";
    CHECK(with_new_font({}) == told);
    CHECK(with_new_font({.content = "BT /F1 9 Tf 9 500 Td (New /New1 /Newer) Tj ET"}) == told);
    Shared direct{.resources = "/Font<</F1 8 0 R>>"};
    CHECK(behind(direct, 6, "/Font<</F1 8 0 R/New NEW>>") == told);
    CHECK(behind({.content = "0 g", .resources = "/ProcSet[/PDF]"}, 6, "/ProcSet[/PDF]/Font<</New NEW>>") != told);
    // A picture whose data cannot be read is no text.
    CHECK(with_new_font({.resources = "/Font 7 0 R/XObject<</I 9 0 R>>",
                         .more = stream_of("/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/JPXDecode", "/New")}) ==
          told);
}

TEST_CASE("a font whose name signed content may mean is refused") {
    const char* const contents[] = {"BT /New 12 Tf 20 500 Td (text) Tj ET", "BT /N#65w 12 Tf 20 500 Td (text) Tj ET",
                                    "/New", "q /New/F1 Q", "(\\\n/New) pop"};
    for (const char* content : contents) {
        CAPTURE(content);
        CHECK(is_refused(with_new_font({.content = content})));
    }
    // A name that begins in one stream of the page and ends in the next.
    CHECK(is_refused(with_new_font(
        {.content = "BT 20 500 Td /N", .contents = "[5 0 R 9 0 R]", .more = stream_of("", "ew 12 Tf (text) Tj ET")})));
    CHECK(is_refused(with_new_font({.resources = "/Font 7 0 R/XObject<</X 9 0 R>>",
                                    .more = stream_of("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "/New 9 Tf")})));
    CHECK(is_refused(with_new_font({.field = "/DA(/New 12 Tf)"})));
    CHECK(is_refused(with_new_font({.more = "<</DA(/#4eew 12 Tf)>>"})));
    // What cannot be read may mean anything.
    CHECK(is_refused(with_new_font({.filter = "/Filter/Unknown", .contents = "9 0 R", .more = stream_of("", "0 g")})));
}

TEST_CASE("whatever else is done with shared resources is refused") {
    const Shared plain;
    CHECK(is_refused(behind(plain, 7, "/F1 NEW")));
    CHECK(is_refused(behind(plain, 7, "/F1 NEW/New NEW")));
    CHECK(is_refused(behind(plain, 7, "/New NEW")));
    CHECK(is_refused(behind(plain, 7, "/F1 8 0 R/New 8 0 R")));
    CHECK(is_refused(behind(plain, 7, "/F1 8 0 R/New" + font)));
    CHECK(is_refused(behind(plain, 7, "/F1 8 0 R/New NEW", "<</Type/Font/Subtype/Type3/CharProcs<<>>>>")));
    CHECK(is_refused(behind(plain, 7, "/F1 8 0 R/New NEW", "<</Type/Font/Subtype/Type1/SMask<<>>>>")));
    CHECK(is_refused(behind(plain, 7, "/F1 8 0 R/New NEW", Forger::blue())));
    CHECK(is_refused(behind(plain, 6, "/Font NEW", "<</F1 8 0 R>>")));
    // Other resources, used by the page or not.
    for (const char* content : {"/X Do", "0 g"}) {
        const Shared uses{.content = content};
        CHECK(is_refused(behind(uses, 6, "/Font 7 0 R/XObject<</X NEW>>", Forger::blue())));
        CHECK(is_refused(behind(uses, 6, "/Font 7 0 R/ExtGState<</X NEW>>", "<</ca 0>>")));
        CHECK(is_refused(behind(uses, 6, "/Font 7 0 R/ColorSpace<</DefaultRGB NEW>>", "[/DeviceRGB]")));
    }
    // A list of fonts that is something else too, whose entries have other meanings.
    CHECK(is_refused(behind({.content = "/Font gs", .resources = "/Font 7 0 R/ExtGState<</Font 7 0 R>>"}, 7,
                            "/F1 8 0 R/SMask NEW")));
    CHECK(is_refused(behind({.resources = "/Font 7 0 R/XObject 7 0 R"}, 7, "/F1 8 0 R/New NEW")));
    CHECK(is_refused(behind({.more = "[7 0 R]"}, 7, "/F1 8 0 R/New NEW")));
    CHECK(is_refused(behind({.more = "<</X<</Font 7 0 R>>>>"}, 7, "/F1 8 0 R/New NEW")));
    CHECK(is_refused(behind({.more = "<</ExtGState 6 0 R>>"}, 7, "/F1 8 0 R/New NEW")));
    // Beside other fields a font may change what those show.
    CHECK(is_refused(with_new_font({.form = "[4 0 R 9 0 R]/DR 6 0 R", .more = "<</FT/Tx/T(t)/V(x)>>"})));
}

TEST_CASE("poppler's signature on top of LibreOffice's holds") {
    const TemporaryDir dir;
    const std::filesystem::path base = dir.path / "a.pdf", twice = dir.path / "b.pdf",
                                nss = "sql:" + (dir.path / "nss").string();
    const bool has_both = run("command -v pdfsig && command -v certutil && command -v pk12util").status == 0;
    if (!has_both) {
        MESSAGE("skipped: no pdfsig or NSS tools");
        return;
    }
    spill(base, signed_as(shared_base({}), "A"));
    std::filesystem::create_directory(dir.path / "nss");
    const Ran ran = run("certutil -N --empty-password -d " + quoted(nss) + " && pk12util -i " +
                        quoted(Office::get().file("two.p12")) + " -W secret -K '' -d " + quoted(nss) +
                        " && pdfsig -nssdir " + quoted(nss) + " -add-signature -nick \"$(certutil -L -d " +
                        quoted(nss) + " | sed -n 's/ *u,u,u$//p')\" " + quoted(base) + " " + quoted(twice));
    CAPTURE(ran.out);
    const std::string signed_twice = slurp(twice), told = said(signed_twice);
    CHECK(told.starts_with("valid"));
    // Poppler 25 takes a font that is there.
    const bool adds_font = signed_twice.find("/Type /Font", slurp(base).size()) != std::string::npos;
    CHECK(holds(told, "a font was added for a field") == adds_font);
    CHECK(holds(told, "signed: "));
}

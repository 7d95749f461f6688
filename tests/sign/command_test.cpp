// The commands sign, extend and verify as a user runs them: several files, rotated pages, other programs' forms, the
// archive, tokens.
#include <sys/stat.h>

#include "authority.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Desk {
    TemporaryDir dir;
    Desk() { spill(dir.path / "password", "secret\n"); }
    [[nodiscard]] std::string at(const std::string& name) const { return quoted(dir.path / name); }
    [[nodiscard]] std::string key(const std::filesystem::path& p12) const {
        return "--key " + quoted(p12) + " --password-file " + at("password");
    }
    [[nodiscard]] unsigned mode(const std::string& name) const {
        struct stat status {};
        REQUIRE(::stat((dir.path / name).c_str(), &status) == 0);
        return status.st_mode & 07777U;
    }
};

/// A PDF of one page, turned, with a form whose fields nobody's report names.
std::string other_form(int rotate) {
    std::string pdf = "%PDF-1.7\n", table = "xref\n0 8\n0000000000 65535 f \n";
    const std::string objects[] = {
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 6 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/Rotate " + std::to_string(rotate) + "/MediaBox[0 0 400 600]>>",
        "<</Type/Page/Parent 2 0 R/Annots[5 0 R 6 0 R]>>",
        "<</T(form1)/Kids[5 0 R]>>",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Director)/TU(Head of office)/Parent 4 0 R/Rect[20 20 120 60]/F 4/P 3 0 "
        "R>>",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Witness)/Rect[200 20 300 60]/F 4/P 3 0 R>>",
        "null"};
    for (std::size_t i = 0; i < std::size(objects); ++i) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
        table += line;
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return pdf + table + "trailer\n<</Root 1 0 R/Size 8>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

/// Where the page's text stands as it is read, by poppler: x and y of its first word, or nothing.
std::string first_box(const std::string& file) {
    const std::string out = run("pdftotext -bbox " + file + " -").out;
    const std::size_t word = out.find("<word ");
    return word == std::string::npos ? "" : out.substr(word, out.find('>', word) - word);
}

double number_in(const std::string& text, const std::string& name) {
    const std::size_t at = text.find(name + "=\"");
    return at == std::string::npos ? -1 : std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

}  // namespace

TEST_CASE("several files: one password, each whole or not at all, with the modes of their sources and a report") {
    const Desk desk;
    for (const char* name : {"a.pdf", "b.pdf"}) spill(desk.dir.path / name, plain_pdf());
    spill(desk.dir.path / "broken.pdf", "no PDF");
    ::chmod((desk.dir.path / "a.pdf").c_str(), 0600);
    ::chmod((desk.dir.path / "b.pdf").c_str(), 0640);
    const std::string inputs = desk.at("a.pdf") + " " + desk.at("broken.pdf") + " " + desk.at("b.pdf");
    const std::string key = desk.key(Office::get().file("one.p12")) + " --date 2027-01-31 ";
    const Ran ran =
        program("sign " + inputs + " " + key + "-o " + desk.at("signed/") + " --report " + desk.at("r.json"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("2 files signed, 1 failed") != std::string::npos);
    CHECK(verdict(slurp(desk.dir.path / "signed/a.pdf")) == "valid");
    CHECK(verdict(slurp(desk.dir.path / "signed/b.pdf")) == "valid");
    CHECK_FALSE(std::filesystem::exists(desk.dir.path / "signed/broken.pdf"));
    CHECK(desk.mode("signed/a.pdf") == 0600);
    CHECK(desk.mode("signed/b.pdf") == 0640);
    const std::string report = slurp(desk.dir.path / "r.json");
    CHECK(report.find("\"error\": \"no-pdf\"") != std::string::npos);
    CHECK(report.find("\"signed\": 2") != std::string::npos);

    // Without a folder each stands beside its source; two of one name cannot both.
    CHECK(program("sign " + desk.at("a.pdf") + " " + desk.at("b.pdf") + " " + key).status == 0);
    CHECK(desk.mode("a.signed.pdf") == 0600);
    std::filesystem::create_directory(desk.dir.path / "other");
    spill(desk.dir.path / "other/a.pdf", plain_pdf());
    const Ran twice =
        program("sign " + desk.at("a.pdf") + " " + desk.at("other/a.pdf") + " " + key + "-o " + desk.at("x"));
    CHECK(twice.status == 3);
    CHECK(twice.out.find("is already the output of") != std::string::npos);
    CHECK(std::filesystem::exists(desk.dir.path / "x/a.pdf"));

    // A wrong password ends all of it, with nothing written.
    spill(desk.dir.path / "password", "guess\n");
    const Ran wrong = program("sign " + inputs + " " + key + "-o " + desk.at("none/"));
    CHECK(wrong.status == 2);
    CHECK(wrong.out.find("password does not open") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(desk.dir.path / "none/a.pdf"));
}

TEST_CASE("a form of another program: fields are signed by name in any order, and listed where none fits") {
    const Desk desk;
    spill(desk.dir.path / "a.pdf", other_form(0));
    const std::string key =
        desk.key(Office::get().file("one.p12")) + " --date 2027-01-31 --force -o " + desk.at("b.pdf");
    const Ran none = program("sign " + desk.at("a.pdf") + " --role Auditor " + key);
    CHECK(none.status == 2);
    CHECK(none.out.find("form1.Director, Witness") != std::string::npos);
    for (const char* role : {"Witness", "form1.Director", "Director", "'Head of office'"}) {
        CAPTURE(role);
        const Ran ran = program("sign " + desk.at("a.pdf") + " --role " + role + " " + key);
        CHECK_MESSAGE(ran.status == 0, ran.out);
        const std::string pdf = slurp(desk.dir.path / "b.pdf");
        CHECK(verdict(pdf) == "valid");
        const std::string field = sign::verify(pdf, nullptr).signatures.at(0).field;
        CHECK(field == (std::string(role) == "Witness" ? "Witness" : "form1.Director"));
    }
}

TEST_CASE("rotated pages: what a signature shows stands upright at the foot, as the page is seen") {
    if (run("command -v pdftotext").status != 0) {
        MESSAGE("skipped: no pdftotext");
        return;
    }
    const Desk desk;
    for (const int rotate : {0, 90, 180, 270}) {
        CAPTURE(rotate);
        std::string pdf = other_form(rotate);
        pdf.replace(pdf.find("[4 0 R 6 0 R]"), 13, "[           ]");  // nobody waits: a new field
        spill(desk.dir.path / "a.pdf", pdf);
        const Ran ran =
            program("sign " + desk.at("a.pdf") + " --role Clerk " + desk.key(Office::get().file("one.p12")) +
                    " --date 2027-01-31 --force -o " + desk.at("b.pdf"));
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        const std::string word = first_box(desk.at("b.pdf"));
        CAPTURE(word);
        const double width = number_in(word, "xMax") - number_in(word, "xMin");
        const double height = number_in(word, "yMax") - number_in(word, "yMin");
        CHECK(width > 1.5 * height);  // it runs along the line of who looks at it
        CHECK(number_in(word, "yMin") > 0);
        CHECK(number_in(word, "xMax") < (rotate % 180 == 0 ? 400 : 600));
    }
}

TEST_CASE("from signing to the archive on the command line, online and off") {
    const Authority authority;
    if (!authority.works()) {
        MESSAGE("skipped: no python3 or openssl");
        return;
    }
    const Desk desk;
    spill(desk.dir.path / "a.pdf", plain_pdf());
    const std::string sign = "sign " + desk.at("a.pdf") + " " + desk.key(authority.file("one.p12")) + " ";
    const std::string tsa = "--timestamp " + authority.url("/tsa") + " ";
    const std::string trust = "--trust " + quoted(authority.file("trust")) + " ";
    CHECK(program(sign + "--level t -o " + desk.at("t.pdf")).status == 64);
    CHECK(program(sign + "--level b " + tsa + "-o " + desk.at("t.pdf")).status == 64);
    CHECK(program(sign + "--offline " + tsa + "-o " + desk.at("t.pdf")).status == 64);
    for (const char* level : {"lt", "lta"}) {
        const Ran made =
            program(sign + tsa + trust + "--level " + level + " -o " + desk.at(std::string(level) + ".pdf"));
        REQUIRE_MESSAGE(made.status == 0, made.out);
        const Ran told = program("verify --offline " + trust + desk.at(std::string(level) + ".pdf"));
        CHECK_MESSAGE(told.status == 0, told.out);
        CHECK(told.out.find(std::string("level: PAdES ") + (std::string(level) == "lt" ? "B-LT\n" : "B-LTA\n")) !=
              std::string::npos);
        CHECK(told.out.find("not revoked (OCSP, the file") != std::string::npos);
    }
    REQUIRE(program(sign + "-o " + desk.at("b.pdf")).status == 0);
    CHECK(program("verify --offline " + trust + desk.at("b.pdf")).status == 1);
    // What was fetched once is kept, and does offline.
    CHECK(program("verify " + trust + "--cache " + desk.at("kept") + " " + desk.at("b.pdf")).status == 0);
    const Ran kept = program("verify --offline " + trust + "--cache " + desk.at("kept") + " " + desk.at("b.pdf"));
    CHECK_MESSAGE(kept.status == 0, kept.out);
    // extend works in place, and keeps the mode.
    ::chmod((desk.dir.path / "b.pdf").c_str(), 0600);
    const Ran extended = program("extend " + desk.at("b.pdf") + " " + trust + tsa);
    CHECK_MESSAGE(extended.status == 0, extended.out);
    CHECK(desk.mode("b.pdf") == 0600);
    const Ran archived = program("verify --offline --format json " + trust + desk.at("b.pdf"));
    CHECK_MESSAGE(archived.status == 0, archived.out);
    CHECK(archived.out.find("\"level\": \"B-LTA\"") != std::string::npos);
    CHECK(archived.out.find("\"renew_before\": ") != std::string::npos);
    const Ran xml = program("verify --offline --format xml " + trust + desk.at("b.pdf"));
    CHECK(xml.out.find("mainindication:total-passed") != std::string::npos);
    const Ran refused = program("extend " + desk.at("a.pdf") + " " + tsa);
    CHECK(refused.status == 2);
    CHECK(refused.out.find("sign it first") != std::string::npos);
}

TEST_CASE("a key on a token signs: RSA and elliptic curve, its certificate there or in a file") {
    if (run("command -v softhsm2-util && test -e /usr/lib/softhsm/libsofthsm2.so && "
            "ls /usr/lib/*/engines-3/pkcs11.so")
            .status != 0) {
        MESSAGE("skipped: no softhsm2 or libengine-pkcs11-openssl");
        return;
    }
    const Desk desk;
    const Office& office = Office::get();
    std::filesystem::create_directory(desk.dir.path / "tokens");
    spill(desk.dir.path / "softhsm.conf", "directories.tokendir = " + (desk.dir.path / "tokens").string() + "\n");
    const std::string with = "LC_ALL=C SOFTHSM2_CONF=" + desk.at("softhsm.conf");
    const auto hsm = [&](const std::string& command) {
        const Ran ran = run("env " + with + " " + command);
        REQUIRE_MESSAGE(ran.status == 0, command, ran.out);
    };
    hsm("softhsm2-util --init-token --free --label office --pin 123456 --so-pin 123456");
    int id = 0;
    for (const char* name : {"one", "curve"}) {
        const std::string pkcs8 = desk.at(std::string(name) + ".p8");
        hsm("openssl pkcs8 -topk8 -nocrypt -in " + quoted(office.file(std::string(name) + ".key")) + " -out " + pkcs8);
        hsm("softhsm2-util --import " + pkcs8 + " --token office --label " + name + " --id A" + std::to_string(++id) +
            " --pin 123456");
    }
    spill(desk.dir.path / "pin", "123456\n");
    spill(desk.dir.path / "a.pdf", plain_pdf());
    const std::string module = "?module-path=/usr/lib/softhsm/libsofthsm2.so";
    const auto sign = [&](const std::string& uri, const std::string& options) {
        return program("sign " + desk.at("a.pdf") + " --date 2027-01-31 --key '" + uri + "' --force -o " +
                           desk.at("b.pdf") + " " + options,
                       with);
    };
    const std::string pin = "--password-file " + desk.at("pin") + " ";
    for (const char* name : {"one", "curve"}) {
        CAPTURE(name);
        const std::string uri = std::string("pkcs11:token=office;object=") + name + module;
        const std::string file = "--certificates " + quoted(office.file(std::string(name) + ".pem"));
        const Ran ran = sign(uri, pin + file);
        CHECK_MESSAGE(ran.status == 0, ran.out);
        if (ran.status == 0) CHECK(verdict(slurp(desk.dir.path / "b.pdf")) == "valid");
        const Ran without = sign(uri, pin);
        CHECK(without.status == 2);
        CHECK(without.out.find("--certificates") != std::string::npos);
    }
    const std::string one = "pkcs11:token=office;object=one" + module;
    spill(desk.dir.path / "wrong", "654321\n");
    CHECK(sign(one, "--password-file " + desk.at("wrong")).status == 2);
    CHECK(sign("pkcs11:token=office;object=nobody" + module, pin).status == 2);
    CHECK(sign("pkcs11:token=office;object=one?module-path=/nowhere.so", pin).status == 2);
    CHECK(sign(one + "&pin-value=123456", "").status == 64);
    CHECK(sign("pkcs11:token=%4", pin).status == 64);
    const Ran by_source = sign(one + "&pin-source=file:" + (desk.dir.path / "pin").string(),
                               "--certificates " + quoted(office.file("one.pem")));
    CHECK_MESSAGE(by_source.status == 0, by_source.out);
    if (run("command -v pkcs11-tool").status != 0) return;
    hsm("pkcs11-tool --module /usr/lib/softhsm/libsofthsm2.so --token-label office --login --pin 123456 "
        "--write-object " +
        quoted(office.file("one.pem")) + " --type cert --id A1 --label one");
    const Ran on_token = sign(one, pin);
    CHECK_MESSAGE(on_token.status == 0, on_token.out);
    if (on_token.status == 0) CHECK(verdict(slurp(desk.dir.path / "b.pdf")) == "valid");
}

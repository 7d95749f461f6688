// Signing as an office does it: the sign-off block, its fields, the commands.
#include "program.h"

using namespace raingan::test;

namespace {

const char* const sign_off_json = R"({"sign_off": [
  {"role": "ผู้อนุมัติ", "name": "นายกำธร น้ำใส", "position": "นายกเทศมนตรีตำบลลำน้ำพอง", "order": 2},
  {"role": "ผู้รายงาน", "name": "นางสาวน้ำฝน กำลังดี", "position": "รองปลัดเทศบาล รักษาราชการแทน",
   "acting": "ปลัดเทศบาลตำบลลำน้ำพอง", "date": "๓๐ กันยายน ๒๕๖๖", "order": 1}]})";

struct SigningDesk {
    TemporaryDir dir;
    [[nodiscard]] std::string at(const std::string& name) const { return quoted(dir.path / name); }

    /// A key for each of the two, which is its own root; the password is "secret".
    void make_key() const {
        const auto key = [](const std::string& file, const std::string& name) {
            return "openssl req -x509 -newkey rsa:2048 -nodes -keyout " + file + ".key -out trust/" + file +
                   ".pem -subj '/CN=" + name +
                   "' -days 3650 -addext keyUsage=critical,digitalSignature,keyCertSign && openssl pkcs12 -export "
                   "-inkey " +
                   file + ".key -in trust/" + file + ".pem -passout pass:secret -out " + file + ".p12 && ";
        };
        const Ran ran = run("cd " + quoted(dir.path) + " && mkdir trust && " + key("k", "Namfon Kamlangdee") +
                            key("m", "Mr. Kamthorn Namsai") + "printf 'secret\\n' > password");
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
    }
    [[nodiscard]] Ran sign(const std::string& from, const std::string& to, const std::string& options,
                           const std::string& key = "k.p12") const {
        return program("sign " + at(from) + " -o " + at(to) + " --key " + at(key) + " " + options);
    }
    void convert(const std::string& options) const {
        spill(dir.path / "who.json", sign_off_json);
        const Ran ran = program("convert " + quoted(sample_docx()) + " --to pdf -o " + at("a.pdf") + " --signoff " +
                                at("who.json") + " " + options);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
    }
};

}  // namespace

TEST_CASE("--signoff puts the block of signatures behind the author's text and into the standard form") {
    if (run("command -v pdftotext").status != 0) {
        MESSAGE("skipped: no pdftotext");
        return;
    }
    for (const char* style : {"source", "standard"}) {
        const SigningDesk desk;
        desk.convert(std::string("--style ") + style);
        const std::string text = run("pdftotext -raw " + desk.at("a.pdf") + " -").out;
        CAPTURE(text);
        for (const char* line : {"(นางสาวน้ำฝน กำลังดี)", "รองปลัดเทศบาล รักษาราชการแทน", "ปลัดเทศบาลตำบลลำน้ำพอง",
                                 "วันที่ ๓๐ กันยายน ๒๕๖๖", "(นายกำธร น้ำใส)"})
            CHECK(text.find(line) != std::string::npos);
        CHECK(text.find("ผู้รายงาน") < text.rfind("ผู้อนุมัติ"));
    }
}

TEST_CASE("fields wait at the sign-off block, are signed in order, and the verdict is told as text and JSON") {
    const SigningDesk desk;
    desk.make_key();
    desk.convert("--fields");
    const std::string password = "--password-file " + desk.at("password");
    CHECK(program("verify " + desk.at("a.pdf")).status == 1);
    const Ran early = desk.sign("a.pdf", "x.pdf", password + " --role ผู้อนุมัติ --date 2027-01-31");
    CHECK(early.status == 2);
    CHECK(early.out.find("ผู้รายงาน") != std::string::npos);
    const Ran first = desk.sign("a.pdf", "b.pdf", password + " --role ผู้รายงาน --lock --date 2027-01-31");
    CHECK_MESSAGE(first.status == 0, first.out);
    const Ran second = desk.sign("b.pdf", "c.pdf", password + " --date 2027-02-01", "m.p12");
    CHECK_MESSAGE(second.status == 0, second.out);
    const Ran trusted = program("verify --trust " + desk.at("trust") + " " + desk.at("c.pdf"));
    CHECK_MESSAGE(trusted.status == 0, trusted.out);
    CHECK(trusted.out.find("later, allowed: signed: ผู้อนุมัติ") != std::string::npos);
    const Ran json = program("verify --format json " + desk.at("c.pdf"));
    CHECK(json.status == 1);
    CHECK(json.out.find("\"verdict\": \"untrusted\"") != std::string::npos);
    CHECK(json.out.find("\"time\": \"2027-01-31T00:00:00+07:00\"") != std::string::npos);
    // The report comes out of the signed file as it went in.
    CHECK(program("convert " + desk.at("c.pdf") + " --to json -o " + desk.at("c.json")).status == 0);
    const std::string report = slurp(desk.dir.path / "c.json");
    CHECK(report.find("นางสาวน้ำฝน กำลังดี") != std::string::npos);
    // And says who signed it, the first of them an earlier revision.
    const std::size_t signatures = report.find("\"source_signatures\"");
    REQUIRE(signatures != std::string::npos);
    const std::size_t earlier = report.find("earlier_revision", signatures);
    REQUIRE(earlier != std::string::npos);
    CHECK(report.find("whole_file", earlier) != std::string::npos);
    CHECK(report.find("pages-differ") == std::string::npos);
}

TEST_CASE("the password comes from a file or the environment, and a wrong one is told") {
    const SigningDesk desk;
    desk.make_key();
    desk.convert("");
    const std::string arguments =
        "sign " + desk.at("a.pdf") + " -o " + desk.at("b.pdf") + " --key " + desk.at("k.p12") + " --date 2027-01-31";
    CHECK(program(arguments, "LC_ALL=C RAINGAN_PASSWORD=secret").status == 0);
    const Ran wrong = program(arguments + " --force", "LC_ALL=C RAINGAN_PASSWORD=guess");
    CHECK(wrong.status == 2);
    CHECK(wrong.out.find("password does not open") != std::string::npos);
    const Ran expired = program(
        "sign " + desk.at("a.pdf") + " -o " + desk.at("c.pdf") + " --key " + desk.at("k.p12") + " --date 2099-01-01",
        "LC_ALL=C RAINGAN_PASSWORD=secret");
    CHECK(expired.status == 2);
    CHECK(expired.out.find("--allow-expired") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(desk.dir.path / "c.pdf"));
}

TEST_CASE("a sign-off file that says what is not known is refused with its place") {
    const SigningDesk desk;
    for (const char* json : {"{}", "[", "{\"sign_off\": []}", "{\"sign_off\": [{\"name\": \"ก\"}]}",
                             "{\"sign_off\": [{\"role\": \"ก\", \"colour\": \"red\"}]}",
                             "{\"sign_off\": [{\"role\": \"ก\", \"date\": \"30 กุมภาพันธ์ 2566\"}]}"}) {
        spill(desk.dir.path / "who.json", json);
        const Ran ran = program("convert " + quoted(sample_docx()) + " --to pdf -o " + desk.at("a.pdf") +
                                " --signoff " + desk.at("who.json"));
        CHECK(ran.status == 2);
        CHECK(ran.out.find("who.json") != std::string::npos);
    }
}

TEST_CASE("signing names the file that is not there, and asks for the role where the PDF has none") {
    const SigningDesk desk;
    desk.make_key();
    const Ran missing = desk.sign("none.pdf", "b.pdf", "--password-file " + desk.at("password"));
    CHECK(missing.status == 2);
    CHECK(missing.out.find("none.pdf: no such file") != std::string::npos);

    spill(desk.dir.path / "plain.txt", "รายงาน\n");
    REQUIRE(program("convert " + desk.at("plain.txt") + " --to pdf -o " + desk.at("plain.pdf")).status <= 1);
    const Ran roleless = desk.sign("plain.pdf", "b.pdf", "--password-file " + desk.at("password"));
    CHECK(roleless.status == 2);
    CHECK(roleless.out.find("does not say who signs; give the role with --role") != std::string::npos);
}

TEST_CASE("who signs is what the certificate says: another person's name is refused, or told by verify") {
    const SigningDesk desk;
    desk.make_key();
    desk.convert("--fields");
    const std::string options = "--password-file " + desk.at("password") + " --date 2027-01-31";
    // One key as clerk and mayor, as the report names them and as the command line does.
    REQUIRE(desk.sign("a.pdf", "b.pdf", options).status == 0);
    const Ran mayor = desk.sign("b.pdf", "c.pdf", options);
    CHECK(mayor.status == 2);
    CHECK(mayor.out.find("is not the certificate's, which is “Namfon Kamlangdee”") != std::string::npos);
    CHECK(desk.sign("b.pdf", "c.pdf", options + " --name 'นายกำธร น้ำใส'").status == 2);
    CHECK_FALSE(std::filesystem::exists(desk.dir.path / "c.pdf"));
    const Ran all_the_same = desk.sign("b.pdf", "c.pdf", options + " --name-as-written");
    CHECK_MESSAGE(all_the_same.status == 0, all_the_same.out);
    const Ran verified = program("verify --trust " + desk.at("trust") + " " + desk.at("c.pdf"));
    CHECK(verified.status == 1);
    for (const char* said : {"CONTRADICTION: the signatures hold", "the same key signed as ผู้รายงาน",
                             "the report has “นายกำธร น้ำใส” as ผู้อนุมัติ, the certificate is “Namfon Kamlangdee”"})
        CHECK_MESSAGE(verified.out.find(said) != std::string::npos, verified.out);
    const Ran json = program("verify --format json --trust " + desk.at("trust") + " " + desk.at("c.pdf"));
    CHECK(json.out.find("\"verdict\": \"contradiction\"") != std::string::npos);
    CHECK(json.out.find("not the certificate's") != std::string::npos);
    // The stamp has the certificate's name, in whatever letters.
    if (run("command -v pdftotext").status == 0)
        CHECK(run("pdftotext " + desk.at("c.pdf") + " -").out.find("ลงนามโดย Namfon Kamlangdee") != std::string::npos);
}

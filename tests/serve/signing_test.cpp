// Keys that the service's machine holds: who may use them, the PIN at each use, and what becomes of it.
#include <sys/stat.h>

#include "serve/running_service.h"

using namespace raingan::test;

namespace {

constexpr const char* pin = "correct-pin-4711";

/// A document that two are to sign, of an agency with a signer.
struct SigningOffice {
    Service service;
    TemporaryDir keys;
    Headers officer, signer, other;
    std::string id, path;

    explicit SigningOffice(const std::string& environment = "") : service("", "", environment) {
        add_user(service, "root", "admin");
        add_user(service, "somchai", "officer", "เทศบาลตำบลลำน้ำพอง");
        add_user(service, "mayor", "signer", "เทศบาลตำบลลำน้ำพอง");
        add_user(service, "stranger", "signer", "เทศบาลตำบลบ้านไผ่");
        officer = sign_in(service, "somchai", password_of("officer"));
        signer = sign_in(service, "mayor", password_of("signer"));
        other = sign_in(service, "stranger", password_of("signer"));
        const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"), officer);
        service.settled(first, officer);
        const json report = service.get("/api/v1/documents/" + first + "/report.json", officer).read();
        const Answer put = service.ask("PUT", "/api/v1/documents?name=r.json", report_to_sign(report), officer);
        REQUIRE_MESSAGE(put.status == 202, put.body);
        id = put.read()["id"];
        path = "/api/v1/documents/" + id;
        REQUIRE(service.settled(id, officer)["state"] == "ready");
    }

    void make_key(const std::string& name, const std::string& person) const {
        const Ran made =
            run("cd " + keys.path.string() + " && openssl req -utf8 -x509 -newkey rsa:2048 -nodes -keyout " + name +
                ".pem -out " + name + ".crt -days 30 -subj '/CN=" + person +
                "' -addext keyUsage=digitalSignature && openssl pkcs12 -export -inkey " + name + ".pem -in " + name +
                ".crt -out " + name + ".p12 -passout pass:" + pin + " && chmod 600 " + name + ".p12");
        REQUIRE_MESSAGE(made.status == 0, made.out);
    }
    [[nodiscard]] std::string key_file(const std::string& name) const { return (keys.path / (name + ".p12")).string(); }

    void write_keys(const std::string& toml, mode_t mode = 0600) const {
        const std::string file = service.folder() + "/keys.toml";
        spill(file, toml);
        ::chmod(file.c_str(), mode);
    }

    [[nodiscard]] Answer sign(const std::string& key, const std::string& its_pin, Headers headers) const {
        headers.emplace_back("If-Match", "\"0\"");
        return service.send("POST", path + "/sign", {{"key", key}, {"pin", its_pin}}, headers);
    }
};

std::string entry(const std::string& name, const std::string& key, const std::string& account) {
    return "[[key]]\nname = \"" + name + "\"\nlabel = \"กุญแจของ " + name +
           "\"\nsigner = \"นายสมชาย ใจดี\"\naccounts = [\"" + account + "\"]\n" + key + "\n";
}

}  // namespace

TEST_CASE("a key of this machine signs for whose turn it is, with its PIN, which is kept nowhere") {
    const SigningOffice office;
    const Service& service = office.service;
    CHECK(service.get("/api/v1/signing-keys", office.signer).read()["keys"].empty());
    for (const char* name : {"somchai", "spare", "third"}) office.make_key(name, "นายสมชาย ใจดี");
    office.make_key("malee", "นางมาลี ดีใจ");
    std::string toml;
    for (const char* name : {"somchai", "spare", "third", "malee"})
        toml += entry(name, "file = \"" + office.key_file(name) + "\"", "mayor");
    office.write_keys(toml);
    const Answer keys = service.get("/api/v1/signing-keys", office.signer);
    REQUIRE(keys.read()["keys"].size() == 4);
    CHECK(keys.read()["keys"][0] == json{{"key", "somchai"}, {"label", "กุญแจของ somchai"}, {"signer", "นายสมชาย ใจดี"}});
    CHECK(keys.body.find(".p12") == std::string::npos);
    // Whose it is not.
    CHECK(service.get("/api/v1/signing-keys", office.officer).read()["keys"].empty());
    CHECK(office.sign("somchai", pin, office.officer).code() == "no-key");
    CHECK(office.sign("somchai", pin, office.other).status == 404);  // nor the document
    CHECK(office.sign("nobody", pin, office.signer).code() == "no-key");
    // Which revision is signed must be said.
    CHECK(service.send("POST", office.path + "/sign", {{"key", "somchai"}, {"pin", pin}}, office.signer).status == 428);
    // Two wrong PINs, and the right one is not tried either.
    for (int i = 0; i < 2; ++i) CHECK(office.sign("spare", "wrong-pin-0815", office.signer).code() == "wrong-pin");
    const Answer locked = office.sign("spare", pin, office.signer);
    CHECK(locked.code() == "too-many-pins");
    CHECK(locked.headers.contains("retry-after"));
    // Whose turn it is not.
    CHECK_MESSAGE(office.sign("malee", pin, office.signer).code() == "other-person",
                  office.sign("malee", pin, office.signer).body);
    Headers once = office.signer;
    once.emplace_back("Idempotency-Key", "sign-1");
    const Answer made = office.sign("somchai", pin, once);
    REQUIRE_MESSAGE(made.status == 202, made.body);
    const json signature = signature_number(service, office.id, 1, office.signer);
    CHECK_MESSAGE(signature["accepted"] == true, signature.dump());
    CHECK(signature["role"] == "ผู้รายงาน");
    CHECK(office.sign("somchai", "another-pin", once).status == 202);  // the same request again: its first answer
    CHECK(service.get(office.path + "/signatures", office.signer).read()["signatures"].size() == 1);
    CHECK(office.sign("third", pin, office.signer).code() == "other-person");  // the next is another's
    CHECK(office.sign("malee", pin, office.signer).status == 202);
    CHECK(signature_number(service, office.id, 2, office.signer)["accepted"] == true);
    CHECK(service.get(office.path + "/signatures", office.signer).read()["complete"] == true);
    if (run("command -v pdfsig").status == 0) {
        const TemporaryDir folder;
        spill(folder.path / "a.pdf", service.get(office.path + "/outputs/pdf", office.signer).body);
        const std::string told = run("LC_ALL=C pdfsig " + (folder.path / "a.pdf").string()).out;
        CHECK_MESSAGE(told.find("Signature is Valid") != told.rfind("Signature is Valid"), told);
    }
    // The PIN is in no file of the data's, nor in the log; that keys were used is in the audit log.
    for (const char* secret : {pin, "wrong-pin-0815"})
        CHECK(run("grep -rlaF " + std::string(secret) + " " + service.data.path.string()).out.empty());
    const Headers admin = sign_in(service, "root", password_of("admin"));
    const std::string audit = service.get("/api/v1/audit.csv", admin).body;
    CHECK(audit.find(",mayor,key.used,") != std::string::npos);
    CHECK(audit.find(",mayor,key.refused,") != std::string::npos);
}

TEST_CASE("keys that others could read are not opened, and a list that is none is told without its contents") {
    const SigningOffice office;
    office.make_key("somchai", "นายสมชาย ใจดี");
    const std::string good = entry("somchai", "file = \"" + office.key_file("somchai") + "\"", "mayor");
    const auto code_of = [&] { return office.sign("somchai", pin, office.signer).code(); };
    office.write_keys(good, 0640);
    CHECK(code_of() == "bad-keys");
    CHECK(office.service.get("/api/v1/signing-keys", office.signer).code() == "bad-keys");
    office.write_keys(good);
    ::chmod(office.key_file("somchai").c_str(), 0644);
    CHECK(code_of() == "bad-keys");
    ::chmod(office.key_file("somchai").c_str(), 0600);
    const char* const broken[] = {"[[key",
                                  "[key]\n",
                                  "[[key]]\nname = \"a\"\n",
                                  "[[key]]\nname = \"../a\"\naccounts = [\"mayor\"]\nfile = \"x\"\n",
                                  "[[key]]\nname = \"a\"\naccounts = [\"mayor\"]\npin = \"1\"\n",
                                  "[[key]]\nname = \"a\"\naccounts = [\"mayor\"]\nuri = \"file:x\"\n"};
    for (const char* toml : broken) {
        office.write_keys(toml);
        CHECK_MESSAGE(code_of() == "bad-keys", toml);
    }
    office.write_keys(good + good);
    CHECK(code_of() == "bad-keys");
    office.write_keys(good);
    std::filesystem::remove(office.key_file("somchai"));
    const Answer gone = office.sign("somchai", pin, office.signer);
    CHECK(gone.status == 503);
    CHECK(gone.body.find(office.keys.path.string()) == std::string::npos);
}

TEST_CASE("who signs next is told by mail, again where the server did not take it, and of no more than the name") {
    if (run("command -v python3").status != 0) {
        MESSAGE("skipped: no python3");
        return;
    }
    const SigningOffice office;
    office.make_key("somchai", "นายสมชาย ใจดี");
    office.write_keys(entry("somchai", "file = \"" + office.key_file("somchai") + "\"", "mayor"));
    const TemporaryDir mails;
    REQUIRE(run("python3 " + (source_dir() / "tests/serve/mail_server.py").string() + " " + mails.path.string() +
                " >/dev/null 2>&1 & echo $! >" + (mails.path / "pid").string())
                .status == 0);
    const auto wait_for = [&](const char* name) {
        for (int i = 0; i < 1'200 && !std::filesystem::exists(mails.path / name); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return slurp(mails.path / name);
    };
    const std::string port = wait_for("port"), settings = office.service.folder() + "/mail.toml";
    spill(settings, "smtp = \"smtp://127.0.0.1:" + port +
                        "\"\nfrom = \"ita@example.go.th\"\n[accounts]\nmayor = \"mayor@example.go.th\"\nstranger = "
                        "\"stranger@example.go.th\"\nsomchai = \"a@b\\r\\nRCPT TO:<c@d>\"\n");
    ::chmod(settings.c_str(), 0600);
    // Handed in, it waits for its first signer, and there is nobody of that name: all who sign for the agency.
    REQUIRE(office.service.ask("POST", office.path + "/send", "", office.officer).status == 200);
    const std::string first = wait_for("mail2");  // the first was refused
    CHECK_MESSAGE(first.find("RCPT TO:<mayor@example.go.th>") != std::string::npos, first);
    REQUIRE(office.service.ask("POST", office.path + "/send", "", office.officer).status == 200);
    REQUIRE(office.sign("somchai", pin, office.signer).status == 202);
    CHECK(signature_number(office.service, office.id, 1, office.signer)["accepted"] == true);
    const std::string mail = wait_for("mail3");  // what was handed in twice was told once
    CHECK_MESSAGE(mail.find("RCPT TO:<mayor@example.go.th>") != std::string::npos, mail);
    CHECK(mail.find("stranger@") == std::string::npos);
    CHECK(mail.find("c@d") == std::string::npos);
    CHECK(mail.find("To: mayor@example.go.th") != std::string::npos);
    spill(mails.path / "body", mail.substr(mail.rfind("\r\n\r\n") + 4));
    const std::string body = run("base64 -di " + (mails.path / "body").string()).out;
    CHECK_MESSAGE(body.find("r.json") != std::string::npos, body);
    CHECK(body.find("ผู้อนุมัติ") != std::string::npos);
    CHECK(body.find("นางมาลี") == std::string::npos);
    CHECK(run("grep -c '\"mail\"' " + (office.service.data.path / "err").string()).out.starts_with("1"));
    run("kill $(cat " + (mails.path / "pid").string() + ")");
}

TEST_CASE("a key on a token signs with the PIN of this once") {
    if (run("command -v softhsm2-util && test -e /usr/lib/softhsm/libsofthsm2.so && ls /usr/lib/*/engines-3/pkcs11.so")
            .status != 0) {
        MESSAGE("skipped: no softhsm2 or libengine-pkcs11-openssl");
        return;
    }
    const TemporaryDir token;
    std::filesystem::create_directory(token.path / "tokens");
    spill(token.path / "softhsm.conf", "directories.tokendir = " + (token.path / "tokens").string() + "\n");
    const std::string with = "SOFTHSM2_CONF=" + (token.path / "softhsm.conf").string();
    const SigningOffice office(with);
    office.make_key("somchai", "นายสมชาย ใจดี");
    const std::string keys = office.keys.path.string();
    for (const std::string& command :
         {std::string("softhsm2-util --init-token --free --label office --pin 123456 --so-pin 123456"),
          "openssl pkcs8 -topk8 -nocrypt -in " + keys + "/somchai.pem -out " + keys + "/somchai.p8",
          "softhsm2-util --import " + keys + "/somchai.p8 --token office --label one --id A1 --pin 123456"}) {
        const Ran ran = run("env " + with + " " + command);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
    }
    office.write_keys(entry("somchai",
                            "uri = \"pkcs11:token=office;object=one?module-path=/usr/lib/softhsm/libsofthsm2.so\"\n"
                            "certificates = \"" +
                                keys + "/somchai.crt\"",
                            "mayor"));
    CHECK(office.sign("somchai", "654321", office.signer).code() == "wrong-pin");
    const Answer made = office.sign("somchai", "123456", office.signer);
    REQUIRE_MESSAGE(made.status == 202, made.body);
    CHECK(signature_number(office.service, office.id, 1, office.signer)["accepted"] == true);
    // That a PIN was right once opens nothing later.
    CHECK(office.sign("somchai", "654321", office.signer).code() == "wrong-pin");
}

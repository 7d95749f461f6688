// Signing while something goes wrong: the file that is signed stays, the signed one is whole or not there.
#include "faults.h"

using namespace raingan::test;

namespace {

/// A PDF and a key, and the command that signs the one with the other.
class Desk {
public:
    Desk() {
        const Ran key = run(
            "cd " + quoted(dir_.path) +
            " && openssl req -x509 -newkey rsa:2048 -nodes -keyout k.key -out c.pem -subj '/CN=Signer' "
            "-days 3650 -addext keyUsage=critical,digitalSignature && openssl pkcs12 -export -inkey k.key "
            "-in c.pem -passout pass:secret -out k.p12 && printf 'secret\\n' > password && date -d '2 days' +%F > day");
        REQUIRE_MESSAGE(key.status == 0, key.out);
        day_ = slurp(dir_.path / "day").substr(0, 10);
        const Ran made =
            run(RAINGAN_PROGRAM " convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir_.path / "a.pdf"));
        REQUIRE_MESSAGE(made.status == 0, made.out);
        pdf_ = slurp(dir_.path / "a.pdf");
    }
    [[nodiscard]] std::string command() const {
        return "sign " + quoted(dir_.path / "a.pdf") + " --key " + quoted(dir_.path / "k.p12") + " --password-file " +
               quoted(dir_.path / "password") + " --role Signer --date " + day_ + " --force -o %OUT%/signed.pdf";
    }
    /// The signed PDF, undisturbed.
    [[nodiscard]] fs::path sign() const {
        std::string command = this->command();
        command.replace(command.find("%OUT%"), 5, dir_.path.string());
        const Ran ran = run(RAINGAN_PROGRAM " " + command);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        return dir_.path / "signed.pdf";
    }
    [[nodiscard]] bool is_untouched() const { return slurp(dir_.path / "a.pdf") == pdf_; }

private:
    TemporaryDir dir_;
    std::string day_, pdf_;
};

}  // namespace

TEST_CASE("signing, killed or refused at any system call that writes") {
    const Desk desk;
    Disturbed signing(desk.command());
    for (const std::string call : {"parent:write", "parent:link", "parent:rename", "parent:fchmod", "parent:fsync"}) {
        INFO(call);
        for (const std::string what : {"kill", "ENOSPC", "EIO"}) {
            const unsigned long count = signing.survives_each(call, what);
            CHECK(count > 0);
        }
    }
    CHECK(desk.is_untouched());
}

TEST_CASE("signing without memory at any allocation: a message, or the same signature") {
    const Desk desk;
    Disturbed signing(desk.command());
    signing.fails_allocations(1, 150, 50'000);
    CHECK(desk.is_untouched());
}

TEST_CASE("what a PDF says is the same without memory, or it is told that there is none") {
    const Desk desk;
    const std::string signed_pdf = quoted(desk.sign());
    for (const std::string& command : {"verify --format json " + signed_pdf, "check --format json " + signed_pdf}) {
        const Ran whole = run("env LC_ALL=C " RAINGAN_PROGRAM " " + command);
        CHECK(whole.status == 1);  // not trusted; findings
        for (unsigned long n = 1;; n += wants_all() ? 1 : 1009) {
            const Faulty faulty = program_with(nth("parent:malloc", n, "ENOMEM"), command);
            if (!faulty.happened) break;
            INFO(command, " ", n, ": status ", faulty.status);
            if (faulty.status == 1) {
                CHECK(faulty.out == whole.out);
            } else {
                CHECK(faulty.status == 2);
                CHECK(faulty.out.find("memory") != std::string::npos);
            }
        }
    }
}

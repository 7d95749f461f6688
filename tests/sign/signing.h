// Keys, certificates and PDFs to sign, made once a run.
#pragma once

#include "base/error.h"
#include "cli/program.h"
#include "exchange/json.h"
#include "sign/moment.h"
#include "sign/sign.h"
#include "sign/verify.h"

namespace raingan::test {

/// A root, two RSA signers, one with an elliptic curve, one whose certificate is not for signing; all PKCS#12 files
/// have the password "secret".
class Office {
public:
    Office() {
        std::filesystem::create_directory(dir_.path / "trust");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out trust/ca.pem -subj '/CN=Test Root' -days 3650");
        spill(dir_.path / "signer", "keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n");
        spill(dir_.path / "other", "keyUsage=critical,keyEncipherment\nbasicConstraints=CA:FALSE\n");
        spill(dir_.path / "tsa", "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
        issue("one", "rsa:2048", "signer");
        issue("two", "rsa:2048", "signer");
        issue("curve", "ec -pkeyopt ec_paramgen_curve:P-256", "signer");
        issue("other", "rsa:2048", "other");
        issue("tsa", "rsa:2048", "tsa");
    }
    static Office& get() {
        static Office office;
        return office;
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return dir_.path / name; }
    [[nodiscard]] sign::Identity identity(const std::string& name) const {
        return sign::read_identity(slurp(file(name + ".p12")), "secret", name);
    }
    [[nodiscard]] sign::Store trust() const { return sign::trust_store(file("trust").string()); }
    void openssl(const std::string& arguments) const {
        const Ran ran = run("cd " + quoted(dir_.path) + " && openssl " + arguments);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
    }

private:
    void issue(const std::string& name, const std::string& key, const std::string& extensions) {
        openssl("req -newkey " + key + " -nodes -keyout " + name + ".key -out " + name + ".csr -subj '/CN=Signer " +
                name + "'");
        openssl("x509 -req -in " + name + ".csr -CA trust/ca.pem -CAkey ca.key -CAcreateserial -days 3000 -extfile " +
                extensions + " -out " + name + ".pem");
        openssl("pkcs12 -export -inkey " + name + ".key -in " + name +
                ".pem -certfile trust/ca.pem -passout pass:secret -out " + name + ".p12");
    }
    TemporaryDir dir_;
};

/// Three sign in this order; the name is part of every certificate's.
inline Report small_report() {
    Report report;
    report.title = Text{"รายงานผลการดำเนินการ", "", {}};
    report.overall.score = Score{Decimal(9924, 2), "", {}};
    report.sign_off = {{"ผู้รายงาน", "Signer", "นิติกรชำนาญการ", {}, {}},
                       {"ผู้ตรวจสอบ", "Signer", "ปลัดเทศบาล", {}, {}},
                       {"ผู้อนุมัติ", "Signer", "นายกเทศมนตรี", {}, {}}};
    return report;
}

/// The report as the program converts it.
inline std::string pdf_of(const Report& report, const std::string& options = "") {
    const TemporaryDir dir;
    spill(dir.path / "report.json", to_json(report));
    const Ran ran =
        program("convert " + quoted(dir.path / "report.json") + " --to pdf " + options + " -o " + quoted(dir.path));
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    return slurp(dir.path / "report.pdf");
}

inline const std::string& plain_pdf() {
    static const std::string pdf = pdf_of(small_report());
    return pdf;
}

inline sign::SignRequest request(const std::string& role = "") {
    sign::SignRequest request;
    request.role = role;
    request.seconds = *sign::parse_moment("2027-01-31T09:30");
    return request;
}

inline std::string signed_as(std::string_view pdf, const std::string& role, const std::string& who = "one") {
    return sign::sign_pdf(pdf, request(role), Office::get().identity(who));
}

/// A PDF of one empty page and nothing else; `tree` are more entries of the page tree.
inline std::string bare_pdf(const std::string& tree = "") {
    std::string pdf = "%PDF-1.4\n", table = "xref\n0 4\n0000000000 65535 f \n";
    const std::string objects[] = {"/Type/Catalog/Pages 2 0 R", "/Type/Pages/Kids[3 0 R]/Count 1" + tree,
                                   "/Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]"};
    for (int i = 0; i < 3; ++i) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
        table += line;
        pdf += std::to_string(i + 1) + " 0 obj\n<<" + objects[i] + ">>\nendobj\n";
    }
    return pdf + table + "trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF";
}

/// Signed by the first two.
inline const std::string& twice_signed() {
    static const std::string pdf = signed_as(signed_as(plain_pdf(), "ผู้รายงาน"), "ผู้ตรวจสอบ", "two");
    return pdf;
}

/// The code of the Error that `work` throws, or "none".
template <typename Work>
std::string error_code(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

/// The verdict's word, or the error's code where the file cannot even be read.
inline std::string verdict(std::string_view pdf) {
    static const sign::Store store = Office::get().trust();
    static const char* const words[] = {"valid", "untrusted", "invalid", "unsigned", "contradiction"};
    try {
        return words[static_cast<int>(sign::verify(pdf, store.get()).verdict)];
    } catch (const Error& error) {
        return error.code();
    }
}

}  // namespace raingan::test

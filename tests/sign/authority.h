// A root, an issuer below it, a responder, a time stamp authority and signers, of `openssl`, with a server on the
// loopback that answers for them.
#pragma once

#include <openssl/pem.h>

#include <chrono>
#include <thread>

#include "signing.h"

namespace raingan::test {

/// Ends with its folder.
inline std::string start_server(const std::filesystem::path& folder) {
    std::filesystem::remove(folder / "port");
    REQUIRE(
        run("python3 " + quoted(source_dir() / "tests/sign/authority.py") + " " + quoted(folder) + " >/dev/null 2>&1 &")
            .status == 0);
    for (int i = 0; i < 400; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (std::filesystem::exists(folder / "port")) return "http://127.0.0.1:" + slurp(folder / "port");
    }
    return {};
}

inline std::string tsa_configuration(const std::string& certificates) {
    return "[tsa]\ndefault_tsa=t\n[t]\nserial=tsa.serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\ncerts=" +
           certificates +
           "\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n"
           "ess_cert_id_alg=sha256\n";
}

class Authority {
public:
    Authority() {
        for (const char* folder : {"trust", "public", "new", "root.new"})
            std::filesystem::create_directory(dir_.path / folder);
        url_ = start_server(dir_.path);
        if (url_.empty()) return;
        for (const char* index : {"index.txt", "root.index"}) spill(dir_.path / index, "");
        for (const char* serial : {"serial", "root.serial", "crlnumber", "root.crlnumber", "tsa.serial"})
            spill(dir_.path / serial, "1001\n");
        spill(dir_.path / "ca.cnf", configuration());
        openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out trust/root.pem -subj '/CN=Archive Root' -days "
            "7000 "
            "-addext keyUsage=critical,keyCertSign,cRLSign");
        make("ca", "Archive CA", "-name r -extensions issuer -days 6000");
        make("ocsp", "Archive OCSP", "-name d -extensions ocsp -days 5000");
        make("tsa", "Archive TSA", "-name d -extensions tsa -days 5000");
        make("one", "Signer one", "-name d -extensions signer -days 30");
        make("two", "Signer two", "-name d -extensions signer -days 30");
        make("by_list", "Signer three", "-name d -extensions by_list -days 30");
        publish_lists("-crldays 4000");
        openssl("x509 -in ca.pem -outform DER -out public/ca.cer");
        spill(dir_.path / "tsa.cnf", tsa_configuration("ca.pem"));
    }
    [[nodiscard]] bool works() const { return !url_.empty(); }
    [[nodiscard]] std::string url(const std::string& path) const { return url_ + path; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return dir_.path / name; }
    void openssl(const std::string& arguments) const {
        const Ran ran = run("cd " + quoted(dir_.path) + " && openssl " + arguments);
        REQUIRE_MESSAGE(ran.status == 0, arguments, ran.out);
    }
    void publish_lists(const std::string& options) const {
        openssl("ca -config ca.cnf -name d -gencrl " + options + " -out crl.pem");
        openssl("crl -in crl.pem -outform DER -out public/ca.crl");
        openssl("ca -config ca.cnf -name r -gencrl " + options + " -out crl.pem");
        openssl("crl -in crl.pem -outform DER -out public/root.crl");
    }
    void revoke(const std::string& name, const std::string& reason = "keyCompromise") const {
        openssl("ca -config ca.cnf -name d -revoke " + name + ".pem -crl_reason " + reason);
    }
    void silence(bool silent) const {
        if (silent)
            spill(file("silent"), "");
        else
            std::filesystem::remove(file("silent"));
    }
    [[nodiscard]] sign::Identity identity(const std::string& name) const {
        return sign::read_identity(slurp(file(name + ".p12")), "secret", name);
    }
    [[nodiscard]] sign::Certificate certificate(const std::string& name) const {
        const std::string pem = slurp(file(name));
        const sign::Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
        return sign::Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    }
    [[nodiscard]] sign::Store trust() const { return sign::trust_store(file("trust").string()); }

    /// The issuer's key, a request and what the issuer makes of it; a PKCS#12 file with its issuer.
    void make(const std::string& name, const std::string& subject, const std::string& options) const {
        openssl("req -newkey rsa:2048 -nodes -keyout " + name + ".key -out " + name + ".csr -subj '/CN=" + subject +
                "'");
        openssl("ca -batch -notext -config ca.cnf " + options + " -in " + name + ".csr -out " + name + ".pem");
        openssl("pkcs12 -export -inkey " + name + ".key -in " + name + ".pem -certfile " +
                (name == "ca" ? "trust/root.pem" : "ca.pem") + " -passout pass:secret -out " + name + ".p12");
    }

private:
    [[nodiscard]] std::string configuration() const {
        const auto issuer = [](const std::string& section, const std::string& prefix, const std::string& certificate,
                               const std::string& key) {
            return "[" + section + "]\ndatabase=" + prefix + (prefix.empty() ? "index.txt" : "index") +
                   "\nserial=" + prefix + "serial\ncrlnumber=" + prefix + "crlnumber\nnew_certs_dir=" + prefix +
                   "new\ncertificate=" + certificate + "\nprivate_key=" + key +
                   "\ndefault_md=sha256\npolicy=p\nunique_subject=no\n";
        };
        const std::string list = "crlDistributionPoints=URI:" + url("/ca.crl") + "\n";
        const std::string leaf = "basicConstraints=CA:FALSE\nauthorityKeyIdentifier=keyid\n";
        return "[ca]\ndefault_ca=d\n" + issuer("d", "", "ca.pem", "ca.key") +
               issuer("r", "root.", "trust/root.pem", "root.key") + "[p]\ncommonName=supplied\n" +
               "[issuer]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
               "subjectKeyIdentifier=hash\ncrlDistributionPoints=URI:" +
               url("/root.crl") + "\n[ocsp]\n" + leaf +
               "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored\n[tsa]\n" + leaf +
               list + "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n[signer]\n" + leaf +
               "keyUsage=critical,digitalSignature,nonRepudiation\nauthorityInfoAccess=OCSP;URI:" + url("/ocsp") +
               ",caIssuers;URI:" + url("/ca.cer") + "\n[by_list]\n" + leaf + list +
               "keyUsage=critical,digitalSignature,nonRepudiation\n";
    }
    TemporaryDir dir_;
    std::string url_;
};

}  // namespace raingan::test

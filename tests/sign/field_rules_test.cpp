// What forms ask of signatures: locks (FieldMDP), seed values; what certified files and time stamps allow.
#include <openssl/ess.h>

#include "by_hand.h"
#include "sign/openssl.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string signed_in(const std::string& form, const std::string& field, const std::string& who = "one",
                      bool lock = false, bool stamped = false) {
    sign::SignRequest asked = request(field);
    asked.lock = lock;
    if (stamped) asked.timestamp = [](std::string_view) { return std::string("\x30\x03\x02\x01\x01", 5); };
    return sign::sign_pdf(form, asked, Office::get().identity(who));
}

/// Another program, which does not care, signs in the field of this place.
std::string signed_elsewhere(const std::string& pdf, int index) {
    return filled(field_update(pdf, index, placeholder("/adbe.pkcs7.detached")), signing + "-in bytes -out cms");
}

std::string hex_of(const std::string& name) {
    Office::get().openssl("x509 -in " + name + " -outform DER -out der");
    return "<" + sign::hex(slurp(Office::get().file("der"))) + ">";
}

}  // namespace

TEST_CASE("a field's /Lock is written as FieldMDP, and verify holds those who come later to it") {
    struct Case {
        const char* lock;
        bool locks_b;
    };
    for (const Case& one : {Case{"/Action/All", true}, Case{"/Action/Include/Fields[(B)]", true},
                            Case{"/Action/Include/Fields[(C)]", false}, Case{"/Action/Exclude/Fields[(B)]", false},
                            Case{"/Action/Exclude/Fields[(C)]", true}}) {
        CAPTURE(one.lock);
        const std::string form = form_of({std::string("/Lock<</Type/SigFieldLock") + one.lock + ">>", "", ""});
        const std::string first = signed_in(form, "A");
        CHECK(verdict(first) == "valid");
        CHECK(first.find("/TransformMethod/FieldMDP") != std::string::npos);
        CHECK(error_code([&] { (void)signed_in(first, "B", "two"); }) == (one.locks_b ? "locked" : "none"));
        const std::string second = said(signed_elsewhere(first, 1));
        CHECK(second.starts_with(one.locks_b ? "invalid" : "valid"));
        CHECK(holds(second, "it locks the field B") == one.locks_b);
    }
    // Without a lock nothing is said of one.
    const std::string open = signed_in(form_of({"", ""}), "A");
    CHECK(open.find("FieldMDP") == std::string::npos);
    CHECK(verdict(signed_elsewhere(open, 1)) == "valid");
}

TEST_CASE("a /Lock that allows no changes, with and without another program's FieldMDP; one that cannot be read") {
    const std::string first = signed_in(form_of({"/Lock<</Action/All/P 1>>", ""}), "A");
    CHECK(verdict(first) == "valid");
    CHECK(error_code([&] { (void)signed_in(first, "B", "two"); }) == "locked");
    CHECK(holds(said(signed_elsewhere(first, 1)), "it allows no additions"));
    for (const char* bad : {"/Lock<</Action/Some>>", "/Lock<<>>", "/Lock<</Action/Include>>",
                            "/Lock<</Action/All/P 7>>", "/Lock[]", "/Lock<</Action/Include/Fields[/B]>>"})
        CHECK(error_code([&] { (void)signed_in(form_of({bad}), "A"); }) == "bad-lock");
    // A transform that another program has spelled amiss locks everything.
    const std::string odd = filled(
        field_update(
            form_of({"", ""}), 0,
            placeholder("/adbe.pkcs7.detached",
                        "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Action/What>>>>]")),
        signing + "-in bytes -out cms");
    CHECK(verdict(odd) == "valid");
    CHECK(verdict(signed_elsewhere(odd, 1)) == "invalid");
}

TEST_CASE("what a field requires of its signature (/SV) is given, or the field is not signed") {
    const std::string own = hex_of("one.pem"), issuer = hex_of("trust/ca.pem"), other = hex_of("two.pem");
    struct Case {
        std::string seed;
        const char* code;
        const char* says = "";
        bool lock = false, stamped = false;
    };
    const std::vector<Case> cases = {
        {"", "none"},
        {"/Ff 0/Filter/Entrust/SubFilter[/x]/DigestMethod[(MD5)]/Reasons[(no)]", "none"},  // no more than suggestions
        {"/Ff 1/Filter/Adobe.PPKLite", "none"},
        {"/Ff 1/Filter/Entrust.PPKEF", "seed-value", "Entrust.PPKEF"},
        {"/Ff 2/SubFilter[/adbe.pkcs7.detached/ETSI.CAdES.detached]", "none"},
        {"/Ff 2/SubFilter[/adbe.x509.rsa_sha1]", "seed-value", "adbe.x509.rsa_sha1"},
        {"/Ff 64/DigestMethod[(SHA512)(SHA256)]", "none"},
        {"/Ff 64/DigestMethod[(SHA512)]", "seed-value", "SHA512"},
        {"/Ff 8/Reasons[(A)(other)]", "none"},
        {"/Ff 8/Reasons[(other)]", "seed-value", "one of the reasons other"},
        {"/Ff 4/V 2", "none"},
        {"/Ff 4/V 3", "seed-value", "later version"},
        {"/Ff 16/LegalAttestation[(x)]", "seed-value", "legal attestation"},
        {"/Ff 32/AddRevInfo true", "seed-value", "revocation information"},
        {"/Ff 32/AddRevInfo false", "none"},
        {"/Ff 128/LockDocument/true", "seed-value", "locked"},
        {"/Ff 128/LockDocument/auto", "none"},
        {"/Ff 256/AppearanceFilter(x)", "seed-value", "does not know"},
        {"/MDP<</P 2>>", "seed-value", "--lock"},
        {"/MDP<</P 2>>", "none", "", true},
        {"/MDP<</P 0>>", "none"},
        {"/MDP<</P 0>>", "seed-value", "does not certify", true},
        {"/MDP<</P 1>>", "seed-value", "/P 1"},
        {"/TimeStamp<</URL(http://tsa.example)/Ff 1>>", "seed-value", "--timestamp"},
        {"/TimeStamp<</URL(http://tsa.example)/Ff 0>>", "none"},
        {"/TimeStamp<</URL(http://tsa.example)/Ff 1>>", "none", "", false, true},
        {"/Cert<</Ff 1/Subject[" + own + "]>>", "none"},
        {"/Cert<</Ff 1/Subject[" + other + "]>>", "seed-value", "certain certificates"},
        {"/Cert<</Ff 2/Issuer[" + issuer + "]>>", "none"},
        {"/Cert<</Ff 2/Issuer[" + other + "]>>", "seed-value", "certain issuers"},
        {"/Cert<</Ff 32/KeyUsage[(1)]>>", "seed-value", "does not look for"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.seed);
        std::string code = "none", told;
        try {
            const std::string pdf =
                signed_in(form_of({"/SV<</Type/SV" + one.seed + ">>"}), "A", "one", one.lock, one.stamped);
            if (!one.stamped) CHECK(verdict(pdf) == "valid");
        } catch (const Error& error) {
            code = error.code();
            told = error.message().en;
            CHECK(error.message().th.find("แบบฟอร์ม") != std::string::npos);
        }
        CHECK(code == one.code);
        CHECK(holds(told, one.says));
    }
    CHECK(error_code([] { (void)signed_in(form_of({"/SV 3"}), "A"); }) == "seed-value");
}

TEST_CASE("a document time stamp may show nothing: neither in a field that waited nor in a new one") {
    const Office& office = Office::get();
    spill(
        office.file("tsa.cnf"),
        "[tsa]\ndefault_tsa=t\n[t]\nserial=tsa.serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\ncerts=trust/ca.pem\n"
        "signer_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n"
        "ess_cert_id_alg=sha256\n");
    spill(office.file("tsa.serial"), "1001\n");
    const std::string base = signed_in(form_of({"", ""}), "A");
    const auto stamped = [&](const std::map<std::string, std::string>& more, const std::vector<ForgedObject>& also) {
        return said(
            filled(field_update(base, 1, placeholder("/ETSI.RFC3161"), more, also),
                   "ts -query -data bytes -sha256 -cert -out q && openssl ts -reply -config tsa.cnf -queryfile q "
                   "-token_out -out cms"));
    };
    const std::string plain = stamped({}, {});
    CHECK(plain.starts_with("valid"));
    CHECK(holds(plain, "time stamp of the document: B"));
    const int look = Forger(base).free_number(1);
    const std::string shown =
        stamped({{"/AP", "<</N " + std::to_string(look) + " 0 R>>"}}, {{look, 0, Forger::blue(100, 40)}});
    CHECK(shown.starts_with("invalid"));
    CHECK(holds(shown, "only a time stamp stands in it"));
    CHECK(stamped({{"/MK", "<</BG[0 0 1]>>"}}, {}).starts_with("invalid"));
    CHECK(stamped({{"/BS", "<</W 9>>"}}, {}).starts_with("invalid"));
}

TEST_CASE(
    "the old signing-certificate attribute (RFC 2634) is read: bound by SHA-1, told; another's certificate, invalid") {
    const auto by_old_attribute = [](const std::string& named) {
        return said(filled_by(
            field_update(form_of({""}), 0, placeholder("/ETSI.CAdES.detached")), [&](const std::string& bytes) {
                const sign::Identity identity = Office::get().identity("one"), other = Office::get().identity(named);
                const sign::Bio content(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
                constexpr unsigned flags = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP;
                const sign::Cms cms(CMS_sign(nullptr, nullptr, nullptr, content.get(), flags));
                CMS_SignerInfo* signer =
                    CMS_add1_signer(cms.get(), identity.certificate.get(), identity.key.get(), EVP_sha256(), flags);
                REQUIRE(signer != nullptr);
                const Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> ess(
                    OSSL_ESS_signing_cert_new_init(other.certificate.get(), nullptr, 1));
                const std::string attribute = sign::der<const ESS_SIGNING_CERT>(ess.get(), i2d_ESS_SIGNING_CERT);
                REQUIRE(CMS_signed_add1_attr_by_NID(signer, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE,
                                                    attribute.data(), static_cast<int>(attribute.size())) == 1);
                REQUIRE(CMS_final(cms.get(), content.get(), nullptr, flags) == 1);
                return sign::der<CMS_ContentInfo>(cms.get(), [](CMS_ContentInfo* value, unsigned char** out) {
                    return i2d_CMS_ContentInfo(value, out);
                });
            }));
    };
    const std::string right = by_old_attribute("one"), wrong = by_old_attribute("two");
    CHECK(holds(right, "it names its signer's certificate by SHA-1"));
    CHECK(right.starts_with("valid"));
    CHECK(wrong.starts_with("invalid"));
    CHECK(holds(wrong, "it names another certificate than its signer's"));
}

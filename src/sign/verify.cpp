#include "sign/verify.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "sign/byte_range.h"
#include "sign/changes.h"
#include "sign/cms.h"
#include "sign/fields.h"
#include "sign/moment.h"
#include "sign/proof.h"
#include "sign/witness.h"

namespace raingan::sign {
namespace {

/// /Reference … /DocMDP … /P (ISO 32000-1 12.8.2.2): 0 where the signature does not certify.
long long permissions(QPDFObjectHandle signature) {
    QPDFObjectHandle references = signature.getKey("/Reference");
    if (!references.isArray()) return 0;
    for (QPDFObjectHandle& reference : references.getArrayAsVector()) {
        if (!reference.isDictionary() || name_of(reference.getKey("/TransformMethod")) != "/DocMDP") continue;
        QPDFObjectHandle parameters = reference.getKey("/TransformParams");
        QPDFObjectHandle p = parameters.isDictionary() ? parameters.getKey("/P") : QPDFObjectHandle::newNull();
        return p.isInteger() ? p.getIntValue() : 2;
    }
    return 0;
}

class Verifier {
public:
    Verifier(std::string_view pdf, QPDF& qpdf) : pdf_(pdf), qpdf_(qpdf) {}

    Witness witness_of(const SignatureField& field) {
        QPDFObjectHandle signature = QPDFObjectHandle(field.field).getKey("/V");
        Witness witness;
        SignatureState& state = witness.state;
        if (field.is_document_timestamp()) state.kind = SignatureKind::document_timestamp;
        state.field = field.name;
        state.role = utf8_of(signature.getKey("/Reason"));
        state.name = utf8_of(signature.getKey("/Name"));
        if (const auto claimed = parse_pdf_date(utf8_of(signature.getKey("/M")))) {
            state.seconds = claimed;
            state.time_source = TimeSource::claimed;
        }
        const long long p = permissions(signature);
        state.certifies = p != 0;
        state.forbids_all = p == 1;
        Message why;
        const auto range = signed_range(pdf_, qpdf_, signature, why);
        if (!range) {
            state.problems.push_back(why);
            return witness;
        }
        state.covered_bytes = range->end;
        witness.contents = range->contents;
        if (witness.is_document_timestamp())
            read_document_timestamp(signature, *range, witness);
        else
            read_signature(signature, *range, witness);
        const Changes changes = changes_since(pdf_, qpdf_, range->end);
        state.covers_file = range->end == pdf_.size();
        state.additions = changes.additions;
        state.changes = changes.forbidden;
        if (state.forbids_all && !state.covers_file && !state.additions.empty())
            state.changes.push_back({"it allows no additions", "ลายมือชื่อนี้ไม่อนุญาตให้เพิ่มสิ่งใด"});
        return witness;
    }

private:
    void read_signature(QPDFObjectHandle signature, const SignedRange& range, Witness& witness) {
        SignatureState& state = witness.state;
        const std::string kind = name_of(signature.getKey("/SubFilter"));
        const bool cades = kind == "/ETSI.CAdES.detached";
        const auto problem = [&](bool holds, const char* en, const char* th) {
            if (!holds) state.problems.push_back({en, th});
            return holds;
        };
        if (!problem(cades || kind == "/adbe.pkcs7.detached", "is of a kind that is not supported",
                     "เป็นลายมือชื่อชนิดที่ไม่รองรับ"))
            return;
        witness.cms = read_cms(range.contents, range.first, range.second);
        const CmsFacts& facts = witness.cms;
        if (!problem(facts.readable && facts.signer, "its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้")) return;
        state.signer = subject_name(facts.signer.get());
        state.signer_certificate = der<const X509>(facts.signer.get(), i2d_X509);
        state.signature_value = facts.signature_value;
        state.whole = facts.matches;
        problem(facts.matches, "the signed bytes were changed, or it belongs to other bytes",
                "ข้อมูลที่ลงนามถูกแก้ไข หรือลายมือชื่อเป็นของข้อมูลอื่น");
        problem(!cades || facts.binds_signer, "it does not name its signer's certificate", "ไม่ได้ผูกกับใบรับรองของผู้ลงนาม");
        problem(facts.strong, "its digest is too weak (SHA-1 or older)", "ใช้ค่าย่อยที่ไม่ปลอดภัย (SHA-1 หรือเก่ากว่า)");
        problem((X509_get_key_usage(facts.signer.get()) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0,
                "its certificate is not for signing", "ใบรับรองไม่ได้ออกให้ใช้ลงนาม");
        if (cades && facts.binds_signer && facts.strong && !facts.signing_time) state.level = Level::b;
        read_time(witness);
    }

    void read_time(Witness& witness) {
        SignatureState& state = witness.state;
        if (!state.seconds && witness.cms.signing_time) {
            state.seconds = witness.cms.signing_time;
            state.time_source = TimeSource::claimed;
        }
        if (witness.cms.timestamp.empty()) return;
        witness.token = read_timestamp(witness.cms.timestamp, witness.cms.signature_value);
        state.authority = witness.token.authority;
        if (!witness.token.fits) {
            state.problems.push_back({"its time stamp belongs to another signature", "ตราประทับเวลาเป็นของลายมือชื่ออื่น"});
            return;
        }
        state.seconds = witness.token.seconds;
        state.time_source = TimeSource::timestamp_untrusted;
    }

    static void read_document_timestamp(QPDFObjectHandle signature, const SignedRange& range, Witness& witness) {
        SignatureState& state = witness.state;
        witness.token = read_timestamp(range.contents, range.first, range.second);
        const TimestampFacts& token = witness.token;
        if (name_of(signature.getKey("/SubFilter")) != "/ETSI.RFC3161" || !token.readable || !token.signer) {
            state.problems.push_back({"its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้"});
            return;
        }
        state.signer = state.authority = token.authority;
        state.signer_certificate = der<const X509>(token.signer.get(), i2d_X509);
        state.seconds = token.seconds;
        state.time_source = TimeSource::timestamp_untrusted;
        state.stamp_ends = seconds_of(X509_get0_notAfter(token.signer.get()));
        state.whole = token.fits;
        if (!token.fits)
            state.problems.push_back({"the stamped bytes were changed, or it belongs to other bytes",
                                      "ข้อมูลที่ประทับเวลาถูกแก้ไข หรือตราประทับเวลาเป็นของข้อมูลอื่น"});
    }

    std::string_view pdf_;
    QPDF& qpdf_;
};

Verdict verdict_of(const std::vector<SignatureState>& states) {
    if (std::ranges::none_of(states, [](const auto& s) { return s.kind == SignatureKind::signature; }))
        return states.empty() || std::ranges::all_of(states, &SignatureState::intact) ? Verdict::is_unsigned
                                                                                      : Verdict::invalid;
    if (!std::ranges::all_of(states, &SignatureState::intact)) return Verdict::invalid;
    const bool trusted = std::ranges::all_of(states, [](const SignatureState& s) { return s.chain == Chain::trusted; });
    return trusted ? Verdict::valid : Verdict::untrusted;
}

int add_certificates(X509_STORE* store, const std::string& bytes) {
    int count = 0;
    const Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    while (X509* raw = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        const Certificate certificate(raw);
        count += X509_STORE_add_cert(store, raw);
    }
    if (count == 0) {
        const unsigned char* at = bytes_of(bytes);
        const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
        if (certificate) count += X509_STORE_add_cert(store, certificate.get());
    }
    ERR_clear_error();
    return count;
}

}  // namespace

std::vector<Witness> examine(std::string_view pdf, QPDF& qpdf) {
    std::vector<Witness> witnesses;
    Verifier verifier(pdf, qpdf);
    for (const SignatureField& field : signature_fields(qpdf))
        if (field.is_signed()) witnesses.push_back(verifier.witness_of(field));
    std::ranges::stable_sort(witnesses, {}, [](const Witness& witness) { return witness.state.covered_bytes; });
    return witnesses;
}

Verification verify(std::string_view pdf, X509_STORE* store, const Checking& checking) {
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Verification result;
        result.file_bytes = pdf.size();
        result.now = checking.now != 0 ? checking.now : std::time(nullptr);
        std::vector<Witness> witnesses = examine(pdf, *qpdf);
        prove(pdf, *qpdf, witnesses, {store, &checking.sources, result.now});
        for (Witness& witness : witnesses) {
            if (witness.is_document_timestamp() && witness.state.intact())
                result.renew_before = witness.state.stamp_ends;
            result.signatures.push_back(std::move(witness.state));
        }
        result.verdict = verdict_of(result.signatures);
        return result;
    });
}

Store trust_store(const std::string& directory) {
    Store store(X509_STORE_new());
    if (directory.empty()) {
        X509_STORE_set_default_paths(store.get());
        return store;
    }
    // A certificate that is trusted itself needs no issuer.
    X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
    int count = 0;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored))
        if (entry.is_regular_file()) count += add_certificates(store.get(), read_file(entry.path().string()));
    if (count == 0)
        throw unreadable("no-trust", directory,
                         {"holds no certificates (PEM or DER); give the folder of the trusted issuers",
                          "ไม่มีใบรับรอง (PEM หรือ DER) โปรดระบุโฟลเดอร์ใบรับรองของผู้ออกที่เชื่อถือ"});
    return store;
}

}  // namespace raingan::sign

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
#include "sign/timestamp.h"

namespace raingan::sign {
namespace {

using StoreContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

Chain chain_of(const CmsFacts& facts, X509_STORE* store, std::int64_t at) {
    if (store == nullptr) return Chain::unknown_issuer;
    const StoreContext context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), store, facts.signer.get(), facts.certificates.get()) != 1)
        return Chain::broken;
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()), static_cast<std::time_t>(at));
    const bool ok = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (ok) return Chain::trusted;
    switch (X509_STORE_CTX_get_error(context.get())) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return Chain::expired;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return Chain::not_yet_valid;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            return Chain::unknown_issuer;
        default:
            return Chain::broken;
    }
}

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
    Verifier(std::string_view pdf, QPDF& qpdf, X509_STORE* store) : pdf_(pdf), qpdf_(qpdf), store_(store) {}

    SignatureState state_of(const SignatureField& field) {
        QPDFObjectHandle signature = QPDFObjectHandle(field.field).getKey("/V");
        SignatureState state;
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
            return state;
        }
        state.covered_bytes = range->end;
        read_signature(signature, *range, state);
        const Changes changes = changes_since(pdf_, qpdf_, range->end);
        state.covers_file = range->end == pdf_.size();
        state.additions = changes.additions;
        state.changes = changes.forbidden;
        if (state.forbids_all && !state.covers_file && !state.additions.empty())
            state.changes.push_back({"it allows no additions", "ลายมือชื่อนี้ไม่อนุญาตให้เพิ่มสิ่งใด"});
        return state;
    }

private:
    void read_signature(QPDFObjectHandle signature, const SignedRange& range, SignatureState& state) {
        const std::string kind = name_of(signature.getKey("/SubFilter"));
        const bool cades = kind == "/ETSI.CAdES.detached";
        const auto problem = [&](bool holds, const char* en, const char* th) {
            if (!holds) state.problems.push_back({en, th});
            return holds;
        };
        if (!problem(cades || kind == "/adbe.pkcs7.detached", "is of a kind that is not supported",
                     "เป็นลายมือชื่อชนิดที่ไม่รองรับ"))
            return;
        const CmsFacts facts = read_cms(range.contents, range.first, range.second);
        if (!problem(facts.readable && facts.signer, "its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้")) return;
        state.signer = subject_name(facts.signer.get());
        state.whole = facts.matches;
        problem(facts.matches, "the signed bytes were changed, or it belongs to other bytes",
                "ข้อมูลที่ลงนามถูกแก้ไข หรือลายมือชื่อเป็นของข้อมูลอื่น");
        problem(!cades || facts.binds_signer, "it does not name its signer's certificate", "ไม่ได้ผูกกับใบรับรองของผู้ลงนาม");
        problem(facts.strong, "its digest is too weak (SHA-1 or older)", "ใช้ค่าย่อยที่ไม่ปลอดภัย (SHA-1 หรือเก่ากว่า)");
        problem((X509_get_key_usage(facts.signer.get()) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0,
                "its certificate is not for signing", "ใบรับรองไม่ได้ออกให้ใช้ลงนาม");
        read_time(facts, state);
        const std::int64_t at = state.time_source == TimeSource::timestamp ? *state.seconds : std::time(nullptr);
        state.chain = chain_of(facts, store_, at);
    }

    void read_time(const CmsFacts& facts, SignatureState& state) {
        if (!state.seconds && facts.signing_time) {
            state.seconds = facts.signing_time;
            state.time_source = TimeSource::claimed;
        }
        if (facts.timestamp.empty()) return;
        const Store empty(store_ == nullptr ? X509_STORE_new() : nullptr);
        const TimestampFacts stamp =
            read_timestamp(facts.timestamp, facts.signature_value, store_ == nullptr ? empty.get() : store_);
        state.authority = stamp.authority;
        if (!stamp.fits) {
            state.problems.push_back({"its time stamp belongs to another signature", "ตราประทับเวลาเป็นของลายมือชื่ออื่น"});
            return;
        }
        state.seconds = stamp.seconds;
        state.time_source = stamp.trusted ? TimeSource::timestamp : TimeSource::timestamp_untrusted;
    }

    std::string_view pdf_;
    QPDF& qpdf_;
    X509_STORE* store_;
};

Verdict verdict_of(const std::vector<SignatureState>& signatures) {
    if (signatures.empty()) return Verdict::is_unsigned;
    if (!std::ranges::all_of(signatures, &SignatureState::intact)) return Verdict::invalid;
    const bool trusted =
        std::ranges::all_of(signatures, [](const SignatureState& s) { return s.chain == Chain::trusted; });
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

Verification verify(std::string_view pdf, X509_STORE* store) {
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Verification result;
        result.file_bytes = pdf.size();
        Verifier verifier(pdf, *qpdf, store);
        for (const SignatureField& field : signature_fields(*qpdf))
            if (field.is_signed()) result.signatures.push_back(verifier.state_of(field));
        std::ranges::stable_sort(result.signatures, {}, &SignatureState::covered_bytes);
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

#include "sign/verify.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>

#include "base/error.h"
#include "sign/byte_range.h"
#include "sign/changes.h"
#include "sign/cms.h"
#include "sign/fields.h"
#include "sign/history.h"
#include "sign/moment.h"
#include "sign/timestamp.h"

namespace raingan::sign {
namespace {

Chain chain_of(CertificateUse use) {
    switch (use) {
        case CertificateUse::unsuitable:
            return Chain::unsuitable;
        case CertificateUse::weak:
            return Chain::weak;
        default:
            return Chain::trusted;
    }
}

using StoreContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

Chain chain_of(const CmsFacts& facts, X509_STORE* store, std::int64_t at) {
    if (const CertificateUse use = use_of_signer(facts.signer.get()); use != CertificateUse::signing)
        return chain_of(use);
    if (store == nullptr) return Chain::unknown_issuer;
    const StoreContext context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), store, facts.signer.get(), facts.certificates.get()) != 1)
        return Chain::broken;
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()), static_cast<std::time_t>(at));
    X509_VERIFY_PARAM_set_auth_level(X509_STORE_CTX_get0_param(context.get()), least_security);
    const bool ok = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (ok) return chain_of(use_of_chain(X509_STORE_CTX_get0_chain(context.get())));
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
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK:
            return Chain::weak;
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
        const auto range = signed_range(pdf_, qpdf_, field.field, why);
        if (!range) {
            state.problems.push_back(why);
            return state;
        }
        state.covered_bytes = range->end;
        state.gap = range->first.size();
        if (field.is_document_timestamp())
            read_document_timestamp(signature, *range, state);
        else
            read_signature(signature, *range, state);
        return state;
    }

private:
    void read_signature(QPDFObjectHandle signature, const SignedRange& range, SignatureState& state) {
        const std::string kind = name_of(signature.getKey("/SubFilter"));
        const bool cades = kind == "/ETSI.CAdES.detached", sha1 = kind == "/adbe.pkcs7.sha1";
        const auto problem = [&](bool holds, const char* en, const char* th) {
            if (!holds) state.problems.push_back({en, th});
            return holds;
        };
        if (!problem(cades || sha1 || kind == "/adbe.pkcs7.detached", "is of a kind that is not supported",
                     "เป็นลายมือชื่อชนิดที่ไม่รองรับ"))
            return;
        const CmsFacts facts =
            read_cms(range.contents, range.first, range.second, sha1 ? CmsContent::sha1_within : CmsContent::detached);
        if (!problem(facts.readable && facts.signer, "its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้")) return;
        state.signer = subject_name(facts.signer.get());
        state.whole = facts.matches;
        problem(facts.matches, "the signed bytes were changed, or it belongs to other bytes",
                "ข้อมูลที่ลงนามถูกแก้ไข หรือลายมือชื่อเป็นของข้อมูลอื่น");
        problem(!facts.wrongly_bound, "it names another certificate than its signer's", "ระบุใบรับรองอื่นที่ไม่ใช่ของผู้ลงนาม");
        if (cades && facts.binds_by_v2 && facts.strong) return finish(facts, state);
        const auto remark = [&](const char* en, const char* th) {
            state.remarks.push_back(
                {std::string("unchanged since it was signed, but no PAdES baseline signature: ") + en,
                 std::string("ไม่ถูกแก้ไขหลังลงนาม แต่ไม่ใช่ลายมือชื่อระดับ PAdES baseline: ") + th});
        };
        if (!facts.strong)
            remark("its digest is too weak (SHA-1 or older)", "ใช้ค่าย่อยที่ไม่ปลอดภัย (SHA-1 หรือเก่ากว่า)");
        else if (!facts.binds_signer)
            remark("it does not name its signer's certificate", "ไม่ได้ระบุใบรับรองของผู้ลงนาม");
        else if (!facts.binds_by_v2)
            remark("it names its signer's certificate by SHA-1", "ระบุใบรับรองของผู้ลงนามด้วย SHA-1");
        else
            remark("it is of an older kind", "เป็นลายมือชื่อรูปแบบเก่า");
        finish(facts, state);
    }

    void finish(const CmsFacts& facts, SignatureState& state) {
        read_time(facts, state);
        const std::int64_t at = state.time_source == TimeSource::timestamp ? *state.seconds : std::time(nullptr);
        state.chain = facts.strong ? chain_of(facts, store_, at) : Chain::weak;
    }

    /// A document time stamp (ETSI EN 319 142-1 5.4.3): the token is for the bytes of the range.
    void read_document_timestamp(QPDFObjectHandle signature, const SignedRange& range, SignatureState& state) {
        state.kind = SignatureKind::document_timestamp;
        std::string content(range.first);
        content += range.second;
        const Store empty(store_ == nullptr ? X509_STORE_new() : nullptr);
        const TimestampFacts token = read_timestamp(range.contents, content, store_ == nullptr ? empty.get() : store_);
        if (name_of(signature.getKey("/SubFilter")) != "/ETSI.RFC3161" || token.seconds == 0) {
            state.problems.push_back({"its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้"});
            return;
        }
        state.signer = state.authority = token.authority;
        state.seconds = token.seconds;
        state.time_source = token.trusted ? TimeSource::timestamp : TimeSource::timestamp_untrusted;
        state.whole = token.fits;
        state.chain = token.trusted ? Chain::trusted : Chain::unknown_issuer;
        if (!token.fits)
            state.problems.push_back({"the stamped bytes were changed, or it belongs to other bytes",
                                      "ข้อมูลที่ประทับเวลาถูกแก้ไข หรือตราประทับเวลาเป็นของข้อมูลอื่น"});
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

/// A signature that no field has any more, as the revision that it covers has it.
SignatureState lost_state(std::string_view pdf, QPDF& now, const LostSignature& lost, X509_STORE* store) {
    SignatureState state;
    try {
        const std::string_view revision = pdf.substr(0, lost.end);
        const auto qpdf = open_pdf(revision);
        pdf::guarded(*qpdf, [&] {
            for (const SignatureField& field : signature_fields(*qpdf)) {
                if (!field.is_signed()) continue;
                SignatureState found = Verifier(revision, *qpdf, store).state_of(field);
                if (found.gap == lost.gap) state = std::move(found);
            }
            state.changes = changes_between(*qpdf, now, {}).forbidden;
            return true;
        });
    } catch (const Error&) {
        // What it was cannot be told, only that it was there.
    }
    state.in_form = false;
    state.covered_bytes = lost.end;
    state.problems.push_back({"it is no longer in the form: the field of this earlier signature was taken away",
                              "ลายมือชื่อนี้ไม่อยู่ในแบบฟอร์มแล้ว ช่องของลายมือชื่อก่อนหน้านี้ถูกนำออก"});
    return state;
}

std::vector<SignatureState> states_of(std::string_view pdf, QPDF& qpdf, X509_STORE* store) {
    std::vector<SignatureState> states;
    std::vector<SignatureField> fields;
    Verifier verifier(pdf, qpdf, store);
    for (const SignatureField& field : signature_fields(qpdf)) {
        if (!field.is_signed()) continue;
        fields.push_back(field);
        states.push_back(verifier.state_of(field));
    }
    std::vector<FormSignature> signatures;
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i < states.size(); ++i) {
        signatures.push_back({fields[i], &states[i]});
        if (states[i].gap > 0) gaps.push_back(states[i].gap);
    }
    tell_history(pdf, qpdf, signatures);
    for (const LostSignature& lost : lost_signatures(pdf, qpdf, gaps))
        states.push_back(lost_state(pdf, qpdf, lost, store));
    for (SignatureState& state : states)
        if (!state.intact()) state.remarks.clear();
    return states;
}

}  // namespace

Verification verify(std::string_view pdf, X509_STORE* store) {
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Verification result;
        result.file_bytes = pdf.size();
        result.signatures = states_of(pdf, *qpdf, store);
        std::ranges::stable_sort(result.signatures, {}, &SignatureState::covered_bytes);
        result.verdict = verdict_of(result.signatures);
        return result;
    });
}

}  // namespace raingan::sign

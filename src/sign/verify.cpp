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
#include "sign/proof.h"
#include "sign/signer_name.h"
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
        state.in_form = field.in_form;
        state.role = utf8_of(signature.getKey("/Reason"));
        state.name = utf8_of(signature.getKey("/Name"));
        if (const auto claimed = parse_pdf_date(utf8_of(signature.getKey("/M")))) {
            state.seconds = claimed;
            state.time_source = TimeSource::claimed;
        }
        const long long p = permissions(signature);
        state.certifies = p != 0;
        const auto field_lock = read_field_lock(QPDFObjectHandle(field.field).getKey("/Lock"));
        state.forbids_all = p == 1 || (field_lock && field_lock->permissions == 1);
        state.lock = lock_of_signature(signature);
        Message why;
        const auto range = signed_range(pdf_, qpdf_, field.field, why);
        if (!range) {
            state.problems.push_back(why);
            return witness;
        }
        state.covered_bytes = range->end;
        state.gap = range->first.size();
        witness.contents = range->contents;
        if (witness.is_document_timestamp())
            read_document_timestamp(signature, *range, witness);
        else
            read_signature(signature, *range, witness);
        return witness;
    }

private:
    void read_signature(QPDFObjectHandle signature, const SignedRange& range, Witness& witness) {
        SignatureState& state = witness.state;
        const std::string kind = name_of(signature.getKey("/SubFilter"));
        const bool cades = kind == "/ETSI.CAdES.detached", sha1 = kind == "/adbe.pkcs7.sha1";
        const auto problem = [&](bool holds, const char* en, const char* th) {
            if (!holds) state.problems.push_back({en, th});
            return holds;
        };
        if (!problem(cades || sha1 || kind == "/adbe.pkcs7.detached", "is of a kind that is not supported",
                     "เป็นลายมือชื่อชนิดที่ไม่รองรับ"))
            return;
        witness.cms =
            read_cms(range.contents, range.first, range.second, sha1 ? CmsContent::sha1_within : CmsContent::detached);
        const CmsFacts& facts = witness.cms;
        if (!problem(facts.readable && facts.signer, "its value cannot be read", "อ่านค่าของลายมือชื่อไม่ได้")) return;
        state.signer = subject_name(facts.signer.get());
        state.signer_certificate = der<const X509>(facts.signer.get(), i2d_X509);
        state.signature_value = facts.signature_value;
        state.whole = facts.matches;
        problem(facts.matches, "the signed bytes were changed, or it belongs to other bytes",
                "ข้อมูลที่ลงนามถูกแก้ไข หรือลายมือชื่อเป็นของข้อมูลอื่น");
        problem(!facts.wrongly_bound, "it names another certificate than its signer's", "ระบุใบรับรองอื่นที่ไม่ใช่ของผู้ลงนาม");
        if (cades && facts.binds_by_v2 && facts.strong) {
            if (!facts.signing_time) state.level = Level::b;
        } else {
            remark_on(facts, state);
        }
        read_time(witness);
    }

    static void remark_on(const CmsFacts& facts, SignatureState& state) {
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
    // A document time stamp that is not trusted proves nothing, and takes nothing away.
    const bool trusted = std::ranges::all_of(states, [](const SignatureState& s) {
        return s.kind == SignatureKind::document_timestamp || s.chain == Chain::trusted;
    });
    if (!trusted) return Verdict::untrusted;
    const bool agree = std::ranges::all_of(states, [](const SignatureState& s) { return s.contradictions.empty(); });
    return agree ? Verdict::valid : Verdict::contradicts;
}

/// A signature that no field has any more, as the revision that it covers has it.
Witness lost_witness(std::string_view pdf, QPDF& now, const LostSignature& lost) {
    Witness witness;
    try {
        const std::string_view revision = pdf.substr(0, lost.end);
        const auto qpdf = open_revision(revision, now);
        pdf::guarded(*qpdf, [&] {
            for (const SignatureField& field : signature_fields(*qpdf)) {
                if (!field.is_signed()) continue;
                Witness found = Verifier(revision, *qpdf).witness_of(field);
                if (found.state.gap == lost.gap) witness = std::move(found);
            }
            witness.state.changes = changes_between(*qpdf, now, pdf, {}).forbidden;
            return true;
        });
    } catch (const Error&) {
        // What it was cannot be told, only that it was there.
    }
    witness.state.in_form = witness.state.has_field = false;
    witness.state.covered_bytes = lost.end;
    witness.state.problems.push_back(no_longer_in_form());
    return witness;
}

/// The document information's, UTF-8; may be empty.
std::string author_of(QPDF& qpdf) {
    QPDFObjectHandle information = qpdf.getTrailer().getKey("/Info");
    return information.isDictionary() ? utf8_of(information.getKey("/Author")) : std::string();
}

}  // namespace

std::vector<Witness> examine(std::string_view pdf, QPDF& qpdf) {
    std::vector<Witness> witnesses;
    std::vector<SignatureField> fields;
    Verifier verifier(pdf, qpdf);
    for (const SignatureField& field : signature_fields(qpdf)) {
        if (!field.is_signed()) continue;
        fields.push_back(field);
        witnesses.push_back(verifier.witness_of(field));
    }
    std::vector<FormSignature> signatures;
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i < witnesses.size(); ++i) {
        signatures.push_back({fields[i], &witnesses[i].state});
        if (witnesses[i].state.gap > 0) gaps.push_back(witnesses[i].state.gap);
    }
    tell_history(pdf, qpdf, signatures);
    for (const LostSignature& lost : lost_signatures(pdf, qpdf, gaps))
        witnesses.push_back(lost_witness(pdf, qpdf, lost));
    for (Witness& witness : witnesses)
        if (!witness.state.intact()) witness.state.remarks.clear();
    std::ranges::stable_sort(witnesses, {}, [](const Witness& witness) { return witness.state.covered_bytes; });
    return witnesses;
}

Verification verify(std::string_view pdf, X509_STORE* store, const Checking& checking) {
    const auto qpdf = open_with_password(pdf, checking.password);
    return pdf::guarded(*qpdf, [&] {
        Verification result;
        result.file_bytes = pdf.size();
        result.now = checking.now != 0 ? checking.now : std::time(nullptr);
        std::vector<Witness> witnesses = examine(pdf, *qpdf);
        prove(pdf, *qpdf, witnesses, {store, &checking.sources, result.now});
        for (Witness& witness : witnesses) {
            if (witness.cms.signer && !witness.cms.strong) witness.state.chain = Chain::weak;
            if (witness.is_document_timestamp() && witness.state.intact())
                result.renew_before = witness.state.stamp_ends;
            result.signatures.push_back(std::move(witness.state));
        }
        // The report in an encrypted file is not looked for; its names are then those of the signatures alone.
        if (!result.signatures.empty()) {
            const std::vector<Role> roles =
                qpdf->isEncrypted() ? std::vector<Role>() : roles_of(*qpdf, signature_fields(*qpdf));
            const bool names_people = std::ranges::any_of(roles, [](const Role& role) { return role.number > 0; });
            compare_signers(result.signatures, roles, names_people ? std::string() : author_of(*qpdf));
        }
        result.verdict = verdict_of(result.signatures);
        return result;
    });
}

}  // namespace raingan::sign

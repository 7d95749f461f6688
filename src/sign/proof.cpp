#include "sign/proof.h"

#include <openssl/err.h>

#include <algorithm>
#include <map>

#include "sign/dss.h"

namespace raingan::sign {
namespace {

/// What came of a chain at a moment.
struct Judgement {
    Chain chain = Chain::broken;
    std::vector<std::string> path;
    std::vector<RevocationState> statuses;
};

class Prover {
public:
    Prover(std::string_view pdf, QPDF& qpdf, const Judging& judging)
        : pdf_(pdf), qpdf_(qpdf), judging_(judging), sources_(*judging.sources), pool_(sk_X509_new_null()) {
        const Dss dss = read_dss(qpdf);
        own_.assign(dss.evidence.begin(), dss.evidence.end());
        for (const std::string& der : dss.certificates) {
            const unsigned char* at = bytes_of(der);
            const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
            if (certificate) add_to_pool(pool_.get(), certificate.get());
        }
        ERR_clear_error();
        sources_.known.insert(sources_.known.begin(), own_.begin(), own_.end());
    }

    void run(std::vector<Witness>& witnesses) {
        for (const Witness& witness : witnesses) {
            add_all(witness.cms.certificates.get());
            add_all(witness.token.certificates.get());
        }
        // From the newest to the oldest: each is judged at the moment that those behind it have proven.
        std::int64_t proven = judging_.now;
        std::string proven_by;
        for (auto witness = witnesses.rbegin(); witness != witnesses.rend(); ++witness) {
            SignatureState& state = witness->state;
            if (!proven_by.empty()) {
                state.proven = proven;
                state.proven_by = proven_by;
            }
            if (witness->signer() == nullptr) continue;
            if (!witness->is_document_timestamp()) {
                judge_signature(*witness, proven);
                continue;
            }
            judge_into(state, witness->token.signer.get(), proven, Purpose::time_stamping);
            if (state.chain != Chain::trusted || !state.intact() || witness->token.seconds > proven) continue;
            state.time_source = TimeSource::timestamp;
            proven = witness->token.seconds;
            proven_by = state.authority;
            protects_store_ = protects_store_ || remember_evidence(state.covered_bytes, proven);
        }
    }

private:
    void add_all(STACK_OF(X509) * certificates) {
        for (int i = 0; certificates != nullptr && i < sk_X509_num(certificates); ++i)
            add_to_pool(pool_.get(), sk_X509_value(certificates, i));
    }

    /// The evidence of the revision that a time stamp covers existed at its moment. False where it has none.
    bool remember_evidence(std::size_t end, std::int64_t seconds) {
        const auto revision = open_revision(pdf_.substr(0, end), qpdf_);
        const Dss covered = pdf::guarded(*revision, [&] { return read_dss(*revision); });
        for (Evidence& known : sources_.known)
            for (const Evidence& evidence : covered.evidence)
                if (known.der == evidence.der) known.proven = seconds;
        return !covered.evidence.empty();
    }

    Judgement judge(X509* certificate, std::int64_t at, Purpose purpose) {
        Judgement out;
        const Path path = find_path(certificate, pool_.get(), judging_.store, at, purpose);
        out.chain = path.chain;
        for (const Certificate& link : path.links) out.path.push_back(der<const X509>(link.get(), i2d_X509));
        for (std::size_t i = 0; i + 1 < path.links.size(); ++i) {
            RevocationState state = status_of(path.links[i].get(), path.links[i + 1].get(), at);
            if (state.status == Revocation::revoked && *state.revoked_at <= at)
                out.chain = Chain::revoked;
            else if (state.status == Revocation::unknown && out.chain == Chain::trusted)
                out.chain = Chain::status_unknown;
            out.statuses.push_back(std::move(state));
        }
        return out;
    }

    RevocationState status_of(X509* certificate, X509* issuer, std::int64_t at) {
        const auto [entry, added] = asked_.try_emplace({der<const X509>(certificate, i2d_X509), at});
        if (added) entry->second = revocation_of({certificate, issuer, pool_.get(), at, judging_.now}, sources_);
        return entry->second;
    }

    void judge_into(SignatureState& state, X509* certificate, std::int64_t at, Purpose purpose) {
        Judgement judgement = judge(certificate, at, purpose);
        state.chain = judgement.chain;
        state.path = std::move(judgement.path);
        state.statuses = std::move(judgement.statuses);
    }

    void judge_signature(Witness& witness, std::int64_t proven) {
        SignatureState& state = witness.state;
        std::int64_t at = proven;
        bool stamped = state.proven.has_value();
        if (witness.token.fits && witness.token.seconds <= proven) {
            if (judge(witness.token.signer.get(), proven, Purpose::time_stamping).chain == Chain::trusted) {
                state.time_source = TimeSource::timestamp;
                state.proven = at = witness.token.seconds;
                state.proven_by = witness.token.authority;
                stamped = true;
            }
        }
        judge_into(state, witness.cms.signer.get(), at, Purpose::signing);
        if (state.chain == Chain::revoked) tell_revoked(state, at, stamped);
        if (state.level == Level::b && stamped) state.level = Level::t;
        if (state.level == Level::t && in_file(state.statuses)) state.level = protects_store_ ? Level::lta : Level::lt;
    }

    static void tell_revoked(SignatureState& state, std::int64_t at, bool stamped) {
        for (const RevocationState& status : state.statuses) {
            if (status.status != Revocation::revoked || *status.revoked_at > at) continue;
            state.problems.push_back(
                {"the certificate of " + status.subject + " was revoked" +
                     (stamped ? " before it was signed" : ", and nothing proves that it was signed before"),
                 "ใบรับรองของ " + status.subject + " ถูกเพิกถอน" +
                     (stamped ? "ก่อนลงนาม" : " และไม่มีสิ่งใดพิสูจน์ว่าลงนามก่อนหน้านั้น")});
        }
    }

    /// What proves each status stands in the file itself.
    [[nodiscard]] bool in_file(const std::vector<RevocationState>& statuses) const {
        return !statuses.empty() && std::ranges::all_of(statuses, [&](const RevocationState& status) {
            return std::ranges::any_of(own_, [&](const Evidence& own) { return own.der == status.evidence.der; });
        });
    }

    std::string_view pdf_;
    QPDF& qpdf_;
    const Judging& judging_;
    StatusSources sources_;
    std::vector<Evidence> own_;  ///< of the file
    Certificates pool_;
    std::map<std::pair<std::string, std::int64_t>, RevocationState> asked_;
    bool protects_store_ = false;  ///< a trusted time stamp covers a store
};

}  // namespace

void prove(std::string_view pdf, QPDF& qpdf, std::vector<Witness>& witnesses, const Judging& judging) {
    Prover(pdf, qpdf, judging).run(witnesses);
}

}  // namespace raingan::sign

#include "sign/extend.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "base/error.h"
#include "sign/document_timestamp.h"
#include "sign/dss.h"
#include "sign/proof.h"

namespace raingan::sign {
namespace {

void require_intact(const std::vector<Witness>& witnesses) {
    if (witnesses.empty())
        throw unreadable("unsigned", "",
                         {"is not signed; sign it first (raingan sign)", "ยังไม่มีลายมือชื่อ โปรดลงนามก่อน (raingan sign)"});
    // One that allows no changes allows this: what only proves is no change of the document (ISO 32000-2, table 257).
    for (const Witness& witness : witnesses)
        if (!witness.state.intact())
            throw unreadable("changed", witness.state.field,
                             {"this signature does not hold, and no proof can make it; raingan verify tells why",
                              "ลายมือชื่อนี้ไม่ถูกต้อง จึงเก็บหลักฐานไม่ได้ ดูเหตุผลด้วย raingan verify"});
}

/// The time of a signature without a time stamp is its own word, which proves nothing later.
void require_time(const std::vector<Witness>& witnesses) {
    const auto has_time = [&](auto witness) {
        if (witness->token.fits) return true;
        return std::any_of(witness, witnesses.end(), [](const Witness& w) { return w.is_document_timestamp(); });
    };
    for (auto witness = witnesses.begin(); witness != witnesses.end(); ++witness)
        if (!has_time(witness))
            throw unreadable("no-time", witness->state.field,
                             {"this signature has no time stamp, so what proves it could not be kept; give the address "
                              "of an authority with --timestamp",
                              "ลายมือชื่อนี้ไม่มีตราประทับเวลา จึงเก็บหลักฐานไม่ได้ โปรดระบุที่อยู่ผู้ให้บริการด้วย --timestamp"});
}

std::vector<std::string> issuer_addresses(X509* certificate) {
    const Owned<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free> access(
        static_cast<AUTHORITY_INFO_ACCESS*>(X509_get_ext_d2i(certificate, NID_info_access, nullptr, nullptr)));
    std::vector<std::string> out;
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const ACCESS_DESCRIPTION* entry = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(entry->method) != NID_ad_ca_issuers || entry->location->type != GEN_URI) continue;
        const ASN1_STRING* uri = entry->location->d.uniformResourceIdentifier;
        out.emplace_back(octets_of(uri));
    }
    return out;
}

class Gatherer {
public:
    Gatherer(QPDF& qpdf, const ExtendRequest& request)
        : request_(request), sources_(request.sources), pool_(sk_X509_new_null()) {
        const Dss dss = read_dss(qpdf);
        sources_.known.insert(sources_.known.begin(), dss.evidence.begin(), dss.evidence.end());
        for (const std::string& der : dss.certificates) add(der);
    }

    std::vector<SignatureNeeds> gather(const std::vector<Witness>& witnesses) {
        for (const Witness& witness : witnesses) {
            add_all(witness.cms.certificates.get());
            add_all(witness.token.certificates.get());
        }
        std::vector<SignatureNeeds> out;
        for (const Witness& witness : witnesses) {
            SignatureNeeds needs{witness.contents, {}};
            const std::int64_t at = witness.token.fits ? witness.token.seconds : request_.now;
            gather_chain(witness.signer(), at, needs.needs);
            if (!witness.is_document_timestamp() && witness.token.fits)
                gather_chain(witness.token.signer.get(), at, needs.needs);
            out.push_back(std::move(needs));
        }
        return out;
    }

    /// An authority whose stamp is going to stand in the file.
    void gather_token(const std::string& token, SignatureNeeds& out) {
        const TimestampFacts facts = read_timestamp(token, "");
        if (!facts.signer) return;
        add_all(facts.certificates.get());
        gather_chain(facts.signer.get(), request_.now, out.needs);
    }

private:
    void add(const std::string& der) {
        const unsigned char* at = bytes_of(der);
        const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
        ERR_clear_error();
        if (certificate) add_to_pool(pool_.get(), certificate.get());
    }

    void add_all(STACK_OF(X509) * certificates) {
        for (int i = 0; certificates != nullptr && i < sk_X509_num(certificates); ++i)
            add_to_pool(pool_.get(), sk_X509_value(certificates, i));
    }

    std::vector<Certificate> whole_chain(X509* certificate) {
        std::vector<Certificate> chain = issuers_of(certificate, pool_.get(), request_.store);
        constexpr int most_fetched = 4;
        for (int i = 0; i < most_fetched && !ends(chain.back().get()) && fetch_issuer(chain.back().get()); ++i)
            chain = issuers_of(certificate, pool_.get(), request_.store);
        return chain;
    }

    static bool ends(X509* certificate) { return (X509_get_extension_flags(certificate) & EXFLAG_SS) != 0; }

    bool fetch_issuer(X509* certificate) {
        for (const std::string& url : issuer_addresses(certificate)) {
            if (!sources_.fetch) return false;
            const HttpAnswer answer = sources_.fetch({url, "", ""});
            const int before = sk_X509_num(pool_.get());
            if (answer.ok) add(answer.body);
            if (sk_X509_num(pool_.get()) > before) return true;
        }
        return false;
    }

    /// Whether this very certificate is trusted itself, so that nobody has to vouch for it.
    [[nodiscard]] bool is_trusted(X509* certificate) const {
        const Certificates trusted(request_.store == nullptr ? nullptr : X509_STORE_get1_all_certs(request_.store));
        for (int i = 0; trusted && i < sk_X509_num(trusted.get()); ++i)
            if (X509_cmp(sk_X509_value(trusted.get(), i), certificate) == 0) return true;
        return false;
    }

    void gather_chain(X509* certificate, std::int64_t at, Dss& out) {
        const std::vector<Certificate> chain = whole_chain(certificate);
        for (std::size_t i = 0; i < chain.size(); ++i) {
            X509* link = chain[i].get();
            put(der<const X509>(link, i2d_X509), out);
            if (ends(link) || is_trusted(link)) break;
            if (i + 1 == chain.size())
                throw unreadable("no-issuer", subject_name(link),
                                 {"the certificate of its issuer is not there; put it into the folder of --trust",
                                  "ไม่มีใบรับรองของผู้ออก โปรดใส่ไว้ในโฟลเดอร์ที่ระบุด้วย --trust"});
            const RevocationState state = status_of({link, chain[i + 1].get(), pool_.get(), 0, request_.now}, at);
            if (std::ranges::none_of(out.evidence, [&](const Evidence& e) { return e.der == state.evidence.der; }))
                out.evidence.push_back(state.evidence);
            if (!state.signer.empty()) put(state.signer, out);
        }
    }

    static void put(const std::string& certificate, Dss& out) {
        if (std::ranges::find(out.certificates, certificate) == out.certificates.end())
            out.certificates.push_back(certificate);
    }

    /// As it is now; where nobody says that any more, as it was at the moment that matters.
    RevocationState status_of(StatusQuestion question, std::int64_t at) {
        RevocationState state;
        for (const std::int64_t moment : {request_.now, at}) {
            question.at = moment;
            state = revocation_of(question, sources_);
            if (state.status == Revocation::good || state.status == Revocation::revoked) break;
        }
        if (state.status == Revocation::revoked && *state.revoked_at <= at)
            throw unreadable("revoked", state.subject,
                             {"this certificate was revoked before it signed, so far as is proven",
                              "ใบรับรองนี้ถูกเพิกถอนก่อนลงนามเท่าที่พิสูจน์ได้"});
        if (state.status == Revocation::good || state.status == Revocation::revoked) return state;
        const bool offered = state.status == Revocation::unknown;
        throw unreadable(
            "no-status", state.subject,
            {"whether this certificate was revoked cannot be found out (" +
                 (offered ? state.reason : std::string("its issuer names no place to ask")) +
                 "); put its issuer's list (CRL) or an OCSP answer into the folder of --cache",
             "ตรวจไม่ได้ว่าใบรับรองนี้ถูกเพิกถอนหรือไม่ (" + (offered ? state.reason : std::string("ผู้ออกไม่ได้ระบุที่ตรวจสอบ")) +
                 ") โปรดใส่รายการเพิกถอน (CRL) หรือคำตอบ OCSP ไว้ในโฟลเดอร์ที่ระบุด้วย --cache"});
    }

    const ExtendRequest& request_;
    StatusSources sources_;
    Certificates pool_;
};

}  // namespace

std::string extend_pdf(std::string_view pdf, const ExtendRequest& request) {
    const auto qpdf = open_pdf(pdf);
    std::string with_store = pdf::guarded(*qpdf, [&] {
        const std::vector<Witness> witnesses = examine(pdf, *qpdf);
        require_intact(witnesses);
        const bool stamps = !request.timestamp_url.empty();
        if (!stamps) require_time(witnesses);
        Gatherer gatherer(*qpdf, request);
        std::vector<SignatureNeeds> needs = gatherer.gather(witnesses);
        // The document time stamp's own proof has to stand before it. Its authority is known from an earlier stamp, or
        // by one that is asked for and thrown away.
        const bool known = std::ranges::any_of(witnesses, [](const Witness& w) { return w.token.fits; });
        if (stamps && !known)
            gatherer.gather_token(fetch_timestamp(request.timestamp_url, sha256(pdf), request.sources.fetch),
                                  needs.back());
        return add_to_dss(pdf, needs, request.now);
    });
    if (request.timestamp_url.empty()) return with_store;
    return add_document_timestamp(with_store, request.timestamp_url, request.sources.fetch);
}

}  // namespace raingan::sign

#include "sign/revocation.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "base/file.h"
#include "base/filesystem.h"
#include "sign/crl.h"
#include "sign/ocsp.h"

namespace raingan::sign {
namespace {

constexpr std::int64_t clock_skew = 300;                   // seconds by which others' clocks may be ahead
constexpr std::int64_t one_day = std::int64_t{24} * 3600;  // what an OCSP answer without nextUpdate is good for

using Names = Owned<STACK_OF(OPENSSL_STRING), X509_email_free>;
using Points = Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

bool by_http(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

std::vector<std::string> responders_of(X509* certificate) {
    std::vector<std::string> urls;
    const Names names(X509_get1_ocsp(certificate));
    for (int i = 0; names && i < sk_OPENSSL_STRING_num(names.get()); ++i)
        if (const std::string url = sk_OPENSSL_STRING_value(names.get(), i); by_http(url)) urls.push_back(url);
    return urls;
}

std::vector<std::string> lists_of(X509* certificate) {
    const Points points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
    std::vector<std::string> urls;
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i)
        for (const std::string& url : addresses_of(sk_DIST_POINT_value(points.get(), i)->distpoint))
            if (by_http(url)) urls.push_back(url);
    return urls;
}

/// Whether an answer that says "good" says it of the moment.
bool counts(const RevocationState& state, Evidence::Kind kind, const StatusQuestion& question) {
    const std::int64_t as_of = *state.as_of;
    if (as_of > seconds_of(X509_get0_notAfter(question.certificate))) return false;
    if (as_of >= question.at) return true;
    if (state.next_update) return *state.next_update >= question.at;
    return kind == Evidence::Kind::ocsp && as_of + one_day >= question.at;
}

class Inquiry {
public:
    Inquiry(const StatusQuestion& question, const StatusSources& sources) : question_(question), sources_(sources) {}

    RevocationState run() {
        best_.status = Revocation::not_offered;
        for (const Evidence& evidence : sources_.known) consider(evidence);
        if (!found_) ask_responders();
        if (!found_) fetch_lists();
        best_.subject = subject_name(question_.certificate);
        ERR_clear_error();
        return std::move(best_);
    }

private:
    /// False where the evidence says nothing that counts.
    bool consider(const Evidence& evidence) {
        RevocationState state = evidence.kind == Evidence::Kind::ocsp ? read_ocsp(evidence, question_, sources_)
                                                                      : read_crl(evidence, question_);
        const bool says = state.status == Revocation::good || state.status == Revocation::revoked;
        if (!says || *state.as_of > question_.now + clock_skew) return false;
        if (state.status == Revocation::good && !counts(state, evidence.kind, question_)) {
            note("an answer was there, but too old or too new for the moment that counts");
            return false;
        }
        // Of two answers the later one knows more.
        const bool worse = state.status == Revocation::revoked && best_.status != Revocation::revoked;
        if (found_ && (*best_.as_of > *state.as_of || (*best_.as_of == *state.as_of && !worse))) return true;
        state.evidence = evidence;
        state.source = (evidence.kind == Evidence::Kind::ocsp ? "OCSP, " : "CRL, ") + evidence.source;
        best_ = std::move(state);
        found_ = true;
        return true;
    }

    void note(const std::string& why) {
        if (found_) return;
        best_.status = Revocation::unknown;
        best_.reason = why;
    }

    void ask_responders() {
        for (const std::string& url : responders_of(question_.certificate)) {
            note("offline");
            if (!sources_.fetch) return;
            const OcspRequest request = make_ocsp_request(question_.certificate, question_.issuer);
            const HttpAnswer answer = sources_.fetch({url, "application/ocsp-request", request.der});
            if (!answer.ok) {
                note(url + ": " + answer.why);
                continue;
            }
            const Evidence evidence{Evidence::Kind::ocsp, answer.body, url, 0};
            if (!nonce_fits(request, answer.body))
                note(url + ": answered another request");
            else if (!consider(evidence))
                note(url + ": " + why_no_ocsp(answer.body));
            else
                keep("ocsp-" + hex(sha256(der<const X509>(question_.certificate, i2d_X509))) + ".ors", evidence.der);
            if (found_) return;
        }
    }

    void fetch_lists() {
        for (const std::string& url : lists_of(question_.certificate)) {
            note("offline");
            if (!sources_.fetch) return;
            const HttpAnswer answer = sources_.fetch({url, "", ""});
            if (!answer.ok) {
                note(url + ": " + answer.why);
                continue;
            }
            auto evidence = evidence_of(answer.body, url);
            if (!evidence || evidence->kind != Evidence::Kind::crl || !consider(*evidence))
                note(url + ": its list does not count");
            else
                keep("crl-" + hex(sha256(url)) + ".crl", evidence->der);
            if (found_) return;
        }
    }

    void keep(const std::string& name, std::string_view bytes) {
        if (sources_.keep) sources_.keep(name, bytes);
    }

    const StatusQuestion& question_;
    const StatusSources& sources_;
    RevocationState best_;
    bool found_ = false;
};

}  // namespace

RevocationState revocation_of(const StatusQuestion& question, const StatusSources& sources) {
    return Inquiry(question, sources).run();
}

std::optional<Evidence> evidence_of(std::string_view bytes, const std::string& source) {
    const auto end = [&] { ERR_clear_error(); };
    if (bytes.starts_with("-----BEGIN")) {
        const Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
        const Crl crl(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
        end();
        if (!crl) return std::nullopt;
        return Evidence{Evidence::Kind::crl, der<const X509_CRL>(crl.get(), i2d_X509_CRL), source, 0};
    }
    const unsigned char* at = bytes_of(bytes);
    if (const OcspResponse response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(bytes.size()))); response) {
        end();
        return Evidence{Evidence::Kind::ocsp, std::string(bytes), source, 0};
    }
    at = bytes_of(bytes);
    const Crl crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size())));
    end();
    if (!crl) return std::nullopt;
    return Evidence{Evidence::Kind::crl, std::string(bytes), source, 0};
}

std::vector<Evidence> evidence_in(const std::string& directory) {
    std::vector<std::string> paths;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(path_of(directory), ignored))
        if (entry.is_regular_file(ignored)) paths.push_back(raingan::text_of(entry.path()));
    std::ranges::sort(paths);
    std::vector<Evidence> out;
    for (const std::string& path : paths)
        if (auto evidence = evidence_of(read_file(path), path)) out.push_back(std::move(*evidence));
    return out;
}

}  // namespace raingan::sign

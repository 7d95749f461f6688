// Seeds: *.der
// What authorities answer, and files of such answers: OCSP, lists of revoked certificates, time stamps.
#include "fuzz.h"
#include "sign/revocation.h"
#include "sign/timestamp.h"

namespace {

/// A certificate that is its own issuer, made once.
X509* certificate() {
    using namespace raingan::sign;
    static const Key key(EVP_RSA_gen(2048));
    static const Certificate made = [] {
        Certificate out(X509_new());
        X509_set_version(out.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(out.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(out.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(out.get()), 86400);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(out.get()), "CN", MBSTRING_ASC, bytes_of("CA"), -1, -1, 0);
        X509_set_issuer_name(out.get(), X509_get_subject_name(out.get()));
        X509_set_pubkey(out.get(), key.get());
        X509_sign(out.get(), key.get(), EVP_sha256());
        return out;
    }();
    return made.get();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view bytes = test::as_text(data, size);
    if (const auto evidence = sign::evidence_of(bytes, "")) {
        // Nobody has signed it with the key that counts, so it says nothing.
        sign::StatusSources sources;
        sources.known = {*evidence};
        const sign::RevocationState state = sign::revocation_of({certificate(), certificate(), nullptr, 1, 1}, sources);
        test::must(state.status != sign::Revocation::good && state.status != sign::Revocation::revoked);
    }
    test::must(!sign::read_timestamp(bytes, "").fits);
    return 0;
}

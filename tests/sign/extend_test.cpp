// Revocation, proofs of existence and what keeps them: against authorities that the test starts.
#include "sign/extend.h"

#include "authority.h"
#include "by_hand.h"
#include "conforming.h"
#include "sign/cms.h"
#include "sign/etsi_report.h"
#include "sign/http.h"
#include "sign/ocsp.h"
#include "sign/timestamp.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr std::int64_t day = 24L * 3600;

std::int64_t now() {
    return std::time(nullptr);
}

sign::SignRequest request_at(std::int64_t seconds, const Authority& authority, bool stamped) {
    sign::SignRequest out = request();
    out.seconds = seconds;
    if (stamped)
        out.timestamp = [&](std::string_view value) { return sign::fetch_timestamp(authority.url("/tsa"), value); };
    return out;
}

std::string signed_by(const Authority& authority, const std::string& who, bool stamped,
                      const std::string& pdf = plain_pdf()) {
    return sign::sign_pdf(pdf, request_at(now(), authority, stamped), authority.identity(who));
}

sign::Verification online(const Authority& authority, std::string_view pdf, std::int64_t at = 0) {
    return sign::verify(pdf, authority.trust().get(), {{sign::http_fetch, {}, {}}, at});
}
sign::Verification offline(const Authority& authority, std::string_view pdf, std::int64_t at = 0) {
    return sign::verify(pdf, authority.trust().get(), {{}, at});
}

std::string extended(const Authority& authority, std::string_view pdf, bool stamped) {
    const sign::Store trust = authority.trust();
    return sign::extend_pdf(pdf,
                            {stamped ? authority.url("/tsa") : "", trust.get(), {sign::http_fetch, {}, {}}, now()});
}

#define WITH_AUTHORITY(name)                       \
    const Authority name;                          \
    if (!name.works()) {                           \
        MESSAGE("skipped: no python3 or openssl"); \
        return;                                    \
    }

}  // namespace

TEST_CASE("OCSP and lists: good, revoked, not to be had") {
    WITH_AUTHORITY(authority)
    for (const char* who : {"one", "by_list"}) {
        CAPTURE(who);
        const std::string pdf = signed_by(authority, who, false);
        const sign::Verification good = online(authority, pdf);
        CHECK(good.verdict == sign::Verdict::valid);
        REQUIRE(good.signatures.at(0).statuses.size() == 2);
        CHECK(good.signatures[0].statuses[0].status == sign::Revocation::good);
        CHECK(good.signatures[0].statuses[0].source.starts_with(std::string(who) == "one" ? "OCSP, " : "CRL, "));
        CHECK(good.signatures[0].statuses[1].source.ends_with("/root.crl"));

        const sign::Verification unknown = offline(authority, pdf);
        CHECK(unknown.verdict == sign::Verdict::untrusted);
        CHECK(unknown.signatures.at(0).chain == sign::Chain::status_unknown);

        authority.silence(true);
        CHECK(online(authority, pdf).signatures.at(0).chain == sign::Chain::status_unknown);
        authority.silence(false);

        authority.revoke(who);
        authority.publish_lists("-crldays 10");
        const sign::Verification revoked = online(authority, pdf);
        CHECK(revoked.verdict == sign::Verdict::invalid);
        CHECK(revoked.signatures.at(0).chain == sign::Chain::revoked);
        CHECK(revoked.signatures.at(0).statuses.at(0).revoked_at.has_value());
        CHECK(revoked.signatures.at(0).statuses.at(0).reason == "keyCompromise");
    }
}

TEST_CASE("kept answers do for a time: fresh ones offline, stale ones, those of others and of tomorrow not") {
    WITH_AUTHORITY(authority)
    const std::string pdf = signed_by(authority, "by_list", false);
    const auto chain_with = [&](const std::vector<std::string>& files, std::int64_t at = 0) {
        sign::Checking checking;
        checking.now = at;
        for (const std::string& file : files)
            checking.sources.known.push_back(*sign::evidence_of(slurp(authority.file(file)), file));
        return sign::verify(pdf, authority.trust().get(), checking).signatures.at(0).chain;
    };
    CHECK(chain_with({"public/ca.crl", "public/root.crl"}) == sign::Chain::trusted);
    CHECK(chain_with({"public/ca.crl"}) == sign::Chain::status_unknown);
    CHECK(chain_with({"public/root.crl"}) == sign::Chain::status_unknown);
    authority.publish_lists("-crldays 5");
    CHECK(chain_with({"public/ca.crl", "public/root.crl"}, now() + 4 * day) == sign::Chain::trusted);
    CHECK(chain_with({"public/ca.crl", "public/root.crl"}, now() + 6 * day) == sign::Chain::status_unknown);
    CHECK(chain_with({"public/ca.crl", "public/root.crl"}, now() - 2 * day) != sign::Chain::trusted);

    // What another issuer of the same name signed says nothing.
    const Authority other;
    std::filesystem::copy_file(other.file("public/ca.crl"), authority.file("other.crl"));
    CHECK(chain_with({"other.crl", "public/root.crl"}) == sign::Chain::status_unknown);
    std::string damaged = slurp(authority.file("public/ca.crl"));
    damaged[damaged.size() / 2] ^= 1;
    spill(authority.file("damaged.crl"), damaged);
    if (sign::evidence_of(damaged, ""))
        CHECK(chain_with({"damaged.crl", "public/root.crl"}) == sign::Chain::status_unknown);
}

TEST_CASE("an OCSP answer to another request is told by its nonce, a time stamp's likewise") {
    WITH_AUTHORITY(authority)
    const sign::Certificate signer = authority.certificate("one.pem"), issuer = authority.certificate("ca.pem");
    const auto request = [&] { return sign::make_ocsp_request(signer.get(), issuer.get()); };
    const sign::OcspRequest first = request(), second = request();
    const sign::HttpAnswer answer = sign::http_fetch({authority.url("/ocsp"), "application/ocsp-request", first.der});
    REQUIRE(answer.ok);
    CHECK(sign::nonce_fits(first, answer.body));
    CHECK_FALSE(sign::nonce_fits(second, answer.body));
    std::string stamp;
    const sign::Fetch replayed = [&](const sign::HttpRequest& asked) {
        if (stamp.empty()) stamp = sign::http_fetch(asked).body;
        return sign::HttpAnswer{true, stamp, ""};
    };
    const sign::Digest digest = sign::sha256("bytes");
    CHECK_FALSE(sign::fetch_timestamp(authority.url("/tsa"), digest, replayed).empty());
    CHECK(error_code([&] { sign::fetch_timestamp(authority.url("/tsa"), digest, replayed); }) == "no-timestamp");
}

TEST_CASE("a document time stamp of an authority that is not trusted proves nothing, and takes nothing away") {
    WITH_AUTHORITY(authority)
    WITH_AUTHORITY(other)
    const sign::Store everybody = authority.trust();
    X509_STORE_add_cert(everybody.get(), other.certificate("trust/root.pem").get());
    const std::string pdf = sign::extend_pdf(signed_by(authority, "one", true),
                                             {other.url("/tsa"), everybody.get(), {sign::http_fetch, {}, {}}, now()});
    const sign::Verification result = online(authority, pdf);
    CHECK(result.verdict == sign::Verdict::valid);
    CHECK(result.signatures.at(1).chain == sign::Chain::unknown_issuer);
    CHECK(result.signatures.at(0).level == sign::Level::lt);
    CHECK(sign::verify(pdf, everybody.get(), {{sign::http_fetch, {}, {}}, 0}).signatures.at(0).level ==
          sign::Level::lta);
    CHECK(offline(authority, pdf, now() + 400 * day).verdict == sign::Verdict::valid);  // by the first time stamp
}

TEST_CASE("a time stamp from before the revocation keeps the signature; none, and it does not hold") {
    WITH_AUTHORITY(authority)
    const std::string stamped = signed_by(authority, "one", true), plain = signed_by(authority, "one", false);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    authority.revoke("one", "cessationOfOperation");
    const sign::Verification kept = online(authority, stamped);
    CHECK(kept.verdict == sign::Verdict::valid);
    CHECK(kept.signatures.at(0).statuses.at(0).status == sign::Revocation::revoked);
    CHECK(kept.signatures.at(0).level == sign::Level::t);
    CHECK(kept.signatures.at(0).proven_by == "Archive TSA");
    const sign::Verification lost = online(authority, plain);
    CHECK(lost.verdict == sign::Verdict::invalid);
    // And one that was stamped later does not hold either.
    CHECK(online(authority, signed_by(authority, "one", true)).verdict == sign::Verdict::invalid);
    CHECK(error_code([&] { extended(authority, signed_by(authority, "one", true), false); }) == "revoked");
}

TEST_CASE("B-LT and B-LTA: the file proves itself, conforms, and goes on when the certificates have expired") {
    WITH_AUTHORITY(authority)
    const std::string t = signed_by(authority, "two", true, signed_by(authority, "one", true));
    const std::string lt = extended(authority, t, false);
    CHECK(lt.starts_with(t));
    check_conforming(lt);
    for (const char* key : {"/DSS", "/VRI", "/OCSPs", "/CRLs", "/Certs", "/ESIC"})
        CHECK_MESSAGE(lt.find(key, t.size()) != std::string::npos, key);
    const sign::Verification proven = offline(authority, lt);
    CHECK(proven.verdict == sign::Verdict::valid);
    CHECK(proven.signatures.at(0).level == sign::Level::lt);
    CHECK(proven.signatures.at(1).level == sign::Level::lt);
    CHECK(proven.signatures.at(0).statuses.at(0).source == "OCSP, the file");
    CHECK(extended(authority, lt, false) == lt);  // nothing is missing

    const std::string lta = extended(authority, lt, true);
    CHECK(lta.starts_with(lt));
    check_conforming(lta);
    const sign::Verification archived = offline(authority, lta);
    CHECK(archived.verdict == sign::Verdict::valid);
    REQUIRE(archived.signatures.size() == 3);
    CHECK(archived.signatures[0].level == sign::Level::lta);
    CHECK(archived.signatures[2].kind == sign::SignatureKind::document_timestamp);
    CHECK(archived.renew_before.value_or(0) > now() + 1000 * day);

    // The signers' certificates end after 30 days; the authority's go on, and so do its lists.
    const std::int64_t later = now() + 400 * day;
    CHECK(offline(authority, lta, later).verdict == sign::Verdict::valid);
    CHECK(offline(authority, signed_by(authority, "one", false), later).verdict == sign::Verdict::untrusted);

    // Again, and once more signed: each stays what it was.
    const std::string again = extended(authority, lta, true);
    check_conforming(again);
    CHECK(offline(authority, again, later).verdict == sign::Verdict::valid);
    CHECK(again.starts_with(lta));
    const std::string third = signed_by(authority, "by_list", false, lta);
    CHECK(online(authority, third).verdict == sign::Verdict::valid);
    check_conforming(third);

    std::string forged = lta;
    forged[forged.find("/MediaBox") + 11] = '1';
    CHECK(offline(authority, forged).verdict == sign::Verdict::invalid);
    if (run("command -v pdfsig").status == 0) {
        const TemporaryDir dir;
        spill(dir.path / "a.pdf", lta);
        const std::string out = run("pdfsig -nocert " + quoted(dir.path / "a.pdf")).out;
        CAPTURE(out);
        CHECK(out.find("Signature #2") != std::string::npos);
        CHECK(out.find("Digest Mismatch") == std::string::npos);
    }
}

TEST_CASE("what cannot be kept is told: no signature, no time, no issuer, no status") {
    WITH_AUTHORITY(authority)
    CHECK(error_code([&] { extended(authority, plain_pdf(), true); }) == "unsigned");
    CHECK(error_code([&] { extended(authority, signed_by(authority, "one", false), false); }) == "no-time");
    CHECK(error_code([&] { extended(authority, signed_by(authority, "one", true) + "x", false); }) == "changed");
    const std::string stamped = signed_by(authority, "one", true);
    authority.silence(true);
    CHECK(error_code([&] { extended(authority, stamped, false); }) == "no-status");
    authority.silence(false);
    CHECK(error_code([&] {
              sign::extend_pdf(stamped, {"", nullptr, {sign::http_fetch, {}, {}}, now()});
          }) == "no-issuer");
    // Without any stamp of its own, a document time stamp is its time.
    const std::string archived = extended(authority, signed_by(authority, "one", false), true);
    CHECK(offline(authority, archived).verdict == sign::Verdict::valid);
    CHECK(offline(authority, archived).signatures.at(0).level == sign::Level::lta);
}

TEST_CASE("the report of ETSI TS 119 102-2 says what was found") {
    WITH_AUTHORITY(authority)
    const std::string lta = extended(authority, signed_by(authority, "one", true), true);
    const sign::Verification result = offline(authority, lta);
    const std::string xml = sign::etsi_report("a.pdf", lta, result);
    CHECK(xml.find("urn:etsi:019102:mainindication:total-passed") != std::string::npos);
    CHECK(xml.find("urn:etsi:019102:validationObject:OCSPResponse") != std::string::npos);
    CHECK(xml.find("<DocTimeStamp") != std::string::npos);
    const auto report_of = [&](const std::string& pdf) {
        return sign::etsi_report("a.pdf", pdf, sign::verify(pdf, authority.trust().get()));
    };
    CHECK(report_of(signed_by(authority, "one", false)).find("subindication:TRY_LATER") != std::string::npos);
    std::string forged = lta;
    forged[forged.find("/MediaBox") + 11] = '1';
    CHECK(report_of(forged).find("subindication:HASH_FAILURE") != std::string::npos);
    CHECK(report_of(plain_pdf()).find("noSignatureFound") != std::string::npos);
    if (run("command -v xmllint").status != 0) return;
    const TemporaryDir dir;
    spill(dir.path / "a.xml", xml);
    const Ran lint = run("xmllint --noout " + quoted(dir.path / "a.xml"));
    CHECK_MESSAGE(lint.status == 0, lint.out);
}

TEST_CASE("a certified file that allows no changes allows what proves it, and nothing else") {
    WITH_AUTHORITY(authority)
    const std::string certified = filled_by(
        field_update(form_of({"", ""}), 0,
                     placeholder("/ETSI.CAdES.detached",
                                 "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams"
                                 "<</Type/TransformParams/P 1/V/1.2>>>>]")),
        [&](const std::string& bytes) { return sign::make_cms(authority.identity("one"), sign::sha256(bytes), {}); });
    REQUIRE(online(authority, certified).verdict == sign::Verdict::valid);
    const std::string archived = extended(authority, certified, true);
    const sign::Verification result = offline(authority, archived);
    CHECK(result.verdict == sign::Verdict::valid);
    REQUIRE(result.signatures.size() == 2);
    CHECK(result.signatures.front().forbids_all);
    CHECK(result.signatures.front().additions.size() >= 2);
    CHECK(result.signatures.front().level == sign::Level::lta);
    for (const std::string& pdf : {certified, archived})
        CHECK(error_code([&] { (void)sign::sign_pdf(pdf, request("B"), authority.identity("two")); }) == "locked");
}

#include <chrono>
#include <thread>

#include "sign/timestamp.h"
#include "signing.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const char* const tsa_configuration =
    "[tsa]\ndefault_tsa=t\n[t]\nserial=tsa.serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\ncerts=trust/ca.pem\n"
    "signer_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n"
    "ess_cert_id_alg=sha256\n";

/// The address of an authority that answers once.
std::string start_authority() {
    const Office& office = Office::get();
    spill(office.file("tsa.cnf"), tsa_configuration);
    spill(office.file("tsa.serial"), "01\n");
    std::filesystem::remove(office.file("port"));
    REQUIRE(run("python3 " + quoted(source_dir() / "tests/sign/tsa.py") + " " + quoted(office.file("")) +
                " >/dev/null 2>&1 &")
                .status == 0);
    std::string port;
    for (int i = 0; i < 100 && port.empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (std::filesystem::exists(office.file("port"))) port = slurp(office.file("port"));
    }
    return port.empty() ? "" : "http://127.0.0.1:" + port + "/";
}

sign::SignRequest stamped(const std::string& url) {
    sign::SignRequest with_time = request("ผู้รายงาน");
    with_time.timestamp = [url](std::string_view value) { return sign::fetch_timestamp(url, value); };
    return with_time;
}

}  // namespace

TEST_CASE("a time stamp of an authority tells when it was signed") {
    const std::string url = start_authority();
    if (url.empty()) {
        MESSAGE("skipped: no python3");
        return;
    }
    const std::string pdf = sign::sign_pdf(plain_pdf(), stamped(url), Office::get().identity("one"));
    CHECK(verdict(pdf) == "valid");
    const sign::Store trust = Office::get().trust();
    const sign::SignatureState state = sign::verify(pdf, trust.get()).signatures.at(0);
    CHECK(state.time_source == sign::TimeSource::timestamp);
    CHECK(state.authority == "Signer tsa");
    CHECK(state.seconds != sign::parse_moment("2027-01-31T09:30"));
    CHECK(sign::verify(pdf, nullptr).signatures.at(0).time_source == sign::TimeSource::timestamp_untrusted);
}

TEST_CASE("an authority that cannot be reached is told, and nothing is signed") {
    CHECK(error_code([] {
              sign::sign_pdf(plain_pdf(), stamped("http://127.0.0.1:9/"), Office::get().identity("one"));
          }) == "no-timestamp");
    CHECK(error_code([] {
              sign::sign_pdf(plain_pdf(), stamped("file:///etc/hostname"), Office::get().identity("one"));
          }) == "no-timestamp");
}

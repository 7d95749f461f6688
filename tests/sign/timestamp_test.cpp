#include "sign/timestamp.h"

#include "authority.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// The address of an authority; it has the office's folder.
std::string start_authority() {
    const Office& office = Office::get();
    spill(office.file("tsa.cnf"), tsa_configuration("trust/ca.pem"));
    spill(office.file("tsa.serial"), "01\n");
    const std::string url = start_server(office.file(""));
    return url.empty() ? "" : url + "/tsa";
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

// Who is to sign, from a file of the user's.
#include "exchange/signoff_file.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace raingan;

namespace {

std::string message_of(std::string_view text) {
    try {
        read_sign_off_file(text, "who");
    } catch (const Error& error) {
        return error.place() + ": " + error.message().en;
    }
    return "";
}

}  // namespace

TEST_CASE("signers come in their order from JSON and from TOML alike") {
    const auto json = read_sign_off_file(
        R"({"sign_off": [{"role": "ผู้อนุมัติ", "position": "นายกเทศมนตรี", "order": 2},
            {"role": "ผู้รายงาน", "name": "นายสมชาย ใจดี", "date": "2023-09-30", "order": 1}]})",
        "who.json");
    REQUIRE(json.size() == 2);
    CHECK(json[0].name == "นายสมชาย ใจดี");
    CHECK(json[0].date == thai::Date{2023, 9, 30});
    CHECK(json == read_sign_off_file(
                      "# ผู้ลงนาม\n[[sign_off]]\nrole = \"ผู้อนุมัติ\"\nposition = 'นายกเทศมนตรี'\norder = 2\n"
                      "[[sign_off]]\nrole = \"ผู้รายงาน\"\nname = \"นายสมชาย ใจดี\"\ndate = 2023-09-30\norder = 1\n",
                      "who.toml"));
}

TEST_CASE("a faulty file is refused with its place") {
    CHECK(message_of(R"({"sign_off": [{"role": 1}]})").find("/sign_off/0/role") != std::string::npos);
    CHECK(message_of("[[sign_off]\nrole = 1").find("line 1") != std::string::npos);
    CHECK(message_of("[[sign_off]]\nrole = 1").find("/sign_off/0/role") != std::string::npos);
    CHECK(message_of("sign_off = " + std::string(100'000, '[')).find("brackets") != std::string::npos);
    CHECK(message_of("{\"sign_off\": []}").find("one signer or more") != std::string::npos);
    CHECK(message_of("").find("one signer or more") != std::string::npos);
    CHECK(message_of(R"({"sign_off": [{"colour": "red"}]})").find("/sign_off/0/colour") != std::string::npos);
    CHECK_FALSE(message_of(std::string(5000, '[')).empty());
}

// OpenDocument behind a password. The parts were deflated and encrypted by Python and the openssl program, as ODF 1.3
// part 2 4.8 says it.
#include "readers/opendocument/encryption.h"

#include "readers/container/base64.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* password = "ลับ123";
constexpr const char* by_aes =
    "XEkHSafLZTWxbx7QAQEPYHofRKxcSVo5wyloXXDDV6hc6b4rqBdYSlOUoscK2OQr8rmpjKm6IJ28KdQmKf842udD0D30B/Tk72dW"
    "KpN4LliP/NyzHJpULQCRbpNshWnEfD84F8cevfsTLCTnfrj/g9Q6wSMpVY+2HbkfR4oeZX9t/SraFprAocNDH1eifIcF6x0QJcE5"
    "WtNx02kp3FziOuP6XULRepiyIXVmZuuQ8K3rL979/SVh2K3rCWs1LMWtRI4HxZ8GZjFGpxv/3vUs6eXgv4VWpsOCc2rOWsmVo9un"
    "KYJ/f77uVlHvS3xNRuLg";
constexpr const char* by_blowfish =
    "ctLdiUgQKx0CrJvFkFT/MlBHdx2eFWnkQL9YXr9xyWyUIuereaoOS1ABETu4PM8R/+nLGV8sa2MLyOK0hn5O/vCtUbnRgpweIfWb"
    "2OdZtQEfdKdV71WJ/Ac/QA5T1DkOYRg7oQdq3wOj4f+s0MyNBsWVQ+54YN0XVg4fv2W4veGnu7Gt+Xwa1BlEKNaZCyXEvmDegj3V"
    "yMa1su1vC8NP8VIaPI0BpxysOX9+tSYu6ZVYaYfxWV3CXxPKij+vvPK4oYG/9kpmHY7/STas4Ym+LktcWD6J6KV2Q+wt3S8wLvzX"
    "jC3jp4FPyPYojVo=";

constexpr const char* modern =
    R"(manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" )"
    R"(manifest:checksum="hdad2IgLWfGJXCnF3iOEcul4I0WtyG/5KLY2C61oSbg=">)"
    R"(<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" )"
    R"(manifest:initialisation-vector="EBESExQVFhcYGRobHB0eHw=="/>)"
    R"(<manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/>)"
    R"(<manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" )"
    R"(manifest:iteration-count="1000" manifest:salt="AAECAwQFBgcICQoLDA0ODw=="/>)";
constexpr const char* early =
    R"(manifest:checksum-type="SHA1/1K" manifest:checksum="QOrLyHfi3lVCgDiNf+v5qwZAY2o=">)"
    R"(<manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="EBESExQVFhc="/>)"
    R"(<manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024" )"
    R"(manifest:salt="AAECAwQFBgcICQoLDA0ODw=="/>)";

std::string package(const std::string& data, const std::string& content, const std::string& size = "522") {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"META-INF/manifest.xml",
                    R"(<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml" )"
                    R"(manifest:size=")" +
                        size + R"("><manifest:encryption-data )" + data +
                        "</manifest:encryption-data></manifest:file-entry></manifest:manifest>"},
                   {"content.xml", content}});
}
Document read(const std::string& bytes, const std::string& with) {
    ReadOptions options;
    options.password = with;
    return read_document(bytes, "a.ods", options);
}
std::string replaced(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("AES with SHA-256 and Blowfish with SHA-1 open with the password") {
    for (const auto& [data, content] : {std::pair{modern, by_aes}, {early, by_blowfish}}) {
        const std::string bytes = package(data, decode_base64(content));
        CHECK(rows_of(table_of(read(bytes, password))) == std::vector<std::string>{"ความลับ"});
        CHECK(error_code([&] { return read(bytes, ""); }) == "encrypted");
        CHECK(error_code([&] { return read(bytes, "another"); }) == "wrong-password");
    }
}

TEST_CASE("what is not known or damaged is said to be that, and costs nothing") {
    const std::string content = decode_base64(by_aes);
    const auto code = [&](const std::string& data, const std::string& size = "522") {
        return error_code([&] { return read(package(data, content, size), password); });
    };
    CHECK(code(replaced(modern, "#aes256-cbc", "#aes256-gcm")) == "unknown-encryption");
    CHECK(code(replaced(modern, "PBKDF2", "urn:argon2id")) == "unknown-encryption");
    CHECK(code(replaced(modern, "\"1000\"", "\"2000000000\"")) == "over-limit");
    CHECK(code(replaced(modern, "key-size=\"32\"", "key-size=\"99999999\"")) == "damaged");
    CHECK(code(replaced(modern, "key-size=\"32\"", "key-size=\"16\"")) == "damaged");
    CHECK(code(replaced(modern, "EBESExQVFhcYGRobHB0eHw==", "EBES")) == "damaged");
    CHECK(code(replaced(early, "EBESExQVFhc=", "")) == "damaged");
    CHECK(code(modern, "521") == "damaged");
    CHECK(code(modern, "99999999999") == "over-limit");
    CHECK(error_code([&] { return read(package(modern, content.substr(0, 40)), password); }) == "damaged");
    CHECK(error_code([&] { return read(package(modern, ""), password); }) == "wrong-password");
}

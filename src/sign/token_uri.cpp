#include "sign/token_uri.h"

#include <algorithm>

#include "base/digits.h"
#include "base/error.h"

namespace raingan::sign {
namespace {

[[noreturn]] void bad_uri(const std::string& uri, const char* en, const char* th) {
    throw Error(ExitStatus::usage, "bad-key-uri", uri, {en, th});
}

std::string percent_decoded(std::string_view text, const std::string& uri) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1,
                  low = high < 0 ? -1 : hex_value(text[i + 2]);
        if (low < 0) bad_uri(uri, "has a % without two digits behind it", "มี % ที่ไม่มีเลขสองหลักต่อท้าย");
        out += static_cast<char>(high << 4 | low);
        i += 2;
    }
    return out;
}

}  // namespace

TokenAttributes token_attributes(const std::string& uri) {
    TokenAttributes out;
    std::string_view rest = std::string_view(uri).substr(token_scheme.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(";?&"), rest.size());
        const std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = pair.find('=');
        if (pair.empty()) continue;
        if (equals == std::string_view::npos) bad_uri(uri, "has an attribute without a value", "มีแอตทริบิวต์ที่ไม่มีค่า");
        const auto [at, added] =
            out.try_emplace(std::string(pair.substr(0, equals)), percent_decoded(pair.substr(equals + 1), uri));
        if (!added) bad_uri(uri, "has an attribute twice (RFC 7512)", "มีแอตทริบิวต์ซ้ำกัน (RFC 7512)");
    }
    return out;
}

bool is_token_uri(std::string_view key) {
    return key.starts_with(token_scheme);
}

std::string pin_file_of(const std::string& uri) {
    const TokenAttributes attributes = token_attributes(uri);
    if (attributes.count("pin-value") != 0)
        bad_uri(
            "pkcs11:",
            "holds the PIN, which others on this machine can see; take it out, and give --password-file or wait to be "
            "asked",
            "มีรหัส PIN ซึ่งผู้อื่นในเครื่องนี้เห็นได้ โปรดนำออก แล้วใช้ --password-file หรือรอให้โปรแกรมถาม");
    const auto source = attributes.find("pin-source");
    if (source == attributes.end()) return {};
    constexpr std::string_view file = "file:", authority = "//";
    std::string_view path = source->second;
    if (path.starts_with(file)) path.remove_prefix(file.size());
    if (path.starts_with(authority)) path.remove_prefix(authority.size());
    if (!path.starts_with('/')) bad_uri(uri, "has a pin-source that is no file", "pin-source ไม่ใช่ไฟล์");
    return std::string(path);
}

}  // namespace raingan::sign

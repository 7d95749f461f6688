#include "serve/signing_keys.h"

#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "exchange/toml.h"
#include "serve/private_file.h"
#include "sign/pkcs11.h"
#include "sign/token_uri.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_keys = 1'000;

[[noreturn]] void fail_keys(const std::string& place, const Message& what) {
    throw unreadable("bad-keys", place, what);
}

/// A key, or what leads to one: a file of this account's or root's that nobody else can read or write.
void require_private(const std::string& path, const std::string& place) {
    constexpr mode_t others = 077;
    const FilePrivacy privacy = privacy_of(path, others);
    if (privacy == FilePrivacy::missing)
        fail_keys(place, {"the key's file is not there; tell the administrator", "ไม่พบไฟล์กุญแจ โปรดแจ้งผู้ดูแลระบบ"});
    if (privacy == FilePrivacy::open_to_others)
        fail_keys(place, {"others can read or change the key's file; the administrator must set its mode to 0600",
                          "ผู้อื่นอ่านหรือแก้ไฟล์กุญแจได้ ผู้ดูแลระบบต้องตั้งสิทธิ์เป็น 0600"});
}

bool is_key_name(const std::string& name) {
    constexpr std::size_t longest = 64;
    return !name.empty() && name.size() <= longest &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
}

class KeyReader {
public:
    explicit KeyReader(std::string place) : place_(std::move(place)) {}

    SigningKey read(const json& said) const {
        if (!said.is_object()) fail("key");
        SigningKey key;
        for (const auto& [name, value] : said.items()) {
            if (name == "accounts")
                key.accounts = accounts_in(value);
            else if (std::string* const member = member_of(key, name); member != nullptr && value.is_string())
                *member = value.get<std::string>();
            else
                fail(name);
        }
        if (!is_key_name(key.name)) fail("name");
        if (key.accounts.empty()) fail("accounts");
        if (key.file.empty() == key.uri.empty()) fail("file");
        if (!key.uri.empty() && !sign::is_token_uri(key.uri)) fail("uri");
        if (key.label.empty()) key.label = key.name;
        return key;
    }

private:
    [[noreturn]] void fail(const std::string& member) const {
        fail_keys(place_, {"\"" + member + "\" is missing or not as docs/service.md has it",
                           "\"" + member + "\" ขาดหรือไม่ถูกต้อง ดู docs/service.md"});
    }

    static std::string* member_of(SigningKey& key, const std::string& name) {
        for (const auto& [known, member] :
             {std::pair("name", &key.name), std::pair("label", &key.label), std::pair("signer", &key.signer),
              std::pair("file", &key.file), std::pair("uri", &key.uri), std::pair("certificates", &key.certificates),
              std::pair("timestamp", &key.timestamp)})
            if (name == known) return member;
        return nullptr;
    }

    [[nodiscard]] std::vector<std::string> accounts_in(const json& list) const {
        std::vector<std::string> accounts;
        if (!list.is_array()) fail("accounts");
        for (const json& account : list) {
            if (!account.is_string()) fail("accounts");
            accounts.push_back(account.get<std::string>());
        }
        return accounts;
    }

    std::string place_;
};

json key_list(const std::string& path) {
    try {
        return exchange::toml_as_json(read_file(path));
    } catch (const exchange::BadToml& bad) {
        fail_keys("keys.toml", bad.what);
    }
}

}  // namespace

std::vector<SigningKey> signing_keys(const std::string& folder) {
    const std::string path = folder + "/keys.toml";
    if (::access(path.c_str(), F_OK) != 0) return {};
    require_private(path, "keys.toml");
    const json said = key_list(path);
    const auto list = said.find("key");
    if (said.size() != 1 || list == said.end() || !list->is_array() || list->size() > most_keys)
        fail_keys("keys.toml", {"must be a list of [[key]]", "ต้องเป็นรายการของ [[key]]"});
    std::vector<SigningKey> keys;
    keys.reserve(list->size());
    for (const json& key : *list) {
        keys.push_back(KeyReader("keys.toml").read(key));
        if (std::ranges::count(keys, keys.back().name, &SigningKey::name) > 1)
            fail_keys("keys.toml", {"has two keys of the name " + keys.back().name, "มีชื่อกุญแจซ้ำ: " + keys.back().name});
    }
    return keys;
}

std::vector<SigningKey> signing_keys_of(const std::string& folder, const Who& who) {
    std::vector<SigningKey> keys = signing_keys(folder);
    std::erase_if(
        keys, [&](const SigningKey& key) { return std::ranges::find(key.accounts, who.name) == key.accounts.end(); });
    return keys;
}

sign::Identity open_signing_key(const SigningKey& key, const std::string& pin) {
    if (key.uri.empty()) {
        require_private(key.file, key.name);
        return sign::read_identity(read_file(key.file), pin, key.name);
    }
    sign::require_tokens(key.uri);
    return sign::read_token_identity(key.uri, pin, key.certificates.empty() ? "" : read_file(key.certificates));
}

}  // namespace raingan::serve

#include "readers/opendocument/encryption.h"

#include <libdeflate.h>
#include <openssl/blowfish.h>
#include <openssl/evp.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "readers/container/base64.h"
#include "readers/container/digest.h"
#include "readers/xml.h"

namespace raingan::opendocument {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr const char* manifest_name = "META-INF/manifest.xml";

/// manifest:encryption-data.
struct Secret {
    bool blowfish = false;
    DigestKind start = DigestKind::sha1, check = DigestKind::sha1;
    std::size_t key_bytes = 16, size = 0;
    std::uint64_t spins = 1024;
    std::string salt, iv, checksum;
};

/// Algorithms by the ends of their names: "…xmlenc#aes256-cbc", "Blowfish CFB", "SHA1/1K", "…#sha256-1k".
bool ends_so(string_view name, string_view end) {
    return name.ends_with(end);
}

std::optional<DigestKind> digest_of(string_view name) {
    if (name.empty() || ends_so(name, "SHA1") || ends_so(name, "#sha1") || ends_so(name, "SHA1/1K") ||
        ends_so(name, "#sha1-1k"))
        return DigestKind::sha1;
    if (ends_so(name, "#sha256") || ends_so(name, "#sha256-1k")) return DigestKind::sha256;
    return std::nullopt;
}

std::size_t size_in(xml_node node, string_view attribute, std::size_t otherwise) {
    constexpr std::int64_t most = std::int64_t{1} << 40;
    const auto value = xml::integer(node, attribute);
    return value ? static_cast<std::size_t>(std::clamp<std::int64_t>(*value, 0, most)) : otherwise;
}

Secret secret_of(xml_node entry, xml_node data) {
    const xml_node algorithm = xml::child(data, "algorithm"), start = xml::child(data, "start-key-generation"),
                   derivation = xml::child(data, "key-derivation");
    const string_view cipher = xml::text_of(algorithm, "algorithm-name");
    const string_view derived = xml::text_of(derivation, "key-derivation-name");
    Secret secret;
    secret.blowfish = cipher == "Blowfish CFB" || ends_so(cipher, "#blowfish");
    const auto start_digest = digest_of(xml::text_of(start, "start-key-generation-name"));
    const auto check = digest_of(xml::text_of(data, "checksum-type"));
    if ((!secret.blowfish && !ends_so(cipher, "#aes256-cbc")) || !start_digest || !check ||
        !(derived == "PBKDF2" || ends_so(derived, "#pbkdf2")))
        throw unknown_encryption(std::string(cipher) + " " + std::string(derived));
    secret.start = *start_digest;
    secret.check = *check;
    secret.key_bytes = size_in(derivation, "key-size", secret.key_bytes);
    secret.spins = size_in(derivation, "iteration-count", secret.spins);
    secret.size = size_in(entry, "size", 0);
    secret.salt = decode_base64(xml::text_of(derivation, "salt"));
    secret.iv = decode_base64(xml::text_of(algorithm, "initialisation-vector"));
    secret.checksum = decode_base64(xml::text_of(data, "checksum"));
    return secret;
}

const unsigned char* octets(string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT(*-reinterpret-cast): OpenSSL's bytes
}
unsigned char* octets(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());  // NOLINT(*-reinterpret-cast)
}

// OpenSSL 3 keeps Blowfish in a module that a process without files cannot load; its plain functions need none.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
std::string blowfish_decrypted(string_view key, std::string iv, string_view bytes) {
    if (iv.size() != BF_BLOCK) throw damaged_encryption(manifest_name);
    BF_KEY schedule;
    BF_set_key(&schedule, static_cast<int>(key.size()), octets(key));
    std::string out(bytes.size(), '\0');
    int within = 0;
    BF_cfb64_encrypt(octets(bytes), octets(out), static_cast<std::int64_t>(bytes.size()), &schedule, octets(iv),
                     &within, BF_DECRYPT);
    return out;
}
#pragma GCC diagnostic pop

/// What stands behind the deflated bytes says how many they are.
std::string aes_decrypted(string_view key, string_view iv, string_view bytes) {
    constexpr std::size_t block = 16, key_bytes = 32;
    if (iv.size() != block || key.size() != key_bytes || bytes.size() % block != 0)
        throw damaged_encryption(manifest_name);
    std::string out = aes_decrypt(AesMode::cbc, key, iv, bytes);
    const std::size_t padding = out.empty() ? 0 : static_cast<unsigned char>(out.back());
    if (padding == 0 || padding > block) throw wrong_password();
    out.resize(out.size() - padding);
    return out;
}

std::string key_for(const Secret& secret, string_view password) {
    constexpr std::size_t longest = 64;
    if (secret.spins > limits::spin_count) throw over_limit(limits::spin_count, manifest_name);
    if (secret.key_bytes == 0 || secret.key_bytes > longest) throw damaged_encryption(manifest_name);
    const std::string start = Digest(secret.start)({password});
    std::string key(secret.key_bytes, '\0');
    if (PKCS5_PBKDF2_HMAC(start.data(), static_cast<int>(start.size()), octets(string_view(secret.salt)),
                          static_cast<int>(secret.salt.size()),
                          static_cast<int>(std::max<std::uint64_t>(secret.spins, 1)), EVP_sha1(),
                          static_cast<int>(key.size()), octets(key)) != 1)
        throw unknown_encryption("PBKDF2");
    return key;
}

std::string inflated(string_view deflated, std::size_t size, const std::string& name) {
    if (size > limits::inflated_bytes) throw over_limit(limits::inflated_bytes, name);
    std::string out(size, '\0');
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!inflater) throw std::bad_alloc();
    std::size_t used = 0, written = 0;
    if (libdeflate_deflate_decompress_ex(inflater.get(), deflated.data(), deflated.size(), out.data(), out.size(),
                                         &used, &written) != LIBDEFLATE_SUCCESS ||
        written != size)
        throw damaged_encryption(name);
    return out;
}

class Decrypting final : public Package {
public:
    Decrypting(std::unique_ptr<Package> package, std::map<std::string, Secret> secrets, string_view password)
        : package_(std::move(package)), secrets_(std::move(secrets)), password_(password) {}

    [[nodiscard]] bool has(const std::string& name) const override { return package_->has(name); }
    std::optional<std::string> read(const std::string& name) override {
        std::optional<std::string> bytes = package_->read(name);
        const auto secret = secrets_.find(name);
        if (!bytes || secret == secrets_.end()) return bytes;
        return decrypted(secret->second, *bytes, name);
    }

private:
    [[nodiscard]] std::string decrypted(const Secret& secret, string_view bytes, const std::string& name) const {
        constexpr std::size_t checked = 1024;
        const std::string key = key_for(secret, password_);
        const std::string deflated =
            secret.blowfish ? blowfish_decrypted(key, secret.iv, bytes) : aes_decrypted(key, secret.iv, bytes);
        const std::string digest = Digest(secret.check)({string_view(deflated).substr(0, checked)});
        if (digest != secret.checksum) throw wrong_password();
        return inflated(deflated, secret.size, name);
    }

    std::unique_ptr<Package> package_;
    std::map<std::string, Secret> secrets_;  ///< by part
    std::string password_;
};

}  // namespace

std::unique_ptr<Package> opened(std::unique_ptr<Package> package, string_view password) {
    std::optional<std::string> manifest = package->read(manifest_name);
    if (!manifest) return package;
    const auto part = xml::parse(manifest_name, std::move(*manifest));
    std::map<std::string, Secret> secrets;
    for (const xml_node entry : part->root().children()) {
        const xml_node data = xml::child(entry, "encryption-data");
        if (!data) continue;
        require_password(password);
        secrets.emplace(xml::text_of(entry, "full-path"), secret_of(entry, data));
    }
    if (secrets.empty()) return package;
    return std::make_unique<Decrypting>(std::move(package), std::move(secrets), password);
}

}  // namespace raingan::opendocument

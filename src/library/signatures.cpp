// Signing and verifying.
#include <ctime>

#include "library/border.h"
#include "sign/identity.h"
#include "sign/sign.h"
#include "sign/timestamp.h"
#include "sign/trust.h"
#include "sign/verify.h"

namespace raingan {
namespace {

constexpr const char* key_place = "key";

v0::Signature signature_values(const sign::SignatureState& from) {
    constexpr std::array<const char*, 5> levels{{"", "B-B", "B-T", "B-LT", "B-LTA"}};
    v0::Signature out;
    out.is_timestamp = from.kind == sign::SignatureKind::document_timestamp;
    out.field = from.field;
    out.role = from.role;
    out.name = from.name;
    out.signer = from.signer;
    out.issuer = from.issuer;
    out.time = from.seconds;
    out.intact = from.intact();
    out.trusted = from.chain == sign::Chain::trusted;
    out.covers_file = from.covers_file;
    out.level = levels.at(static_cast<std::size_t>(from.level));
    const auto add = [](std::vector<v0::Message>& onto, const std::vector<Message>& messages) {
        for (const Message& message : messages) onto.push_back(library::message(message));
    };
    add(out.problems, from.problems);
    add(out.problems, from.changes);
    add(out.remarks, from.contradictions);
    add(out.remarks, from.notes);
    add(out.remarks, from.remarks);
    add(out.remarks, from.additions);
    return out;
}

}  // namespace

std::string v0::sign(std::string_view pdf, const SignOptions& options) {
    return library::guarded([&] {
        const std::int64_t now = options.time == 0 ? std::time(nullptr) : options.time;
        const sign::Identity identity = sign::read_identity(options.key, options.password, key_place);
        if (!options.allow_expired) sign::require_valid_at(identity, now, key_place);
        sign::SignRequest request;
        request.role = options.role;
        request.name = options.name;
        request.position = options.position;
        request.name_as_written = options.name_as_written;
        request.seconds = now;
        request.image = options.image;
        request.lock = options.lock;
        if (!options.timestamp_url.empty())
            request.timestamp = [&](std::string_view value) {
                return sign::fetch_timestamp(options.timestamp_url, value);
            };
        return sign::sign_pdf(pdf, request, identity);
    });
}

v0::Verification v0::verify(std::string_view pdf, const VerifyOptions& options) {
    return library::guarded([&] {
        const sign::Store store = sign::trust_store(options.trust_dir);
        sign::Checking how;
        if (options.online) how.sources.fetch = sign::http_fetch;
        how.password = options.password;
        const sign::Verification found = sign::verify(pdf, store.get(), how);
        Verification out;
        out.verdict = static_cast<Verdict>(found.verdict);
        for (const sign::SignatureState& state : found.signatures) out.signatures.push_back(signature_values(state));
        return out;
    });
}

}  // namespace raingan

#include "batch/sign_shut_in.h"

#include <cstdlib>

#include "batch/parts.h"

namespace raingan::batch {
namespace {

std::size_t number_in(std::string_view digits) {
    return std::strtoull(std::string(digits).c_str(), nullptr, 10);
}

}  // namespace

std::string packed_facts(const sign::SignerFacts& facts) {
    return packed_parts({facts.certificate, std::to_string(facts.cms_room), ""});
}

sign::SignerFacts facts_in(std::string_view packed) {
    const auto parts = fields_of(packed, 3);
    return {std::string(parts[0]), number_in(parts[1])};
}

std::string sign_shut_in(std::string_view pdf, const sign::SignRequest& request,
                         const std::function<const sign::Identity&()>& identity, const SigningChild& child) {
    const std::string text = child.run([&](const Ask& ask) {
        const sign::Prepared prepared = sign::prepare_signature(pdf, request, [&] { return child.ask(ask); });
        return packed_parts({std::to_string(prepared.gap.begin), std::to_string(prepared.gap.end), prepared.update});
    });
    const auto parts = fields_of(text, 3);
    const sign::Prepared prepared{std::string(parts[2]), {number_in(parts[0]), number_in(parts[1])}};
    return sign::complete_signature(pdf, prepared, request.timestamp, identity());
}

}  // namespace raingan::batch

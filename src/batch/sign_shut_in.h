// Signing a PDF that may be anybody's: a shut-in process takes it apart, and the one that has the key never does.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "batch/shut_in.h"
#include "sign/sign.h"

namespace raingan::batch {

/// How the child is run, and how it asks for the signer's facts there.
struct SigningChild {
    std::function<std::string(const std::function<std::string(const Ask&)>& work)> run;
    std::function<sign::SignerFacts(const Ask&)> ask;
};

/// The signed PDF. `identity` is called when the PDF is known to be one that can be signed. Throws Error as
/// sign::prepare_signature, sign::complete_signature and run_shut_in do.
std::string sign_shut_in(std::string_view pdf, const sign::SignRequest& request,
                         const std::function<const sign::Identity&()>& identity, const SigningChild& child);

std::string packed_facts(const sign::SignerFacts& facts);
sign::SignerFacts facts_in(std::string_view packed);

}  // namespace raingan::batch

// What a shut-in process that handles signatures may have from outside, and how it asks for it: answers from the
// network, a place for answers that are worth keeping, the facts of the signer.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/sign_shut_in.h"
#include "cli/command.h"
#include "sign/revocation.h"

namespace raingan::cli {

class Outside {
public:
    /// Reads the folder of kept answers, and makes it where it is not there. `signer` may be empty.
    explicit Outside(const TrustOptions& options, std::function<sign::SignerFacts()> signer = {});

    /// Runs `work` in a process of its own, shut in as the options say.
    std::string run(const std::function<std::string(const batch::Ask&)>& work) const;

    /// In the child: where the status of certificates is looked up, and the signer.
    [[nodiscard]] sign::StatusSources sources(const batch::Ask& ask) const;
    static sign::SignerFacts signer(const batch::Ask& ask);

private:
    [[nodiscard]] std::string answer(std::string_view question) const;

    std::string cache_dir_;
    bool offline_, sandbox_;
    std::vector<sign::Evidence> kept_;
    std::function<sign::SignerFacts()> signer_;
};

}  // namespace raingan::cli

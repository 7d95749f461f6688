// A signed PDF that somebody brings: whether it is the one that was given out, signed by whose turn it is.
#pragma once

#include <openssl/x509.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace raingan::serve {

struct BroughtSignature {
    std::string role, signer;
    std::int64_t signed_at = 0;  ///< seconds since 1970; 0: not known
};
struct Brought {
    bool accepted = false;
    std::string verdict;            ///< "valid", "untrusted", "contradiction", "invalid", "unsigned"
    BroughtSignature newest;        ///< of who signed last
    std::vector<Message> problems;  ///< why it is refused; or what is to be known of one that is not
};

/// `given_out`: the PDF before this signature; `next_role`: empty where any may sign. The PDF is taken apart by a
/// process that is shut in, if `shut_in`. Throws Error as verify and run_shut_in do. The caller must not have threads.
Brought verify_signed(std::string_view pdf, std::string_view given_out, const std::string& next_role,
                      std::size_t signatures_before, X509_STORE* store, bool shut_in);

}  // namespace raingan::serve

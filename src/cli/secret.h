// Passwords: of a signer's key, and of documents.
#pragma once

#include <algorithm>
#include <string>

#include "base/message.h"
#include "sign/identity.h"

namespace raingan::cli {

/// Wiped when it is no longer needed, whatever happens.
class Secret {
public:
    Secret() { text.reserve(most); }  // never moved, so that no copy stays behind
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { sign::wipe(text); }

    void cut_line() { text.resize(std::min(text.find_first_of("\r\n"), text.size())); }

    static constexpr std::size_t most = 4096;
    std::string text;
};

/// From the file, or where none is named from RAINGAN_PASSWORD, or from the terminal, in this order; never from the
/// command line, which others can see. `of` names what it opens. Throws Error.
void find_password(Secret& secret, const std::string& password_file, const std::string& of, Language language);

/// As far as it can be found without asking: false where there is neither file nor variable.
bool find_password_unasked(Secret& secret, const std::string& password_file);

}  // namespace raingan::cli

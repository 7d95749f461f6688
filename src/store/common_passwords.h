// Passwords that are tried first because so many have them (OWASP ASVS 2.1.7).
#pragma once

#include <string>

namespace raingan::store {

/// Long as it is, it is one of the commonest words or rows of keys with figures around it ("P@ssw0rd2567!!"), a part
/// that is repeated, or figures that count up or down.
bool is_common_password(const std::string& password);

}  // namespace raingan::store

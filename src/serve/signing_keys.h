// The keys that this machine holds for its office's people: keys.toml in the data's folder, which is its owner's alone.
// It is read each time, so that what is changed in it counts at once. What is in it leads to keys, and opens none: a
// PIN is asked for at each use.
//
//     [[key]]
//     name = "mayor"                      # [a-z0-9._-]
//     label = "ลายมือชื่อนายกเทศมนตรี"        # how people are shown it
//     signer = "นางมาลี ดีใจ"              # whose it is
//     accounts = ["mayor"]                # who may use it
//     file = "/etc/raingan/mayor.p12"     # or uri = "pkcs11:token=office;object=mayor"
//     certificates = "/etc/raingan/mayor.pem"   # what the token lacks; may be left out
//     timestamp = "http://tsa.example.go.th"    # may be left out
#pragma once

#include <string>
#include <vector>

#include "serve/who.h"
#include "sign/identity.h"

namespace raingan::serve {

struct SigningKey {
    std::string name, label, signer;
    std::vector<std::string> accounts;
    std::string file, uri;  ///< one of the two
    std::string certificates, timestamp;
};

/// None where there is no such file. Throws Error (unreadable) "bad-keys": it is not as above, or others can read it.
std::vector<SigningKey> signing_keys(const std::string& folder);
/// Those that the account may use.
std::vector<SigningKey> signing_keys_of(const std::string& folder, const Who& who);

/// Opens it. Throws Error as sign::read_identity and sign::read_token_identity do, and "bad-keys" where others can read
/// the file.
sign::Identity open_signing_key(const SigningKey& key, const std::string& pin);

}  // namespace raingan::serve

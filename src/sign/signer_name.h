// Who signs is what the certificate says. Names that are typed, or that the report's sign-off block has, must be that
// person's (extraction/person_name.h); the signature shows the certificate's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sign/fields.h"
#include "sign/sign.h"
#include "sign/verify.h"

namespace raingan::sign {

/// The names in the certificate's subject: common names, given name with surname, else the organisation's.
std::vector<std::string> certificate_names(const X509* certificate);

/// Whether one of them may be this one's.
bool is_name_in(const X509* certificate, std::string_view name);

struct SignerName {
    std::string shown;   ///< in the stamp: the certificate's
    std::string name;    ///< /Name: as it was typed or as the block has it, else the certificate's
    std::string reason;  ///< /Reason: the role, with a warning where the name is not the certificate's
};
/// Throws Error (unreadable, "other-person") where the block's or the typed name is another person's, unless the
/// request has it written all the same.
SignerName signer_name(const SignRequest& request, const Role& role, const X509* certificate);

/// Completes the states with what contradicts what: certificate, typed name, sign-off block and role; and tells a key
/// that signed in several roles. `author`: who wrote the document, of a file without a report of ours, else empty:
/// LibreOffice puts that name into each signature, whoever signs, so there it names no signer.
void compare_signers(std::vector<SignatureState>& states, const std::vector<Role>& roles, std::string_view author);

}  // namespace raingan::sign

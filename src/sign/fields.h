// Signature fields (ISO 32000-1 12.7.4.5) and the roles that they stand for. A field's name is the role that signs in
// it ("ผู้รายงาน"); where a role occurs twice, the second is "ผู้รายงาน 2".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "sign/qpdf.h"

namespace raingan::sign {

struct SignatureField {
    std::string name;         ///< fully qualified
    QPDFObjectHandle field;   ///< holds /FT and /V
    QPDFObjectHandle widget;  ///< the field itself, or its first kid
    [[nodiscard]] bool is_signed() const { return QPDFObjectHandle(field).getKey("/V").isDictionary(); }
};

/// In the order of the form. Fields that are no signatures are left out.
std::vector<SignatureField> signature_fields(QPDF& qpdf);

/// One who is to sign.
struct Role {
    std::string name;  ///< of the role, and of its field
    std::string person, position;
    std::optional<std::size_t> field;  ///< index into signature_fields
    std::size_t number = 0;            ///< from 1: which sign-off block of the document it is; 0: none
    bool is_signed = false;
};

/// Those who sign, in their order: of the report that the PDF carries, else of its signature fields. Empty: anybody may
/// sign as anything.
std::vector<Role> roles_of(std::string_view pdf, const std::vector<SignatureField>& fields);

/// The names of the fields of these signers, in their order.
std::vector<std::string> field_names(const std::vector<SignOff>& signers);

}  // namespace raingan::sign

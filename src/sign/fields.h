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
    bool in_form = true;      ///< the form's list leads to it
    [[nodiscard]] bool is_signed() const { return QPDFObjectHandle(field).getKey("/V").isDictionary(); }
    /// Holds a document time stamp (ETSI EN 319 142-1 5.4.3), which nobody signs.
    [[nodiscard]] bool is_document_timestamp() const;
};

/// In the order of the form. Fields that are no signatures are left out. Behind them come signed ones that stand on
/// pages alone: poppler writes such where the form is no object of its own (as LibreOffice's), and readers show them.
std::vector<SignatureField> signature_fields(QPDF& qpdf);

/// One who is to sign.
struct Role {
    std::string name;  ///< of the role, and of its field
    std::string person, position;
    std::optional<std::size_t> field;  ///< index into signature_fields
    std::size_t number = 0;            ///< from 1: which sign-off block of the document it is; 0: none
    bool is_signed = false;
    std::string label;  ///< what the form calls the field for its users (/TU); may be empty
};

/// Those who sign: of the report that the PDF carries, in their order, then the form's other signature fields. Empty:
/// anybody may sign as anything.
std::vector<Role> roles_of(QPDF& qpdf, const std::vector<SignatureField>& fields);

/// The role that is asked for (by its name, position, label, or the last part of its field's name), or the next; those
/// whom the report puts before it must have signed. Throws Error (unreadable): "no-such-role", which lists them,
/// "already-signed", "out-of-order".
Role choose_role(const std::vector<Role>& roles, const std::string& asked);

/// The names of the fields of these signers, in their order.
std::vector<std::string> field_names(const std::vector<SignOff>& signers);

}  // namespace raingan::sign

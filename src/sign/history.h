// The signatures of a file against its history: what each one covers, what came after it, and which ones left the form.
#pragma once

#include <string_view>
#include <vector>

#include "sign/fields.h"
#include "sign/verify.h"

namespace raingan::sign {

/// A signature of the form with what is known of it: its bytes and value are judged (whole, problems, covered_bytes),
/// what came later is not.
struct FormSignature {
    SignatureField field;
    SignatureState* state = nullptr;
};

/// Completes the states: covers_file, additions, changes, and problems where a signature is not its field's own. Throws
/// what qpdf throws.
void tell_history(std::string_view pdf, QPDF& now, const std::vector<FormSignature>& signatures);

/// Where a signature stands that no field of the form has any more: the hexadecimal string of its /Contents, and the
/// end of what it covers.
struct LostSignature {
    std::size_t gap = 0, end = 0;
};

/// Those of the whole file but `known` (begins of gaps) and the one that grants usage rights (ISO 32000-1 12.8.2.3).
std::vector<LostSignature> lost_signatures(std::string_view pdf, QPDF& now, const std::vector<std::size_t>& known);

/// The problem of such a signature, and of one whose field stands on a page still, but left the form.
Message no_longer_in_form();

}  // namespace raingan::sign

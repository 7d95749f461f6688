// What was changed in a PDF after a revision of it was signed. Allowed, and told, are new signature fields, signatures
// in fields that were empty, what the structure and the form need for them, material to validate them (/DSS, document
// time stamps), and dates and programs in the document information. Everything else is forbidden: behind the signed
// revision stand whole updates and nothing else (updates.h), the two revisions are compared object by object, and a new
// object may not fill a reference that the signed revision left dangling.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/qpdf.h"

namespace raingan::sign {

struct Changes {
    std::vector<Message> additions;  ///< allowed
    std::vector<Message> forbidden;
    std::vector<std::string> fields;  ///< that were added or signed, but for document time stamps
    bool only_validation = true;      ///< the additions only help to validate signatures
};

/// From the revision `then` to the whole file `now`, whose bytes are `file`, object by object. `holding`: the signature
/// fields whose signature verifies; a look changes with such a signature only. Throws what qpdf throws.
Changes changes_between(QPDF& then, QPDF& now, std::string_view file, const std::set<QPDFObjGen>& holding);

}  // namespace raingan::sign

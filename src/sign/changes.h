// What was changed in a PDF after a revision of it was signed. Allowed are new signature fields, signatures in fields
// that were empty, what the structure and the form need for them, and material to validate them (/DSS). Everything else
// is forbidden: the two revisions are compared object by object, and a new object may not fill a reference that the
// signed revision left dangling.
#pragma once

#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/qpdf.h"

namespace raingan::sign {

struct Changes {
    std::vector<Message> additions;  ///< allowed
    std::vector<Message> forbidden;
};

/// `now` is the whole file `pdf`; the signed revision is its first `end` bytes.
Changes changes_since(std::string_view pdf, QPDF& now, std::size_t end);

}  // namespace raingan::sign

// The incremental updates behind a signed revision, read strictly (ISO 32000-1 7.5.6). Readers that repair a file find
// bytes that no cross-reference lists, and take what is ambiguous in different ways; so behind a signature nothing may
// stand but updates of one form:
//
//     objects, each listed by this update's own cross-reference section, once, at its offset, in strict syntax
//     xref with entries of 20 bytes and trailer, or one cross-reference stream; no hybrid
//     startxref, its offset, %%EOF
//
// /Prev leads to the section before, /Size fits, an object keeps the generation that it had, and new ones have 0.
// The updates that `sign` writes are held against this too.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/qpdf.h"

namespace raingan::sign {

struct UpdateSection {
    std::size_t begin = 0, end = 0;   ///< bytes of the file; the end is behind "%%EOF" and one end of line, if any
    std::size_t section = 0;          ///< offset of its cross-reference section
    std::vector<QPDFObjGen> objects;  ///< all that it holds, those in object streams and the streams too
};

/// The updates behind the first `end` bytes of `pdf`, which `signed_revision` has open, in their order. None, and
/// `why`, where something stands there that is no such update. Throws what qpdf throws.
std::optional<std::vector<UpdateSection>> read_updates(std::string_view pdf, std::size_t end, QPDF& signed_revision,
                                                       Message& why);

}  // namespace raingan::sign

// What qpdf would call for encrypted files. Whoever uses qpdf calls this too, so that the linker finds qpdf_crypto.cpp.
#pragma once

namespace raingan::pdf {

/// Throws Error (unreadable, "encrypted").
[[noreturn]] void refuse_encrypted();

}  // namespace raingan::pdf

// The cryptography that qpdf calls for encrypted files. Whoever uses qpdf calls this, so that the linker takes
// qpdf_crypto.cpp in.
#pragma once

namespace raingan::pdf {

/// Throws Error (unreadable, "encrypted").
[[noreturn]] void refuse_encrypted();

}  // namespace raingan::pdf

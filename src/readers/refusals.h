// What is not read, and what its owner can do about it.
#pragma once

#include "base/error.h"
#include "readers/detect.h"

namespace raingan {

/// Throws Error (unreadable) for a kind that no reader takes.
void refuse_if_unread(FileKind kind);

}  // namespace raingan

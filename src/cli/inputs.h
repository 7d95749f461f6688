// How commands open the files that they are given.
#pragma once

#include <optional>

#include "batch/input.h"
#include "cli/command.h"
#include "corrections/log.h"
#include "readers/reader.h"

namespace raingan::cli {

/// The password of encrypted inputs, from the options or RAINGAN_PASSWORD. Throws Error.
ReadOptions read_options(const CommonOptions& options);
/// The same, with what the options say of signed PDFs. Throws Error.
batch::InputOptions input_options(const CommonOptions& options);
/// The log that --corrections names, which is of one document. Throws Error; usage where several inputs are given.
std::optional<corrections::Log> read_corrections(const CommonOptions& options);

}  // namespace raingan::cli

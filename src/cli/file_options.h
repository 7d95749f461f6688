// Options that commands have in common as they take many files and write some: which inputs, and what may be replaced.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace raingan::cli {

/// --recursive, --follow: which files of the folders among the inputs.
void add_folder_options(CLI::App& command, bool& recursive, bool& follow);
/// --allow-broken-signature.
void add_signature_option(CLI::App& command, bool& allow);
/// --force.
void add_force_option(CLI::App& command, bool& force);

/// What `convert` has besides: --dry-run, --attach-source, --bagit and what its PDFs say of themselves.
void add_archive_options(CLI::App& command, ConvertOptions& options);

}  // namespace raingan::cli

// Outputs never replace a file of the user's: before writing we look at what stands in their places.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"

namespace raingan::batch {

/// Whether the file is as raingan made it: a PDF, workbook, report (JSON, XML), open data or report on a run. Not what
/// another program saved since, nor a PDF that was signed or changed by an update: that has become the user's.
bool is_own_output(std::string_view bytes);

/// A PDF that raingan made, whatever was added to it since.
bool is_pdf_of_ours(std::string_view bytes);

struct Replacing {
    bool force = false;  ///< replace whatever file stands there
    PendingFile::Durability durability = PendingFile::Durability::flushed;
    NamedBy named_by = NamedBy::user;
    std::optional<unsigned> mode{};  ///< permissions, as of a PendingFile
    /// Whether these bytes are known to have been written to the path by us.
    std::function<bool(const std::string& path, std::string_view bytes)> is_known{};
};

/// The output, written and ready to get its name (base/file.h). Throws Error (unwritable): "not-ours" where a file
/// stands there that is neither empty (or all zeros), nor the same, nor is_own_output; "signed" where it is a PDF of
/// ours with signatures; as PendingFile does.
PendingFile prepare_output(std::string path, std::string_view bytes, const Replacing& replacing = {});

/// prepare_output's judgement alone: what keeps the path from being written. Throws Error (unwritable).
void require_replaceable(const std::string& path, std::string_view bytes, const Replacing& replacing);

}  // namespace raingan::batch

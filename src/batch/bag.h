// A folder of outputs as a bag (RFC 8493), as archives take them: data/ with its checksums.
#pragma once

#include <string>
#include <vector>

#include "batch/journal.h"
#include "batch/outputs.h"

namespace raingan::batch {

/// Writes bagit.txt, bag-info.txt, manifest-sha256.txt and tagmanifest-sha256.txt into `folder`, of all files in its
/// data/. Digests are taken from `written` where it has them, else reckoned. Throws Error.
void write_bag(const std::string& folder, const std::vector<Written>& written, const Replacing& replacing);

}  // namespace raingan::batch

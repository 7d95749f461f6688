// Keeping the store: whether it is whole, a copy of it, and what need not be kept.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/message.h"
#include "store/database.h"

namespace raingan::store {

struct Health {
    std::int64_t blobs = 0, documents = 0, entries = 0;
    std::vector<Message> faults;  ///< what is not as it should be; empty: whole
};
/// Reads each blob and compares it with its name, looks for references to what is not there, follows the chain of the
/// audit log, and asks the database about itself.
Health verify_store(Database& database, const std::string& folder);

/// A copy of database and blobs in a new folder, consistent though the service runs: the database first, then what it
/// refers to, which nobody takes away (prune takes only what is older than a day). Throws Error (unwritable), or
/// (usage) "exists" where the folder is there.
void back_up(Database& database, const std::string& folder, const std::string& to);

struct Pruned {
    std::int64_t files = 0, bytes = 0;
};
/// Takes away bytes that nothing refers to, of more than a day ago; and before that outputs of earlier revisions, and,
/// where `derived`, all that can be made again of documents that are not signed.
Pruned prune(Database& database, const std::string& folder, bool derived);

}  // namespace raingan::store

// Keeping the store: whether it is whole, a copy of it, and what need not be kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
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

struct Retention {
    bool derived = false;  ///< what can be made again of documents that are not signed goes too
    /// Documents that were removed, or are older than so many years, go with all that was made and said of them; those
    /// that were handed in, removed or not, stay so long. None: all stay.
    std::optional<std::int64_t> keep_years{};
    bool dry_run = false;  ///< nothing is taken away
};
struct Pruned {
    std::int64_t documents = 0, files = 0, bytes = 0;
};
/// Takes away bytes that nothing refers to, of more than a day ago; and before that outputs of earlier revisions, and
/// what `retention` says. The audit log stays whole, and says what went.
Pruned prune(Database& database, const std::string& folder, const Retention& retention);

}  // namespace raingan::store

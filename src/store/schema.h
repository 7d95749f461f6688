// The schema, as the steps that lead to it (docs/service.md#the-store).
#pragma once

#include "store/database.h"

namespace raingan::store {

/// Takes the steps that the database has not taken, in one transaction. Throws Error (unreadable) "newer-store" where
/// it has taken some that this program does not know.
void migrate(Database& database);

/// The steps that this program knows.
std::int64_t newest_schema();

}  // namespace raingan::store

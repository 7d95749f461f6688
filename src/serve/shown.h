// Rows of the store as the API shows them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "serve/who.h"
#include "store/documents.h"

namespace raingan::serve {

nlohmann::json shown_user(store::Database& database, const Who& who);
nlohmann::json shown_document(const store::DocumentRow& document);
/// Up to the document's revision, as schemas/corrections.schema.json has it.
nlohmann::json corrections_log(store::Database& database, const store::DocumentRow& document);
/// null where it is empty.
nlohmann::json shown_text(const std::string& text);
/// Of hundredths: 95.37; null where there is none.
nlohmann::json shown_score(std::optional<std::int64_t> hundredths);

}  // namespace raingan::serve

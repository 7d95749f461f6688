// What was made of a document, for the routes that look into it.
#pragma once

#include <string>

#include "serve/routes.h"
#include "store/documents.h"

namespace raingan::serve {

/// The report as JSON. Throws Problem 409 where there is none, or none yet.
std::string report_text(Call& call, const store::DocumentRow& document);

}  // namespace raingan::serve

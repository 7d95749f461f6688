// What was made of a document, for the routes that look into it.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "serve/routes.h"
#include "store/documents.h"

namespace raingan::serve {

/// The report as JSON. Throws Problem 409 where there is none, or none yet.
std::string report_text(Call& call, const store::DocumentRow& document);

/// Who is to sign, as the report says, in its order; an empty array where it says nothing, or there is no report.
nlohmann::json sign_off_of(Call& call, const store::DocumentRow& document);

/// The PDF that was signed last; none: nobody has.
std::optional<store::Blob> signed_pdf(store::Database& database, const std::string& document);

/// Under which the store keeps why an output could not be made.
inline std::string problem_format(const std::string& format) {
    return "problem-" + format;
}

/// Has its outputs made anew, within a Transaction; whoever commits it rings the bell for work.
void want_made(Call& call, const store::DocumentRow& document);

/// Looks until it is there, for the request's `wait` at most (10 s); of those who wait so eight at once, others look
/// but once.
std::optional<store::Blob> wait_for(const Request& request, const std::function<std::optional<store::Blob>()>& look);
/// Of a file that ends so: "xlsx", "csv".
const char* file_media_type(std::string_view ending);
/// 202: it is being made.
Response still_working();
Response file_response(Call& call, const store::Blob& blob, const std::string& name, bool download);

}  // namespace raingan::serve

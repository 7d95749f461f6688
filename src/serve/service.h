// From a request to its answer: the route, who asks, whether they may, then what the route does. What it throws becomes
// a problem in the asker's language.
#pragma once

#include <variant>

#include "serve/house.h"
#include "serve/http.h"

namespace raingan::serve {

/// With the head alone, before a body is taken.
std::variant<BodyPlan, Response> admit(House& house, const Request& request);
Response answer(House& house, Request& request);

/// What lies in `web/`, built in: "/" is its index.html.
Response page_file(const Request& request);

}  // namespace raingan::serve

// Requests over HTTP: of time stamp authorities, OCSP responders and for CRLs.
#pragma once

#include <functional>
#include <string>

namespace raingan::sign {

struct HttpRequest {
    std::string url;
    std::string content_type;  ///< of `body`; empty: nothing is sent (GET)
    std::string body;
};

struct HttpAnswer {
    bool ok = false;
    std::string body;
    std::string why;  ///< where it is not: a few words
};

/// Never throws for what goes wrong on the way. An empty function: the network may not be used.
using Fetch = std::function<HttpAnswer(const HttpRequest&)>;

/// By http and https only, of 16 MiB at most, in half a minute. libcurl is loaded when this is called first.
HttpAnswer http_fetch(const HttpRequest& request);
/// Whether libcurl is installed, which http_fetch needs.
bool has_http();

}  // namespace raingan::sign

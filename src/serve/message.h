// Requests and responses as the routes see them: no socket, and nothing of the library that speaks HTTP.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/message.h"
#include "store/blobs.h"

namespace raingan::serve {

enum class Method : std::uint8_t { get, put, post, patch, remove, other };
/// "GET"; HEAD is a GET whose body is not sent.
std::string_view method_name(Method method);

struct Request {
    Method method = Method::get;
    std::vector<std::string> path;               ///< between the slashes, decoded
    std::map<std::string, std::string> query;    ///< decoded; of several of a name the first
    std::map<std::string, std::string> headers;  ///< names in lower case; of several of a name the first
    std::string peer;                            ///< the other side's address; empty: a local socket
    bool from_here = false;                      ///< by loopback or a local socket
    bool by_tls = false;                         ///< ours
    std::string body;                            ///< of a route that takes JSON
    std::optional<store::Blob> upload;           ///< of one that takes bytes: flushed

    [[nodiscard]] std::string header(const std::string& name) const;
    [[nodiscard]] std::string parameter(const std::string& name) const;
    /// From this machine, and not handed on by a proxy here for somebody elsewhere.
    [[nodiscard]] bool is_direct() const;
    /// Of Accept-Language; Thai where it says neither.
    [[nodiscard]] Language language() const;
};

/// Fills in path and query. False where the target is none: not from "/", escapes that are none or hide a slash or a
/// control character, no UTF-8.
bool take_target(Request& request, std::string_view target);

/// What came with a request to watch (docs/service.md#events).
struct Watching {
    std::string document;  ///< that alone; empty: all that is seen
    std::int64_t after = 0;
    std::function<bool(const std::string& document, const std::string& agency)> sees;  ///< by the hub's thread
    std::function<bool()> goes_on;  ///< whether who watches is still signed in; now and then
};

struct Response {
    unsigned status = 200;
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string file{};  ///< a path, in place of the body
    std::shared_ptr<Watching> watching{};
};

Response json_response(const nlohmann::json& body, unsigned status = 200);
Response no_content();
/// What is no UTF-8 is replaced.
std::string json_text(const nlohmann::json& body);

/// Thrown by routes: what went wrong as HTTP tells it (RFC 9457).
class Problem : public std::exception {
public:
    Problem(unsigned http_status, std::string its_code, Message says)
        : status(http_status), code(std::move(its_code)), message(std::move(says)) {}
    [[nodiscard]] const char* what() const noexcept override { return code.c_str(); }

    unsigned status;
    std::string code;
    Message message;
    std::vector<std::pair<std::string, std::string>> headers{};
};
Problem not_found();
Problem forbidden();
Problem bad_request(const std::string& about);

nlohmann::json problem_json(unsigned status, const std::string& code, const Message& message, Language language);
Response problem_response(const Problem& problem, Language language);
/// Of work on a file: its error as it is kept with the document.
nlohmann::json problem_of(const Error& error);

/// The body as a JSON object. Throws Problem 400, 415.
nlohmann::json object_of(const Request& request);
/// Members of it; the wrong kind is a Problem 400.
std::string text_member(const nlohmann::json& object, const char* name, bool needed = false);
std::optional<std::int64_t> number_member(const nlohmann::json& object, const char* name);

/// Percent-encoded, all but letters, digits and "-._~".
std::string escaped(std::string_view text);

}  // namespace raingan::serve

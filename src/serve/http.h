// HTTP/1.1 over sockets (Boost.Beast): reads requests, hands them on, writes what comes back, with limits on all that a
// stranger may make it hold or wait for. What a request means is not known here.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "serve/hub.h"
#include "serve/message.h"
#include "serve/tls.h"

namespace raingan::serve {

/// What of a request's body is taken.
struct BodyPlan {
    enum class Kind : std::uint8_t { none, text, upload } kind = Kind::none;
    std::uint64_t most_bytes = 0;
};

/// Both are called by a pool of threads, several at once.
struct Handler {
    /// With the head alone: what it takes, or an answer at once.
    std::function<std::variant<BodyPlan, Response>(const Request&)> admit;
    std::function<Response(Request&)> answer;
};

struct HttpOptions {
    int listening = -1;         ///< a socket that listens; closed by the server
    bool is_local = false;      ///< it is no TCP socket
    std::string upload_folder;  ///< the data's
    std::size_t threads = 4;    ///< that answer
    int stopping = -1;          ///< readable when the server is to end: it ends what it is at, for ten seconds at most
    Hub* hub = nullptr;
    TlsContext* tls = nullptr;                     ///< null: as the bytes come
    int reloading = -1;                            ///< readable when certificate and key are to be read again
    std::chrono::milliseconds head_time{20'000};   ///< in which a head must be there
    std::chrono::milliseconds least_time{30'000};  ///< that a body or an answer has, whatever its size
};

/// Numbers for metrics.
struct HttpCounts {
    std::int64_t connections = 0, requests = 0, refused = 0;
};
HttpCounts http_counts();

/// Returns when it was told to stop.
void run_http(const HttpOptions& options, const Handler& handler);

}  // namespace raingan::serve

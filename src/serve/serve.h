// raingan serve: the service (docs/service.md).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/message.h"

namespace raingan::serve {

struct Options {
    std::string data;                       ///< folder of all that is kept
    std::string database;                   ///< "postgresql://…"; empty: SQLite in `data`
    std::string listen = "127.0.0.1:8080";  ///< or "unix:PATH"; port 0: any that is free
    std::string tls_certificate, tls_key;   ///< PEM files; empty: without TLS
    std::string proxy_user;       ///< header in which a proxy on this machine names who signed in; empty: none
    std::size_t jobs = 0;         ///< documents at once; 0: one for each core
    std::optional<bool> sandbox;  ///< their processes are shut in; none: where it can be had
    std::string rules_dir, trust_dir;
    std::vector<std::string> font_dirs;
    Language language = Language::thai;
};

/// Runs until SIGTERM or SIGINT. `told` is called once with the address, when it takes connections. The caller must not
/// have threads. Throws Error: the data cannot be used, the address is taken ("address"), or it is open to others and
/// there are no accounts ("no-accounts", usage).
ExitStatus run(const Options& options, const std::function<void(const std::string& address)>& told);

}  // namespace raingan::serve

// The address that the service takes connections at.
#pragma once

#include <string>

namespace raingan::serve {

struct Listening {
    int socket = -1;
    bool is_local = false;
    std::string address;  ///< "http://127.0.0.1:8080", "unix:/run/raingan.sock"
    std::string path{};   ///< of a local socket
};

/// "127.0.0.1:8080", "[::1]:8080", "unix:PATH". Throws Error (usage) "address".
Listening listen_at(const std::string& address);

/// Loopback or a local socket.
bool is_for_this_machine(const std::string& address);

}  // namespace raingan::serve

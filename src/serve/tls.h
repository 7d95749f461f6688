// TLS 1.2 and 1.3 of a server, without sockets: bytes of the wire in and out. libssl is loaded when it is asked for.
#pragma once

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace raingan::serve {

/// One connection. It belongs to one thread at a time.
class TlsSession {
public:
    explicit TlsSession(SSL* ssl);
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;
    ~TlsSession();

    enum class State : unsigned char { done, wants_input, ended, failed };
    struct Step {
        State state = State::failed;
        std::size_t bytes = 0;
    };
    /// Until it is done; what it has to say is in output().
    State handshake();
    Step read(char* to, std::size_t most);
    /// At most 16 KiB of it.
    Step write(std::string_view from);
    /// Says that nothing follows.
    void close();

    void take(std::string_view from_wire);
    std::string output();

private:
    [[nodiscard]] State state_of(int result) const;

    SSL* ssl_;
    BIO* wire_;  ///< the other end of what the session reads and writes
};

/// Certificate and key.
class TlsContext {
public:
    /// PEM files; `key` is not the world's to read, nor the group's to write. Throws Error (usage) "bad-tls",
    /// "no-libssl".
    TlsContext(std::string certificate, std::string key);
    /// The files as they are now; what was goes on where they do not hold, and false is returned.
    bool reload();
    std::unique_ptr<TlsSession> begin();

private:
    std::string certificate_, key_;
    std::mutex mutex_;
    std::shared_ptr<SSL_CTX> context_;
};

}  // namespace raingan::serve

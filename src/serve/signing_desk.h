// Where keys are opened: a process of its own, forked before there are threads, that takes one request after another
// from the front and has each done by a child that ends with it. So a PIN is in no process for longer than its use,
// what a token's library remembers of it is gone too, and the PDF is taken apart by a child of that child, which is
// shut in.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>

#include "serve/serve.h"
#include "store/blobs.h"

namespace raingan::serve {

struct SigningRequest {
    std::string key{};   ///< its name in keys.toml
    std::string pin{};   ///< wiped when it was handed on
    std::string pdf{};   ///< SHA-256 of the blob that is signed
    std::string role{};  ///< whose turn it is; empty: the next, as the PDF says
};

class SigningDesk {
public:
    SigningDesk();
    SigningDesk(const SigningDesk&) = delete;
    SigningDesk& operator=(const SigningDesk&) = delete;
    ~SigningDesk();

    /// The front's side. The signed PDF, flushed. Throws Error: what signing throws, "busy", "no-process" where the
    /// desk does not answer in a minute.
    store::Blob sign(SigningRequest& request);

    /// The process's side: until the other end is gone.
    void serve(const Options& options) const;

private:
    std::timed_mutex mutex_;  ///< one at a time: a token is one
    std::int64_t number_ = 0;
    int front_ = -1, desk_ = -1;
};

}  // namespace raingan::serve

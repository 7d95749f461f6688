// Turns at what takes much room or time: whoever asks, only so many do it at once.
#pragma once

#include <chrono>
#include <semaphore>
#include <string>

#include "serve/message.h"

namespace raingan::serve {

using Turns = std::counting_semaphore<2>;

/// One of them, while it lives.
class Turn {
public:
    /// Throws Problem 429 where none comes in five seconds.
    Turn(Turns& turns, const char* code, const Message& says) : turns_(turns) {
        constexpr std::chrono::seconds longest{5};
        if (turns_.try_acquire_for(longest)) return;
        Problem busy(429, code, says);
        busy.headers.emplace_back("Retry-After", "5");
        throw busy;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { turns_.release(); }

private:
    Turns& turns_;
};

}  // namespace raingan::serve

// Ctrl-C in a long run: what is done is kept and told, what is not is left for --resume.
#pragma once

#include <csignal>

namespace raingan::batch {

/// While it lives, the first SIGINT or SIGTERM is only noted; a second one ends the program as ever.
class InterruptWatch {
public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    ~InterruptWatch();

private:
    struct sigaction old_int_ {};
    struct sigaction old_term_ {};
};

/// Whether one came since the watch began.
bool interrupted();

}  // namespace raingan::batch

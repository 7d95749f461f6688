// Ctrl-C in a long run: what is done is kept and told, what is not is left for --resume.
#pragma once

namespace raingan::batch {

/// While it lives, the first SIGINT or SIGTERM is only noted; a second one ends the program as ever. One at a time.
class InterruptWatch {
public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    ~InterruptWatch();
};

/// Whether one came since the watch began.
bool interrupted();

}  // namespace raingan::batch

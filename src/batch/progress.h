// How far a batch has come, drawn over itself on a terminal's standard error; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/message.h"

namespace raingan::batch {

class Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// `shown_after`: work that is done sooner shows no bar.
    Progress(std::size_t files, Language language, Clock::duration shown_after = std::chrono::seconds(1));
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    /// Drawn ten times a second at most.
    void advance(bool failed);
    /// Takes the bar away before other text is printed.
    void clear();

private:
    void draw(Clock::time_point now);

    std::size_t files_, done_ = 0, failed_ = 0;
    Language language_;
    bool terminal_, shown_ = false;
    Clock::duration shown_after_;
    Clock::time_point began_, drawn_;
};

}  // namespace raingan::batch

// How far a batch has come, drawn over itself on a terminal's standard error; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

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
    /// Time goes by: `file` has been worked on for so long. Large ones are named.
    void tick(const std::string& file, Clock::duration since);
    /// Takes the bar away before other text is printed.
    void clear();
    /// Whether there is a terminal to draw on.
    [[nodiscard]] bool is_shown_at_all() const { return terminal_; }

private:
    [[nodiscard]] bool is_due(Clock::time_point now) const;
    void draw(Clock::time_point now, const std::string& behind = "");

    std::size_t files_, done_ = 0, failed_ = 0;
    Language language_;
    bool terminal_, shown_ = false;
    Clock::duration shown_after_;
    Clock::time_point began_, drawn_;
};

}  // namespace raingan::batch

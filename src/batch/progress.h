// How far a batch has come, drawn over itself on a terminal's standard error, without colours; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "base/message.h"
#include "batch/workers.h"

namespace raingan::batch {

class Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// `shown_after`: work that is done sooner shows nothing. `now` tells the time.
    Progress(std::size_t files, Language language, Clock::duration shown_after = std::chrono::seconds(1),
             std::function<Clock::time_point()> now = Clock::now);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    /// Drawn ten times a second at most; of a single file there is no bar.
    void advance(bool failed);
    /// Time goes by. A file that has been worked on for two seconds is named, with its size, how long, and how far its
    /// reading is where that is known; cut so that the line fits the terminal.
    void tick(const std::string& name, const AtWork& at_work);
    /// Takes the line away before other text is printed.
    void clear();
    /// Whether there is a terminal to draw on.
    [[nodiscard]] bool is_shown_at_all() const { return terminal_; }

private:
    struct Named {
        std::string name;
        AtWork at_work;
    };
    void draw();
    [[nodiscard]] std::string bar(Clock::time_point now) const;
    [[nodiscard]] std::string details(const AtWork& at_work) const;

    std::size_t files_, done_ = 0, failed_ = 0;
    Language language_;
    bool terminal_, shown_ = false;
    Clock::duration shown_after_;
    std::function<Clock::time_point()> now_;
    Clock::time_point began_, drawn_;
    std::optional<Named> named_;  ///< the file that takes long
};

}  // namespace raingan::batch

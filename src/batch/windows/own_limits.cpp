#include "batch/own_limits.h"

#include <windows.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::batch {
namespace {

/// A thread whose time is looked at every second, by a thread of the system's.
struct WatchedThread {
    HANDLE thread = nullptr, timer = nullptr;
    const std::string* message = nullptr;

    [[nodiscard]] std::uint64_t seconds() const {
        FILETIME created, ended, kernel, user;
        if (::GetThreadTimes(thread, &created, &ended, &kernel, &user) == 0) return 0;
        const auto ticks = [](const FILETIME& time) {
            return std::uint64_t{time.dwHighDateTime} << 32U | time.dwLowDateTime;
        };
        constexpr std::uint64_t second = 10'000'000;
        return (ticks(kernel) + ticks(user)) / second;
    }
    std::uint64_t began = 0;
};

void CALLBACK look(void* watched, BOOLEAN /*timed_out*/) {
    const auto& thread = *static_cast<const WatchedThread*>(watched);
    if (thread.seconds() - thread.began < limits::time) return;
    std::fputs(thread.message->c_str(), stderr);
    std::fflush(stderr);
    std::_Exit(static_cast<int>(ExitStatus::unreadable));
}

}  // namespace

void limit_memory() {
    static const HANDLE job = ::CreateJobObjectW(nullptr, nullptr);  // stays for as long as the process
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit{};
    limit.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limit.ProcessMemoryLimit = limits::memory;
    ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limit, sizeof limit);
    ::AssignProcessToJobObject(job, ::GetCurrentProcess());
}

TimeLimit::TimeLimit(const std::string& file, Language language)
    : message_(file + ": " + over_limit(limits::time, "").message().in(language) + "\n") {
    auto watched = std::make_unique<WatchedThread>();
    watched->message = &message_;
    const HANDLE process = ::GetCurrentProcess();
    constexpr DWORD every_ms = 1000;
    if (::DuplicateHandle(process, ::GetCurrentThread(), process, &watched->thread, 0, FALSE, DUPLICATE_SAME_ACCESS) ==
        0)
        return;
    watched->began = watched->seconds();
    set_ = ::CreateTimerQueueTimer(&watched->timer, nullptr, look, watched.get(), every_ms, every_ms,
                                   WT_EXECUTEINTIMERTHREAD) != 0;
    timer_ = watched.release();
}

TimeLimit::~TimeLimit() {
    const std::unique_ptr<WatchedThread> watched(static_cast<WatchedThread*>(timer_));
    if (!watched) return;
    if (set_) ::DeleteTimerQueueTimer(nullptr, watched->timer, INVALID_HANDLE_VALUE);  // waits for one that is looking
    ::CloseHandle(watched->thread);
}

}  // namespace raingan::batch

#include "batch/own_limits.h"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <ctime>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::batch {
namespace {

/// Only what may stand in a signal's handler: the message was made before.
void end_program(int /*signal*/, siginfo_t* info, void* /*context*/) {
    if (info->si_code != SI_TIMER) return;
    const auto& message = *static_cast<const std::string*>(info->si_value.sival_ptr);
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
    ::_exit(static_cast<int>(ExitStatus::unreadable));
}

bool catch_signal() {
    struct sigaction action {};
    action.sa_sigaction = end_program;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    return ::sigaction(SIGXCPU, &action, nullptr) == 0;
}

}  // namespace

void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their shadow memory counts as ours
    const rlimit limit{limits::memory, limits::memory};
    ::setrlimit(RLIMIT_DATA, &limit);
#endif
}

TimeLimit::TimeLimit(const std::string& file, Language language)
    : message_(file + ": " + over_limit(limits::time, "").message().in(language) + "\n") {
    static const bool caught = catch_signal();
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGXCPU;
    event.sigev_value.sival_ptr = &message_;
    timer_t timer{};
    if (!caught || ::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0) return;
    timer_ = timer;
    set_ = true;
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(std::size_t{limits::time});
    ::timer_settime(timer_, 0, &when, nullptr);
}

TimeLimit::~TimeLimit() {
    if (set_) ::timer_delete(timer_);
}

}  // namespace raingan::batch

#include "batch/sandbox.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

namespace raingan::batch {
namespace {

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// What computing, allocating and talking on open descriptors take, whatever the C library makes of it.
constexpr auto allowed = std::to_array<int>({SCMP_SYS(read),
                                             SCMP_SYS(write),
                                             SCMP_SYS(readv),
                                             SCMP_SYS(writev),
                                             SCMP_SYS(recvfrom),
                                             SCMP_SYS(pread64),
                                             SCMP_SYS(pwrite64),
                                             SCMP_SYS(lseek),
                                             SCMP_SYS(fstat),
                                             SCMP_SYS(close),
                                             SCMP_SYS(brk),
                                             SCMP_SYS(munmap),
                                             SCMP_SYS(mremap),
                                             SCMP_SYS(madvise),
                                             SCMP_SYS(futex),
                                             SCMP_SYS(sched_yield),
                                             SCMP_SYS(clock_gettime),
                                             SCMP_SYS(clock_nanosleep),
                                             SCMP_SYS(gettimeofday),
                                             SCMP_SYS(time),
                                             SCMP_SYS(getpid),
                                             SCMP_SYS(gettid),
                                             SCMP_SYS(rt_sigaction),
                                             SCMP_SYS(rt_sigprocmask),
                                             SCMP_SYS(rt_sigreturn),
                                             SCMP_SYS(sigaltstack),
                                             SCMP_SYS(getrandom),
                                             SCMP_SYS(getrusage),
                                             SCMP_SYS(sysinfo),
                                             SCMP_SYS(sched_getaffinity),
                                             SCMP_SYS(restart_syscall),
#ifdef __SANITIZE_ADDRESS__  // UBSan, which is built with it, asks a pipe whether memory can be read
                                             SCMP_SYS(pipe),
                                             SCMP_SYS(pipe2),
#endif
                                             SCMP_SYS(exit),
                                             SCMP_SYS(exit_group)});

bool allow(const Filter& filter, int call) {
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
}

bool add_rules(const Filter& filter) {
    if (!std::ranges::all_of(allowed, [&](int call) { return allow(filter, call); })) return false;
    const auto allow_if = [&](int call, const scmp_arg_cmp& condition) {
        return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
    };
    constexpr unsigned protection = 2, at_flags = 3, socket_address = 4, signal_process = 0;  // places of arguments
    // Memory, but none that can be run; fstat, as glibc calls it, but no path; a message to the peer, but to no other.
    return allow_if(SCMP_SYS(mmap), SCMP_CMP(protection, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
           allow_if(SCMP_SYS(mprotect), SCMP_CMP(protection, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
           allow_if(SCMP_SYS(newfstatat), SCMP_CMP(at_flags, SCMP_CMP_EQ, AT_EMPTY_PATH, 0)) &&
           allow_if(SCMP_SYS(sendto), SCMP_CMP(socket_address, SCMP_CMP_EQ, 0, 0)) &&
           allow_if(SCMP_SYS(fcntl), SCMP_CMP(1, SCMP_CMP_EQ, F_GETFL, 0)) &&
           allow_if(SCMP_SYS(tgkill),
                    SCMP_CMP(signal_process, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0));  // abort()
}

/// Keeps `fd` and standard error.
bool close_all_but(int fd) {
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || ::dup2(null, STDIN_FILENO) < 0 || ::dup2(null, STDOUT_FILENO) < 0) return false;
    const auto close_between = [](unsigned first, unsigned last) {
        return first > last || ::syscall(SYS_close_range, first, last, 0) == 0;
    };
    const auto kept = static_cast<unsigned>(fd);
    return close_between(STDERR_FILENO + 1, kept - 1) && close_between(kept + 1, ~0U);
}

}  // namespace

bool has_sandbox() {
    // Not PR_GET_SECCOMP == 0: inside a container there is a filter already, and one more can be added to it.
    std::uint32_t action = SECCOMP_RET_ERRNO;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool enter_sandbox(int fd) {
    constexpr rlim_t few = 64;  // descriptors
    const rlimit descriptors{few, few};
    if (!close_all_but(fd)) return false;
    if (fd < static_cast<int>(few) && ::setrlimit(RLIMIT_NOFILE, &descriptors) != 0) return false;
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    return filter && add_rules(filter) && seccomp_load(filter.get()) == 0;  // which sets no_new_privs as well
}

}  // namespace raingan::batch

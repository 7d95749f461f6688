// What goes wrong when a test asks for it: loaded before all libraries (LD_PRELOAD), so that the program itself has no
// branch for tests. RAINGAN_FAULT says what, as WHERE:CALL:NTH:WHAT.
//
//   WHERE  parent (the process that was started) or child (those it forks, each counting from its own start)
//   CALL   malloc (calloc and realloc count too), or the name of a system call in `calls`, but for messages (write to
//          standard error)
//   NTH    which one of them, from 1; 17+ is the 17th and all after it
//   WHAT   an error's name in `errors`, that the call fails with; kill: the process ends there; empty: the file
//          RAINGAN_FAULT_FILE is cut to nothing, and the call is made
//
// The system's font files, of which a machine may have thousands, are all opened and closed alike: every sixteenth of
// those calls counts, with RAINGAN_FAULT_ALL each.
//
// The file RAINGAN_FAULT_MARK gets a byte that is 1 once it has happened. System calls are caught by seccomp and not by
// their names in libc, because stdio makes its own without calling those. Nothing in here may allocate.
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#ifndef __x86_64__
#error "registers and system calls are those of x86-64"
#endif

namespace {

struct Named {
    std::string_view name;
    long value;
};

constexpr Named calls[] = {{"open", SYS_openat},   {"read", SYS_read},        {"write", SYS_write},
                           {"close", SYS_close},   {"fstat", SYS_newfstatat}, {"fchmod", SYS_fchmod},
                           {"fsync", SYS_fsync},   {"syncfs", SYS_syncfs},    {"link", SYS_linkat},
                           {"rename", SYS_rename}, {"unlink", SYS_unlink},    {"mkdir", SYS_mkdir},
                           {"send", SYS_sendto},   {"receive", SYS_recvfrom}, {"lseek", SYS_lseek}};
constexpr Named errors[] = {{"ENOSPC", ENOSPC}, {"EACCES", EACCES}, {"EIO", EIO},       {"EDQUOT", EDQUOT},
                            {"ENOMEM", ENOMEM}, {"EROFS", EROFS},   {"EMFILE", EMFILE}, {"EOPNOTSUPP", EOPNOTSUPP}};

enum class Action { fail, kill, empty };

struct Fault {
    bool is_set = false, in_child = false, is_malloc = false, and_after = false;
    long call = -1, error = ENOMEM;
    unsigned long nth = 0;
    Action action = Action::fail;
    char* mark = nullptr;  ///< mapped, for a process that may open no file
    const char* file = nullptr;
    bool all_fonts = false;
};

Fault fault;
std::atomic<unsigned long> count{0};
bool is_child = false;

// A sixth argument that marks the calls made here; none of those that are caught has one that the kernel looks at.
constexpr long ours = 0x5261696E;

long call_kernel(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0) {
    long result = number;
    register long r10 asm("r10") = d;
    register long r8 asm("r8") = e;
    register long r9 asm("r9") = ours;
    asm volatile("syscall"
                 : "+a"(result)
                 : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                 : "rcx", "r11", "memory");
    return result;
}

long address(const void* pointer) {
    return reinterpret_cast<long>(pointer);
}

/// Whether the call that is being made is the one.
bool is_due() {
    if (!fault.is_set || fault.in_child != is_child) return false;
    const unsigned long at = ++count;
    return fault.and_after ? at >= fault.nth : at == fault.nth;
}

void happen() {
    if (fault.mark != nullptr) *fault.mark = 1;
    if (fault.action == Action::kill) call_kernel(SYS_kill, call_kernel(SYS_getpid), SIGKILL);
    if (fault.action == Action::empty) call_kernel(SYS_truncate, address(fault.file), 0);
}

bool must_fail() {
    if (!is_due()) return false;
    happen();
    if (fault.action == Action::fail) errno = static_cast<int>(fault.error);
    return fault.action == Action::fail;
}

/// Whether the path that is opened, or whose file is closed, is that of one of the system's fonts.
bool is_font(long call, const greg_t* registers) {
    constexpr std::string_view folder = "/usr/share/fonts/";
    char path[folder.size()] = {};
    if (call == SYS_openat) {
        const auto* const name = reinterpret_cast<const char*>(registers[REG_RSI]);
        for (std::size_t i = 0; i < folder.size() && (i == 0 || path[i - 1] != 0); ++i) path[i] = name[i];
    } else if (call == SYS_close) {
        char link[] = "/proc/self/fd/0000000000";
        char* digit = link + sizeof link - 1;
        for (long fd = registers[REG_RDI]; digit > link + 14; fd /= 10) *--digit = static_cast<char>('0' + fd % 10);
        while (*digit == '0' && digit[1] != 0) ++digit;
        char plain[sizeof link] = "/proc/self/fd/";
        for (std::size_t i = 14; *digit != 0; ++i) plain[i] = *digit++;
        call_kernel(SYS_readlink, address(plain), address(path), sizeof path);
    }
    return std::string_view(path, sizeof path) == folder;
}

bool is_passed(long call, const greg_t* registers) {
    constexpr unsigned long every = 16;
    static std::atomic<unsigned long> fonts{0};
    return !fault.all_fonts && is_font(call, registers) && fonts++ % every != 0;
}

void on_call(int /*signal*/, siginfo_t* info, void* raw) {
    auto& registers = static_cast<ucontext_t*>(raw)->uc_mcontext.gregs;
    const bool is_message = fault.call == SYS_write && registers[REG_RDI] == STDERR_FILENO;
    if (!is_message && !is_passed(info->si_syscall, registers) && is_due()) {
        happen();
        if (fault.action == Action::fail) {
            registers[REG_RAX] = -fault.error;
            return;
        }
    }
    registers[REG_RAX] = call_kernel(info->si_syscall, registers[REG_RDI], registers[REG_RSI], registers[REG_RDX],
                                     registers[REG_R10], registers[REG_R8]);
}

void catch_calls() {
    struct sigaction action {};
    action.sa_sigaction = on_call;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    ::sigaction(SIGSYS, &action, nullptr);
    sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(fault.call), 0, 2),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args) + 5 * sizeof(std::uint64_t)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(ours), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
    };
    const sock_fprog program{sizeof filter / sizeof *filter, filter};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        std::abort();
}

std::string_view next_word(std::string_view& text) {
    const std::size_t end = text.find(':');
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return word;
}

template <std::size_t Count>
long value_of(const Named (&table)[Count], std::string_view name) {
    for (const Named& row : table)
        if (row.name == name) return row.value;
    std::abort();  // a test with a spelling mistake
}

void read_action(std::string_view what) {
    if (what == "kill") {
        fault.action = Action::kill;
    } else if (what == "empty") {
        fault.action = Action::empty;
    } else {
        fault.error = value_of(errors, what);
    }
}

void map_mark(const char* path) {
    const int fd = ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0 || ::ftruncate(fd, 1) != 0) std::abort();
    void* const mapped = ::mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped == MAP_FAILED) std::abort();
    fault.mark = static_cast<char*>(mapped);
    ::close(fd);
}

[[gnu::constructor]] void begin() {
    const char* text = std::getenv("RAINGAN_FAULT");
    if (text == nullptr) return;
    std::string_view rest = text;
    fault.in_child = next_word(rest) == "child";
    const std::string_view call = next_word(rest);
    fault.is_malloc = call == "malloc";
    if (!fault.is_malloc) fault.call = value_of(calls, call);
    for (const char c : next_word(rest)) {
        if (c == '+')
            fault.and_after = true;
        else
            fault.nth = fault.nth * 10 + static_cast<unsigned long>(c - '0');
    }
    read_action(rest);
    if (const char* mark = std::getenv("RAINGAN_FAULT_MARK")) map_mark(mark);
    fault.file = std::getenv("RAINGAN_FAULT_FILE");
    fault.all_fonts = std::getenv("RAINGAN_FAULT_ALL") != nullptr;
    ::pthread_atfork(nullptr, nullptr, [] { is_child = true; });
    if (!fault.is_malloc) catch_calls();
    fault.is_set = true;
}

bool no_memory() {
    return fault.is_malloc && must_fail();
}

/// The function that stands behind the one of this name in here.
template <class Function>
Function* behind(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// What src/cli/memory.cpp calls; its malloc, and the libraries' through it, end here.
extern "C" {
void* __libc_malloc(std::size_t size) {
    static auto* const libc = behind<void*(std::size_t)>("__libc_malloc");
    return no_memory() ? nullptr : libc(size);
}
void* __libc_calloc(std::size_t items, std::size_t size) {
    static auto* const libc = behind<void*(std::size_t, std::size_t)>("__libc_calloc");
    return no_memory() ? nullptr : libc(items, size);
}
void* __libc_realloc(void* old, std::size_t size) {
    static auto* const libc = behind<void*(void*, std::size_t)>("__libc_realloc");
    return no_memory() ? nullptr : libc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    static auto* const libc = behind<void*(std::size_t, std::size_t)>("aligned_alloc");
    return no_memory() ? nullptr : libc(alignment, size);
}
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
    static auto* const libc = behind<int(void**, std::size_t, std::size_t)>("posix_memalign");
    return no_memory() ? ENOMEM : libc(out, alignment, size);
}
}

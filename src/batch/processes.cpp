// Worker processes, one for each file: the parent reads the file and forks, so that the child has its bytes and nothing
// of any other file; the outcome comes back over a socket pair, its length (8 bytes) and its bytes.
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "batch/digest.h"
#include "batch/interrupt.h"
#include "batch/own_limits.h"
#include "batch/sandbox.h"
#include "batch/workers.h"

namespace raingan::batch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t header_bytes = sizeof(std::uint64_t);
constexpr int sandbox_refused = 90;  // exit status of a child that could not shut itself in
constexpr std::uint64_t most_outcome_bytes = 4ULL << 30U;
constexpr std::chrono::milliseconds tick_every{200};

// --- the child's side: plain blocking calls

void send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) ::_exit(0);
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void send_message(int fd, std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    std::array<char, header_bytes> header{};
    std::memcpy(header.data(), &size, header_bytes);
    send_all(fd, {header.data(), header.size()});
    send_all(fd, bytes);
}

/// noexcept: what is not foreseen must not unwind into the parent's code.
[[noreturn]] void be_worker(int fd, const Crew::Work& work, std::string& bytes, const std::string& name, bool shut_in,
                            pid_t parent) noexcept {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM}) ::signal(signal, SIG_DFL);
    ::signal(SIGINT, SIG_IGN);  // of the whole terminal: the parent ends its workers itself
    if (::getppid() != parent) ::_exit(0);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    limit_memory();
    if (shut_in && !enter_sandbox(fd)) ::_exit(sandbox_refused);
    send_message(fd, pack(work(bytes, name)));
    ::_exit(0);
}

// --- the parent's side

struct Worker {
    pid_t pid = -1;
    int fd = -1;
    std::size_t task = 0;
    std::string received;
    std::string digest;  ///< of the file's bytes
    Clock::time_point began;
    bool late = false;
};

class Foreman {
public:
    Foreman(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done)
        : paths_(paths), crew_(crew), shut_in_(shut_in), done_(done), work_(crew.make_work(true)),
          workers_(std::min(crew.size, paths.size())) {}
    Foreman(const Foreman&) = delete;
    Foreman& operator=(const Foreman&) = delete;
    ~Foreman() {
        for (Worker& worker : workers_) bury(worker);
    }

    void run() {
        while (finished_ < paths_.size() && !interrupted()) {
            for (Worker& worker : workers_)
                while (worker.fd < 0 && next_ < paths_.size()) begin(worker, next_++);
            if (finished_ < paths_.size()) wait_for_workers();
        }
    }

private:
    /// The worker stays free where the file cannot be read.
    void begin(Worker& worker, std::size_t task) {
        try {
            std::string bytes = read_file(paths_[task]);
            worker.digest = crew_.digests ? sha256(bytes) : std::string();
            worker.task = task;
            start(worker, bytes);
        } catch (const Error& error) {
            if (error.code() == no_process_code) throw;
            finish(task, failed(error, crew_.language), {});
        }
    }

    void start(Worker& worker, std::string& bytes) {
        int pair[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) no_process();
        std::fflush(stdout);  // the child must not have what is still to be printed
        const pid_t parent = ::getpid();
        const pid_t pid = ::fork();
        if (pid < 0) no_process();
        if (pid == 0) {
            ::close(pair[0]);
            for (const Worker& other : workers_)
                if (other.fd >= 0) ::close(other.fd);
            be_worker(pair[1], work_, bytes, document_name(paths_[worker.task]), shut_in_, parent);
        }
        ::close(pair[1]);
        ::fcntl(pair[0], F_SETFL, O_NONBLOCK);
        worker.pid = pid;
        worker.fd = pair[0];
        worker.late = false;
        worker.received.clear();
        worker.began = Clock::now();
    }

    static constexpr const char* no_process_code = "no-process";
    [[noreturn]] static void no_process() {
        throw Error(ExitStatus::unreadable, no_process_code, "",
                    {std::string("cannot start a worker process (") + std::strerror(errno) +
                         "); try fewer with --jobs, or --no-isolate",
                     std::string("เริ่มโพรเซสไม่ได้ (") + std::strerror(errno) + ") โปรดลด --jobs หรือใช้ --no-isolate"});
    }

    /// Ends the child, and gives its wait status.
    static int bury(Worker& worker) {
        int status = 0;
        if (worker.fd >= 0) ::close(worker.fd);
        if (worker.pid > 0) {
            ::kill(worker.pid, SIGKILL);
            while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {}
        }
        worker.fd = worker.pid = -1;
        return status;
    }

    void finish(std::size_t task, Outcome outcome, std::string digest) {
        ++finished_;
        outcome.input_sha256 = std::move(digest);
        done_(task, std::move(outcome));
    }

    static Clock::time_point deadline(const Worker& worker) {
        return worker.began + std::chrono::seconds(limits::time);
    }

    void wait_for_workers() {
        std::vector<pollfd> polls;
        Clock::time_point earliest = Clock::now() + std::chrono::seconds(limits::time);
        if (crew_.tick) earliest = std::min(earliest, Clock::now() + tick_every);
        for (const Worker& worker : workers_) {
            polls.push_back({worker.fd, POLLIN, 0});
            if (worker.fd >= 0) earliest = std::min(earliest, deadline(worker));
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(earliest - Clock::now()).count();
        if (::poll(polls.data(), polls.size(), static_cast<int>(std::max<decltype(left)>(left, 0))) < 0) return;
        if (crew_.tick) tick();
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            Worker& worker = workers_[i];
            if (worker.fd < 0) continue;
            if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !receive_some(worker)) lose(worker);
            if (worker.fd >= 0 && Clock::now() >= deadline(worker)) {
                worker.late = true;
                lose(worker);
            }
        }
    }

    /// Tells which file has been worked on longest.
    void tick() const {
        const Worker* longest = nullptr;
        for (const Worker& worker : workers_)
            if (worker.fd >= 0 && (longest == nullptr || worker.began < longest->began)) longest = &worker;
        if (longest != nullptr) crew_.tick(longest->task, Clock::now() - longest->began);
    }

    /// False where the worker ended without a whole outcome.
    bool receive_some(Worker& worker) {
        constexpr std::size_t chunk = 1U << 18U;
        const std::size_t have = worker.received.size();
        worker.received.resize(have + chunk);
        const ssize_t got = ::recv(worker.fd, worker.received.data() + have, chunk, 0);
        worker.received.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return false;
        if (worker.received.size() < header_bytes) return true;
        std::uint64_t size = 0;
        std::memcpy(&size, worker.received.data(), header_bytes);
        if (size > most_outcome_bytes || worker.received.size() - header_bytes > size) return false;
        if (have < header_bytes) worker.received.reserve(header_bytes + size + chunk);
        return worker.received.size() - header_bytes < size || take_outcome(worker);
    }

    /// The place is free before the outcome is written: the next file is begun while the parent writes.
    bool take_outcome(Worker& worker) {
        Outcome outcome;
        try {
            outcome = unpack(std::string_view(worker.received).substr(header_bytes));
        } catch (const std::length_error&) {
            return false;
        }
        const std::size_t task = worker.task;
        std::string digest = std::move(worker.digest);
        std::string().swap(worker.received);
        bury(worker);
        if (next_ < paths_.size() && !interrupted()) begin(worker, next_++);
        finish(task, std::move(outcome), std::move(digest));
        return true;
    }

    /// The worker died, or is ended for being late.
    void lose(Worker& worker) {
        const bool late = worker.late;
        const int status = bury(worker);
        if (interrupted()) return;
        if (WIFEXITED(status) && WEXITSTATUS(status) == sandbox_refused)
            throw Error(ExitStatus::unreadable, "no-sandbox", "",
                        {"a worker process could not be shut in; --no-sandbox converts without that protection",
                         "จำกัดสิทธิ์ของโพรเซสไม่ได้ ใช้ --no-sandbox เพื่อแปลงโดยไม่มีการป้องกันนี้"});
        finish(worker.task, failed(late ? over_limit(limits::time, "") : ended(status), crew_.language),
               std::move(worker.digest));
    }

    /// How a program ends where a library had no memory, see cli/memory.h.
    static Error ended(int status) {
        const bool had_no_memory = WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(ExitStatus::unreadable);
        return had_no_memory ? over_limit(limits::memory, "") : crashed(status);
    }

    static Error crashed(int status) {
        const std::string how = WIFSIGNALED(status)
                                    ? std::string(::strsignal(WTERMSIG(status)))
                                    : "exit status " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
        return unreadable("crashed", "",
                          {"the worker process ended while it was at this file (" + how +
                               "); the file is damaged in a way that we did not foresee, please report it",
                           "โพรเซสหยุดทำงานระหว่างแปลงไฟล์นี้ (" + how + ") ไฟล์เสียหายในลักษณะที่ไม่คาดคิด โปรดแจ้งผู้พัฒนา"});
    }

    const std::vector<std::string>& paths_;
    const Crew& crew_;
    bool shut_in_;
    const Done& done_;
    Crew::Work work_;  ///< made before the first fork: each child has it as if it were new
    std::vector<Worker> workers_;
    std::size_t next_ = 0, finished_ = 0;
};

}  // namespace

void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done) {
    Foreman(paths, crew, shut_in, done).run();
}

}  // namespace raingan::batch

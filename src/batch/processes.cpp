// Worker processes: socket pairs, one poll loop. A worker is given its next file before it is done with the
// last, so that it never waits for the parent's writing.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "batch/channel.h"
#include "batch/sandbox.h"
#include "batch/workers.h"

namespace raingan::batch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t given_ahead = 2;

// --- the child's side: plain blocking calls

std::string receive(int fd) {
    std::string bytes;
    if (!receive_message(fd, bytes)) ::_exit(0);  // the parent has no more
    return bytes;
}

/// noexcept: what is not foreseen must not unwind into the parent's code.
[[noreturn]] void be_worker(int fd, const Crew& crew, bool shut_in, pid_t parent) noexcept {
    begin_child(parent);
    const Crew::Work work = crew.make_work(shut_in);
    if (shut_in && !enter_sandbox(fd)) ::_exit(sandbox_refused);
    for (;;) {
        const std::string name = receive(fd);
        if (!send_message(fd, pack(work(receive(fd), name)))) ::_exit(0);
    }
}

// --- the parent's side

struct Worker {
    pid_t pid = -1;
    int fd = -1;
    std::deque<std::size_t> tasks;  ///< given to it, the one it is at first
    std::string sending, received;
    std::size_t sent = 0;  ///< bytes of `sending` that are gone
    Clock::time_point deadline;
    bool late = false;
};

class Foreman {
public:
    Foreman(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done)
        : paths_(paths), crew_(crew), shut_in_(shut_in), done_(done), workers_(std::min(crew.size, paths.size())) {}
    Foreman(const Foreman&) = delete;
    Foreman& operator=(const Foreman&) = delete;
    ~Foreman() {
        for (Worker& worker : workers_) bury(worker);
    }

    void run() {
        while (finished_ < paths_.size()) {
            for (Worker& worker : workers_) give_tasks(worker);
            if (finished_ < paths_.size()) wait_for_workers();
        }
    }

private:
    void start(Worker& worker) {
        int pair[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) no_process();
        const pid_t parent = ::getpid();
        const pid_t pid = ::fork();
        if (pid < 0) no_process();
        if (pid == 0) {
            ::close(pair[0]);
            for (const Worker& other : workers_)
                if (other.fd >= 0) ::close(other.fd);
            be_worker(pair[1], crew_, shut_in_, parent);
        }
        ::close(pair[1]);
        ::fcntl(pair[0], F_SETFL, O_NONBLOCK);
        worker.pid = pid;
        worker.fd = pair[0];
        worker.late = false;
        worker.sending.clear();
        worker.sent = 0;
        worker.received.clear();
    }

    [[noreturn]] static void no_process() {
        throw Error(ExitStatus::unreadable, "no-process", "",
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

    void finish(std::size_t task, Outcome outcome) {
        ++finished_;
        done_(task, std::move(outcome));
    }

    void give_tasks(Worker& worker) {
        while (worker.tasks.size() < given_ahead && (!again_.empty() || next_ < paths_.size())) {
            if (worker.fd < 0) start(worker);
            std::size_t task = next_;
            if (again_.empty()) {
                ++next_;
            } else {
                task = again_.front();
                again_.pop_front();
            }
            give(worker, task);
        }
    }

    void give(Worker& worker, std::size_t task) {
        const std::string& path = paths_[task];
        try {
            const std::string bytes = read_file(path);
            append_message(worker.sending, base_name(path));
            append_message(worker.sending, bytes);
        } catch (const Error& error) {
            finish(task, failed(error, crew_.language));
            return;
        }
        worker.tasks.push_back(task);
        if (worker.tasks.size() == 1) set_deadline(worker);
    }

    static void append_message(std::string& sending, std::string_view bytes) {
        const auto header = header_of(bytes);
        sending.append(header.data(), header.size());
        sending.append(bytes);
    }

    static void set_deadline(Worker& worker) { worker.deadline = Clock::now() + std::chrono::seconds(limits::time); }

    void wait_for_workers() {
        std::vector<pollfd> polls;
        Clock::time_point earliest = Clock::now() + std::chrono::seconds(limits::time);
        for (const Worker& worker : workers_) {
            const auto events = static_cast<short>(POLLIN | (worker.sending.empty() ? 0 : POLLOUT));
            polls.push_back({worker.fd, events, 0});
            if (!worker.tasks.empty()) earliest = std::min(earliest, worker.deadline);
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(earliest - Clock::now()).count();
        ::poll(polls.data(), polls.size(), static_cast<int>(std::max<decltype(left)>(left, 0)));
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            Worker& worker = workers_[i];
            if ((polls[i].revents & POLLOUT) != 0) send_some(worker);
            if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !receive_some(worker)) lose(worker);
            if (!worker.tasks.empty() && Clock::now() >= worker.deadline) {
                worker.late = true;
                lose(worker);
            }
        }
    }

    static void send_some(Worker& worker) {
        const std::string_view rest = std::string_view(worker.sending).substr(worker.sent);
        const ssize_t sent = ::send(worker.fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        worker.sent += static_cast<std::size_t>(sent);
        if (worker.sent < worker.sending.size()) return;
        worker.sending.clear();
        worker.sent = 0;
    }

    /// False where the worker is no more.
    bool receive_some(Worker& worker) {
        constexpr std::size_t chunk = 1U << 18U;
        const std::size_t have = worker.received.size();
        worker.received.resize(have + chunk);
        const ssize_t got = ::recv(worker.fd, worker.received.data() + have, chunk, 0);
        worker.received.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return false;
        return take_outcomes(worker);
    }

    bool take_outcomes(Worker& worker) {
        while (worker.received.size() >= header_bytes && !worker.tasks.empty()) {
            const std::uint64_t size = length_of(worker.received);
            if (size > most_message_bytes) return false;
            if (worker.received.size() - header_bytes < size) return true;
            const std::size_t task = worker.tasks.front();
            Outcome outcome;
            try {
                outcome = unpack(std::string_view(worker.received).substr(header_bytes, size));
            } catch (const std::length_error&) {
                return false;
            }
            worker.received.erase(0, header_bytes + size);
            worker.tasks.pop_front();
            set_deadline(worker);
            finish(task, std::move(outcome));
        }
        return true;
    }

    /// The worker died, or is ended for being late: the file that it was at is lost, the next goes to another.
    void lose(Worker& worker) {
        const bool late = worker.late;
        const int status = bury(worker);
        if (WIFEXITED(status) && WEXITSTATUS(status) == sandbox_refused)
            throw Error(ExitStatus::unreadable, "no-sandbox", "",
                        {"a worker process could not be shut in; --no-sandbox converts without that protection",
                         "จำกัดสิทธิ์ของโพรเซสไม่ได้ ใช้ --no-sandbox เพื่อแปลงโดยไม่มีการป้องกันนี้"});
        std::deque<std::size_t> tasks = std::move(worker.tasks);
        worker.tasks.clear();
        if (tasks.empty()) return;
        again_.insert(again_.end(), tasks.begin() + 1, tasks.end());
        finish(tasks.front(), failed(late ? over_limit(limits::time, "") : ended(status), crew_.language));
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
    std::vector<Worker> workers_;
    std::deque<std::size_t> again_;  ///< files of a worker that was lost before it came to them
    std::size_t next_ = 0, finished_ = 0;
};

}  // namespace

void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done) {
    Foreman(paths, crew, shut_in, done).run();
}

}  // namespace raingan::batch

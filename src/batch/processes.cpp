// Worker processes: socket pairs, one poll loop. A message is its length (8 bytes) and its bytes. A worker is given its
// next file before it is done with the last, so that it never waits for the parent's writing; but for one that is to
// end behind its file.
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <new>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "base/path.h"
#include "base/reading_progress.h"
#include "batch/bundle.h"
#include "batch/channel.h"
#include "batch/digest.h"
#include "batch/interrupt.h"
#include "batch/sandbox.h"
#include "batch/workers.h"

namespace raingan::batch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t given_ahead = 2;
constexpr std::size_t most_files = 64;  // that one worker serves
constexpr std::chrono::milliseconds tick_every{200};

// --- the child's side: plain blocking calls

std::string receive(int fd) {
    std::string bytes;
    if (!receive_message(fd, bytes)) ::_exit(0);  // the parent has no more
    return bytes;
}

/// noexcept: what is not foreseen must not unwind into the parent's code.
[[noreturn]] void be_worker(int fd, const Crew::Work& work, bool shut_in, pid_t parent,
                            ReadingProgress* reading) noexcept {
    begin_child(parent);
    watched_reading = reading;
    ::signal(SIGINT, SIG_IGN);  // of the whole terminal: the parent ends its workers itself
    if (shut_in && !enter_sandbox(fd)) ::_exit(sandbox_refused);
    for (;;) {
        const std::string name = receive(fd);
        std::string bytes = receive(fd);
        if (reading != nullptr) reading->read = reading->total = 0;
        if (!send_message(fd, pack(work(bytes, name)))) ::_exit(0);
    }
}

// --- the parent's side

/// What the workers tell of their reading, in memory that is theirs and ours; not there where there is none to be had.
/// They may write anything into it: it is shown, and nothing hangs on it.
class Readings {
public:
    explicit Readings(std::size_t workers) : bytes_(workers * sizeof(ReadingProgress)) {
        void* const memory = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) return;
        first_ = static_cast<ReadingProgress*>(memory);
        std::uninitialized_default_construct_n(first_, workers);
    }
    Readings(const Readings&) = delete;
    Readings& operator=(const Readings&) = delete;
    ~Readings() {
        if (first_ != nullptr) ::munmap(first_, bytes_);
    }
    [[nodiscard]] ReadingProgress* of(std::size_t worker) const {
        return first_ == nullptr ? nullptr : first_ + worker;
    }
    [[nodiscard]] std::optional<unsigned> percent(std::size_t worker) const {
        return first_ == nullptr ? std::nullopt : percent_read(first_[worker]);
    }

private:
    std::size_t bytes_;
    ReadingProgress* first_ = nullptr;
};

struct Given {
    std::size_t task = 0;
    std::size_t bytes = 0;
    std::string digest;  ///< of the file's bytes
};

struct Worker {
    pid_t pid = -1;
    int fd = -1;
    std::deque<Given> tasks;  ///< given to it, the one it is at first
    std::string sending, received;
    std::size_t sent = 0;        ///< bytes of `sending` that are gone
    std::size_t given = 0;       ///< files in its life
    bool takes_no_more = false;  ///< it ends behind its last file
    Clock::time_point began;     ///< with the file that it is at
    bool late = false;
};

class Foreman {
public:
    Foreman(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done)
        : paths_(paths), crew_(crew), shut_in_(shut_in), done_(done), work_(crew.make_work(true)),
          workers_(std::min(crew.size, paths.size())), readings_(crew.tick ? workers_.size() : 0) {}
    Foreman(const Foreman&) = delete;
    Foreman& operator=(const Foreman&) = delete;
    ~Foreman() {
        for (Worker& worker : workers_) bury(worker);
    }

    void run() {
        while (finished_ < paths_.size() && !interrupted()) {
            for (Worker& worker : workers_) give_tasks(worker);
            if (finished_ < paths_.size()) wait_for_workers();
        }
    }

private:
    void start(Worker& worker) {
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
            be_worker(pair[1], work_, shut_in_, parent, readings_.of(number_of(worker)));
        }
        ::close(pair[1]);
        ::fcntl(pair[0], F_SETFL, O_NONBLOCK);
        worker.pid = pid;
        worker.fd = pair[0];
        worker.late = worker.takes_no_more = false;
        worker.sending.clear();
        worker.sent = worker.given = 0;
        worker.received.clear();
    }

    [[nodiscard]] std::size_t number_of(const Worker& worker) const {
        return static_cast<std::size_t>(&worker - workers_.data());
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

    void finish(Given given, Outcome outcome) {
        ++finished_;
        outcome.input_sha256 = std::move(given.digest);
        done_(given.task, std::move(outcome));
    }

    void give_tasks(Worker& worker) {
        while (!worker.takes_no_more && worker.tasks.size() < given_ahead &&
               (!again_.empty() || next_ < paths_.size())) {
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
        Given given{task, 0, {}};
        std::string bytes;
        try {
            const auto held = held_.extract(task);
            bytes = held ? std::move(held.mapped()) : files_.read(paths_[task]);
        } catch (const Error& error) {
            finish(std::move(given), failed(error, crew_.language));
            return;
        }
        given.bytes = bytes.size();
        if (crew_.digests) given.digest = sha256(bytes);
        const bool is_last = crew_.ends_worker && crew_.ends_worker(bytes);
        // One that waits for files is shut in, and can load nothing any more: another takes its place.
        if (is_last && worker.fd >= 0 && worker.tasks.empty()) bury(worker);
        if (worker.fd < 0) {
            if (crew_.load_for) crew_.load_for(bytes);
            start(worker);
        }
        worker.takes_no_more = ++worker.given >= most_files || is_last;
        if (worker.takes_no_more && !worker.tasks.empty() && crew_.load_for) {
            // It needs what this worker cannot load any more, and a worker of its own.
            again_.push_back(task);
            held_.emplace(task, std::move(bytes));
            return;
        }
        append_message(worker.sending, paths_[task]);
        append_message(worker.sending, bytes);
        worker.tasks.push_back(std::move(given));
        if (worker.tasks.size() == 1) worker.began = Clock::now();
    }

    static void append_message(std::string& sending, std::string_view bytes) {
        const auto header = header_of(bytes);
        sending.append(header.data(), header.size());
        sending.append(bytes);
    }

    static Clock::time_point deadline(const Worker& worker) {
        return worker.began + std::chrono::seconds(limits::time);
    }

    void wait_for_workers() {
        std::vector<pollfd> polls;
        Clock::time_point earliest = Clock::now() + std::chrono::seconds(limits::time);
        if (crew_.tick) earliest = std::min(earliest, Clock::now() + tick_every);
        for (const Worker& worker : workers_) {
            const auto events = static_cast<short>(POLLIN | (worker.sending.empty() ? 0 : POLLOUT));
            polls.push_back({worker.fd, events, 0});
            if (!worker.tasks.empty()) earliest = std::min(earliest, deadline(worker));
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(earliest - Clock::now()).count();
        if (::poll(polls.data(), polls.size(), static_cast<int>(std::max<decltype(left)>(left, 0))) < 0) return;
        if (crew_.tick) tick();
        for (std::size_t i = 0; i < workers_.size(); ++i) {
            Worker& worker = workers_[i];
            if ((polls[i].revents & POLLOUT) != 0) send_some(worker);
            if ((polls[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !receive_some(worker)) lose(worker);
            if (!worker.tasks.empty() && Clock::now() >= deadline(worker)) {
                worker.late = true;
                lose(worker);
            }
        }
    }

    /// Tells which file has been worked on longest.
    void tick() const {
        const Worker* longest = nullptr;
        for (const Worker& worker : workers_)
            if (!worker.tasks.empty() && (longest == nullptr || worker.began < longest->began)) longest = &worker;
        if (longest == nullptr) return;
        const Given& given = longest->tasks.front();
        crew_.tick({given.task, Clock::now() - longest->began, given.bytes, readings_.percent(number_of(*longest))});
    }

    static void send_some(Worker& worker) {
        const std::string_view rest = std::string_view(worker.sending).substr(worker.sent);
        const ssize_t sent = ::send(worker.fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        worker.sent += static_cast<std::size_t>(sent);
        if (worker.sent < worker.sending.size()) return;
        std::string().swap(worker.sending);  // a large file's bytes are the worker's now
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
            Outcome outcome;
            try {
                outcome = unpack(std::string_view(worker.received).substr(header_bytes, size));
            } catch (const std::length_error&) {
                return false;
            }
            worker.received.erase(0, header_bytes + size);
            Given given = std::move(worker.tasks.front());
            worker.tasks.pop_front();
            worker.began = Clock::now();
            if (worker.takes_no_more && worker.tasks.empty()) {
                bury(worker);
                worker.takes_no_more = false;
            }
            give_tasks(worker);  // before the parent is busy with what came
            finish(std::move(given), std::move(outcome));
        }
        return true;
    }

    /// The worker died, or is ended for being late: the file that it was at is lost, the next goes to another.
    void lose(Worker& worker) {
        const bool late = worker.late;
        const int status = bury(worker);
        worker.takes_no_more = false;
        std::deque<Given> tasks = std::move(worker.tasks);
        worker.tasks.clear();
        if (interrupted()) return;
        if (WIFEXITED(status) && WEXITSTATUS(status) == sandbox_refused)
            throw Error(ExitStatus::unreadable, "no-sandbox", "",
                        {"a worker process could not be shut in; --no-sandbox converts without that protection",
                         "จำกัดสิทธิ์ของโพรเซสไม่ได้ ใช้ --no-sandbox เพื่อแปลงโดยไม่มีการป้องกันนี้"});
        if (tasks.empty()) return;
        for (auto given = tasks.begin() + 1; given != tasks.end(); ++given) again_.push_back(given->task);
        finish(std::move(tasks.front()), failed(late ? over_limit(limits::time, "") : ended(status), crew_.language));
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
    InputFiles files_{shut_in_};
    const Done& done_;
    Crew::Work work_;  ///< made before the first fork: each child has it as if it were new
    std::vector<Worker> workers_;
    Readings readings_;
    std::deque<std::size_t> again_;  ///< files that were not given, or whose worker was lost before it came to them
    std::unordered_map<std::size_t, std::string> held_;  ///< bytes of those that were not given
    std::size_t next_ = 0, finished_ = 0;
};

}  // namespace

bool has_processes() {
    return true;
}

void run_in_processes(const std::vector<std::string>& paths, const Crew& crew, bool shut_in, const Done& done) {
    Foreman(paths, crew, shut_in, done).run();
}

}  // namespace raingan::batch

// The supervisor: opens the address, forks the front and the foremen, starts anew what ends, and ends all of them.
#include "serve/serve.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <poll.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>

#include "base/limits.h"
#include "base/system.h"
#include "serve/foreman.h"
#include "serve/house.h"
#include "serve/http.h"
#include "serve/hub.h"
#include "serve/listen.h"
#include "serve/service.h"
#include "store/blobs.h"
#include "store/clock.h"
#include "store/jobs.h"
#include "store/schema.h"
#include "store/secrets.h"

namespace raingan::serve {
namespace {

constexpr std::int64_t wait_beyond_time = 30;  // seconds that a job may take longer than limits::time
constexpr std::int64_t stop_seconds = 20;
constexpr std::size_t answering_threads = 16;
constexpr std::size_t others = 2;  // processes that are no foremen

struct Process {
    pid_t pid = -1;
    enum class Kind : std::uint8_t { front, signing, foreman } kind = Kind::foreman;
    std::string name{};  ///< of a foreman
    AtJob* at_job = nullptr;
    std::int64_t started = 0;
    bool was_late = false;
};

/// The store's lock: SQLite's belongs to one service.
int lock_data(const std::string& folder) {
    const std::string path = folder + "/lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0 || ::flock(file, LOCK_EX | LOCK_NB) != 0)
        throw Error(ExitStatus::usage, "in-use", folder,
                    {"is used by another raingan serve", "มี raingan serve อื่นใช้อยู่"});
    return file;
}

class Supervisor {
public:
    Supervisor(const Options& options, const std::function<void(const std::string&)>& told)
        : options_(options), told_(told) {
        store::prepare_blobs(options.data);
        if (options.database.empty()) lock_ = lock_data(options.data);
        prepare_store();
        house_.emplace(options_, work_, happened_, desk_);
        const std::size_t foremen = options.jobs == 0 ? processors() : options.jobs;
        void* const memory =
            ::mmap(nullptr, sizeof(AtJob) * foremen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) throw std::bad_alloc();
        auto* const at_jobs = static_cast<AtJob*>(memory);
        std::uninitialized_default_construct_n(at_jobs, foremen);
        house_->foremen = {store::random_name(), {at_jobs, foremen}};
        processes_.resize(others + foremen);
        processes_[0].kind = Process::Kind::front;
        processes_[1].kind = Process::Kind::signing;
        for (std::size_t i = 0; i < foremen; ++i) {
            processes_[i + others].name = house_->foremen.name_of(i);
            processes_[i + others].at_job = at_jobs + i;
        }
        require_tls();
        listening_ = listen_at(options.listen);
        if (has_tls()) listening_.address.replace(0, listening_.address.find(':'), "https");
    }
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;
    ~Supervisor() {
        if (lock_ >= 0) ::close(lock_);
    }

    ExitStatus run() {
        sigset_t signals;
        sigemptyset(&signals);
        for (const int signal : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&signals, signal);
        if (has_tls()) sigaddset(&signals, SIGHUP);
        ::sigprocmask(SIG_BLOCK, &signals, &usual_signals_);
        signals_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
        ::signal(SIGPIPE, SIG_IGN);
        for (Process& process : processes_) start(process);
        told_(listening_.address);
        while (!stopping_) wait();
        stop();
        return ExitStatus::done;
    }

private:
    /// The connection is closed before anything is forked: SQLite's locks are a process's own.
    void prepare_store() {
        const auto database = open_database(options_);
        store::migrate(*database);
        if (options_.database.empty()) {
            // Nobody else is at work.
            store::Transaction transaction(*database);
            database->run("UPDATE jobs SET state = 'waiting', taken_by = '', lease = 0 WHERE state = 'taken'");
            transaction.commit();
        }
        require_accounts(*database);
    }

    [[nodiscard]] bool has_tls() const { return !options_.tls_certificate.empty() || !options_.tls_key.empty(); }

    /// What does not hold is told at the start; the front alone keeps the key, for foremen are forked from here.
    void require_tls() const {
        if (!has_tls()) return;
        if (options_.tls_certificate.empty() || options_.tls_key.empty() || options_.listen.starts_with("unix:"))
            throw Error(ExitStatus::usage, "bad-tls", "--tls-cert",
                        {"goes with --tls-key, and with an address and port to listen at",
                         "ต้องใช้คู่กับ --tls-key และกับที่อยู่แบบ ADDRESS:PORT"});
        const TlsContext tried(options_.tls_certificate, options_.tls_key);
    }

    void require_accounts(store::Database& database) const {
        if (is_for_this_machine(options_.listen) || !database.run("SELECT name FROM users LIMIT 1").empty()) return;
        throw Error(
            ExitStatus::usage, "no-accounts", "--listen " + options_.listen,
            {"is open to others, and there are no accounts yet; add one first: raingan serve --data DIR --user "
             "add NAME --role admin",
             "เปิดให้ผู้อื่นเข้าถึงได้ แต่ยังไม่มีบัญชีผู้ใช้ โปรดเพิ่มก่อน: raingan serve --data DIR --user add NAME --role admin"});
    }

    void start(Process& process) {
        std::fflush(nullptr);
        process.started = store::now();
        process.was_late = false;
        const pid_t parent = ::getpid();
        const pid_t pid = ::fork();
        if (pid < 0) throw unreadable("no-process", "", {"cannot start a process", "เริ่มโพรเซสไม่ได้"});
        if (pid == 0) be(process, parent);
        process.pid = pid;
    }

    /// noexcept: what is not foreseen must not unwind into the supervisor's code.
    [[noreturn]] void be(Process& process, pid_t parent) noexcept {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(0);
        ::close(signals_);
        if (lock_ >= 0) ::close(lock_);
        lock_ = -1;
        ::sigprocmask(SIG_SETMASK, &usual_signals_, nullptr);
        try {
            if (process.kind == Process::Kind::front)
                be_front();
            else if (process.kind == Process::Kind::signing)
                desk_.serve(options_);
            else
                run_foreman(*house_, process.name, *process.at_job);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "{\"what\":\"process\",\"code\":\"%s\"}\n", error.what());
            ::_exit(1);
        }
        ::_exit(0);
    }

    void be_front() {
        for (const int signal : {SIGTERM, SIGINT}) ::signal(signal, SIG_IGN);  // the bell says so
        Hub hub(open_database(options_), house_->foremen, happened_.descriptor());
        HttpOptions http;
        http.listening = listening_.socket;
        http.is_local = listening_.is_local;
        http.upload_folder = options_.data;
        http.threads = answering_threads;
        http.stopping = stop_.descriptor();
        http.hub = &hub;
        std::optional<TlsContext> tls;
        if (has_tls()) http.tls = &tls.emplace(options_.tls_certificate, options_.tls_key);
        http.reloading = reload_.descriptor();
        run_http(http, {[&](const Request& request) { return admit(*house_, request); },
                        [&](Request& request) { return answer(*house_, request); }});
    }

    void wait() {
        constexpr int look_every_milliseconds = 1'000;
        pollfd waiting{signals_, POLLIN, 0};
        ::poll(&waiting, 1, look_every_milliseconds);
        signalfd_siginfo info{};
        while (::read(signals_, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
            if (info.ssi_signo == SIGHUP)
                reload_.ring();
            else if (info.ssi_signo != SIGCHLD)
                stopping_ = true;
        bury_ended();
        end_late();
        renew_leases();
    }

    /// Of what foremen are at: they themselves wait for their children.
    void renew_leases() {
        constexpr std::int64_t renew_every = store::lease_seconds / 3;
        const std::int64_t at = store::now();
        if (at - renewed_ < renew_every) return;
        renewed_ = at;
        std::vector<std::string> names;
        for (const Process& process : processes_)
            if (process.at_job != nullptr && process.at_job->began != 0) names.push_back(process.name);
        if (names.empty()) return;
        try {
            const auto database = open_database(options_);
            for (const std::string& name : names) store::renew_jobs(*database, name);
        } catch (const Error&) {  // the next time comes before the lease runs out
            return;
        }
    }

    void bury_ended() {
        int status = 0;
        for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG)) {
            const auto found = std::ranges::find(processes_, pid, &Process::pid);
            if (found == processes_.end()) continue;
            found->pid = -1;
            if (stopping_) continue;
            if (found->kind == Process::Kind::foreman) free_jobs(*found, status);
            // One that ends as soon as it starts must not be all that this machine does.
            if (store::now() - found->started < 1) ::sleep(1);
            start(*found);
        }
    }

    /// What it was at is taken again. One that was too late with it, or fell by itself, is that document's fault; of
    /// one that was killed from outside, it may be that the system had no more memory for it, every time.
    void free_jobs(const Process& process, int status) const {
        process.at_job->began = 0;
        process.at_job->reading.total = 0;
        const bool fell = WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL && WTERMSIG(status) != SIGTERM;
        const bool was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && !process.was_late;
        try {
            const auto database = open_database(options_);
            if (process.was_late)
                database->run("UPDATE jobs SET tries = $2 WHERE state = 'taken' AND taken_by = $1",
                              {process.name, store::most_tries});
            store::return_jobs(*database, process.name,
                               fell         ? store::Returned::fell
                               : was_killed ? store::Returned::killed
                                            : store::Returned::as_it_was);
        } catch (const Error&) {  // its lease runs out
            return;
        }
        work_.ring();
    }

    void end_late() {
        const auto most = static_cast<std::int64_t>(std::size_t{limits::time}) + wait_beyond_time;
        for (Process& process : processes_) {
            if (process.at_job == nullptr || process.pid < 0) continue;
            const std::int64_t began = process.at_job->began;
            if (began == 0 || store::now() - began < most) continue;
            process.was_late = true;
            ::kill(process.pid, SIGKILL);
        }
    }

    /// Answers that are on their way are given, jobs that are nearly done are done.
    void stop() {
        stop_.ring();
        for (const Process& process : processes_)
            if (process.pid > 0 && process.kind != Process::Kind::front) ::kill(process.pid, SIGTERM);
        const std::int64_t until = store::now() + stop_seconds;
        const auto any_left = [&] {
            return std::ranges::any_of(processes_, [](const Process& p) { return p.pid > 0; });
        };
        while (any_left() && store::now() < until) {
            ::usleep(20'000);
            bury_ended();
        }
        for (const Process& process : processes_)
            if (process.pid > 0) ::kill(process.pid, SIGKILL);
        while (::waitpid(-1, nullptr, 0) > 0) {}
        if (!listening_.path.empty()) ::unlink(listening_.path.c_str());
    }

    const Options& options_;
    const std::function<void(const std::string&)>& told_;
    Bell work_{true}, happened_{false}, stop_{false}, reload_{false};
    SigningDesk desk_;
    std::optional<House> house_;
    std::vector<Process> processes_;  ///< the front and the signing desk first
    Listening listening_;
    sigset_t usual_signals_{};
    std::int64_t renewed_ = 0;
    int signals_ = -1, lock_ = -1;
    bool stopping_ = false;
};

}  // namespace

ExitStatus run(const Options& options, const std::function<void(const std::string&)>& told) {
    return Supervisor(options, told).run();
}

}  // namespace raingan::serve

// What stands on the user's terminal while a file takes long: the program's worker is stopped, as by a file that is
// large, and goes on when that was seen.
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <thread>
#include <vector>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono_literals::operator""ms, std::chrono_literals::operator""s;

/// The program, with a terminal as its standard error. It does not outlive its owner.
class OnTerminal {
public:
    explicit OnTerminal(const std::vector<std::string>& arguments) : terminal_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(terminal_ >= 0);
        REQUIRE(::grantpt(terminal_) == 0);
        REQUIRE(::unlockpt(terminal_) == 0);
        const std::string name = ::ptsname(terminal_);
        std::vector<char*> argv{const_cast<char*>(RAINGAN_PROGRAM)};
        for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        pid_ = ::fork();
        if (pid_ == 0) {
            const int error = ::open(name.c_str(), O_RDWR | O_NOCTTY), null = ::open("/dev/null", O_RDWR);
            ::setenv("LC_ALL", "C", 1);
            ::setenv("NO_COLOR", "1", 1);
            if (::dup2(null, STDIN_FILENO) >= 0 && ::dup2(null, STDOUT_FILENO) >= 0 &&
                ::dup2(error, STDERR_FILENO) >= 0)
                ::execv(RAINGAN_PROGRAM, argv.data());
            ::_exit(126);
        }
        REQUIRE(pid_ > 0);
    }
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;
    ~OnTerminal() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        ::close(terminal_);
    }

    /// False where it ended sooner.
    bool stop_worker() {
        const std::string id = std::to_string(pid_);
        while (::waitpid(pid_, &status_, WNOHANG) == 0) {
            std::ifstream children("/proc/" + id + "/task/" + id + "/children");
            if (children >> worker_) return ::kill(worker_, SIGSTOP) == 0;
            std::this_thread::sleep_for(1ms);
        }
        pid_ = -1;
        return false;
    }
    void let_worker_go_on() const { ::kill(worker_, SIGCONT); }

    /// Reads until it has `wanted` on the terminal, for so long at most.
    bool shows(const std::string& wanted, Clock::duration longest) {
        for (const auto end = Clock::now() + longest; Clock::now() < end;) {
            read_some();
            if (text_.find(wanted) != std::string::npos) return true;
        }
        return false;
    }
    int exit_status() {
        while (::waitpid(pid_, &status_, WNOHANG) == 0) read_some();
        read_some();
        pid_ = -1;
        return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void read_some() {
        pollfd poll{terminal_, POLLIN, 0};
        if (::poll(&poll, 1, 50) <= 0 || (poll.revents & POLLIN) == 0) {
            std::this_thread::sleep_for(1ms);
            return;
        }
        std::array<char, 4096> bytes{};
        const ssize_t got = ::read(terminal_, bytes.data(), bytes.size());
        if (got > 0) text_.append(bytes.data(), static_cast<std::size_t>(got));
    }

    int terminal_ = -1, status_ = 0;
    pid_t pid_ = -1, worker_ = -1;
    std::string text_;
};

/// The program whose worker was stopped before it was done; none where the system does not tell of children.
std::unique_ptr<OnTerminal> stopped(const std::vector<std::string>& arguments) {
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i)
        if (auto program = std::make_unique<OnTerminal>(arguments); program->stop_worker()) return program;
    MESSAGE("skipped: the worker was never seen at its work");
    return nullptr;
}

/// The samples' bytes are few.
std::string line_of(const fs::path& path) {
    return path.filename().string() + "  " + std::to_string((fs::file_size(path) + 1023) / 1024) + " KiB  0:0";
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a single file that takes long is named on the terminal by convert and by check, and the line goes again") {
    const TemporaryDir folder;
    const std::string output = (folder.path / "out").string() + "/";
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"convert", sample_docx().string(), "-o", output},
          std::vector<std::string>{"check", sample_docx().string()}}) {
        const auto program = stopped(arguments);
        if (!program) continue;
        CHECK_MESSAGE(program->shows("\r" + line_of(sample_docx()), 60s), program->text());
        program->let_worker_go_on();
        CHECK(program->exit_status() <= 1);
        CHECK(program->text().find("\r\x1B[K") != std::string::npos);
        CHECK(count(program->text(), "\x1B") == count(program->text(), "\x1B[K"));  // no colours
    }
}

TEST_CASE("of several files the one that takes long stands behind the bar") {
    const TemporaryDir folder;
    for (const char* name : {"a.docx", "b.docx", "c.docx"}) fs::copy(sample_docx(), folder.path / name);
    const auto program =
        stopped({"convert", folder.path.string(), "-o", (folder.path / "out").string() + "/", "--jobs", "1"});
    if (!program) return;
    CHECK_MESSAGE(program->shows(line_of(folder.path / "a.docx").substr(1), 60s), program->text());
    CHECK(program->text().find("] ") < program->text().find("/3  "));
    program->let_worker_go_on();
    CHECK(program->exit_status() <= 1);
}

TEST_CASE("--quiet shows no file that takes long") {
    const TemporaryDir folder;
    const auto program =
        stopped({"convert", "--quiet", sample_docx().string(), "-o", (folder.path / "out").string() + "/"});
    if (!program) return;
    CHECK_FALSE(program->shows(".docx", 3s));
    program->let_worker_go_on();
    program->exit_status();
    CHECK(program->text().find('\r') == program->text().find("\r\n"));
}

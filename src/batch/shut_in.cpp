#include "batch/shut_in.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

#include "base/error.h"
#include "base/limits.h"
#include "batch/channel.h"
#include "batch/sandbox.h"

namespace raingan::batch {
namespace {

// The first byte of what a child says.
constexpr char is_question = '?', is_result = '=', is_error = '!';

std::string packed(const Error& error) {
    std::string out(1, is_error);
    out += std::to_string(static_cast<int>(error.status()));
    for (const std::string& part : {error.code(), error.place(), error.message().en, error.message().th})
        out.append(1, '\0').append(part);
    return out;
}

Error unpacked(std::string_view text) {
    std::string parts[5];
    for (std::string& part : parts) {
        const std::size_t end = text.find('\0');
        part = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    const bool known = parts[0] == "1" || parts[0] == "2" || parts[0] == "3" || parts[0] == "64";
    return {static_cast<ExitStatus>(known ? std::stoi(parts[0]) : 2), parts[1], parts[2], {parts[3], parts[4]}};
}

void limit_processor_time() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_CPU, &limit) != 0) return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, limits::time);
    ::setrlimit(RLIMIT_CPU, &limit);
}

[[noreturn]] void be_child(int fd, pid_t parent, const std::function<std::string(const Ask&)>& work,
                           bool sandbox) noexcept {
    begin_child(parent);
    limit_processor_time();
    if (sandbox && !enter_sandbox(fd)) ::_exit(sandbox_refused);
    const Ask ask = [fd](std::string_view question) {
        std::string answer;
        if (!send_message(fd, std::string(1, is_question).append(question)) || !receive_message(fd, answer)) ::_exit(0);
        return answer;
    };
    try {
        send_message(fd, is_result + work(ask));
    } catch (const Error& error) {
        send_message(fd, packed(error));
    } catch (const std::bad_alloc&) {
        send_message(fd, packed(over_limit(limits::memory, "")));
    } catch (const std::exception& error) {
        send_message(fd, packed(unreadable("broken", "", {error.what(), error.what()})));
    }
    ::_exit(0);
}

Error ended(int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == sandbox_refused)
        return unreadable(
            "no-sandbox", "",
            {"the process that takes the file apart could not be shut in; --no-sandbox works without that "
             "protection",
             "จำกัดสิทธิ์ของโพรเซสที่อ่านไฟล์ไม่ได้ ใช้ --no-sandbox เพื่อทำงานโดยไม่มีการป้องกันนี้"});
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return over_limit(limits::time, "");
    // How a program ends where a library had no memory, see cli/memory.h.
    if (WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(ExitStatus::unreadable))
        return over_limit(limits::memory, "");
    const std::string how = WIFSIGNALED(status) ? ::strsignal(WTERMSIG(status)) : "";
    return unreadable("crashed", "",
                      {"the process that took the file apart ended (" + how +
                           "); the file is damaged in a way that we did not foresee, please report it",
                       "โพรเซสที่อ่านไฟล์นี้หยุดทำงาน (" + how + ") ไฟล์เสียหายในลักษณะที่ไม่คาดคิด โปรดแจ้งผู้พัฒนา"});
}

/// The child, which does not outlive its owner.
class Child {
public:
    Child(const std::function<std::string(const Ask&)>& work, bool sandbox) {
        int pair[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) no_process();
        const pid_t parent = ::getpid();
        pid_ = ::fork();
        if (pid_ == 0) {
            ::close(pair[0]);
            be_child(pair[1], parent, work, sandbox);
        }
        fd_ = pair[0];
        ::close(pair[1]);
        if (pid_ < 0) no_process();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        kill();
        wait();
        ::close(fd_);
    }
    [[nodiscard]] int fd() const { return fd_; }
    void kill() const {
        if (pid_ > 0) ::kill(pid_, SIGKILL);
    }
    /// Its wait status, when it has ended.
    int wait() {
        int status = 0;
        if (pid_ > 0)
            while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {}
        pid_ = -1;
        return status;
    }

private:
    [[noreturn]] static void no_process() {
        throw unreadable("no-process", "",
                         {std::string("cannot start a process (") + std::strerror(errno) + "); try again later",
                          std::string("เริ่มโพรเซสไม่ได้ (") + std::strerror(errno) + ") โปรดลองอีกครั้งภายหลัง"});
    }
    pid_t pid_ = -1;
    int fd_ = -1;
};

}  // namespace

std::string run_shut_in(const std::function<std::string(const Ask&)>& work,
                        const std::function<std::string(std::string_view)>& answer, bool sandbox) {
    Child child(work, sandbox);
    std::string said;
    while (receive_message(child.fd(), said) && !said.empty()) {
        if (said.front() == is_result) return said.substr(1);
        if (said.front() == is_error) throw unpacked(std::string_view(said).substr(1));
        if (said.front() != is_question) child.kill();
        if (said.front() == is_question && !send_message(child.fd(), answer(std::string_view(said).substr(1)))) break;
    }
    throw ended(child.wait());
}

}  // namespace raingan::batch

#include "batch/channel.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "batch/own_limits.h"

namespace raingan::batch {
namespace {

bool read_all(int fd, char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(fd, data, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        data += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

bool receive_message(int fd, std::string& bytes) {
    bytes.resize(header_bytes);
    if (!read_all(fd, bytes.data(), bytes.size())) return false;
    const std::uint64_t size = length_of(bytes);
    if (size > most_message_bytes) return false;
    bytes.resize(size);
    return read_all(fd, bytes.data(), bytes.size());
}

bool send_message(int fd, std::string_view bytes) {
    const auto header = header_of(bytes);
    return send_all(fd, {header.data(), header.size()}) && send_all(fd, bytes);
}

void begin_child(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM, SIGINT}) ::signal(signal, SIG_DFL);
    if (::getppid() != parent) ::_exit(0);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    limit_memory();
}

}  // namespace raingan::batch

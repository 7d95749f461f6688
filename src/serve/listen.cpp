#include "serve/listen.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/error.h"

namespace raingan::serve {
namespace {

constexpr int most_waiting_connections = 512;
constexpr std::string_view local_prefix = "unix:";

[[noreturn]] void refuse_address(const std::string& address, const std::string& reason) {
    throw Error(ExitStatus::usage, "address", "--listen " + address,
                {"cannot be listened at: " + reason + "; give ADDRESS:PORT or unix:PATH",
                 "เปิดรับการเชื่อมต่อไม่ได้: " + reason + " โปรดระบุ ADDRESS:PORT หรือ unix:PATH"});
}

/// Whoever may reach the folder that it is in may connect: the file's mode is for the group, too.
Listening listen_at_path(const std::string& address) {
    const std::string path = address.substr(local_prefix.size());
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof name.sun_path) refuse_address(address, "path");
    std::memcpy(name.sun_path, path.c_str(), path.size());
    struct stat state {};
    if (::lstat(path.c_str(), &state) == 0) {
        if (!S_ISSOCK(state.st_mode)) refuse_address(address, std::strerror(EEXIST));
        ::unlink(path.c_str());
    }
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    constexpr mode_t own_and_group = 0660;
    if (socket < 0 || ::bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
        ::chmod(path.c_str(), own_and_group) != 0 || ::listen(socket, most_waiting_connections) != 0)
        refuse_address(address, std::strerror(errno));
    return {socket, true, address, path};
}

struct Numbers {
    sockaddr_storage address{};
    socklen_t size = 0;
    bool is_loopback = false;
};

bool read_numbers(const std::string& address, Numbers& numbers) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string::npos) return false;
    std::uint16_t port = 0;
    const char* const end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, port);
    if (read.ec != std::errc() || read.ptr != end) return false;
    std::string host = address.substr(0, colon);
    if (host == "localhost") host = "127.0.0.1";
    if (host.starts_with('[') && host.ends_with(']')) {
        auto& six = reinterpret_cast<sockaddr_in6&>(numbers.address);
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        numbers.size = sizeof six;
        if (::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six.sin6_addr) != 1) return false;
        numbers.is_loopback = IN6_IS_ADDR_LOOPBACK(&six.sin6_addr) != 0;
        return true;
    }
    auto& four = reinterpret_cast<sockaddr_in&>(numbers.address);
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    numbers.size = sizeof four;
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) != 1) return false;
    constexpr unsigned loopback_net = 127, net_shift = 24;
    numbers.is_loopback = (ntohl(four.sin_addr.s_addr) >> net_shift) == loopback_net;
    return true;
}

std::string taken_port(int socket) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0) return "0";
    const bool is_six = name.ss_family == AF_INET6;
    return std::to_string(ntohs(is_six ? reinterpret_cast<const sockaddr_in6&>(name).sin6_port
                                       : reinterpret_cast<const sockaddr_in&>(name).sin_port));
}

}  // namespace

bool is_for_this_machine(const std::string& address) {
    Numbers numbers;
    return address.starts_with(local_prefix) || (read_numbers(address, numbers) && numbers.is_loopback);
}

Listening listen_at(const std::string& address) {
    if (address.starts_with(local_prefix)) return listen_at_path(address);
    Numbers numbers;
    if (!read_numbers(address, numbers)) refuse_address(address, std::strerror(EINVAL));
    const int socket = ::socket(numbers.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    if (socket < 0 || ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        ::bind(socket, reinterpret_cast<const sockaddr*>(&numbers.address), numbers.size) != 0 ||
        ::listen(socket, most_waiting_connections) != 0)
        refuse_address(address, std::strerror(errno));
    return {socket, false, "http://" + address.substr(0, address.rfind(':')) + ":" + taken_port(socket)};
}

}  // namespace raingan::serve

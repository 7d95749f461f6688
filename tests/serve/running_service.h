// A service that a test starts, and a client of its own that can also say what no client would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support.h"

namespace raingan::test {

using nlohmann::json;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;
    std::string head;                            ///< with all headers
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
    [[nodiscard]] json read() const { return json::parse(body, nullptr, false); }
    [[nodiscard]] std::string code() const { return read().is_object() ? read().value("code", "") : ""; }
};

inline int connect_to(int port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

inline void send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

/// All that comes until the other side ends, or for so long.
inline std::string receive_all(int fd, int milliseconds = 120'000) {
    std::string bytes;
    char buffer[65'536];
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd waiting{fd, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return bytes;
        const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
        if (got <= 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(got));
    }
}

inline Answer answer_of(const std::string& bytes) {
    Answer answer;
    std::size_t begin = 0;
    if (bytes.starts_with("HTTP/1.1 100")) begin = bytes.find("\r\n\r\n") + 4;
    const std::size_t end = bytes.find("\r\n\r\n", begin);
    if (end == std::string::npos) return answer;
    answer.head = bytes.substr(begin, end - begin);
    answer.body = bytes.substr(end + 4);
    answer.status = std::atoi(answer.head.c_str() + 9);
    std::size_t line = answer.head.find("\r\n");
    while (line != std::string::npos) {
        const std::size_t next = answer.head.find("\r\n", line + 2);
        const std::string text = answer.head.substr(line + 2, next == std::string::npos ? next : next - line - 2);
        std::string name = text.substr(0, text.find(':'));
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        answer.headers[name] = text.substr(std::min(text.size(), text.find(':') + 2));
        line = next;
    }
    return answer;
}

class Service {
public:
    /// `folder`: of the data, where several share it.
    explicit Service(std::string more = "", std::string folder = "", std::string environment = "",
                     std::string listen = "127.0.0.1:0", bool with_admin = false)
        : more_(std::move(more)), folder_(std::move(folder)), environment_(std::move(environment)),
          listen_(std::move(listen)) {
        if (folder_.empty()) folder_ = (data.path / "data").string();
        if (with_admin)
            run("env RAINGAN_PASSWORD='correct horse admin' " + std::string(RAINGAN_PROGRAM) + " serve --data " +
                folder_ + " --user add root --role admin");
        start();
    }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    ~Service() { end(SIGKILL); }

    void start() {
        const std::string out = (data.path / "out").string();
        std::filesystem::remove(out);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::setpgid(0, 0);
            const std::string command = "exec env LC_ALL=C " + environment_ + " " + std::string(RAINGAN_PROGRAM) +
                                        " serve --data " + folder() + " --listen " + listen_ + " " + more_ + " >" +
                                        out + " 2>>" + (data.path / "err").string();
            ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            ::_exit(127);
        }
        for (int i = 0; i < 2'400; ++i) {
            std::ifstream in(out);
            std::string said{std::istreambuf_iterator<char>(in), {}};
            const std::size_t colon = said.rfind(':');
            if (said.ends_with('\n') && colon != std::string::npos) {
                port = std::atoi(said.c_str() + colon + 1);
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        FAIL("the service does not start: ", slurp(data.path / "err"));
    }

    /// Its exit status, or 128 + the signal.
    int end(int signal) {
        if (pid_ <= 0) return 0;
        ::kill(pid_, signal);
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] pid_t pid() const { return pid_; }

    [[nodiscard]] Answer raw(const std::string& bytes, int milliseconds = 120'000) const {
        const int fd = connect_to(port);
        if (fd < 0) return {};
        send_all(fd, bytes);
        const std::string said = receive_all(fd, milliseconds);
        ::close(fd);
        return answer_of(said);
    }

    [[nodiscard]] Answer ask(const std::string& method, const std::string& path, const std::string& body = "",
                             const Headers& headers = {}) const {
        std::string text = method + " " + path + " HTTP/1.1\r\nConnection: close\r\n";
        bool has_host = false;
        for (const auto& [name, value] : headers) {
            text += name + ": " + value + "\r\n";
            has_host = has_host || name == "Host";
        }
        if (!has_host) text += "Host: 127.0.0.1\r\n";
        if (!body.empty() || method == "PUT" || method == "POST")
            text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        return raw(text + "\r\n" + body);
    }
    [[nodiscard]] Answer get(const std::string& path, const Headers& headers = {}) const {
        return ask("GET", path, "", headers);
    }
    [[nodiscard]] Answer send(const std::string& method, const std::string& path, const json& body,
                              Headers headers = {}) const {
        headers.emplace_back("Content-Type", "application/json");
        return ask(method, path, body.dump(), headers);
    }

    /// Its id.
    [[nodiscard]] std::string upload(const std::filesystem::path& file, const Headers& headers = {},
                                     const std::string& query = "") const {
        const Answer answer =
            ask("PUT", "/api/v1/documents?name=" + file.filename().string() + query, slurp(file), headers);
        REQUIRE_MESSAGE(answer.status == 202, answer.head, answer.body);
        return answer.read()["id"];
    }
    /// Until it is ready or has failed.
    json settled(const std::string& id, const Headers& headers = {}) const {
        for (int i = 0; i < 12'000; ++i) {
            const json document = get("/api/v1/documents/" + id, headers).read();
            const bool is_ready = document.value("state", "") == "ready" && document["made"] == document["revision"];
            if (is_ready || document.value("state", "") == "failed") return document;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        FAIL("never settled");
        return {};
    }

    TemporaryDir data;
    int port = 0;

private:
    std::string more_, folder_, environment_, listen_;
    pid_t pid_ = -1;
};

/// Somebody who is signed in: what their requests carry.
inline Headers sign_in(const Service& service, const std::string& name, const std::string& password) {
    const Answer answer = service.send("POST", "/api/v1/session", {{"name", name}, {"password", password}});
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    const std::string cookie = answer.headers.at("set-cookie");
    return {{"Cookie", cookie.substr(0, cookie.find(';'))}, {"X-CSRF-Token", answer.read()["csrf"]}};
}

/// An account made by the command line.
inline void add_user(const Service& service, const std::string& name, const std::string& role,
                     const std::string& agency = "") {
    const Ran ran = run("env LC_ALL=C RAINGAN_PASSWORD='correct horse " + role + "' " + RAINGAN_PROGRAM +
                        " serve --data " + service.folder() + " --user add " + name + " --role " + role +
                        (agency.empty() ? "" : " --agency '" + agency + "'"));
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
}
/// The sample's report, of another agency, year and total.
inline std::string report_as(const json& report, const std::string& agency, int year, double score) {
    json other = report;
    other["organization"]["name"] = agency;
    other["report_year"] = year;
    other["overall"]["score"] = score;
    return other.dump();
}

/// The sample's report with two who sign, one after the other.
inline std::string report_to_sign(const json& report) {
    json other = report;
    const json place{{"part", 0}};
    other["sign_off"] = {{{"role", "ผู้รายงาน"}, {"name", "นายสมชาย ใจดี"}, {"position", "ปลัด"}, {"at", place}},
                         {{"role", "ผู้อนุมัติ"}, {"name", "นางมาลี ดีใจ"}, {"position", "นายก"}, {"at", place}}};
    return other.dump();
}

/// When the document has so many signatures, held or refused: the last of them.
inline json signature_number(const Service& service, const std::string& document, std::size_t count,
                             const Headers& headers = {}) {
    for (int i = 0; i < 400; ++i) {
        const json all = service.get("/api/v1/documents/" + document + "/signatures", headers).read();
        if (all.is_object() && all["signatures"].size() == count) return all["signatures"].back();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    FAIL("never verified");
    return {};
}

inline std::string password_of(const std::string& role) {
    return "correct horse " + role;
}

}  // namespace raingan::test

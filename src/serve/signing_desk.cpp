#include "serve/signing_desk.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "batch/channel.h"
#include "batch/input.h"
#include "batch/sandbox.h"
#include "batch/sign_shut_in.h"
#include "serve/message.h"
#include "serve/signing_keys.h"
#include "sign/timestamp.h"
#include "sign/verify.h"
#include "store/clock.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr unsigned longest_signing = 60;  // seconds; a person may have to touch the token
constexpr std::size_t most_said_bytes = 32U << 10U;

json told_error(const Error& error) {
    return {{"status", static_cast<int>(error.status())},
            {"code", error.code()},
            {"en", error.message().en},
            {"th", error.message().th}};
}

Error no_answer() {
    return unreadable("no-process", "",
                      {"the key did not answer in time; try again, and tell the administrator if it stays so",
                       "กุญแจไม่ตอบสนองในเวลาที่กำหนด โปรดลองอีกครั้ง หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ"});
}

const SigningKey& key_named(const std::vector<SigningKey>& keys, const std::string& name) {
    for (const SigningKey& key : keys)
        if (key.name == name) return key;
    throw unreadable("bad-keys", "keys.toml", {"the key is no longer there", "ไม่มีกุญแจนี้แล้ว"});
}

/// In the child that has the key.
store::Blob signed_blob(const Options& options, const json& asked, const std::string& pin) {
    const auto keys = signing_keys(options.data);
    const SigningKey& key = key_named(keys, asked.value("key", ""));
    const std::string pdf = store::read_blob(options.data, asked.value("pdf", ""));
    sign::SignRequest request;
    request.role = asked.value("role", "");
    request.seconds = store::now();
    if (!key.timestamp.empty())
        request.timestamp = [&](std::string_view value) { return sign::fetch_timestamp(key.timestamp, value); };
    std::optional<sign::Identity> identity;
    const auto open = [&]() -> const sign::Identity& {
        if (!identity) {
            identity = open_signing_key(key, pin);
            sign::require_valid_at(*identity, request.seconds, key.name);
        }
        return *identity;
    };
    const bool shut_in = options.sandbox.value_or(batch::has_sandbox());
    batch::load_libraries_for(pdf);
    sign::load_decoders();
    const std::string signed_pdf =
        batch::sign_shut_in(pdf, request, open,
                            {[&](const auto& work) {
                                 return batch::run_shut_in(
                                     work,
                                     [&](std::string_view /*the one question*/) {
                                         return batch::packed_facts(sign::facts_of(open(), !key.timestamp.empty()));
                                     },
                                     shut_in);
                             },
                             [](const batch::Ask& ask) { return batch::facts_in(ask("signer")); }});
    return store::write_blob(options.data, signed_pdf);
}

/// Never returns an exception: what goes wrong is said.
json answer_to(const Options& options, json& asked) {
    json answer{{"number", asked.value("number", std::int64_t{0})}};
    std::string pin = asked.value("pin", "");
    try {
        const store::Blob blob = signed_blob(options, asked, pin);
        answer["sha256"] = blob.sha256;
        answer["bytes"] = blob.bytes;
    } catch (const Error& error) {
        answer["error"] = told_error(error);
    } catch (const std::exception&) {
        answer["error"] = told_error(no_answer());
    }
    sign::wipe(pin);
    return answer;
}

void say(int socket, const json& message) {
    std::string text = json_text(message);
    while (::send(socket, text.data(), text.size(), MSG_NOSIGNAL) < 0 && errno == EINTR) {}
    sign::wipe(text);
}

/// Empty: the other end is gone.
std::string hear(int socket) {
    std::string text(most_said_bytes, '\0');
    ssize_t got = -1;
    do got = ::recv(socket, text.data(), text.size(), 0);
    while (got < 0 && errno == EINTR);
    text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return text;
}

}  // namespace

SigningDesk::SigningDesk() {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) throw no_answer();
    front_ = ends[0];
    desk_ = ends[1];
}

SigningDesk::~SigningDesk() {
    ::close(front_);
    ::close(desk_);
}

store::Blob SigningDesk::sign(SigningRequest& request) {
    constexpr std::chrono::seconds longest_wait{20};
    const std::unique_lock lock(mutex_, longest_wait);
    if (!lock.owns_lock())
        throw unreadable(
            "busy", "",
            {"somebody else signs just now; try again in a moment", "มีผู้อื่นกำลังลงนามอยู่ โปรดลองอีกครั้งในอีกสักครู่"});
    const std::int64_t number = ++number_;
    json asked{{"number", number}, {"key", request.key}, {"pdf", request.pdf}, {"role", request.role}};
    asked["pin"] = request.pin;
    say(front_, asked);
    sign::wipe(asked["pin"].get_ref<std::string&>());
    sign::wipe(request.pin);
    constexpr int longest_milliseconds = (longest_signing + 5) * 1'000;
    pollfd waiting{front_, POLLIN, 0};
    while (::poll(&waiting, 1, longest_milliseconds) > 0) {
        const json answer = json::parse(hear(front_), nullptr, false);
        if (!answer.is_object()) break;
        if (answer.value("number", std::int64_t{0}) != number) continue;  // of one that was given up
        const auto error = answer.find("error");
        if (error == answer.end()) return {answer.value("sha256", ""), answer.value("bytes", std::int64_t{0})};
        throw Error(static_cast<ExitStatus>(error->value("status", 2)), error->value("code", ""), "",
                    {error->value("en", ""), error->value("th", "")});
    }
    throw no_answer();
}

void SigningDesk::serve(const Options& options) const {
    ::prctl(PR_SET_DUMPABLE, 0);  // no core file, no debugger
    ::close(front_);
    for (;;) {
        std::string text = hear(desk_);
        if (text.empty()) return;
        json asked = json::parse(text, nullptr, false);
        sign::wipe(text);
        if (!asked.is_object()) continue;
        const pid_t parent = ::getpid(), child = ::fork();
        if (child == 0) {
            batch::begin_child(parent);
            ::signal(SIGALRM, SIG_DFL);
            ::alarm(longest_signing);
            say(desk_, answer_to(options, asked));
            ::_exit(0);
        }
        if (const auto pin = asked.find("pin"); pin != asked.end() && pin->is_string())
            sign::wipe(pin->get_ref<std::string&>());
        int status = 0;
        while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        if (child > 0 && WIFEXITED(status)) continue;
        say(desk_, {{"number", asked.value("number", std::int64_t{0})}, {"error", told_error(no_answer())}});
    }
}

}  // namespace raingan::serve

// raingan sign: puts one signer's signature into a PDF.
#include "sign/sign.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "base/file.h"
#include "cli/command.h"
#include "sign/moment.h"
#include "sign/timestamp.h"

namespace raingan::cli {
namespace {

/// Wiped when it is no longer needed, whatever happens.
class Secret {
public:
    Secret() { text.reserve(most); }  // never moved, so that no copy stays behind
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { sign::wipe(text); }

    void cut_line() { text.resize(std::min(text.find_first_of("\r\n"), text.size())); }

    static constexpr std::size_t most = 4096;
    std::string text;
};

[[noreturn]] void no_password() {
    throw Error(ExitStatus::usage, "no-password", "",
                {"no password: give --password-file or RAINGAN_PASSWORD, or run it in a terminal",
                 "ไม่มีรหัสผ่าน โปรดระบุ --password-file หรือ RAINGAN_PASSWORD หรือเรียกใช้ในเทอร์มินัล"});
}

/// What `descriptor` gives, into the secret's own memory.
void read_into(Secret& secret, int descriptor, bool one_line) {
    char c = 0;
    while (secret.text.size() < Secret::most && ::read(descriptor, &c, 1) == 1) {
        if (one_line && c == '\n') break;
        secret.text.push_back(c);
    }
}

void ask(Secret& secret, const std::string& key_file, Language language) {
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    termios echoing{};
    if (terminal < 0 || ::tcgetattr(terminal, &echoing) != 0) {
        if (terminal >= 0) ::close(terminal);
        no_password();
    }
    const std::string prompt = (language == Language::thai ? "รหัสผ่านของ " : "Password of ") + key_file + ": ";
    termios silent = echoing;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
    [[maybe_unused]] auto written = ::write(terminal, prompt.data(), prompt.size());
    read_into(secret, terminal, true);
    ::tcsetattr(terminal, TCSAFLUSH, &echoing);
    written = ::write(terminal, "\n", 1);
    ::close(terminal);
}

/// From the file, the environment or the terminal, in this order; never from the command line, which others can see.
void find_password(Secret& secret, const SignOptions& options, Language language) {
    if (!options.password_file.empty()) {
        const int file = ::open(options.password_file.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            throw unreadable("not-found", options.password_file,
                             {"cannot be read; check the path", "อ่านไม่ได้ โปรดตรวจสอบที่อยู่ไฟล์"});
        read_into(secret, file, true);
        ::close(file);
    } else if (const char* value = std::getenv("RAINGAN_PASSWORD"); value != nullptr) {
        secret.text.assign(value);
    } else {
        ask(secret, options.key, language);
    }
    secret.cut_line();
}

/// --date, SOURCE_DATE_EPOCH, or now.
std::int64_t moment_of(const SignOptions& options) {
    if (!options.date.empty()) {
        if (const auto seconds = sign::parse_moment(options.date)) return *seconds;
        throw Error(ExitStatus::usage, "bad-date", "--date",
                    {"is no date; write 2026-01-31 or 2026-01-31T09:30",
                     "ไม่ใช่วันที่ โปรดเขียนเช่น 2026-01-31 หรือ 2026-01-31T09:30"});
    }
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
        const std::string_view text = epoch;
        std::int64_t seconds = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc()) return seconds;
    }
    return std::time(nullptr);
}

std::string output_of(const SignOptions& options) {
    if (!options.output.empty()) return options.output;
    const std::filesystem::path input(options.input);
    return (input.parent_path() / (stem(options.input) + ".signed.pdf")).string();
}

sign::Identity identity_of(const SignOptions& options, Language language) {
    Secret password;
    std::string key_file = read_file(options.key);
    find_password(password, options, language);
    return sign::read_identity(key_file, password.text, options.key);
}

}  // namespace

ExitStatus sign_file(const SignOptions& options, Language language) {
    const std::string pdf = read_file(options.input);
    sign::SignRequest request;
    request.role = options.role;
    request.name = options.name;
    request.position = options.position;
    request.seconds = moment_of(options);
    request.lock = options.lock;
    if (!options.image.empty()) request.image = read_file(options.image);
    if (!options.timestamp.empty())
        request.timestamp = [&](std::string_view value) { return sign::fetch_timestamp(options.timestamp, value); };
    const sign::Identity identity = identity_of(options, language);
    if (!options.allow_expired) sign::require_valid_at(identity, request.seconds, options.key);
    try {
        const std::string path = output_of(options);
        write_file(path, sign::sign_pdf(pdf, request, identity));
        std::printf("%s\n", path.c_str());
        return ExitStatus::done;
    } catch (const Error& error) {
        print_error(options.input, error, language);
        return error.status();
    }
}

}  // namespace raingan::cli

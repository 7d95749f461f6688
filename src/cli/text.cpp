// raingan text: a filter of Thai text from standard input to standard output, in UTF-8.

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/posix.h"
#include "cli/command.h"
#include "cli/text_filter.h"
#include "thai/mojibake.h"
#include "thai/normalise.h"

namespace raingan::cli {
namespace {

constexpr std::size_t chunk = 256U << 10U;

/// The input that is filtered; standard input is not closed.
class Input {
public:
    explicit Input(const std::string& path)
        : fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), is_own_(path != "-") {
        if (fd_ < 0) fail();
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;
    ~Input() {
        if (is_own_) ::close(fd_);
    }

    /// 0 at its end.
    std::size_t read_some(std::string& buffer) const {
        for (;;) {
            const ssize_t count = ::read(fd_, buffer.data(), buffer.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) fail();
        }
    }

private:
    [[noreturn]] static void fail() {
        const std::string reason = std::strerror(errno);
        throw unreadable("unreadable", "", {"the input cannot be read: " + reason, "อ่านข้อมูลเข้าไม่ได้: " + reason});
    }

    int fd_;
    bool is_own_;
};

void write_all(std::string& text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            const std::string reason = std::strerror(errno);
            throw Error(ExitStatus::unwritable, "unwritable", "",
                        {"standard output cannot be written: " + reason, "เขียนข้อมูลออกไม่ได้: " + reason});
        }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    text.clear();
}

void print_count(std::size_t count, const Message& what, const Message& verdict, Language language) {
    if (count == 0) return;
    const std::string line = "raingan text: " + what.in(language) +
                             (verdict.en.empty() ? "" : " (" + verdict.in(language) + ")") + ": " +
                             std::to_string(count) + "\n";
    std::fputs(line.c_str(), stderr);
}

void print_changes(const TextChanges& changes, Language language) {
    const Message mended{"mended", "แก้แล้ว"}, lost{"not mended: characters are lost", "แก้ไม่ได้ เพราะมีอักขระหาย"},
        left{"left as it is", "คงไว้ตามเดิม"};
    for (std::size_t form = 0; form < changes.mended.size(); ++form) {
        if (changes.mended.at(form) + changes.unmendable.at(form) == 0) continue;
        const Message what = thai::describe(static_cast<thai::Mojibake>(form));
        print_count(changes.mended.at(form), what, mended, language);
        print_count(changes.unmendable.at(form), what, lost, language);
    }
    for (std::size_t rule = 0; rule < changes.edits.size(); ++rule) {
        const Message what = thai::describe(static_cast<thai::Rule>(rule));
        print_count(changes.edits.at(rule), what, {}, language);
        print_count(changes.reports.at(rule), what, left, language);
    }
}

}  // namespace

ExitStatus text(const TextOptions& options, Language language) {
    TextFilter filter(options);
    std::string buffer(chunk, '\0'), out;
    try {
        const Input input(options.input);
        for (std::size_t count = input.read_some(buffer); count > 0; count = input.read_some(buffer)) {
            filter.take(std::string_view(buffer).substr(0, count), out);
            if (out.size() >= chunk) write_all(out);
        }
        filter.finish(out);
        write_all(out);
    } catch (const Error& error) {
        if (error.status() == ExitStatus::unreadable) write_all(out);  // what could be read
        print_error("raingan text", error, language);
        return error.status();
    }
    print_changes(filter.changes(), language);
    return ExitStatus::done;
}

}  // namespace raingan::cli

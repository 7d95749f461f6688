#include "cli/terminal_secret.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace raingan::cli {

bool ask_unseen(const std::string& prompt, std::string& text, std::size_t most) {
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    termios echoing{};
    if (terminal < 0 || ::tcgetattr(terminal, &echoing) != 0) {
        if (terminal >= 0) ::close(terminal);
        return false;
    }
    termios silent = echoing;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
    [[maybe_unused]] auto written = ::write(terminal, prompt.data(), prompt.size());
    for (char c = 0; text.size() < most && ::read(terminal, &c, 1) == 1 && c != '\n';) text.push_back(c);
    ::tcsetattr(terminal, TCSAFLUSH, &echoing);
    written = ::write(terminal, "\n", 1);
    ::close(terminal);
    return true;
}

}  // namespace raingan::cli

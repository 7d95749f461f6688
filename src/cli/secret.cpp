#include "cli/secret.h"

#include <cstdlib>

#include "base/error.h"
#include "base/posix.h"
#include "cli/terminal_secret.h"

namespace raingan::cli {
namespace {

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
    const std::string prompt = (language == Language::thai ? "รหัสผ่านของ " : "Password of ") + key_file + ": ";
    if (!ask_unseen(prompt, secret.text, Secret::most)) no_password();
}

}  // namespace

bool find_password_unasked(Secret& secret, const std::string& password_file) {
    if (!password_file.empty()) {
        const int file = ::open(password_file.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            throw unreadable("not-found", password_file,
                             {"cannot be read; check the path", "อ่านไม่ได้ โปรดตรวจสอบที่อยู่ไฟล์"});
        read_into(secret, file, true);
        ::close(file);
    } else if (const char* value = std::getenv("RAINGAN_PASSWORD"); value != nullptr) {
        secret.text.assign(value);
    } else {
        return false;
    }
    secret.cut_line();
    return true;
}

void find_password(Secret& secret, const std::string& password_file, const std::string& of, Language language) {
    if (find_password_unasked(secret, password_file)) return;
    ask(secret, of, language);
    secret.cut_line();
}

}  // namespace raingan::cli

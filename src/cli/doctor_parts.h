// What `raingan doctor` prints, and its part that is another one on each system.
#pragma once

#include <cstdio>

#include "base/error.h"
#include "base/message.h"

namespace raingan::cli {

class DoctorSheet {
public:
    explicit DoctorSheet(Language language) : language_(language) {}

    void heading(const Message& message) { std::printf("\n%s\n", message.in(language_).c_str()); }
    void line(const Message& message) { std::printf("  %s\n", message.in(language_).c_str()); }
    /// Something that works or does not; what does not has a remedy.
    void state(bool good, const Message& yes, const Message& no) {
        std::printf("  %s %s\n", good ? "[+]" : "[!]", (good ? yes : no).in(language_).c_str());
        if (!good) status_ = ExitStatus::findings;
    }
    [[nodiscard]] ExitStatus status() const { return status_; }

private:
    Language language_;
    ExitStatus status_ = ExitStatus::done;
};

/// What stands outside of the program, and what does not work without.
void tell_parts(DoctorSheet& sheet);

}  // namespace raingan::cli

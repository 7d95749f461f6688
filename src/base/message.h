// Every text that a user reads exists in English and Thai; which one is printed is decided once, by the program
// (README.md#the-command-line: Thai when the locale is Thai).
#pragma once

#include <string>

namespace raingan {

enum class Language { english, thai };

struct Message {
    std::string en;
    std::string th;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::thai ? th : en; }
    friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace raingan

// A text in both languages that a table of the program holds as it was compiled: nothing is made of it at a start.
#pragma once

#include "base/message.h"

namespace raingan {

struct Words {
    const char* en = "";
    const char* th = "";

    [[nodiscard]] const char* in(Language language) const { return language == Language::thai ? th : en; }
};

}  // namespace raingan

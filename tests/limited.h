// A limit of base/limits.h that is another for as long as a test needs it.
#pragma once

#include <string_view>

#include "base/limits.h"

namespace raingan::test {

class WithLimit {
public:
    WithLimit(Limit& limit, std::string_view value) : limit_(limit) { limit.set(value); }
    WithLimit(const WithLimit&) = delete;
    WithLimit& operator=(const WithLimit&) = delete;
    ~WithLimit() { limit_.reset(); }

private:
    Limit& limit_;
};

}  // namespace raingan::test

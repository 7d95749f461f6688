#include "base/iso_time.h"

#include <array>

namespace raingan {

std::string iso_time(std::time_t seconds) {
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr) return {};
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace raingan

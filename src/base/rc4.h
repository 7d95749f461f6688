// RC4, by hand: OpenSSL 3 has it in its legacy provider alone, a shared object that need not be installed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

namespace raingan {

class Rc4 {
public:
    Rc4() = default;
    /// `key`: 1 to 256 bytes.
    explicit Rc4(std::string_view key) {
        std::iota(state_.begin(), state_.end(), std::uint8_t{0});
        unsigned j = 0;
        for (unsigned i = 0; i < state_.size(); ++i) {
            j = (j + state_[i] + static_cast<unsigned char>(key[i % key.size()])) & 0xFFU;
            std::swap(state_[i], state_[j]);
        }
    }
    /// The next byte of the keystream.
    std::uint8_t next() {
        i_ = (i_ + 1) & 0xFFU;
        j_ = (j_ + state_[i_]) & 0xFFU;
        std::swap(state_[i_], state_[j_]);
        return state_[(state_[i_] + state_[j_]) & 0xFFU];
    }

private:
    std::array<std::uint8_t, 256> state_{};
    unsigned i_ = 0, j_ = 0;
};

}  // namespace raingan

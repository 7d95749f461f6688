#include "pdf_in/ccitt.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace raingan::pdf {
namespace {

// Codes of run lengths (ITU-T T.4 tables 2 and 3): of 0 to 63, then of 64, 128 … 1728, then those that both colours
// share, 1792 … 2560.
constexpr std::string_view white_codes =
    "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 "
    "101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 "
    "00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 "
    "00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 "
    "01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 "
    "00110100 11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 "
    "011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 "
    "011011011 010011000 010011001 010011010 011000 010011011 ";
constexpr std::string_view black_codes =
    "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 "
    "0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 "
    "00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 "
    "000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 "
    "000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 "
    "000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 "
    "000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 0000001111 "
    "000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 "
    "0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 "
    "0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 "
    "0000001011010 0000001011011 0000001100100 0000001100101 ";
constexpr std::string_view shared_codes =
    "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 "
    "000000010111 000000011100 000000011101 000000011110 000000011111 ";

constexpr std::size_t longest_code = 13;

struct RunCode {
    std::int16_t length = -1;  ///< of the run; -1: no code begins so
    std::uint8_t bits = 0;
};
/// By the next bits.
using RunCodes = std::vector<RunCode>;

RunCodes codes_of(std::string_view own) {
    constexpr int singles = 64;
    RunCodes out(std::size_t{1} << longest_code);
    int index = 0;
    for (std::string_view words : {own, shared_codes})
        for (; !words.empty(); ++index) {
            const std::string_view word = words.substr(0, words.find(' '));
            words.remove_prefix(word.size() + 1);
            std::size_t first = 0;
            for (const char bit : word) first = first << 1U | (bit == '1' ? 1U : 0U);
            const std::size_t free = longest_code - word.size();
            const int length = index < singles ? index : (index - singles + 1) * singles;
            for (std::size_t i = 0; i < std::size_t{1} << free; ++i)
                out[(first << free) + i] = {static_cast<std::int16_t>(length), static_cast<std::uint8_t>(word.size())};
        }
    return out;
}

class FaxDecoder {
public:
    FaxDecoder(std::string_view bytes, const FaxParameters& parameters) : bytes_(bytes), parameters_(parameters) {}

    std::string decode() {
        const auto row_bytes = static_cast<std::size_t>(parameters_.columns + 7) / 8;
        std::string out;
        std::vector<int> above{parameters_.columns};
        for (int row = 0; row < parameters_.rows; ++row) {
            if (parameters_.byte_aligned) at_ = (at_ + 7) / 8 * 8;
            std::vector<int> changes;
            if (!read_row(above, changes)) break;
            add_row(out, changes, row_bytes);
            changes.push_back(parameters_.columns);
            above = std::move(changes);
        }
        return out;
    }

private:
    enum class Mode { pass, horizontal, vertical, end };

    [[nodiscard]] std::size_t peek(std::size_t count) const {
        std::size_t value = 0;
        for (std::size_t i = at_; i < at_ + count; ++i) {
            const std::size_t byte = i / 8;
            const unsigned bits = byte < bytes_.size() ? static_cast<unsigned char>(bytes_[byte]) : 0U;
            value = value << 1U | (bits >> (7 - i % 8) & 1U);
        }
        return value;
    }
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size() * 8; }

    /// T.6 table 1; `shift`: of a vertical one, to the right.
    Mode read_mode(int& shift) {
        struct ModeCode {
            unsigned bits, code;
            Mode mode;
            int shift;
        };
        static constexpr std::array<ModeCode, 9> codes{{{1, 1, Mode::vertical, 0},
                                                        {3, 3, Mode::vertical, 1},
                                                        {3, 2, Mode::vertical, -1},
                                                        {3, 1, Mode::horizontal, 0},
                                                        {4, 1, Mode::pass, 0},
                                                        {6, 3, Mode::vertical, 2},
                                                        {6, 2, Mode::vertical, -2},
                                                        {7, 3, Mode::vertical, 3},
                                                        {7, 2, Mode::vertical, -3}}};
        for (const ModeCode& code : codes)
            if (peek(code.bits) == code.code) {
                at_ += code.bits;
                shift = code.shift;
                return code.mode;
            }
        return Mode::end;
    }

    /// -1 where no code of a run stands there.
    int read_run(bool black) {
        static const RunCodes whites = codes_of(white_codes), blacks = codes_of(black_codes);
        constexpr int most_single = 63;
        int total = 0;
        while (!at_end()) {
            const RunCode code = (black ? blacks : whites)[peek(longest_code)];
            if (code.length < 0) return -1;
            at_ += code.bits;
            total += code.length;
            if (code.length <= most_single) return total;
            if (total > parameters_.columns) return -1;
        }
        return -1;
    }

    /// `above` and `changes`: where the colour changes, from white at first; `above` ends with the row's end.
    bool read_row(const std::vector<int>& above, std::vector<int>& changes) {
        const int columns = parameters_.columns;
        int a0 = -1;
        bool black = false;
        std::size_t next = 0;
        while (a0 < columns) {
            if (at_end()) return false;
            // b1: the first change above, right of a0, to the colour that is not the present one (T.6 2.2.1).
            while (next > 0 && above[next - 1] > a0) --next;
            while (next < above.size() && (above[next] <= a0 || (next % 2 == 1) != black) && above[next] < columns)
                ++next;
            const int b1 = next < above.size() ? above[next] : columns;
            const int b2 = next + 1 < above.size() ? above[next + 1] : columns;
            int shift = 0;
            switch (read_mode(shift)) {
                case Mode::pass:
                    a0 = b2;
                    break;
                case Mode::horizontal: {
                    const int first = read_run(black), second = first < 0 ? -1 : read_run(!black);
                    if (second < 0) return false;
                    const int begin = std::max(a0, 0);
                    if (first > columns - begin || second > columns - begin - first) return false;
                    changes.push_back(begin + first);
                    changes.push_back(begin + first + second);
                    a0 = begin + first + second;
                    break;
                }
                case Mode::vertical: {
                    const int a1 = b1 + shift;
                    if (a1 < std::max(a0, 0) || a1 > columns) return false;
                    changes.push_back(a1);
                    black = !black;
                    a0 = a1;
                    break;
                }
                case Mode::end:
                    return false;
            }
            // A row of nothing but empty runs would have no end.
            if (changes.size() > static_cast<std::size_t>(columns) * 2 + 4) return false;
        }
        return true;
    }

    void add_row(std::string& out, const std::vector<int>& changes, std::size_t row_bytes) const {
        const std::size_t begin = out.size();
        out.append(row_bytes, parameters_.black_is_1 ? '\0' : '\xFF');
        for (std::size_t i = 0; i < changes.size(); i += 2) {
            const int end = i + 1 < changes.size() ? changes[i + 1] : parameters_.columns;
            for (int x = changes[i]; x < end; ++x) {
                char& byte = out[begin + static_cast<std::size_t>(x) / 8];
                byte = static_cast<char>(static_cast<unsigned char>(byte) ^ 0x80U >> static_cast<unsigned>(x % 8));
            }
        }
    }

    std::string_view bytes_;
    FaxParameters parameters_;
    std::size_t at_ = 0;  ///< in bits
};

}  // namespace

std::string decode_fax(std::string_view bytes, const FaxParameters& parameters) {
    return FaxDecoder(bytes, parameters).decode();
}

}  // namespace raingan::pdf

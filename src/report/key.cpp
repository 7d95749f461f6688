#include "report/key.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/digits.h"
#include "base/memmem.h"
#include "base/utf8.h"
#include "thai/characters.h"
#include "thai/list_marker.h"

namespace raingan {
namespace {

constexpr char32_t folded(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0x0E50 && c <= 0x0E59) return c - 0x0E50 + U'0';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
    if (c == 0x201C || c == 0x201D || c == 0x201F) return U'"';
    if (c == 0x2018 || c == 0x2019) return U'\'';
    return c;
}

}  // namespace

std::size_t SearchKey::at_source(std::size_t source) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(at, static_cast<std::uint32_t>(source)) - at.begin());
}

std::size_t SearchKey::source_end(std::size_t end, std::string_view source) const {
    if (end == 0 || at.empty()) return 0;
    const std::size_t last = at[std::min(end, text.size()) - 1];
    return last + utf8::decode(source, last).length;
}

namespace {

/// The key of a text as it is written, into room that holds for it: each character takes no more bytes than it had,
/// but for bytes that are no UTF-8.
template <bool with_offsets>
class KeyWriter {
public:
    explicit KeyWriter(std::string_view source) : source_(source) {
        key_.text.resize(source.size());
        if constexpr (with_offsets) key_.at.resize(source.size() + 1);
    }

    SearchKey write() {
        std::size_t at = 0;
        while (at < source_.size()) {
            while (put_plain_thai(at)) at += 3;
            if (at < source_.size()) at += put_other(at);
        }
        key_.text.resize(size_);
        if constexpr (with_offsets) {
            key_.at.resize(size_ + 1);
            key_.at[size_] = static_cast<std::uint32_t>(at);
        }
        return std::move(key_);
    }

private:
    /// U+0E00–U+0E4F are most of a text and go as they are, together with the byte behind, which is written over next.
    bool put_plain_thai(std::size_t at) {
        std::uint32_t bytes = 0;
        if constexpr (std::endian::native != std::endian::little) return false;
        if (source_.size() - at < sizeof bytes) return false;
        std::memcpy(&bytes, source_.data() + at, sizeof bytes);
        // E0 B8 80–BF and E0 B9 80–8F.
        if ((bytes & 0xC0FFFFU) != 0x80B8E0U && (bytes & 0xF0FFFFU) != 0x80B9E0U) return false;
        std::memcpy(key_.text.data() + size_, &bytes, sizeof bytes);
        came_from(at, 3);
        space_ = false;
        return true;
    }

    std::size_t put_other(std::size_t at) {
        const auto [c, length] = utf8::decode(source_, at);
        if (thai::is_white_space(c)) {
            space_ = true;
        } else if (!thai::is_unseen(c)) {
            const char32_t to = folded(c);
            if (to < 0x80)
                put_ascii(static_cast<char>(to), at);
            else
                put_wide(to, at, length);
            space_ = false;
        }
        return length;
    }
    void put_ascii(char c, std::size_t at) {
        if (space_ && is_digit(c) && size_ > 0 && is_digit(key_.text[size_ - 1])) {
            key_.text[size_] = ' ';
            came_from(at, 1);
        }
        key_.text[size_] = c;
        came_from(at, 1);
    }
    void put_wide(char32_t c, std::size_t at, std::size_t length) {
        std::string bytes;
        utf8::append(bytes, c);
        if (bytes.size() > length) {  // no UTF-8: U+FFFD stands for a byte
            key_.text.resize(key_.text.size() + bytes.size() - length);
            if constexpr (with_offsets) key_.at.resize(key_.text.size() + 1);
        }
        bytes.copy(key_.text.data() + size_, bytes.size());
        came_from(at, bytes.size());
    }
    /// The next bytes of the key stand for the character at `at`.
    void came_from(std::size_t at, std::size_t bytes) {
        if constexpr (with_offsets)
            for (std::size_t i = 0; i < bytes; ++i) key_.at[size_ + i] = static_cast<std::uint32_t>(at);
        size_ += bytes;
    }

    std::string_view source_;
    SearchKey key_;
    std::size_t size_ = 0;  ///< of the key so far
    bool space_ = false;    ///< white space stands before
};

}  // namespace

SearchKey squeeze(std::string_view source) {
    return KeyWriter<true>(source).write();
}

std::string key_of(std::string_view source) {
    return KeyWriter<false>(source).write().text;
}

std::size_t marker_length(std::string_view source) {
    return thai::find_list_marker(source).text;
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(thai::skip_white_space(text, 0));
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        if (text[last] == '\xE0') break;
        const auto [c, length] = utf8::decode(text, last);
        if (last + length != text.size() || !(thai::is_white_space(c) || thai::is_unseen(c))) break;
        text.remove_suffix(length);
    }
    return text;
}

std::size_t find_line_end(std::string_view text) {
    // Each search ends where the one before it found something; find_first_of() would look at byte after byte.
    std::size_t end = std::string_view::npos;
    for (const char c : {'\n', '\f', '\v'}) end = std::min(end, text.substr(0, end).find(c));
    return end;
}

std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
    if (part.empty() || from > text.size() || text.size() - from < part.size()) return std::string_view::npos;
    // Of a Thai letter's three bytes the last one tells it from others. A text full of that letter is left to memmem,
    // which is linear whatever stands there.
    const std::size_t telling = part.size() >= 3 && part.front() == '\xE0' ? 2 : 0;
    const char* const end = text.data() + text.size() - part.size() + 1;
    const char* at = text.data() + from;
    constexpr int most_misses = 64;
    for (int misses = 0; misses < most_misses; ++misses) {
        const void* found = std::memchr(at + telling, part[telling], static_cast<std::size_t>(end - at));
        if (found == nullptr) return std::string_view::npos;
        at = static_cast<const char*>(found) - telling;
        if (std::memcmp(at, part.data(), part.size()) == 0) return static_cast<std::size_t>(at - text.data());
        if (++at == end) return std::string_view::npos;
    }
    const void* found = memmem(at, text.size() - static_cast<std::size_t>(at - text.data()), part.data(), part.size());
    return found == nullptr ? std::string_view::npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return find_text(text, part) != std::string_view::npos; });
}

}  // namespace raingan

// The texts of a sheet's cells, equal ones once: a list of a hundred thousand rows says the same few thousand things.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace raingan::workbook {

class TextPool {
public:
    TextPool();
    TextPool(const TextPool&) = delete;
    TextPool& operator=(TextPool&&) = default;

    /// The text's number; 0 is the empty text. All together are at most limits::document_text_bytes.
    std::uint32_t add(std::string_view text);
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return texts_->at(number); }

private:
    /// Found by what they say.
    struct Texts {
        std::string bytes;
        std::vector<std::uint32_t> ends;
        [[nodiscard]] std::string_view at(std::uint32_t number) const {
            const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
            return std::string_view(bytes).substr(begin, ends[number] - begin);
        }
    };
    struct Hash {
        using is_transparent = void;
        const Texts* texts;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
        std::size_t operator()(std::uint32_t number) const { return (*this)(texts->at(number)); }
    };
    struct Equal {
        using is_transparent = void;
        const Texts* texts;
        bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
        bool operator()(std::uint32_t number, std::string_view text) const { return texts->at(number) == text; }
        bool operator()(std::string_view text, std::uint32_t number) const { return texts->at(number) == text; }
    };
    std::unique_ptr<Texts> texts_;
    std::unordered_set<std::uint32_t, Hash, Equal> numbers_;
};

}  // namespace raingan::workbook

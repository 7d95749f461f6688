// Bytes of RTF text: which code page they are in, and their UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace raingan::rtf {

/// Windows numbers; what has none there is told apart by numbers that Windows does not use.
namespace code_page {
inline constexpr int unknown = 0;
inline constexpr int symbol = 42;  ///< a symbol font's own codes
inline constexpr int thai = 874;
inline constexpr int western = 1252;
inline constexpr int mac_roman = 10000;
inline constexpr int mac_thai = 10021;
inline constexpr int utf8 = 65001;
}  // namespace code_page

/// The code page of \fcharsetN; unknown where the charset leaves it to the document (0, 1) or means nothing.
int code_page_of_charset(std::int64_t charset);

/// What the bytes of text in fonts of no charset say themselves (docs/thai-text.md#mojibake): thai, utf8, or `stated`.
/// `body` is the RTF from where its text begins. Producers on machines of another language write Thai bytes under
/// \ansicpg1252.
int code_page_by_evidence(std::string_view body, int stated);

class Decoder {
public:
    Decoder();
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Appends the UTF-8 of the bytes. Codes of symbol fonts become U+F0xx. A byte without meaning becomes U+FFFD and
    /// is counted, unless `or_western` gives it one.
    void append(std::string& utf8, std::string_view bytes, int page, bool or_western);
    [[nodiscard]] std::size_t undecodable() const { return undecodable_; }

private:
    bool append_by_icu(std::string& utf8, std::string_view bytes, int page);

    struct Converter;
    std::unique_ptr<Converter> converter_;  ///< ICU's, of the code page used last; opened only for rare ones
    std::size_t undecodable_ = 0;
};

}  // namespace raingan::rtf

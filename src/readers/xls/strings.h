// Strings of a workbook's records: Unicode in 8 or 16 bits, cut anywhere by CONTINUE (BIFF8, [MS-XLS] 2.5.293), or
// bytes of a code page (BIFF5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/container/bytes.h"
#include "thai/encoding.h"

namespace raingan::xls {

/// A font from a place of the text on.
struct FontChange {
    std::uint32_t at = 0;  ///< byte of the text
    std::uint16_t font = 0;
};
struct RichString {
    std::string text;  ///< UTF-8
    std::vector<FontChange> fonts;
};

/// Reads on from body to body. Behind the end everything is 0 or empty.
class StringReader {
public:
    StringReader(std::vector<Bytes> bodies, std::size_t at) : bodies_(std::move(bodies)), at_(at) {}

    [[nodiscard]] bool at_end();
    std::uint32_t number(std::size_t bytes);
    void skip(std::size_t bytes);
    /// XLUnicodeRichExtendedString whose count has `count_bytes` bytes; also the plain and short ones.
    RichString unicode(std::size_t count_bytes);
    /// Its characters alone, of which the count is known already: a byte of flags and they.
    std::string characters(std::size_t count);

private:
    struct Characters {
        std::string text;
        std::vector<std::uint32_t> starts;  ///< byte of each UTF-16 unit, where fonts change
    };
    Characters read_characters(std::size_t count, bool wide, bool with_starts);
    bool next_body();

    std::vector<Bytes> bodies_;
    std::size_t body_ = 0;
    std::size_t at_ = 0;
};

/// What bytes of 8 bits mean in a workbook of before BIFF8: a Thai encoding, another one that its number names, or
/// Windows-1252.
class CodePage {
public:
    CodePage() = default;
    explicit CodePage(unsigned number);
    /// A font for Thai (character set 222) has Thai letters, whatever the file's code page is.
    [[nodiscard]] std::string decode(std::string_view bytes, bool thai_font = false) const;

private:
    std::optional<thai::Encoding> encoding_;
    std::string other_;  ///< the name of one without Thai (thai/other_encodings.h)
};

}  // namespace raingan::xls

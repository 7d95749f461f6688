// The order of Thai names: the dictionary's, in which เ แ โ ใ ไ come behind their consonant and tones decide last.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace raingan::thai {

/// ICU's collator for Thai over text normalised as by Level::key, so สำนัก and สํานัก are one (docs/thai-text.md#nfc), and
/// so are ๑๐ and 10. Opened at its first use. Not for use by two threads at once.
class Collator {
public:
    Collator();
    ~Collator();
    Collator(Collator&&) noexcept;
    Collator& operator=(Collator&&) noexcept;

    /// Compared as bytes, keys stand in the order of the names. For sorting many: one key a name.
    std::string sort_key(std::string_view name);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace raingan::thai

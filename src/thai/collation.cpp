#include "thai/collation.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include <cstdint>
#include <vector>

#include "thai/normalise.h"

namespace raingan::thai {

struct Collator::Impl {
    UCollator* collator = nullptr;
    bool tried = false;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { ucol_close(collator); }

    // None where ICU has no data: then names stand in the order of their characters.
    UCollator* opened() {
        if (tried) return collator;
        tried = true;
        UErrorCode status = U_ZERO_ERROR;
        collator = ucol_open("th", &status);
        if (U_FAILURE(status)) collator = nullptr;
        return collator;
    }
};

Collator::Collator() : impl_(std::make_unique<Impl>()) {}
Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

std::string Collator::sort_key(std::string_view name) {
    std::string text = normalise(name, Level::key).text;
    const UCollator* collator = impl_->opened();
    if (collator == nullptr) return text;
    std::vector<UChar> wide(text.size() + 1);
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide.data(), static_cast<std::int32_t>(wide.size()), &length, text.data(),
                         static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
    if (U_FAILURE(status)) return text;
    const std::int32_t size = ucol_getSortKey(collator, wide.data(), length, nullptr, 0);
    std::vector<std::uint8_t> key(static_cast<std::size_t>(size));
    ucol_getSortKey(collator, wide.data(), length, key.data(), size);
    return {key.begin(), key.end()};
}

}  // namespace raingan::thai

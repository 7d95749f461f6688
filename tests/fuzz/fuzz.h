// What fuzz targets share. A target is a file tests/fuzz/<name>.cpp with one LLVMFuzzerTestOneInput; its line
// "// Seeds: *.docx *.docm" tells scripts/fuzz which of the samples to begin with. The targets are also built, without
// libFuzzer, into test_fuzz, which feeds them regressions/<name>/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <type_traits>

#include "base/error.h"
#include "document/normalise.h"
#include "readers/reader.h"
#include "readers/sound.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

#ifdef RAINGAN_FUZZ
// libgsf loses a directory entry of 80 bytes where it gives up on one that is damaged; it is loaded, and its frames
// have no names. What we hold of GLib's is in smart pointers (readers/container/compound.h).
// NOLINTNEXTLINE(readability-identifier-naming, bugprone-reserved-identifier): LeakSanitizer's name
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(misc-definitions-in-headers): one file a program
    return "leak:libglib-2.0.so\n";
}
#endif

namespace raingan::test {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What must hold of any input; libFuzzer keeps the input that ends here.
inline void must(bool holds) {
    if (!holds) std::abort();
}

inline ReadOptions checking_formulas() {
    ReadOptions options;
    options.check_formulas = true;
    return options;
}

/// A reader, called as most of them are: with the bytes, or with them and the usual options.
template <class Read>
Document read_by(Read&& read, std::string_view bytes) {
    if constexpr (std::is_invocable_v<Read&, std::string_view>)
        return read(bytes);
    else
        return read(bytes, ReadOptions());
}

/// A reader gives a sound Document or throws an Error; anything else that leaves it is a finding.
template <class Read>
int fuzz_reader(const std::uint8_t* data, std::size_t size, Read&& read) {
    try {
        Document document = read_by(read, as_text(data, size));
        must(is_sound(document));
        normalise_text(document);
        must(is_sound(document));
    } catch (const Error&) {  // hostile input, refused
        return 0;
    }
    return 0;
}

}  // namespace raingan::test

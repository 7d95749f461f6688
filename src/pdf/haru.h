// libharu's object layer, and no more of libharu: it numbers, holds and writes the objects; what stands in them is ours
// (docs/pdf-text.md#libharu). Dictionaries are given as text, because libharu's own values are 8-bit strings, arrays of
// at most 32,767 items and reals within ±32,767, and cost an allocation an entry.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Number of an indirect object.
struct Ref {
    std::uint32_t number = 0;
};

/// Appends "12 0 R".
void append(std::string& out, Ref ref);
/// Appends "12".
void append_number(std::string& out, std::uint64_t value);
/// Appends a number of at most three decimals, without trailing zeros; within ±30,000, not-a-number as 0.
void append(std::string& out, double value);
/// The same with six decimals: of matrices, whose numbers are multiplied by lengths.
void append_fine(std::string& out, double value);
/// Appends a text string, ISO 32000-1 7.9.2.2: (ASCII) or <FEFF…> (UTF-16BE). Cut behind 8,000 bytes of UTF-8.
void append_text(std::string& out, std::string_view utf8);
/// Appends `value` as so many hexadecimal digits, upper case.
void append_hex(std::string& out, std::uint64_t value, int digits);
/// Appends (bytes), escaped.
void append_bytes(std::string& out, std::string_view bytes);

/// A PDF file in the making. Every call throws Error (unwritable) where libharu reports a failure.
class File {
public:
    File();
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// A dictionary whose entries come later (set), for objects that point at one another.
    Ref reserve();
    void set(Ref ref, std::string_view entries);
    /// `entries` is what stands between << and >>.
    Ref add(std::string_view entries);
    /// A stream; the bytes are written as they are, so `entries` names their filter.
    Ref add_stream(std::string_view entries, std::string_view bytes);
    /// A stream that is deflated here.
    Ref add_deflated(std::string entries, std::string_view bytes);

    /// The finished file, PDF 1.7. Its /ID is a hash of all objects: same content, same file.
    std::string finish(Ref catalog, Ref info);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace raingan::pdf

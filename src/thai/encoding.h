// Bytes of Thai text files to UTF-8 (docs/thai-text.md#encodings) and which encoding they are in
// (docs/thai-text.md#mojibake). Strict: a byte that an encoding leaves undefined is an error with its offset, never a
// control character or a private-use one as in ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace raingan::thai {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows874, iso8859_11, tis620, ibm874, mac_thai };

/// By the names that users write, in any case, with or without - and _: "windows-874", "cp874", "TIS-620",
/// "iso-8859-11", "x-mac-thai", "utf-8", "utf-16le", …. "cp874" is windows-874 as Python has it and as files have it;
/// IBM's page is "ibm-874".
std::optional<Encoding> encoding_named(std::string_view name);
const char* name_of(Encoding encoding);  ///< "windows-874"

/// How far decode_part came.
struct DecodedPart {
    std::size_t consumed = 0;  ///< bytes whose text stands in `out`
    bool undecodable = false;  ///< the byte at `consumed` has no meaning in the encoding
};

/// Appends the UTF-8 of `bytes` to `out`, up to their end or the first undecodable byte. Where `more` bytes follow, a
/// character that the end cuts through is not consumed; else it is undecodable. Byte order marks are characters here.
/// Apple's hints for the height of marks (U+F873–F875) are left out of MacThai text.
DecodedPart decode_part(std::string_view bytes, Encoding encoding, bool more, std::string& out);

/// The whole of `bytes` without its byte order mark. Throws Error (unreadable, "undecodable") that names the offset.
std::string decode(std::string_view bytes, Encoding encoding);

/// The length of the byte order mark of `encoding` at the beginning of `bytes`; 0: none.
std::size_t byte_order_mark(std::string_view bytes, Encoding encoding);

/// What is thrown for the byte at `offset`.
Error undecodable(std::size_t offset, unsigned char byte, Encoding encoding);

/// The encoding of a text, in the order of docs/thai-text.md#mojibake: byte order mark; UTF-16 by its 00 and 0E high
/// bytes; strict UTF-8 (bare ASCII is UTF-8); windows-874 where all of it is defined there, else MacThai or IBM-874,
/// whichever makes fewer unlawful cells. The whole of `bytes` is decoded before anything is decided, for เธ and เน of
/// windows-874 begin like UTF-8. `more`: `bytes` are the head of a longer text and may end inside a character. None
/// where no Thai encoding gives Thai (Latin-1, binary).
std::optional<Encoding> detect_encoding(std::string_view bytes, bool more = false);

/// The part of the detection that must see the beginning of a file: byte order marks and UTF-16.
std::optional<Encoding> detect_wide_encoding(std::string_view head);

}  // namespace raingan::thai

// Text in encodings without Thai, which offices get from elsewhere: Windows code pages, UTF-32, Chinese and Japanese
// ones. Only for bytes that detect_encoding says are no Thai text, for a short text in nearly any encoding could be one
// in any other. ICU has the tables and the detector.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::thai {

struct OtherText {
    std::string utf8;          ///< without byte order mark
    std::string encoding;      ///< the name as it is known on the web: "windows-1251", "GB18030", "UTF-32LE"
    std::size_t replaced = 0;  ///< bytes or characters that mean nothing there and became U+FFFD
};

/// UTF-32 by its byte order mark.
bool is_utf_32(std::string_view head);

/// By the byte order mark; as UTF-8 with some broken bytes; by `stated`, a name that the file or whoever sent it gives
/// (may be empty or unknown), and by ICU's detector, where every byte means something; as windows-1252. None where
/// nothing fits.
std::optional<OtherText> decode_other(std::string_view bytes, std::string_view stated = {});

/// In the encoding of that name; none where the name is not known. What means nothing there becomes U+FFFD.
std::optional<OtherText> decode_as(std::string_view bytes, const std::string& name);

}  // namespace raingan::thai

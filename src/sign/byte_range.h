// What a signature covers (ISO 32000-1 12.8.1): everything up to the end of its revision but its own /Contents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "sign/qpdf.h"

namespace raingan::sign {

struct SignedRange {
    std::string_view first, second;
    std::string contents;  ///< the CMS, with the zeros behind it
    std::size_t end = 0;   ///< of the revision
};

/// The ranges of the signature that is the value of `field`, an object of `qpdf`, or why they cannot be its own: they
/// must begin at 0, leave out exactly the hexadecimal string of this very dictionary's /Contents, and end where a
/// revision ends. The dictionary may stand in the field itself.
std::optional<SignedRange> signed_range(std::string_view pdf, QPDF& qpdf, QPDFObjectHandle field, Message& why);

}  // namespace raingan::sign

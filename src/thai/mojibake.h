// Thai that another program read in the wrong encoding and saved so (docs/thai-text.md#mojibake), mended where that
// loses nothing. Something is mojibake only where it decodes to lawful Thai cells and cannot be anything else:
// legitimate text in any script stays as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace raingan::thai {

enum class Mojibake : std::uint8_t {
    utf8_as_874,        ///< เธฃเธฒเธข
    utf8_as_latin,      ///< à¸£à¸²à¸¢, read as windows-1252 or Latin-1; also several times over
    bytes_as_latin,     ///< ÃÒÂ§Ò¹: windows-874 read as windows-1252
    bytes_as_mac,       ///< √“¬ß“π: windows-874 read as MacRoman
    bytes_within_utf8,  ///< ͸ԺÒÂ: windows-874 read as UTF-8, byte by byte where that fails; mended
                        ///< only where no byte can have been swallowed
};

struct MojibakeFound {
    std::uint32_t begin = 0, end = 0;  ///< byte range in the source
    std::string replacement;           ///< empty: characters are lost, so it is only reported
    Mojibake form = Mojibake::utf8_as_874;
};

struct Demojibaked {
    std::string text;
    std::vector<MojibakeFound> found;  ///< ascending, not overlapping
};

/// Mends `text` (UTF-8). A replacement, brought back by the way that spoiled it, gives the same bytes again, and holds
/// no mark without a letter (docs/thai-text.md#normalisation). Idempotent. A form is looked for line by line.
Demojibaked repair_mojibake(std::string_view text);

/// Whether the text may hold mojibake at all: cheap, for text that is clean.
bool may_be_mojibake(std::string_view text);

/// What was read as what, for a message.
Message describe(Mojibake form);

}  // namespace raingan::thai

// CMaps: from codes to characters (ToUnicode, ISO 32000-1 9.10.3) and from codes to CIDs (9.7.5).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf_in/qpdf.h"

namespace raingan::pdf {

/// The number that a code of 1 to 4 bytes is, high byte first.
std::uint32_t code_of(std::string_view bytes);

struct CMap {
    struct Codespace {
        std::size_t bytes = 0;
        std::uint32_t first = 0, last = 0;
    };
    struct CidRange {
        std::uint32_t first = 0, last = 0, cid = 0;
    };
    std::map<std::uint32_t, std::string> texts;  ///< UTF-8; empty where the code is said to mean nothing
    std::vector<Codespace> codespaces;
    std::vector<CidRange> cids;
};

/// Reads as much as is well formed; ranges longer than 65,536 codes are cut there.
CMap read_cmap(const QPDFObjectHandle& stream);

}  // namespace raingan::pdf

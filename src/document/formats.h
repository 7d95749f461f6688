// Document::text_formats and paragraph_formats hold each distinct look once; this is how a reader keeps them so.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace raingan {

/// Hash-based. Keeps a reference to the document, and expects to be the only one that adds formats to it.
class Formats {
public:
    explicit Formats(Document& document);

    std::uint32_t intern(const TextFormat& format);          ///< index into Document::text_formats
    std::uint32_t intern(const ParagraphFormat& paragraph);  ///< index into Document::paragraph_formats

private:
    /// Open addressing; a place holds index + 1, 0 is free.
    struct Places {
        std::vector<std::uint32_t> at;
        std::size_t used = 0;
    };
    template <class Format>
    static std::uint32_t intern(std::vector<Format>& formats, Places& places, const Format& format);
    template <class Format>
    static void grow(const std::vector<Format>& formats, Places& places);

    Document& document_;
    Places text_, paragraph_;
};

/// Equal but for the language: neighbours may share a run without any visible difference.
bool same_look(const TextFormat& a, const TextFormat& b);

}  // namespace raingan

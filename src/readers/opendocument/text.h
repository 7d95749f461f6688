// A paragraph's text as it grows (ODF 1.3 part 3, 6.1): spaces of the XML collapse, characters go to the format of
// their script, equal neighbours share a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/opendocument/looks.h"

namespace raingan::opendocument {

class TextBuilder {
public:
    explicit TextBuilder(Looks& looks) : looks_(looks) {}

    /// Character data of the XML: runs of spaces, tabs and line ends are one space, none at the paragraph's beginning.
    void add_data(std::string_view utf8, Look& look);
    /// Text as it is (text:s, list labels, computed fields). A character without a script of its own takes that of the
    /// one before it, at the beginning that of the first one that has one.
    void add(std::string_view utf8, Look& look);
    void add(InlineThing object, Look& look);
    /// The aside that is read next hangs on the text that follows here.
    void anchor_aside() { paragraph.anchors.push_back(size()); }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(paragraph.text.size()); }
    [[nodiscard]] bool empty() const { return paragraph.text.empty() && paragraph.anchors.empty(); }

    /// The paragraph with its runs; spaces of the XML at its end are gone. The builder is used up.
    Paragraph finish();

    bool unknown_symbols = false;  ///< a symbol font's characters that have no Unicode ones: boxes stand for them
    Paragraph paragraph;           ///< links, bookmarks … are the caller's

private:
    struct Piece {
        std::uint32_t end = 0;
        Look* look = nullptr;
        std::optional<Slot> slot;             ///< none: not known yet
        std::optional<std::uint32_t> format;  ///< of a symbol
    };
    void extend(Look& look, std::optional<Slot> slot, std::optional<std::uint32_t> format);
    void add_character(std::string_view bytes, char32_t c, Look& look);

    Looks& looks_;
    std::vector<Piece> pieces_;
    std::optional<Slot> script_;  ///< of the last character that has one
    bool after_space_ = true;     ///< more spaces of the XML collapse into what stands before
    bool ends_in_space_ = false;  ///< and it was such a space itself
};

}  // namespace raingan::opendocument

// From style:text-properties to TextFormat. A text has the properties of the text:span styles around it, from the
// inside out, and then of its paragraph's (or cell's) style; each character takes the western, Asian or complex ones by
// its script (ODF 1.3 part 3, 20.182 ff.; docs/formats.md#docx).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

#include "document/formats.h"
#include "readers/opendocument/styles.h"
#include "readers/script_slot.h"

namespace raingan::opendocument {

/// One distinct cascade, and its text format for each slot once it is used. What stands within it is derived from it.
struct Look {
    Properties properties;
    bool hidden = false;   ///< text:display="none"
    bool symbols = false;  ///< the western font is a symbol font
    std::array<std::optional<std::uint32_t>, slot_count> formats;
    std::unordered_map<std::size_t, std::unique_ptr<Look>> derived;  ///< by style element
};

class Looks {
public:
    /// Both must outlive the Looks.
    Looks(Formats& formats, const StyleSheet& styles) : formats_(formats), styles_(styles) {}

    /// Of a paragraph's or cell's style. The reference stays good, as of the others.
    Look& of(const Style& style);
    /// Of a text:span within `outer`.
    Look& within(Look& outer, const Style& text_style);
    /// With the properties of an element before those of `outer` (a list level's).
    Look& within(Look& outer, pugi::xml_node text_properties);

    std::uint32_t format(Look& look, Slot slot);
    /// The format of a character that a symbol font stood for: the look without that font.
    std::uint32_t symbol_format(const Look& look);
    [[nodiscard]] std::string_view font(const Look& look, Slot slot) const { return font(look, slot, false); }
    /// "th-TH", of the slot.
    [[nodiscard]] static std::string language(const Look& look, Slot slot);

private:
    /// The nearest that is stated; `no_symbols`: that is no symbol font.
    [[nodiscard]] std::string_view font(const Look& look, Slot slot, bool no_symbols) const;
    Look& derive(Look& outer, std::size_t key, const Properties& properties);
    void finish(Look& look) const;
    [[nodiscard]] TextFormat text_format(const Look& look, Slot slot) const;

    Formats& formats_;
    const StyleSheet& styles_;
    Look root_;
};

}  // namespace raingan::opendocument

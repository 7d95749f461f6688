// From rPr to TextFormat: the cascade of ECMA-376 17.7.2 and the choice of a format by script slot
// (docs/formats.md#docx).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/formats.h"
#include "readers/word/properties.h"
#include "readers/word/styles.h"

namespace raingan::word {

/// What a run inherits from where it stands. Pointers must stay good as long as the Looks.
struct RunScope {
    const RunProperties* table = nullptr;  ///< of the table style's regions, or null
    const ParagraphStyle* paragraph = nullptr;
    friend bool operator==(const RunScope&, const RunScope&) = default;
};

/// The outcome for one distinct run: its properties, and a text format for each slot once it is used.
struct RunLook {
    RunProperties properties;
    std::array<std::optional<std::uint32_t>, slot_count> formats;
    bool level = false;    ///< ascii and cs slots look the same but for the language
    bool symbols = false;  ///< the ascii font is a symbol font
    [[nodiscard]] bool hidden() const { return (properties.on & toggle::vanish) != 0; }
    [[nodiscard]] bool complex() const { return (properties.on & (toggle::complex | toggle::right_to_left)) != 0; }
};

class Looks {
public:
    Looks(Formats& formats, Styles& styles) : formats_(formats), styles_(styles) {}

    /// Worked out once for each distinct pair. The reference stays good.
    RunLook& look(const RunScope& scope, const RunProperties& direct);
    std::uint32_t format(RunLook& look, Slot slot);
    /// The format of a character that a symbol font stood for: its look without that font.
    std::uint32_t symbol_format(const RunLook& look);

private:
    struct Key {
        RunScope scope;
        RunProperties direct;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    [[nodiscard]] RunProperties cascade(const RunScope& scope, const RunProperties& direct) const;

    Formats& formats_;
    Styles& styles_;
    std::unordered_map<Key, std::unique_ptr<RunLook>, Hash> looks_;
};

}  // namespace raingan::word

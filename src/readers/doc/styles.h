// The style sheet ([MS-DOC] 2.9.271 STSH, 2.9.260 STD) → styles.xml.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "readers/doc/character.h"
#include "readers/doc/fonts.h"
#include "readers/doc/word_6.h"

namespace raingan::doc {

enum class StyleKind : std::uint8_t { none, paragraph, character, table, list };

struct Style {
    StyleKind kind = StyleKind::none;
    std::uint16_t base = 0;      ///< istd
    std::uint16_t built_in = 0;  ///< sti
    std::string name;
    Bytes table, paragraph, character;  ///< grpprls
    Switches on = 0;                    ///< with what it is based on
};

struct StyleSheet {
    std::vector<Style> styles;                     ///< by istd
    std::array<std::uint16_t, 4> default_fonts{};  ///< ftc of ascii, eastAsia, hAnsi, cs

    [[nodiscard]] bool has(std::uint16_t istd, StyleKind kind) const {
        return istd < styles.size() && styles[istd].kind == kind;
    }
    /// What the styles of a run put on: those of two kinds undo each other (ECMA-376 17.7.3).
    [[nodiscard]] Switches on(std::uint16_t paragraph, std::uint16_t character) const;
};

/// `word_6`: takes what it makes of old modifiers; null for Word 97 and later.
StyleSheet read_styles(Bytes table, Converted* word_6);

std::string style_id(std::uint16_t istd);
std::string styles_part(const StyleSheet& sheet, const std::vector<Font>& fonts);

}  // namespace raingan::doc

// From text to units: one code point, one unit (docs/pdf-text.md#units). HarfBuzz shapes at its "characters" cluster
// level, so each glyph says which code point it came from; what it draws left or right of the pen is baked into the
// unit.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "fonts/fonts.h"
#include "fonts/open_face.h"
#include "fonts/substitutes.h"

namespace raingan::fonts {

/// Every distinct unit once.
class UnitTable {
public:
    UnitTable();
    UnitTable(const UnitTable&) = delete;  // the index looks into units_
    UnitTable& operator=(const UnitTable&) = delete;
    ~UnitTable() = default;
    UnitId intern(const Unit& unit);
    [[nodiscard]] const Unit& at(UnitId id) const { return units_.at(id); }
    [[nodiscard]] std::size_t size() const { return units_.size(); }
    void clear() {
        index_.clear();
        units_.clear();
    }

private:
    struct Hash {
        using is_transparent = void;
        const std::vector<Unit>* units;
        std::size_t operator()(UnitId id) const { return (*this)((*units)[id]); }
        std::size_t operator()(const Unit& unit) const;
    };
    struct Equal {
        using is_transparent = void;
        const std::vector<Unit>* units;
        static bool same(const Unit& a, const Unit& b);
        bool operator()(UnitId a, UnitId b) const { return a == b; }
        bool operator()(UnitId a, const Unit& b) const { return same((*units)[a], b); }
        bool operator()(const Unit& a, UnitId b) const { return same(a, (*units)[b]); }
    };
    std::vector<Unit> units_;
    std::unordered_set<UnitId, Hash, Equal> index_;
};

/// A character of the text to shape.
struct Character {
    char32_t c = 0;
    std::uint32_t end = 0;  ///< byte offset behind it and behind invisible ones that follow
    bool extends = false;   ///< belongs to the grapheme cluster before it (UAX #29: marks, SARA AM)
    /// Joiners (U+200C, U+200D) before and behind it, which nothing is drawn for; 0: none.
    char32_t joiner_before = 0, joiner_behind = 0;
};

/// The characters of `text` that have a glyph: controls, U+200B and other default ignorables are left out.
void read_characters(std::string_view text, std::vector<Character>& out);

/// One face to shape with.
struct FaceUse {
    FaceId id = 0;
    const OpenFace* open = nullptr;
    double scale = 1.0;
    const Advances* advances = nullptr;  ///< lay out with these instead of the face's; or null
};

/// Shapes characters [first, first + count), which the face has, and appends their units. `replacement`: draw this
/// glyph for each cluster instead (no face has the character; its text stays).
class Shaper {
public:
    Shaper();
    void shape(const FaceUse& use, const Character* first, std::size_t count, Direction direction, UnitTable& units,
               ShapedText& out);
    void replace(const FaceUse& use, const Character* first, std::size_t count, UnitTable& units, ShapedText& out);

private:
    struct Glyph {
        std::uint16_t id;
        std::int32_t x, y;  ///< absolute, face units
        std::int32_t advance;
        std::uint32_t owner;  ///< index of the character in whose unit it is drawn
    };
    void run_harfbuzz(const OpenFace& open, const Character* first, std::size_t count, Direction direction);
    void share_ligatures(const Character* first, std::size_t count);
    void move_nikhahit(const Character* first);

    BufferPtr buffer_;
    std::vector<Glyph> glyphs_;
    std::vector<std::vector<PlacedGlyph>> drawn_;  ///< per character; reused
    std::vector<std::int32_t> widths_, pens_;      ///< per character
    Unit scratch_;
};

}  // namespace raingan::fonts

// Fonts: from the name that a document asks for to shaped text.
//
// A *face* is a font file that is open and will be embedded (Laksaman.ttf). A *font* is what a document asks for (name,
// bold, italic) with the face that stands in for it, the scale at which that face's glyphs equal the asked one's, and
// the asked font's own line metrics (docs/word-layout.md#fonts-that-stand-in: fonts/substitutes.json). A *unit* is what
// the PDF writes as one CID: one code point with its glyphs, offsets and width (docs/pdf-text.md#units); shaping yields
// units, so the writer only maps them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace raingan::fonts {

inline constexpr const char* missing_characters_code = "glyph-missing";

using FontId = std::uint16_t;
using FaceId = std::uint16_t;
using UnitId = std::uint32_t;

/// Of the font that was asked for, per em of the asked size (docs/word-layout.md#single-spacing, #metrics).
struct LineMetrics {
    double ascent = 0.85;              ///< baseline to the top of the line box, external leading included
    double descent = 0.28;             ///< baseline to the bottom, positive
    double underline_position = -0.1;  ///< centre of the rule, relative to the baseline, up positive
    double underline_thickness = 0.05;
    [[nodiscard]] double pitch() const { return ascent + descent; }
};

/// What one build of an asked font makes a line high, in ems; both positive. Together the pitch.
struct LineHeight {
    double ascent = 0, descent = 0;
    friend bool operator==(const LineHeight&, const LineHeight&) = default;
};

struct PlacedGlyph {
    std::uint16_t glyph = 0;      ///< id in the face's own file
    std::int16_t dx = 0, dy = 0;  ///< offset in face units
    friend bool operator==(const PlacedGlyph&, const PlacedGlyph&) = default;
};

/// One code point as drawn (a Latin ligature: several; one from right to left: each of its letters has a part). Same
/// glyphs with another text is another unit.
struct Unit {
    FaceId face = 0;
    double scale = 1.0;      ///< glyph size = asked size × scale
    std::int32_t width = 0;  ///< advance in face units; 0 for a mark
    std::vector<PlacedGlyph> glyphs;
    std::u32string text;
};

enum class Direction : std::uint8_t { left_to_right, right_to_left };

struct ShapedUnit {
    UnitId unit = 0;
    float advance = 0;           ///< in ems of the ASKED size (scale included), kerning included
    std::uint32_t text_end = 0;  ///< byte offset in the shaped text behind this unit
    bool cluster_start = false;  ///< first unit of a grapheme cluster
};

struct ShapedText {
    std::vector<ShapedUnit> units;  ///< logical order, in either direction: from right to left the last stands first
    float width = 0;                ///< sum of the advances, ems of the asked size
};

/// An open font file, for the PDF writer.
struct Face {
    std::string path;       ///< of the file, or the resource name of a built-in face
    std::string_view data;  ///< the file's bytes, alive as long as the FontLibrary
    std::string postscript_name;
    int units_per_em = 1000;
    int ascent = 0, descent = 0;  ///< hhea, face units; descent is negative
    int cap_height = 0;
    int bbox[4] = {0, 0, 0, 0};
    double italic_angle = 0;
    bool bold = false, italic = false, fixed_pitch = false, serif = false;
};

/// Where fonts are found besides the default faces and fonts/substitutes.json, which are built in (base/resources.h).
struct FontSources {
    std::vector<std::string> user_dirs;  ///< --fonts; a face found here under the asked name wins
};

/// Resolves, shapes and remembers. Shapes each distinct word once per font. Belongs to one thread.
class FontLibrary {
public:
    explicit FontLibrary(FontSources sources);
    ~FontLibrary();
    FontLibrary(FontLibrary&&) noexcept;
    FontLibrary& operator=(FontLibrary&&) noexcept;

    /// The font for an asked name; the same arguments give the same id. Opens the file on first need. Never fails:
    /// an unknown name gets the default face; diagnostics() then says so, once a name.
    FontId font(std::string_view asked_name, bool bold, bool italic);

    [[nodiscard]] const LineMetrics& metrics(FontId font) const;

    /// The name's own face is there; no substitute stands in for it.
    [[nodiscard]] bool is_installed(std::string_view asked_name);

    /// The line heights that builds of the asked font are known to have, the commonest first; one at least. Of a font
    /// that is not installed its builds may all be what the author had (docs/word-layout.md#two-builds: TH SarabunPSK
    /// has two).
    [[nodiscard]] const std::vector<LineHeight>& line_heights(std::string_view asked_name);
    /// Takes line_heights(asked_name)[index] for this name from now on; a real font found keeps its own height.
    void choose_line_height(std::string_view asked_name, std::size_t index);
    /// Takes a height that is known of one style, whatever is chosen for the name; of a real font found likewise not.
    void know_line_height(std::string_view asked_name, bool bold, bool italic, const LineHeight& height);
    /// TH SarabunIT๙ draws ASCII digits as Thai ones (docs/field.md#fonts): layout must convert before shaping.
    [[nodiscard]] bool draws_thai_digits(FontId font) const;

    /// Shapes `text` (one word or less: no tab or line break) in `font`. Code points that its face lacks are shaped in
    /// a fallback face. The reference stays valid for the library's life.
    const ShapedText& shape(FontId font, std::string_view text, Direction direction = Direction::left_to_right);

    [[nodiscard]] const Unit& unit(UnitId unit) const;
    [[nodiscard]] const Face& face(FaceId face) const;

    [[nodiscard]] const Diagnostics& diagnostics() const;
    /// The characters of this document that no font has, in the order in which they came; diagnostics() tells of all of
    /// them in one (missing_characters_code).
    [[nodiscard]] const std::u32string& missing_characters() const;

    /// Opens now all font files that a document may ask for, where none can be opened later (batch/sandbox.h).
    void open_files_ahead();

    /// Forgets what belongs to one document: ids of fonts, chosen line heights, diagnostics. Open faces and shaped
    /// words stay (to a bound), so the next document costs less; what comes of it is the same as with a new library.
    /// Ids and references given before are no longer good.
    void begin_document();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace raingan::fonts

// The content of a page, interpreted (ISO 32000-1 8 and 9): glyphs, lines, fills and pictures at their places, in user
// space. What is drawn is told as it comes; nothing is kept.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pdf_in/font.h"
#include "pdf_in/matrix.h"

namespace raingan::pdf {

struct Ink {
    double red = 0, green = 0, blue = 0;  ///< 0–1; of colour spaces that are not known: black
    bool pattern = false;
    friend bool operator==(const Ink&, const Ink&) = default;
};

struct ShownGlyph {
    const Font* font = nullptr;  ///< lives as long as the Fonts
    const FontCode* meaning = nullptr;
    std::uint32_t code = 0;
    bool two_bytes = false;
    Matrix text;         ///< from text space, at the glyph's origin, to user space
    double size = 0;     ///< Tf's, in text space
    double rise = 0;     ///< in text space
    double advance = 0;  ///< to the next glyph's origin, in text space, with the spaces that are added
    double width = 0;    ///< the same without them
    long long mode = 0;  ///< Tr
    Ink ink;
    const Rectangle* clip = nullptr;  ///< around what clipping leaves; null: no clipping
};

/// A painted path of straight pieces: points in user space.
struct PaintedPath {
    struct Piece {
        std::vector<std::pair<double, double>> points;
        bool closed = false, curved = false;
    };
    std::vector<Piece> pieces;
    bool filled = false, stroked = false;
    Ink fill, stroke;
    double line_width = 1;  ///< in user space
    const Rectangle* clip = nullptr;
};

/// An image that is an object of its own.
struct ShownImage {
    QPDFObjectHandle stream;
    Matrix matrix;  ///< from the unit square, in which the image stands upright (8.9.3), to user space
    Ink ink;        ///< with which a stencil is painted
    const Rectangle* clip = nullptr;
};

/// What is said of marked content.
struct MarkedProperties {
    std::int32_t content_id = -1;            ///< /MCID; -1: none
    std::optional<std::string> actual_text;  ///< UTF-8
};

class ContentSink {
public:
    virtual ~ContentSink() = default;
    virtual void glyph(const ShownGlyph& glyph) = 0;
    virtual void end_string() {}
    virtual void path(const PaintedPath& /*path*/) {}
    virtual void picture(const Rectangle& /*where*/) {}
    /// Told behind its picture(); an inline image is a picture alone.
    virtual void image(const ShownImage& /*image*/) {}
    /// BMC and BDC (14.6).
    virtual void begin_marked(const std::string& /*tag*/, const MarkedProperties& /*properties*/) {}
    virtual void end_marked() {}
};

/// What pages and the forms in them share; hostile files get so far and no farther. `ended` tells that something was
/// left out.
struct ContentBudget {
    std::size_t operators = 20'000'000;
    std::size_t glyphs = 4'000'000;
    std::size_t points = 4'000'000;
    int depth = 0;
    bool ended = false;
};

/// An attribute that a page may take from the nodes above it (7.7.3.4); null where there is none.
QPDFObjectHandle inherited_entry(QPDFObjectHandle page, const char* key);

/// Interprets the page's content and the forms in it.
void interpret_page(QPDFObjectHandle page, Fonts& fonts, ContentBudget& budget, ContentSink& sink);
/// The same of a form (an annotation's appearance), set by `matrix`.
void interpret_form(const QPDFObjectHandle& form, const Matrix& matrix, Fonts& fonts, ContentBudget& budget,
                    ContentSink& sink);

}  // namespace raingan::pdf

// Fonts of a PDF as text needs them: what characters a code means, how wide it is (ISO 32000-1 9.5–9.10).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pdf_in/cmap.h"
#include "pdf_in/matrix.h"

namespace raingan::pdf {

class GlyphShapes;

struct FontCode {
    std::string text;  ///< UTF-8; U+FFFD where nothing says what the code means; empty where it is said to mean nothing
    double width = 0.5;  ///< in text space for size 1
    bool known = false;  ///< something says what it means
};

class Font {
public:
    std::string name;  ///< /BaseFont without the tag of a subset: "THSarabunPSK,Bold"
    bool bold = false, italic = false;
    bool type3 = false;
    Matrix type3_matrix{0.001, 0, 0, 0.001, 0, 0};

    /// Takes the next code off `bytes`, which is not empty. What its bytes are is written to `code`.
    const FontCode& next(std::string_view& bytes, std::uint32_t& code, std::size_t& length) const;

private:
    friend std::shared_ptr<const Font> read_font(QPDFObjectHandle dictionary);
    friend class FontReader;
    bool composite_ = false;
    std::vector<CMap::Codespace> codespaces_;
    std::unordered_map<std::uint32_t, FontCode> codes_;
    mutable std::unordered_map<std::uint32_t, FontCode> others_;  ///< of a composite font: made when they occur
    double missing_width_ = 0.5;
    bool ucs2_ = false;                 ///< its codes are UTF-16 (UniXX-UCS2, UniXX-UTF16)
    std::vector<CMap::CidRange> cids_;  ///< empty: the code is the CID
    std::map<std::uint32_t, double> widths_;
    std::map<std::uint32_t, std::string> texts_;            ///< by code
    std::unordered_map<std::uint32_t, char32_t> by_glyph_;  ///< of the embedded font's own character map
    std::shared_ptr<const GlyphShapes> shapes_;
    mutable std::unordered_map<std::string, std::string> known_shapes_;  ///< of Thai letters and marks → their text
    mutable bool shapes_known_ = false;
    std::string cid_to_gid_;  ///< the stream's bytes; empty: identity
    [[nodiscard]] std::uint32_t cid_of(std::uint32_t code) const;
    [[nodiscard]] std::uint32_t glyph_of(std::uint32_t code) const;
    [[nodiscard]] FontCode make(std::uint32_t code) const;
    [[nodiscard]] std::string text_by_shape(std::uint32_t glyph) const;
};

/// Reads what is there; a dictionary that is none gives a font that knows no code.
std::shared_ptr<const Font> read_font(QPDFObjectHandle dictionary);

/// Each font of a file once.
class Fonts {
public:
    std::shared_ptr<const Font> of(const QPDFObjectHandle& dictionary);

private:
    std::map<QPDFObjGen, std::shared_ptr<const Font>> known_;
    std::vector<std::shared_ptr<const Font>>
        direct_;  ///< those that are no objects of their own; kept, for glyphs name them
};

}  // namespace raingan::pdf

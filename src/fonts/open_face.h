// A font file that is open: its bytes, what the PDF and the line need to know of it, and HarfBuzz's view of it.
#pragma once

#include <hb.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/owned.h"
#include "fonts/fonts.h"

namespace raingan::fonts {

using BlobPtr = Owned<hb_blob_t, hb_blob_destroy>;
using HbFacePtr = Owned<hb_face_t, hb_face_destroy>;
using HbFontPtr = Owned<hb_font_t, hb_font_destroy>;
using BufferPtr = Owned<hb_buffer_t, hb_buffer_destroy>;

struct OpenFace {
    Face face;
    LineMetrics metrics;  ///< its own, by Windows' GDI rule (docs/word-layout.md#single-spacing)
    BlobPtr blob;
    HbFacePtr hb_face;
    HbFontPtr hb_font;  ///< scale = units per em, so positions are face units
};

/// Opens a face whose bytes outlive it (a resource).
std::unique_ptr<OpenFace> open_resource(const std::string& path, std::string_view bytes);

/// Whose file this is: its family names (as font_key) and its style.
struct FaceIdentity {
    std::string family, typographic_family;  ///< font_key of name ids 1 and 16
    bool bold = false, italic = false;
    bool embeddable = true;  ///< OS/2 fsType lets a document carry a subset of it
    bool outlines = false;   ///< it has TrueType outlines (glyf), the only kind that is embedded
};
FaceIdentity identify(hb_face_t* face);

/// A font file, mapped. Null where it cannot be opened or holds no font.
struct MappedFace {
    BlobPtr blob;
    HbFacePtr hb_face;
};
/// A file's bytes, mapped where the system can; null where it cannot be read.
BlobPtr map_file(const std::string& path);
std::optional<MappedFace> map_face(const std::string& path);
std::optional<MappedFace> face_of(BlobPtr bytes);
std::unique_ptr<OpenFace> open_mapped(const std::string& path, MappedFace mapped);

}  // namespace raingan::fonts

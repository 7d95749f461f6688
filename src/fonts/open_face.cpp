#include "fonts/open_face.h"

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "document/font_facts.h"
#include "fonts/substitutes.h"

namespace raingan::fonts {

namespace {

/// One table of a font; reads behind its end give 0.
class Table {
public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
        data_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_.get(), &length_));
    }
    [[nodiscard]] unsigned length() const { return length_; }
    [[nodiscard]] unsigned u16(unsigned at) const {
        return at + 2 <= length_ ? (static_cast<unsigned>(data_[at]) << 8U) | data_[at + 1] : 0U;
    }
    [[nodiscard]] int i16(unsigned at) const { return static_cast<std::int16_t>(u16(at)); }
    [[nodiscard]] unsigned u32(unsigned at) const { return (u16(at) << 16U) | u16(at + 2); }

private:
    BlobPtr blob_;
    unsigned length_ = 0;
    const unsigned char* data_ = nullptr;
};

constexpr hb_tag_t tag_glyf = HB_TAG('g', 'l', 'y', 'f');
constexpr hb_tag_t tag_head = HB_TAG('h', 'e', 'a', 'd');
constexpr hb_tag_t tag_hhea = HB_TAG('h', 'h', 'e', 'a');
constexpr hb_tag_t tag_os2 = HB_TAG('O', 'S', '/', '2');
constexpr hb_tag_t tag_post = HB_TAG('p', 'o', 's', 't');

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 256> buffer{};
    unsigned size = buffer.size();
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, buffer.data());
    return {buffer.data(), std::min<std::size_t>(size, buffer.size() - 1)};
}

LineMetrics gdi_metrics(const Table& hhea, const Table& os2, const Table& post, double upm) {
    const LineExtent line = gdi_line(os2.u16(74), os2.u16(76), hhea.i16(4), hhea.i16(6), hhea.i16(8), upm);
    LineMetrics out;
    out.ascent = line.ascent;
    out.descent = line.descent;
    if (post.i16(10) > 0) {
        out.underline_thickness = post.i16(10) / upm;
        out.underline_position = (post.i16(8) - post.i16(10) / 2.0) / upm;
    }
    return out;
}

/// PDF's FontDescriptor wants a name without spaces or delimiters (ISO 32000-1 7.3.5).
std::string plain_name(const std::string& name) {
    std::string out;
    for (const char c : name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        if (plain) out.push_back(c);
    }
    return out.empty() ? "Font" : out;
}

void describe(OpenFace& open) {
    hb_face_t* hb = open.hb_face.get();
    const Table head(hb, tag_head), hhea(hb, tag_hhea), os2(hb, tag_os2), post(hb, tag_post);
    Face& face = open.face;
    face.units_per_em = static_cast<int>(hb_face_get_upem(hb));
    face.postscript_name = plain_name(name_of(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME));
    face.ascent = hhea.i16(4);
    face.descent = hhea.i16(6);
    for (unsigned i = 0; i < 4; ++i) face.bbox[i] = head.i16(36 + 2 * i);
    face.cap_height = os2.u16(0) >= 2 && os2.i16(88) > 0 ? os2.i16(88) : face.units_per_em * 7 / 10;
    face.italic_angle = static_cast<std::int32_t>(post.u32(4)) / 65536.0;
    face.fixed_pitch = post.u32(12) != 0;
    face.bold = (head.u16(44) & 1U) != 0;
    face.italic = (head.u16(44) & 2U) != 0;
    const unsigned family_class = os2.u16(30) >> 8U;  // IBM classes 1–5 and 7 have serifs
    face.serif = (family_class >= 1 && family_class <= 5) || family_class == 7;
    open.metrics = gdi_metrics(hhea, os2, post, face.units_per_em);
    open.hb_font.reset(hb_font_create(hb));
    hb_font_set_scale(open.hb_font.get(), face.units_per_em, face.units_per_em);
}

}  // namespace

std::unique_ptr<OpenFace> open_resource(const std::string& path, std::string_view bytes) {
    auto open = std::make_unique<OpenFace>();
    open->face.path = path;
    open->face.data = bytes;
    open->blob.reset(
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    open->hb_face.reset(hb_face_create(open->blob.get(), 0));
    describe(*open);
    return open;
}

FaceIdentity identify(hb_face_t* face) {
    FaceIdentity out;
    out.family = font_key(name_of(face, HB_OT_NAME_ID_FONT_FAMILY));
    out.typographic_family = font_key(name_of(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY));
    const Table head(face, tag_head), os2(face, tag_os2), glyf(face, tag_glyf);
    out.bold = (head.u16(44) & 1U) != 0;
    out.italic = (head.u16(44) & 2U) != 0;
    out.outlines = glyf.length() > 0 && hb_face_get_glyph_count(face) > 0;
    // OS/2 fsType: 2 alone is "restricted licence"; bits 8 and 9 forbid subsets and outlines.
    const unsigned type = os2.length() >= 10 ? os2.u16(8) : 0U;
    out.embeddable = (type & 0x000EU) != 0x0002U && (type & 0x0300U) == 0;
    return out;
}

std::optional<MappedFace> map_face(const std::string& path) {
    return face_of(map_file(path));
}

std::optional<MappedFace> face_of(BlobPtr bytes) {
    MappedFace mapped;
    mapped.blob = std::move(bytes);
    if (!mapped.blob) return std::nullopt;
    mapped.hb_face.reset(hb_face_create(mapped.blob.get(), 0));
    if (hb_face_get_glyph_count(mapped.hb_face.get()) == 0) return std::nullopt;
    return mapped;
}

std::unique_ptr<OpenFace> open_mapped(const std::string& path, MappedFace mapped) {
    auto open = std::make_unique<OpenFace>();
    open->face.path = path;
    unsigned length = 0;
    const char* data = hb_blob_get_data(mapped.blob.get(), &length);
    open->face.data = std::string_view(data, length);
    open->blob = std::move(mapped.blob);
    open->hb_face = std::move(mapped.hb_face);
    describe(*open);
    return open;
}

}  // namespace raingan::fonts

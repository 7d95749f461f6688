#include "pdf_in/embedded_font.h"

#include <hb.h>

#include <array>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <utility>

#include "base/round.h"

namespace raingan::pdf {
namespace {

struct HbFree {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
template <class T>
using Hb = std::unique_ptr<T, HbFree>;

Hb<hb_blob_t> blob_of(const std::string& bytes) {
    return Hb<hb_blob_t>(
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
}

/// A bare CFF (FontFile3, Type1C) stands in a font file for HarfBuzz.
Hb<hb_face_t> face_of(const std::string& bytes, hb_blob_t* blob) {
    const bool bare_cff = bytes.size() > 4 && bytes[0] == 1 && bytes[1] == 0;
    if (!bare_cff || bytes.compare(0, 4, std::string("\0\1\0\0", 4)) == 0)
        return Hb<hb_face_t>(hb_face_create(blob, 0));
    const Hb<hb_face_t> builder(hb_face_builder_create());
    hb_face_builder_add_table(builder.get(), HB_TAG('C', 'F', 'F', ' '), blob);
    const Hb<hb_blob_t> whole(hb_face_reference_blob(builder.get()));
    return Hb<hb_face_t>(hb_face_create(whole.get(), 0));
}

/// The outline's points from its first one on, in font units.
struct Outline {
    std::string text;
    bool any = false;
    float x = 0, y = 0;
    void add(char what, std::initializer_list<std::pair<float, float>> points) {
        constexpr std::size_t most = 20'000;
        if (text.size() > most) return;
        text += what;
        for (const auto& [px, py] : points) {
            if (!any) x = px, y = py;
            any = true;
            for (const float coordinate : {px - x, py - y}) text += std::to_string(round_to_int(coordinate)) + ' ';
        }
    }
};

class Shapes : public GlyphShapes {
public:
    explicit Shapes(std::string bytes) : bytes_(std::move(bytes)), blob_(blob_of(bytes_)) {
        face_ = face_of(bytes_, blob_.get());
        font_.reset(hb_font_create(face_.get()));
    }
    [[nodiscard]] hb_face_t* face() const { return face_.get(); }
    [[nodiscard]] hb_font_t* font() const { return font_.get(); }
    [[nodiscard]] std::string of(std::uint32_t glyph) const override {
        Outline outline;
#if HB_VERSION_ATLEAST(7, 0, 0)
        hb_font_draw_glyph(font_.get(), glyph, functions(), &outline);
#else
        hb_font_get_glyph_shape(font_.get(), glyph, functions(), &outline);
#endif
        return outline.text;
    }
    [[nodiscard]] std::optional<double> advance_of(std::uint32_t glyph) const override {
        const Hb<hb_blob_t> metrics(hb_face_reference_table(face_.get(), HB_TAG('h', 'm', 't', 'x')));
        if (hb_blob_get_length(metrics.get()) == 0) return std::nullopt;
        return static_cast<double>(hb_font_get_glyph_h_advance(font_.get(), glyph)) / hb_face_get_upem(face_.get());
    }

private:
    static hb_draw_funcs_t* functions() {
        static const Hb<hb_draw_funcs_t> made = [] {
            Hb<hb_draw_funcs_t> draw(hb_draw_funcs_create());
            hb_draw_funcs_set_move_to_func(
                draw.get(),
                [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
                    static_cast<Outline*>(data)->add('m', {{x, y}});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_line_to_func(
                draw.get(),
                [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
                    static_cast<Outline*>(data)->add('l', {{x, y}});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_quadratic_to_func(
                draw.get(),
                [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
                    static_cast<Outline*>(data)->add('q', {{cx, cy}, {x, y}});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_cubic_to_func(
                draw.get(),
                [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x,
                   float y, void*) {
                    static_cast<Outline*>(data)->add('c', {{ax, ay}, {bx, by}, {x, y}});
                },
                nullptr, nullptr);
            hb_draw_funcs_make_immutable(draw.get());
            return draw;
        }();
        return made.get();
    }

    std::string bytes_;
    Hb<hb_blob_t> blob_;
    Hb<hb_face_t> face_;
    Hb<hb_font_t> font_;
};

constexpr unsigned most_glyphs = 65'535;

void read_characters(hb_face_t* face, hb_font_t* font, EmbeddedFont& out) {
    const Hb<hb_set_t> all(hb_set_create());
    hb_face_collect_unicodes(face, all.get());
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    for (unsigned seen = 0; seen < most_glyphs && hb_set_next(all.get(), &character) != 0; ++seen) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font, character, &glyph) == 0 || glyph == 0) continue;
        const bool symbol = character >= 0xF000 && character <= 0xF0FF;
        if (symbol) out.by_symbol.emplace(character, glyph);
        // Of two characters with one glyph the one that is no glyph code of an old font, then the lower one.
        const auto is_private = [](char32_t c) { return c >= 0xE000 && c <= 0xF8FF; };
        const auto [at, added] = out.by_glyph.emplace(glyph, character);
        if (!added && is_private(at->second) && !is_private(character)) at->second = character;
    }
}

void read_names(hb_face_t* face, hb_font_t* font, EmbeddedFont& out) {
    const unsigned count = std::min(hb_face_get_glyph_count(face), most_glyphs);
    for (unsigned glyph = 1; glyph < count; ++glyph) {
        std::array<char, 64> name{};
        if (hb_font_get_glyph_name(font, glyph, name.data(), name.size()) == 0) return;
        if (name[0] != 0) out.by_name.emplace(name.data(), glyph);
    }
}

}  // namespace

EmbeddedFont read_embedded_font(QPDFObjectHandle descriptor) {
    EmbeddedFont out;
    if (!descriptor.isDictionary()) return out;
    QPDFObjectHandle stream = descriptor.getKey("/FontFile2");
    if (!stream.isStream()) stream = descriptor.getKey("/FontFile3");
    if (!stream.isStream()) return out;
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    const auto shapes = std::make_shared<const Shapes>(
        std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()));
    read_characters(shapes->face(), shapes->font(), out);
    read_names(shapes->face(), shapes->font(), out);
    out.shapes = shapes;
    return out;
}

}  // namespace raingan::pdf

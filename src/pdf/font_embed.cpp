#include "pdf/font_embed.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace raingan::pdf {

namespace {

constexpr std::size_t max_cids = 20'000;  // a font; each may need a glyph of its own beside the face's

/// What makes two units the same CID: glyphs with their places, width, text. Not the scale, nor the unit's number.
std::string content_key(const DrawnGlyph& glyph, const std::u32string& text) {
    std::string key;
    const auto put = [&](std::uint32_t value) {
        for (unsigned shift = 0; shift < 32; shift += 8) key.push_back(static_cast<char>(value >> shift & 0xFFU));
    };
    put(static_cast<std::uint32_t>(glyph.width));
    for (const fonts::PlacedGlyph& part : glyph.parts) {
        put(part.glyph);
        put(static_cast<std::uint32_t>(part.dx) << 16U ^ (static_cast<std::uint32_t>(part.dy) & 0xFFFFU));
    }
    put(0xFFFFFFFFU);
    for (const char32_t c : text) put(c);
    return key;
}

/// The subset's tag, ISO 32000-1 9.6.4: six letters of what the file holds.
std::string subset_name(const fonts::Face& face, std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    std::string name;
    for (int i = 0; i < 6; ++i, hash /= 26) name.push_back(static_cast<char>('A' + hash % 26));
    return name + '+' + face.postscript_name;
}

std::string to_unicode(const std::vector<std::u32string>& texts) {
    std::string out =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    for (std::size_t cid = 1; cid < texts.size(); ++cid) {
        if (cid % 100 == 1) {
            if (cid != 1) out += "endbfchar\n";
            out += std::to_string(std::min<std::size_t>(100, texts.size() - cid)) + " beginbfchar\n";
        }
        out.push_back('<');
        append_hex(out, static_cast<std::uint32_t>(cid), 4);
        out += "><";
        for (char32_t c : texts[cid]) {
            // Values that ISO 19005-3 6.2.11.7.2 forbids.
            if (c == 0 || c == 0xFEFF || c == 0xFFFE) c = 0xFFFD;
            if (c >= 0x10000) append_hex(out, 0xD800U + ((c - 0x10000U) >> 10U), 4);
            append_hex(out, c >= 0x10000 ? 0xDC00U + ((c - 0x10000U) & 0x3FFU) : c, 4);
        }
        out += ">\n";
    }
    if (texts.size() > 1) out += "endbfchar\n";
    out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
    return out;
}

std::string widths(const std::vector<DrawnGlyph>& glyphs, double upm) {
    std::string out = "[0[";
    for (const DrawnGlyph& glyph : glyphs) {
        append(out, glyph.width * 1000 / upm);
        out.push_back(' ');
    }
    return out + "]]";
}

std::string descriptor(const fonts::Face& face, const std::string& name, Ref font_file) {
    const double per_em = 1000.0 / face.units_per_em;
    unsigned flags = 4;  // symbolic: its own character set
    if (face.fixed_pitch) flags |= 1U;
    if (face.serif) flags |= 2U;
    if (face.italic) flags |= 64U;
    std::string out = "/Type/FontDescriptor/FontName/" + name + "/Flags " + std::to_string(flags) + "\n/FontBBox[";
    for (const int edge : face.bbox) {
        append(out, std::round(edge * per_em));
        out.push_back(' ');
    }
    const auto number = [&](const char* key, double value) {
        out += key;
        append(out, value);
    };
    number("]/ItalicAngle ", face.italic_angle);
    number("/Ascent ", std::round(face.ascent * per_em));
    number("/Descent ", std::round(face.descent * per_em));
    number("/CapHeight ", std::round(face.cap_height * per_em));
    number("/StemV ", face.bold ? 140 : 80);
    out += "/FontFile2 ";
    append(out, font_file);
    return out;
}

}  // namespace

std::size_t FontTable::KeyHash::operator()(const Key& key) const {
    std::size_t h = key.unit;
    h = (h ^ static_cast<std::size_t>(key.variant.wider)) * 0x9E3779B97F4A7C15U;
    h = (h ^ static_cast<std::size_t>(key.variant.shift)) * 0x9E3779B97F4A7C15U;
    return h ^ (h >> 29U);
}

Code FontTable::code(fonts::UnitId unit, Variant variant) {
    if (variant == Variant{}) {
        if (plain_.size() <= unit) plain_.resize(unit + 1);
        std::uint32_t& known = plain_[unit];
        if (known == 0) {
            const Code made = find(unit, variant);
            known = (static_cast<std::uint32_t>(made.font) << 16U | made.cid) + 1;
        }
        return {static_cast<std::uint16_t>((known - 1) >> 16U), static_cast<std::uint16_t>((known - 1) & 0xFFFFU)};
    }
    const Key key{unit, variant};
    if (const auto found = variants_.find(key); found != variants_.end()) return found->second;
    return variants_.emplace(key, find(unit, variant)).first->second;
}

Code FontTable::find(fonts::UnitId id, Variant variant) {
    const fonts::Unit& unit = library_.unit(id);
    DrawnGlyph glyph{unit.glyphs, unit.width + variant.wider};
    for (fonts::PlacedGlyph& part : glyph.parts) part.dx = static_cast<std::int16_t>(part.dx + variant.shift);
    const std::string key = content_key(glyph, unit.text);
    std::size_t index = 0;
    for (; index < fonts_.size(); ++index) {
        if (fonts_[index].face != unit.face) continue;
        const auto found = fonts_[index].by_content.find(key);
        if (found != fonts_[index].by_content.end()) return {static_cast<std::uint16_t>(index), found->second};
        if (fonts_[index].glyphs.size() < max_cids) break;
    }
    if (index == fonts_.size()) {
        fonts_.emplace_back();
        fonts_.back().face = unit.face;
        fonts_.back().glyphs.emplace_back();  // CID 0 is .notdef and never shown
        fonts_.back().texts.emplace_back();
    }
    Font& font = fonts_[index];
    const auto cid = static_cast<std::uint16_t>(font.glyphs.size());
    font.by_content.emplace(key, cid);
    font.glyphs.push_back(std::move(glyph));
    font.texts.push_back(unit.text);
    return {static_cast<std::uint16_t>(index), cid};
}

void FontTable::write_font(File& file, const Font& font, Ref ref) const {
    const fonts::Face& face = library_.face(font.face);
    const BuiltFont built = build_font(face, font.glyphs);
    const std::string name = subset_name(face, built.file);

    const Ref font_file = file.add_deflated("/Length1 " + std::to_string(built.file.size()), built.file);
    const Ref font_descriptor = file.add(descriptor(face, name, font_file));
    std::string gids;
    for (const std::uint16_t gid : built.gids) {
        gids.push_back(static_cast<char>(gid >> 8U));
        gids.push_back(static_cast<char>(gid & 0xFFU));
    }
    const Ref map = file.add_deflated("", gids);
    std::string descendant =
        "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
        "\n/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\n/DW 0/FontDescriptor ";
    append(descendant, font_descriptor);
    descendant += "/CIDToGIDMap ";
    append(descendant, map);
    descendant += "\n/W" + widths(font.glyphs, face.units_per_em);
    const Ref cid_font = file.add(descendant);
    const Ref unicode = file.add_deflated("", to_unicode(font.texts));
    std::string type0 = "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H\n/DescendantFonts[";
    append(type0, cid_font);
    type0 += "]/ToUnicode ";
    append(type0, unicode);
    file.set(ref, type0);
}

void FontTable::write(File& file, std::string& resources) const {
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
        const Ref ref = file.reserve();
        resources += "/F" + std::to_string(i) + ' ';
        append(resources, ref);
        write_font(file, fonts_[i], ref);
    }
}

}  // namespace raingan::pdf

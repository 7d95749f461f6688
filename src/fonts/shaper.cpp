#include "fonts/shaper.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/utf8.h"

namespace raingan::fonts {

namespace {

constexpr char32_t thai_sara_am = 0x0E33, lao_am = 0x0EB3;

bool is_sara_am(char32_t c) {
    return c == thai_sara_am || c == lao_am;
}

bool is_mark(char32_t c) {
    if (c < 0x300) return false;
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
            return true;
        default:
            return false;
    }
}

/// Drawn as nothing in any font: controls, soft hyphen, joiners, direction marks, variation selectors, BOM.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

std::int16_t offset(std::int32_t value) {
    return static_cast<std::int16_t>(std::clamp<std::int32_t>(value, std::numeric_limits<std::int16_t>::min(),
                                                              std::numeric_limits<std::int16_t>::max()));
}

/// The advance that the asked face has for `c`, in ems of the asked size; none: the drawn face's own counts.
std::optional<double> asked_advance(const FaceUse& use, char32_t c, std::int32_t own) {
    if (use.advances == nullptr || own == 0) return std::nullopt;
    const auto found = use.advances->find(c);
    if (found == use.advances->end()) return std::nullopt;
    return found->second / 1000.0;
}

bool stands_by_marks(char32_t c) {
    return c == U' ' || c == 0xA0 || (c >= 0x0E00 && c < 0x0E80);
}

}  // namespace

UnitTable::UnitTable() : index_(64, Hash{&units_}, Equal{&units_}) {}

std::size_t UnitTable::Hash::operator()(const Unit& unit) const {
    std::size_t h = unit.face;
    const auto mix = [&](std::size_t value) { h = (h ^ value) * 0x9E3779B97F4A7C15U; };
    mix(static_cast<std::size_t>(unit.width));
    for (const PlacedGlyph& glyph : unit.glyphs) {
        mix(glyph.glyph);
        mix(static_cast<std::size_t>(glyph.dx) << 16U ^ static_cast<std::size_t>(glyph.dy));
    }
    for (const char32_t c : unit.text) mix(c);
    return h ^ (h >> 29U);
}

bool UnitTable::Equal::same(const Unit& a, const Unit& b) {
    return a.face == b.face && a.scale == b.scale && a.width == b.width && a.text == b.text && a.glyphs == b.glyphs;
}

UnitId UnitTable::intern(const Unit& unit) {
    if (const auto found = index_.find(unit); found != index_.end()) return *found;
    units_.push_back(unit);
    const auto id = static_cast<UnitId>(units_.size() - 1);
    index_.insert(id);
    return id;
}

void read_characters(std::string_view text, std::vector<Character>& out) {
    out.clear();
    char32_t first_joiner = 0;  // before all characters
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        const bool joiner = c == 0x200C || c == 0x200D;
        if (!is_invisible(c)) {
            out.push_back({c, static_cast<std::uint32_t>(at), is_mark(c) || is_sara_am(c), first_joiner, 0});
            first_joiner = 0;
        } else if (!out.empty()) {
            out.back().end = static_cast<std::uint32_t>(at);
            if (joiner) out.back().joiner_behind = c;
        } else if (joiner) {
            first_joiner = c;
        }
    }
}

Shaper::Shaper() : buffer_(hb_buffer_create()) {}

void Shaper::run_harfbuzz(const OpenFace& open, const Character* first, std::size_t count, Direction direction) {
    // Word's defaults: no kerning, no ligatures (docs/word-layout.md#kerning-and-spacing). Those that letters from
    // right to left are written with belong to their script: there only kerning is off.
    static const std::array<hb_feature_t, 4> off{{
        {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    }};
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS);
    const bool backwards = direction == Direction::right_to_left;
    hb_buffer_set_flags(buffer, backwards ? HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES : HB_BUFFER_FLAG_DEFAULT);
    bool thai = false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto add = [&](char32_t c) {
            if (c != 0) hb_buffer_add(buffer, c, static_cast<unsigned>(i));
        };
        if (backwards) add(first[i].joiner_before);
        add(first[i].c);
        if (backwards) add(first[i].joiner_behind);
        thai = thai || (first[i].c >= 0x0E00 && first[i].c < 0x0E80);
    }
    if (thai) hb_buffer_set_script(buffer, HB_SCRIPT_THAI);
    hb_buffer_set_direction(buffer, backwards ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(open.hb_font.get(), buffer, off.data(), backwards ? 1 : off.size());

    unsigned n = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &n);
    glyphs_.clear();
    std::int32_t pen = 0;
    for (unsigned i = 0; i < n; ++i) {
        glyphs_.push_back({static_cast<std::uint16_t>(infos[i].codepoint), pen + positions[i].x_offset,
                           positions[i].y_offset, positions[i].x_advance,
                           std::min(infos[i].cluster, static_cast<std::uint32_t>(count - 1))});
        pen += positions[i].x_advance;
    }
}

/// HarfBuzz splits SARA AM into NIKHAHIT and AA and moves the NIKHAHIT before the tone. No code point is left for it,
/// so it is drawn with the character before SARA AM: the tone where there is one, else the base
/// (docs/pdf-text.md#units).
void Shaper::move_nikhahit(const Character* first) {
    for (std::size_t i = 0; i + 1 < glyphs_.size(); ++i) {
        Glyph& glyph = glyphs_[i];
        if (glyph.advance != 0 || glyph.owner == 0 || !is_sara_am(first[glyph.owner].c)) continue;
        const bool has_body = std::any_of(glyphs_.begin() + static_cast<std::ptrdiff_t>(i) + 1, glyphs_.end(),
                                          [&](const Glyph& other) { return other.owner == glyph.owner; });
        if (has_body) --glyph.owner;
    }
}

/// A ligature's width is shared by its letters, so that each is a unit of its own: readers that turn lines of such
/// letters back would turn those of one unit among themselves (docs/pdf-text.md#from-right-to-left).
void Shaper::share_ligatures(const Character* first, std::size_t count) {
    for (std::size_t i = 0; i < count;) {
        std::size_t next = i + 1;
        std::int32_t letters = 1;
        for (; next < count && drawn_[next].empty(); ++next) letters += first[next].extends ? 0 : 1;
        const std::int32_t share = widths_[i] / letters;
        for (std::size_t k = i + 1; k < next; ++k) {
            if (first[k].extends) continue;
            widths_[k] = share;
            widths_[i] -= share;
        }
        i = next;
    }
}

void Shaper::shape(const FaceUse& use, const Character* first, std::size_t count, Direction direction, UnitTable& units,
                   ShapedText& out) {
    if (count == 0) return;
    const bool backwards = direction == Direction::right_to_left;
    run_harfbuzz(*use.open, first, count, direction);
    if (!backwards) move_nikhahit(first);

    if (drawn_.size() < count) drawn_.resize(count);
    for (std::size_t i = 0; i < count; ++i) drawn_[i].clear();
    widths_.assign(count, 0);
    for (const Glyph& glyph : glyphs_) {
        widths_[glyph.owner] += glyph.advance;
        if (backwards) drawn_[glyph.owner].push_back({});
    }
    if (backwards) share_ligatures(first, count);
    // Offsets are from the pen as it stands before the unit when the units are set in their order, logical or from the
    // last one.
    pens_.assign(count, 0);
    for (std::size_t k = 1; k < count; ++k) {
        const std::size_t i = backwards ? count - 1 - k : k;
        const std::size_t before = backwards ? i + 1 : i - 1;
        pens_[i] = pens_[before] + widths_[before];
    }
    if (backwards)
        for (std::size_t i = 0; i < count; ++i) drawn_[i].clear();
    for (const Glyph& glyph : glyphs_)
        drawn_[glyph.owner].push_back({glyph.id, offset(glyph.x - pens_[glyph.owner]), offset(glyph.y)});

    std::int32_t mark_shift = 0;  // how far the base before was moved, less what the pen was
    for (std::size_t i = 0; i < count;) {
        std::size_t next = i + 1;  // characters that HarfBuzz composed into this one's glyphs share its unit
        while (!backwards && next < count && drawn_[next].empty()) ++next;
        scratch_.face = use.id;
        scratch_.scale = use.scale;
        scratch_.glyphs = drawn_[i];
        scratch_.text.clear();
        for (std::size_t k = i; k < next; ++k) scratch_.text.push_back(first[k].c);
        const std::int32_t own = widths_[i];
        const double per_unit = use.scale / use.open->face.units_per_em;
        const auto asked = next == i + 1 ? asked_advance(use, first[i].c, own) : std::nullopt;
        scratch_.width = asked ? static_cast<std::int32_t>(std::lround(*asked / per_unit)) : own;
        std::int32_t shift = mark_shift;
        if (own != 0) {  // centred in the asked face's advance; its marks go along
            shift = (scratch_.width - own) / 2;
            mark_shift = shift - (scratch_.width - own);
        }
        for (PlacedGlyph& glyph : scratch_.glyphs) glyph.dx = offset(glyph.dx + shift);
        // A line of a hundred underscores is as long as the asked face's: whole units of the drawn one would add up.
        // Not so of Thai letters and spaces: a letter that is moved back by a hair stands before the mark behind which
        // it comes, and readers that go by places change the order.
        const bool exact = asked && !stands_by_marks(first[i].c);
        const double advance = exact ? *asked : scratch_.width * per_unit;
        out.units.push_back(
            {units.intern(scratch_), static_cast<float>(advance), first[next - 1].end, !first[i].extends});
        out.width += static_cast<float>(advance);
        i = next;
    }
}

void Shaper::replace(const FaceUse& use, const Character* first, std::size_t count, UnitTable& units, ShapedText& out) {
    static constexpr std::array<hb_codepoint_t, 4> shapes{0xFFFD, 0x25A1, 0x25CC, '?'};
    hb_codepoint_t glyph = 0;
    for (const hb_codepoint_t shape : shapes)
        if (hb_font_get_nominal_glyph(use.open->hb_font.get(), shape, &glyph) != 0) break;
    for (std::size_t i = 0; i < count; ++i) {
        scratch_.face = use.id;
        scratch_.scale = use.scale;
        scratch_.width = hb_font_get_glyph_h_advance(use.open->hb_font.get(), glyph);
        scratch_.glyphs.assign(1, PlacedGlyph{static_cast<std::uint16_t>(glyph), 0, 0});
        scratch_.text.assign(1, first[i].c);
        const auto advance = static_cast<float>(scratch_.width * use.scale / use.open->face.units_per_em);
        out.units.push_back({units.intern(scratch_), advance, first[i].end, !first[i].extends});
        out.width += advance;
    }
}

}  // namespace raingan::fonts

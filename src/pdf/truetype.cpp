#include "pdf/truetype.h"

#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <tuple>

#include "base/error.h"
#include "base/owned.h"
#include "pdf/big_endian.h"

namespace raingan::pdf {

namespace {

using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using HbFace = Owned<hb_face_t, hb_face_destroy>;
using Input = Owned<hb_subset_input_t, hb_subset_input_destroy>;
using Plan = Owned<hb_subset_plan_t, hb_subset_plan_destroy>;

unsigned u16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) << 8U |
           static_cast<unsigned char>(bytes[at + 1]);
}
int i16(std::string_view bytes, std::size_t at) {
    return static_cast<std::int16_t>(u16(bytes, at));
}
std::uint32_t u32(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(u16(bytes, at) << 16U | u16(bytes, at + 2));
}
void set16(std::string& bytes, std::size_t at, std::uint32_t value) {
    if (at + 2 > bytes.size()) return;
    bytes[at] = static_cast<char>(value >> 8U & 0xFFU);
    bytes[at + 1] = static_cast<char>(value & 0xFFU);
}
std::uint32_t word(std::int32_t value) {
    constexpr std::int32_t low = std::numeric_limits<std::int16_t>::min(),
                           high = std::numeric_limits<std::int16_t>::max();
    return static_cast<std::uint32_t>(std::clamp(value, low, high)) & 0xFFFFU;
}

[[noreturn]] void fail(const fonts::Face& face) {
    throw Error(ExitStatus::unwritable, "font-subset-failed", face.path,
                {"the font cannot be embedded; remove it from the fonts folder so that another one is used",
                 "ฝังฟอนต์นี้ไม่ได้ โปรดนำออกจากโฟลเดอร์ฟอนต์เพื่อให้โปรแกรมใช้ฟอนต์อื่น"});
}

struct Box {
    int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    bool empty = true;
    void add(const Box& other, int dx, int dy) {
        if (other.empty) return;
        x_min = empty ? other.x_min + dx : std::min(x_min, other.x_min + dx);
        y_min = empty ? other.y_min + dy : std::min(y_min, other.y_min + dy);
        x_max = empty ? other.x_max + dx : std::max(x_max, other.x_max + dx);
        y_max = empty ? other.y_max + dy : std::max(y_max, other.y_max + dy);
        empty = false;
    }
};

/// The tables of a cut face, taken apart.
struct Tables {
    std::string glyf, head, hhea, maxp;
    std::vector<std::uint32_t> offsets;                   // of each glyph and of the end
    std::vector<std::pair<std::uint16_t, int>> advances;  // with the left side bearing

    [[nodiscard]] Box box(std::size_t gid) const {
        const std::uint32_t at = offsets[gid];
        if (offsets[gid + 1] < at + 10) return {};
        return {i16(glyf, at + 2), i16(glyf, at + 4), i16(glyf, at + 6), i16(glyf, at + 8), false};
    }
};

std::string table(hb_face_t* face, const char* tag) {
    const Blob blob(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3])));
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

/// Everything dropped that only a shaper or a screen needs; composites that refer to other glyphs keep them.
Input subset_input(const std::vector<DrawnGlyph>& glyphs) {
    Input input(hb_subset_input_create_or_fail());
    if (!input) return input;
    hb_set_t* used = hb_subset_input_glyph_set(input.get());
    for (const DrawnGlyph& glyph : glyphs)
        for (const fonts::PlacedGlyph& part : glyph.parts) hb_set_add(used, part.glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "cvt ", "fpgm", "prep",
                            "gasp", "FFTM", "DSIG", "kern", "hdmx", "VDMX", "LTSH", "morx", "mort", "kerx",
                            "STAT", "MATH", "BASE", "JSTF", "COLR", "CPAL", "SVG ", "vhea", "vmtx", "VORG"})
        hb_set_add(dropped, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
    hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

Tables take_apart(hb_face_t* subset) {
    Tables out;
    out.glyf = table(subset, "glyf");
    out.head = table(subset, "head");
    out.hhea = table(subset, "hhea");
    out.maxp = table(subset, "maxp");
    const std::string loca = table(subset, "loca"), hmtx = table(subset, "hmtx");
    const std::size_t count = u16(out.maxp, 4);
    const bool long_offsets = u16(out.head, 50) != 0;
    for (std::size_t i = 0; i <= count; ++i) {
        const std::uint32_t at = long_offsets ? u32(loca, 4 * i) : 2 * u16(loca, 2 * i);
        const std::uint32_t floor = out.offsets.empty() ? 0 : out.offsets.back();
        out.offsets.push_back(std::clamp(at, floor, std::max(floor, static_cast<std::uint32_t>(out.glyf.size()))));
    }
    const std::size_t metrics = std::max(u16(out.hhea, 34), 1U);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t full = std::min(i, metrics - 1);
        out.advances.emplace_back(u16(hmtx, 4 * full),
                                  i < metrics ? i16(hmtx, 4 * i + 2) : i16(hmtx, 4 * metrics + 2 * (i - metrics)));
    }
    return out;
}

struct Part {
    std::uint16_t gid;
    int dx, dy;
};

/// Appends a glyph made of `parts`; without outlines it is an empty one.
void append_composite(Tables& tables, const std::vector<Part>& parts, std::int32_t width) {
    Box box;
    std::vector<Part> visible;
    for (const Part& part : parts) {
        const Box own = tables.box(part.gid);
        if (own.empty) continue;
        box.add(own, part.dx, part.dy);
        visible.push_back(part);
    }
    if (!visible.empty()) {
        put16(tables.glyf, 0xFFFF);  // numberOfContours: composite
        for (const int edge : {box.x_min, box.y_min, box.x_max, box.y_max}) put16(tables.glyf, word(edge));
        for (const Part& part : visible) {
            constexpr std::uint32_t words = 0x0001, xy_values = 0x0002, more = 0x0020;
            put16(tables.glyf, words | xy_values | (&part == &visible.back() ? 0U : more));
            put16(tables.glyf, part.gid);
            put16(tables.glyf, word(part.dx));
            put16(tables.glyf, word(part.dy));
        }
        while (tables.glyf.size() % 4 != 0) tables.glyf.push_back('\0');
    }
    tables.offsets.push_back(static_cast<std::uint32_t>(tables.glyf.size()));
    tables.advances.emplace_back(static_cast<std::uint16_t>(std::clamp(width, 0, 0xFFFF)), box.x_min);
}

/// maxp's limits for composites: upper bounds, from the biggest glyph there is.
void raise_limits(Tables& tables, std::size_t most_parts) {
    std::string& maxp = tables.maxp;
    if (maxp.size() < 32 || most_parts == 0) return;
    const auto bound = [&](std::size_t composite_at, std::size_t simple_at) {
        const std::size_t most = most_parts * std::max(u16(maxp, composite_at), u16(maxp, simple_at));
        set16(maxp, composite_at, static_cast<std::uint32_t>(std::min<std::size_t>(most, 0xFFFF)));
    };
    bound(10, 6);  // points
    bound(12, 8);  // contours
    set16(maxp, 28, static_cast<std::uint32_t>(std::max<std::size_t>(u16(maxp, 28), most_parts)));
    set16(maxp, 30, u16(maxp, 30) + 1);
}

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        for (std::size_t i = 0; i < 4; ++i) {
            const unsigned byte = at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
            sum += byte << (24U - 8U * static_cast<unsigned>(i));
        }
    }
    return sum;
}

/// A TrueType file of these tables (OpenType 1.9, "Organization of an OpenType font").
std::string put_together(Tables& tables) {
    const auto count = static_cast<std::uint32_t>(tables.advances.size());
    std::string hmtx, loca;
    std::uint32_t widest = 0;
    for (const auto& [advance, bearing] : tables.advances) {
        put16(hmtx, advance);
        put16(hmtx, word(bearing));
        widest = std::max<std::uint32_t>(widest, advance);
    }
    for (const std::uint32_t offset : tables.offsets) put32(loca, offset);
    set16(tables.hhea, 10, widest);
    set16(tables.hhea, 34, count);
    set16(tables.maxp, 4, count);
    set16(tables.head, 50, 1);  // long offsets
    set16(tables.head, 8, 0);
    set16(tables.head, 10, 0);  // checkSumAdjustment, below

    struct Entry {
        const char* tag;
        std::string_view bytes;
    };
    const std::array<Entry, 6> entries{{{"glyf", tables.glyf},
                                        {"head", tables.head},
                                        {"hhea", tables.hhea},
                                        {"hmtx", hmtx},
                                        {"loca", loca},
                                        {"maxp", tables.maxp}}};
    std::string file("\0\1\0\0\0\6\0\x40\0\2\0\x20", 12);  // version, 6 tables, binary search parameters
    std::size_t at = 12 + 16 * entries.size(), head_at = 0;
    for (const Entry& entry : entries) {
        file += entry.tag;
        put32(file, checksum(entry.bytes));
        put32(file, static_cast<std::uint32_t>(at));
        put32(file, static_cast<std::uint32_t>(entry.bytes.size()));
        if (std::string_view(entry.tag) == "head") head_at = at;
        at = (at + entry.bytes.size() + 3) & ~std::size_t{3};
    }
    file.reserve(at);
    for (const Entry& entry : entries) {
        file += entry.bytes;
        while (file.size() % 4 != 0) file.push_back('\0');
    }
    const std::uint32_t adjustment = 0xB1B0AFBAU - checksum(file);
    set16(file, head_at + 8, adjustment >> 16U);
    set16(file, head_at + 10, adjustment & 0xFFFFU);
    return file;
}

}  // namespace

BuiltFont build_font(const fonts::Face& face, const std::vector<DrawnGlyph>& glyphs) {
    const Blob blob(hb_blob_create(face.data.data(), static_cast<unsigned>(face.data.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr));
    const HbFace source(hb_face_create(blob.get(), 0));
    const Input input = subset_input(glyphs);
    if (!input) fail(face);
    const Plan plan(hb_subset_plan_create_or_fail(source.get(), input.get()));
    if (!plan) fail(face);
    const HbFace subset(hb_subset_plan_execute_or_fail(plan.get()));
    if (!subset) fail(face);
    const hb_map_t* new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    Tables tables = take_apart(subset.get());
    const std::size_t own_glyphs = tables.advances.size();
    if (tables.head.size() < 54 || tables.hhea.size() < 36 || own_glyphs == 0) fail(face);

    BuiltFont out;
    std::map<std::tuple<std::int32_t, std::vector<std::tuple<int, int, int>>>, std::uint16_t> made;
    std::size_t most_parts = 0;
    for (const DrawnGlyph& glyph : glyphs) {
        std::vector<Part> parts;
        if (&glyph == &glyphs.front()) {  // CID 0
            out.gids.push_back(0);
            continue;
        }
        for (const fonts::PlacedGlyph& part : glyph.parts) {
            const hb_codepoint_t gid = hb_map_get(new_ids, part.glyph);
            if (gid < own_glyphs) parts.push_back({static_cast<std::uint16_t>(gid), part.dx, part.dy});
        }
        // Glyph 0 is .notdef, which PDF/A forbids to show: what draws it, or nothing, gets a glyph of its own.
        const bool plain = parts.size() == 1 && parts[0].gid != 0 && parts[0].dx == 0 && parts[0].dy == 0 &&
                           tables.advances[parts[0].gid].first == glyph.width;
        if (plain) {
            out.gids.push_back(parts[0].gid);
            continue;
        }
        std::vector<std::tuple<int, int, int>> key;
        key.reserve(parts.size());
        for (const Part& part : parts) key.emplace_back(part.gid, part.dx, part.dy);
        const auto [found, fresh] = made.emplace(std::make_tuple(glyph.width, std::move(key)),
                                                 static_cast<std::uint16_t>(tables.advances.size()));
        if (fresh) append_composite(tables, parts, glyph.width);
        most_parts = std::max(most_parts, parts.size());
        out.gids.push_back(found->second);
    }
    if (tables.advances.size() > 65'000) fail(face);
    raise_limits(tables, most_parts);
    out.glyph_count = static_cast<std::uint32_t>(tables.advances.size());
    out.file = put_together(tables);
    return out;
}

}  // namespace raingan::pdf

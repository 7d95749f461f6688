// Texts of an EMF ([MS-EMF] 2.3.5.7, 2.3.5.37).
#include <algorithm>
#include <bit>
#include <vector>

#include "base/utf8.h"
#include "readers/container/wide_text.h"
#include "readers/metafile/emf.h"

namespace raingan::metafile {
namespace {

/// [MS-EMF] 2.1.11 ExtTextOutOptions
enum TextOption : std::uint32_t {
    opaque = 0x2,
    clipped = 0x4,
    glyph_index = 0x10,
    no_box = 0x100,
    small_characters = 0x200,
    both_ways = 0x2000
};

/// Of each code point, where the file has those of UTF-16 units.
std::vector<double> of_code_points(Bytes wide, const std::vector<double>& of_units) {
    std::vector<double> advances;
    for (std::size_t i = 0; i < of_units.size(); ++i) {
        const bool second = i > 0 && is_pair(wide.u16(2 * i - 2), wide.u16(2 * i));
        if (second && !advances.empty())
            advances.back() += of_units[i];
        else
            advances.push_back(of_units[i]);
    }
    return advances;
}

}  // namespace

bool EmfPlayer::play_text(std::uint32_t type, Bytes record) {
    switch (type) {
        case emf::text_w:
        case emf::text_a:
            draw_text(record, type == emf::text_w);
            return true;
        case emf::small_text:
            draw_small_text(record);
            return true;
        default:
            return false;
    }
}

void EmfPlayer::draw_text(Bytes record, bool wide) {
    constexpr std::size_t at = 36, length_at = 44, text_at = 48, options_at = 52, box_at = 56, advances_at = 72;
    const std::uint32_t options = record.u32(options_at);
    const std::size_t size = wide ? 2 : 1;
    const std::size_t length = std::min<std::size_t>(record.u32(length_at), record.size());
    Device::Text text;
    text.at = read_point(record, at);
    if ((options & (opaque | clipped)) != 0) text.box = read_box(record, box_at);
    text.opaque_box = (options & opaque) != 0;
    text.clipped = (options & clipped) != 0;
    const Bytes letters = length == 0 ? Bytes() : record.slice(record.u32(text_at), length * size);
    if ((options & glyph_index) != 0) {
        if (!letters.empty()) canvas_.leave_out("text given as glyphs of a font");
    } else {
        text.text = wide ? utf8_of_wide(letters) : decoded_text(letters.view(), device_.state.font.charset);
    }
    const std::size_t dx = record.u32(advances_at), each = (options & both_ways) != 0 ? 8 : 4;
    std::vector<double> advances;
    if (dx != 0)
        for (std::size_t i = 0; i < letters.size() / size && record.has(dx + i * each, 4); ++i)
            advances.push_back(record.i32(dx + i * each));
    if (advances.size() == letters.size() / size) text.advances = wide ? of_code_points(letters, advances) : advances;
    device_.text(text);
}

void EmfPlayer::draw_small_text(Bytes record) {
    constexpr std::size_t length_at = 16, options_at = 20, box_at = 36;
    const std::uint32_t options = record.u32(options_at);
    const bool has_box = (options & no_box) == 0;
    const std::size_t size = (options & small_characters) != 0 ? 1 : 2;
    const Bytes letters = record.slice(has_box ? box_at + 16 : box_at, record.u32(length_at) * size);
    Device::Text text;
    text.at = read_point(record, 8);
    if (has_box && (options & (opaque | clipped)) != 0) text.box = read_box(record, box_at);
    text.opaque_box = (options & opaque) != 0;
    text.clipped = (options & clipped) != 0;
    if ((options & glyph_index) != 0) {
        canvas_.leave_out("text given as glyphs of a font");
    } else if (size == 2) {
        text.text = utf8_of_wide(letters);
    } else {
        for (const char c : letters.view()) utf8::append(text.text, static_cast<unsigned char>(c));
    }
    device_.text(text);
}

}  // namespace raingan::metafile

#include "readers/script_slot.h"

#include <array>

namespace raingan {
namespace {

struct Range {
    char32_t first, last;
    Slot slot;
};
/// Scripts of the complex and East Asian slots, ascending; all else is ascii below U+0080, hAnsi above. The private
/// codes are Thai of old fonts (docs/thai-text.md#glyph-codes).
constexpr std::array<Range, 19> ranges{{{0x0590, 0x109F, Slot::cs},
                                        {0x1100, 0x11FF, Slot::east_asia},
                                        {0x1780, 0x17FF, Slot::cs},
                                        {0x19E0, 0x19FF, Slot::cs},
                                        {0x1A20, 0x1AAF, Slot::cs},
                                        {0x2E80, 0xA4CF, Slot::east_asia},
                                        {0xA8E0, 0xA8FF, Slot::cs},
                                        {0xA960, 0xA97F, Slot::east_asia},
                                        {0xA9E0, 0xA9FF, Slot::cs},
                                        {0xAA60, 0xAA7F, Slot::cs},
                                        {0xAC00, 0xD7FF, Slot::east_asia},
                                        {0xF0A1, 0xF0FB, Slot::cs},
                                        {0xF700, 0xF71A, Slot::cs},
                                        {0xF884, 0xF89E, Slot::cs},
                                        {0xF900, 0xFAFF, Slot::east_asia},
                                        {0xFB1D, 0xFDFF, Slot::cs},
                                        {0xFE70, 0xFEFE, Slot::cs},
                                        {0xFF01, 0xFFEF, Slot::east_asia},
                                        {0x20000, 0x3FFFF, Slot::east_asia}}};

bool is_ambiguous(char32_t c) {
    return (c >= 0x00A0 && c <= 0x00BF) || c == 0x00D7 || c == 0x00F7 || (c >= 0x2000 && c <= 0x2BFF);
}

}  // namespace

Slot slot_of(char32_t c, bool hint_cs) {
    if (c < 0x80) return Slot::ascii;
    for (const Range& range : ranges) {
        if (c < range.first) break;
        if (c <= range.last) return range.slot;
    }
    return hint_cs && is_ambiguous(c) ? Slot::cs : Slot::hansi;
}

bool is_neutral(char32_t c) {
    return c <= 0x40 || (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0x7F) || is_ambiguous(c);
}

}  // namespace raingan

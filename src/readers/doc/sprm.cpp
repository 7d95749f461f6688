#include "readers/doc/sprm.h"

namespace raingan::doc {
namespace {

constexpr std::uint16_t sprm_define_table = 0xD608;  // sprmTDefTable: a count of two bytes, which counts one too many
constexpr std::uint16_t sprm_change_tabs = 0xC615;   // sprmPChgTabs: 255 means "as many as the tabs take"

struct Extent {
    std::size_t begin, size;
};

Extent extent_of_tabs(Bytes operand) {
    constexpr std::size_t of_a_deletion = 4, of_an_addition = 3;
    const std::size_t deleted = operand.u8(1) * of_a_deletion;
    return {1, 1 + deleted + 1 + operand.u8(2 + deleted) * of_an_addition};
}

/// The operand of a modifier by its spra (2.6), counted from behind the code.
Extent extent_of(std::uint16_t code, Bytes behind) {
    constexpr std::array<std::size_t, 8> sizes{1, 1, 2, 4, 2, 2, 0, 3};
    const std::size_t size = sizes[code >> 13U];
    if (size != 0) return {0, size};
    if (code == sprm_define_table) return {2, behind.u16(0) == 0 ? 0 : std::size_t{behind.u16(0)} - 1};
    if (code == sprm_change_tabs && behind.u8(0) == 255) return extent_of_tabs(behind);
    return {1, behind.u8(0)};
}

}  // namespace

SprmAt sprm_at(Bytes grpprl, std::size_t at) {
    if (!grpprl.has(at, 3)) return {};
    const std::uint16_t code = grpprl.u16(at);
    const Extent extent = extent_of(code, grpprl.slice(at + 2));
    if (!grpprl.has(at + 2 + extent.begin, extent.size)) return {};
    return {{code, grpprl.slice(at + 2 + extent.begin, extent.size)}, 2 + extent.begin + extent.size};
}

}  // namespace raingan::doc

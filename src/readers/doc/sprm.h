// Single property modifiers ([MS-DOC] 2.2.5): what a grpprl is made of.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "readers/container/bytes.h"

namespace raingan::doc {

struct Sprm {
    std::uint16_t code = 0;
    Bytes operand;  ///< without the count that begins variable ones
};

/// The modifier at `at`; the next one begins behind `size`. Size 0: the end, or one that is cut short.
struct SprmAt {
    Sprm sprm;
    std::size_t size = 0;
};
SprmAt sprm_at(Bytes grpprl, std::size_t at);

template <class Visit>
void for_each_sprm(Bytes grpprl, const Visit& visit) {
    for (std::size_t at = 0;;) {
        const SprmAt next = sprm_at(grpprl, at);
        if (next.size == 0) return;
        visit(next.sprm);
        at += next.size;
    }
}

/// One line of a table sprm → what it does to `Properties`.
template <class Properties>
struct SprmHandler {
    std::uint16_t code;
    void (*apply)(Properties&, Bytes operand);
};

/// Applies what the table, ascending by code, knows of a grpprl.
template <class Properties, std::size_t count>
void apply_sprms(Properties& properties, Bytes grpprl, const std::array<SprmHandler<Properties>, count>& handlers) {
    for_each_sprm(grpprl, [&](const Sprm& sprm) {
        const auto found = std::ranges::lower_bound(handlers, sprm.code, {}, &SprmHandler<Properties>::code);
        if (found != handlers.end() && found->code == sprm.code) found->apply(properties, sprm.operand);
    });
}

template <class Properties, std::size_t count>
consteval bool is_ascending(const std::array<SprmHandler<Properties>, count>& handlers) {
    for (std::size_t i = 1; i < count; ++i)
        if (handlers[i - 1].code >= handlers[i].code) return false;
    return true;
}

}  // namespace raingan::doc

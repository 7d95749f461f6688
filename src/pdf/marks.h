// Marked content (ISO 32000-1 14.6, 14.8.2): everything that a page draws belongs to a structure element, by an MCID,
// or is an artifact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "layout/pages.h"
#include "pdf/structure.h"

namespace raingan::pdf {

/// Writes one page's BDC and EMC. Sequences that follow one another with the same tag are one.
class Marks {
public:
    /// Without `structure` nothing is marked.
    Marks(Structure* structure, std::uint32_t page, std::string& out) : structure_(structure), page_(page), out_(out) {}

    /// Opens a sequence of `tag`, closing the one before; `order` is its place in the page's reading order.
    void open(std::uint32_t tag, std::uint32_t order);
    /// The same for a picture that fills `box`.
    void open_figure(std::uint32_t tag, std::uint32_t order, const Structure::Box& box);
    /// Rules, shading and underlines: an artifact of the layout.
    void open_decoration();
    void close();

    [[nodiscard]] bool active() const { return structure_ != nullptr; }

private:
    void begin(std::uint32_t tag, std::string_view operands);
    void begin(std::uint32_t tag, const Structure::Mark& mark);

    Structure* structure_;
    std::uint32_t page_;
    std::string& out_;
    bool open_ = false;
    std::uint32_t tag_ = 0;
};

}  // namespace raingan::pdf

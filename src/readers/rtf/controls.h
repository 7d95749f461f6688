// Control words as data: each file of this folder brings a table of those that it knows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace raingan::rtf {

struct Reader;

struct Parameter {
    std::int64_t value = 0;
    bool given = false;

    /// As of a toggle: \b and \b1 are on, \b0 is off.
    [[nodiscard]] bool on() const { return !given || value != 0; }
    [[nodiscard]] int number() const { return static_cast<int>(value); }  ///< within ±2^31 by the tokens
    [[nodiscard]] int or_else(int otherwise) const { return given ? number() : otherwise; }
};

struct Control {
    std::string_view name;
    void (*apply)(Reader&, Parameter);
};
using Controls = std::span<const Control>;

Controls text_controls();
Controls character_controls();
Controls paragraph_controls();
Controls border_controls();
Controls cell_controls();
Controls row_controls();
Controls section_controls();
Controls header_table_controls();
Controls list_controls();
Controls field_controls();
Controls part_controls();
Controls picture_controls();
Controls object_controls();
Controls shape_controls();
Controls settings_controls();

/// All of them by name.
class ControlIndex {
public:
    ControlIndex();
    [[nodiscard]] const Control* find(std::string_view name) const;

private:
    static constexpr std::size_t slot_count = 2048;  ///< a power of two, a third full
    std::array<const Control*, slot_count> slots_{};
};

}  // namespace raingan::rtf

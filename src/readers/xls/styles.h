// Fonts, number formats and XF records → looks ([MS-XLS] 2.4.122 Font, 2.4.126 Format, 2.4.353 XF, 2.4.188 Palette).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "readers/workbook/format_table.h"
#include "readers/workbook/rows.h"
#include "readers/xls/strings.h"

namespace raingan::xls {

struct Font {
    TextFormat format;
    unsigned colour = 0x7FFF;  ///< of the palette
    bool thai = false;         ///< character set 222
};

class StyleTables {
public:
    void add_font(Bytes body, bool biff8, const CodePage& page);
    void add_format(Bytes body, bool biff8, const CodePage& page);
    void add_xf(Bytes body, bool biff8);
    void set_palette(Bytes body);
    /// Once all records are there.
    void finish(workbook::DateSystem dates);

    [[nodiscard]] const workbook::Styles& styles() const { return styles_; }
    /// A font by the number that XF records and strings give it; the file's first one where it has no such font.
    [[nodiscard]] const Font& font(unsigned number) const;
    /// Whether a look's font is one for Thai (character set 222).
    [[nodiscard]] bool is_thai(std::size_t look) const { return look < xfs_.size() && font(xfs_[look].font).thai; }

    /// A number format by the number that records give it.
    [[nodiscard]] workbook::FormatCode format(unsigned id) const { return formats_.format(id); }
    /// Of the palette, by the number that records give it.
    [[nodiscard]] std::optional<Colour> colour(unsigned index) const;

private:
    struct Xf {
        unsigned font = 0, format = 0;
        workbook::Look look;  ///< without its font and number format
        unsigned fill = 0;
        bool filled = false;
        std::array<unsigned, 6> edge_colours{};  ///< left, right, top, bottom, diagonal down, diagonal up
    };
    workbook::Look look_of(const Xf& xf);

    std::vector<Font> fonts_;
    workbook::FormatTable formats_;
    std::vector<Xf> xfs_;
    std::vector<Colour> palette_;  ///< from index 8 on
    workbook::Styles styles_;
};

}  // namespace raingan::xls

// A workbook's looks as the Document's formats, at the scale at which a sheet is printed.
#pragma once

#include <array>
#include <vector>

#include "document/formats.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

class LookFormats {
public:
    LookFormats(Formats& formats, const Styles& styles, double scale);

    /// Index into Document::text_formats of a look's font.
    std::uint32_t text(std::uint32_t look);
    std::uint32_t text(const TextFormat& format);  ///< of any font of the sheet
    /// Index into Document::paragraph_formats. General alignment sets a `number` to the right, what is `centred` to the
    /// middle, and a `code`, which is a number kept as text, to the left as other text.
    enum class Side : std::uint8_t { text, number, centred, code };
    std::uint32_t paragraph(std::uint32_t look, Side side);
    /// Borders at the sheet's scale.
    [[nodiscard]] Border scaled(Border border) const;

private:
    Formats& formats_;
    const Styles& styles_;
    double scale_;
    static constexpr std::uint32_t unknown = 0xFFFFFFFF;
    std::vector<std::uint32_t> text_;
    std::vector<std::array<std::uint32_t, 4>> paragraph_;
};

}  // namespace raingan::workbook

// A kept cell as a cell of the Document: text as shown, typed value, look.
#pragma once

#include "readers/workbook/conditions.h"
#include "readers/workbook/looks.h"
#include "readers/workbook/notices.h"
#include "readers/workbook/sheet_section.h"
#include "readers/workbook/typed.h"

namespace raingan::workbook {

class CellMaker {
public:
    CellMaker(const SheetParts& parts, Formats& formats, Notices& notices, double scale);

    /// Everything but the cell's place in the table. `row` and `column` are the sheet's, 0-based.
    raingan::Cell make(const KeptCell& kept, std::uint32_t row, std::uint32_t column);
    /// Bars and icons of a cell that is as wide as that.
    void draw(raingan::Cell& cell, const KeptCell& kept, std::uint32_t row, std::uint32_t column, Points width);
    /// An empty cell that can be seen.
    raingan::Cell make_empty(std::uint32_t look, std::uint32_t row, std::uint32_t column);

    /// Roughly how wide the text of the cell is on one line; 0: it is wrapped, turned, or no text.
    [[nodiscard]] double overflowing_width_pt(const KeptCell& kept) const;

    /// The cell's own borders at its edges; of a merged one from the cells along its far edges.
    void set_far_borders(raingan::Cell& cell, const Range& merge);

    struct Content {
        std::string text;
        std::optional<Colour> colour;
        LookFormats::Side side = LookFormats::Side::text;
        CellValue value;
        Mended mended = Mended::no;
    };
    /// What a cell shows and means, wherever it stands.
    [[nodiscard]] Content content_of(const KeptCell& kept) const;
    /// Tells what of that needs telling at each cell.
    void tell(const KeptCell& kept, Mended mended, std::uint32_t row, std::uint32_t column);
    /// It has one look, its own, and no link.
    [[nodiscard]] bool is_plain(const KeptCell& kept, std::uint32_t row, std::uint32_t column);
    /// What plain cells of this look, side and colour have in common (PackedRows::models).
    raingan::Cell make_model(const KeptCell& kept, const Content& content);

private:
    std::uint32_t coloured(TextFormat format, const Colour& colour);
    /// `changed`: its look with conditional formats, null where it is the cell's own.
    Paragraph paragraph_of(const KeptCell& kept, Content& content, const Look* changed, std::uint32_t row,
                           std::uint32_t column);
    void set_look(raingan::Cell& cell, const Look& look);

    using Place = std::pair<std::uint32_t, std::uint32_t>;
    static Place place_of(const SheetLink* link);
    [[nodiscard]] const std::string* link_of(std::uint32_t row, std::uint32_t column) const;

    const SheetParts& parts_;
    Notices& notices_;
    LookFormats looks_;
    Conditions conditions_;
    double scale_;
    std::vector<const SheetLink*> links_;  ///< of one cell, by place
    std::vector<const SheetLink*> wide_links_;
};

}  // namespace raingan::workbook

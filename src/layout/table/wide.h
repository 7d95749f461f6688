// Tables that go on to the right over several pages, as worksheets do. Their rows are the same on all of these pages,
// so the pages are drawn side by side and put in order when it is known how many there are downwards.
#pragma once

#include <vector>

#include "layout/table/table.h"

namespace raingan::layout {

class WideTables {
public:
    /// Whether tables are waiting for their pages.
    [[nodiscard]] bool open() const { return !pages_.empty(); }
    /// Whether the block goes on the same pages: a table with the same bands.
    [[nodiscard]] bool takes(const Block& block) const;

    /// On a page that is used down to `y_pt`; every one has `height_pt` of room, both from the top of its text area.
    void begin(const Table& table, std::size_t bands, double y_pt, double height_pt, bool page_empty);
    /// Draws a table, below the one before. False: nothing was drawn, as the first page has too little room.
    bool add(TableBox& table, double x_pt);

    /// The pages; y is from the top of the text area.
    [[nodiscard]] std::vector<const Ink*> in_order() const;
    /// Where the last of them ends.
    [[nodiscard]] double y_pt() const { return y_pt_; }

private:
    void add_page();

    const Table* first_ = nullptr;
    std::vector<std::vector<Ink>> pages_;  ///< downwards, then by band
    std::size_t bands_ = 0;
    double y_pt_ = 0, height_pt_ = 0;
    bool page_empty_ = true, drawn_ = false;
};

}  // namespace raingan::layout

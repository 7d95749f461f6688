// The body's tables on their pages: cut where a page is full or a recorded one begins, floating ones that wait for the
// paragraph they count from, and those that go on to the right over several pages.
#pragma once

#include <optional>
#include <vector>

#include "layout/asides.h"
#include "layout/body_pages.h"
#include "layout/context.h"
#include "layout/table/table.h"
#include "layout/table/wide.h"

namespace raingan::layout {

class BodyTables {
public:
    BodyTables(Context& context, BodyPages& pages) : context_(context), pages_(pages), pen_(pages.pen) {}

    /// A floating table waits for the paragraph that it counts from; one that is higher than a page goes in the flow,
    /// where its rows may part.
    void place_or_hang(const Table& table, TableBox box);

    [[nodiscard]] bool hanging() const { return !hanging_.empty(); }
    /// In the flow, where no paragraph follows.
    void place_hanging();
    [[nodiscard]] bool hanging_starts_page();
    /// Does a table that counts from the text at `y` pass the page's edge?
    [[nodiscard]] bool hanging_passes_edge(double y);
    void draw_hanging(double y);

    /// The block goes on a wide table that is being gathered.
    [[nodiscard]] bool joins_wide(const Block& block) const { return wide_.takes(block); }
    void finish_wide();

private:
    struct Hanging {
        const Table* table = nullptr;
        TableBox box;
    };
    void place_rows(const Table& table, TableBox& box);
    void place_packed_rows(const Table& table, TableBox box);
    void place(TableBox& table, double across_pt);
    void place_wide(const Table& table, TableBox& box);
    FloatBox box_of(const Table& table, const TableBox& box, double height_pt, double y);
    double across_of(const Table& table, const TableBox& box);
    double wide_height();
    std::optional<double> next_recorded_page(TableBox& table, double room);
    double room_beside_notes(const TableBox& table);

    Context& context_;
    BodyPages& pages_;
    Pen& pen_;
    std::vector<Hanging> hanging_;  ///< floating tables whose paragraph comes next
    WideTables wide_;
};

}  // namespace raingan::layout

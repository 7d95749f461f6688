#include "layout/table/wide.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::layout {

bool WideTables::takes(const Block& block) const {
    const auto* table = std::get_if<Table>(&block.what);
    return open() && table != nullptr && !table->place && table->bands == first_->bands &&
           table->across_first == first_->across_first && table->columns == first_->columns;
}

void WideTables::begin(const Table& table, std::size_t bands, double y_pt, double height_pt, bool page_empty) {
    first_ = &table;
    bands_ = bands;
    pages_.clear();
    height_pt_ = height_pt;
    add_page();
    y_pt_ = y_pt;
    page_empty_ = page_empty;
    drawn_ = false;
}

void WideTables::add_page() {
    if ((pages_.size() + 1) * bands_ > limits::pages) throw over_limit(limits::pages, "");
    pages_.emplace_back(bands_);
    y_pt_ = 0;
    page_empty_ = true;
}

bool WideTables::add(TableBox& table, double x_pt) {
    for (;;) {
        const TableFragment fragment = take(table, height_pt_ - y_pt_, page_empty_, pages_.back(), x_pt, y_pt_);
        if (!fragment.any && !fragment.done && !drawn_) return false;
        drawn_ = true;
        y_pt_ += fragment.height_pt;
        if (fragment.any) page_empty_ = false;
        if (fragment.done) return true;
        add_page();
        table.header_above = false;
    }
}

std::vector<const Ink*> WideTables::in_order() const {
    std::vector<const Ink*> order;
    order.reserve(pages_.size() * bands_);
    const auto add = [&](std::size_t down, std::size_t band) { order.push_back(&pages_[down][band]); };
    if (first_->across_first) {
        for (std::size_t down = 0; down < pages_.size(); ++down)
            for (std::size_t band = 0; band < bands_; ++band) add(down, band);
    } else {
        for (std::size_t band = 0; band < bands_; ++band)
            for (std::size_t down = 0; down < pages_.size(); ++down) add(down, band);
    }
    return order;
}

}  // namespace raingan::layout

// A table of text cells, made row by row.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compose/form.h"

namespace raingan::compose {

inline constexpr Points grid_heading_padding{2.5};

class Grid {
public:
    Grid(Form& form, std::vector<Points> columns, std::vector<Alignment> alignments, Points size = table_size)
        : form_(form), table_(full_table(std::move(columns))), alignments_(std::move(alignments)), size_(size) {}

    /// `spans`: grid columns of the last heading.
    void add_header(const std::vector<std::string>& texts, std::uint32_t last_span = 1) {
        Row& row = table_.rows.emplace_back();
        row.header = row.cant_split = true;
        for (std::uint32_t i = 0; i < texts.size(); ++i) {
            ParagraphFormat format;
            format.alignment = Alignment::centre;
            format.keep_next = true;
            Cell made =
                cell(i, {{form_.paragraph(texts[i], {size_, true}, format)}}, i + 1 == texts.size() ? last_span : 1);
            made.vertical = VerticalAlignment::centre;
            made.margin_top = made.margin_bottom = grid_heading_padding;
            row.cells.push_back(std::move(made));
        }
    }

    Row& add(const std::vector<std::string>& texts) {
        Row& row = table_.rows.emplace_back();
        row.cant_split = true;
        for (std::uint32_t i = 0; i < texts.size(); ++i) {
            ParagraphFormat format;
            format.alignment = alignments_[i];
            Cell made = cell(i, {{form_.paragraph(texts[i], {size_, false}, format)}});
            made.vertical = VerticalAlignment::centre;
            row.cells.push_back(std::move(made));
        }
        return row;
    }

    Block take() { return {std::move(table_)}; }

private:
    Form& form_;
    Table table_;
    std::vector<Alignment> alignments_;
    Points size_;
};

}  // namespace raingan::compose

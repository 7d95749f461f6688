// Every paragraph of a document, in reading order, cells and headers included.
#pragma once

#include <type_traits>
#include <variant>
#include <vector>

#include "document/document.h"

namespace raingan {

/// Calls visit(Paragraph&) for each paragraph of `blocks`, through tables. Blocks is std::vector<Block>, const or not.
/// Depth is bounded by limits::table_nesting.
template <class Blocks, class Visit>
void for_each_paragraph_in(Blocks& blocks, Visit&& visit) {
    for (auto& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            visit(*paragraph);
        } else {
            for (auto& row : std::get<Table>(block.what).rows)
                for (auto& cell : row.cells) for_each_paragraph_in(cell.blocks, visit);
        }
    }
}

/// The whole document: of each section its headers, its blocks, its footers. AnyDocument is Document, const or not.
template <class AnyDocument, class Visit>
void for_each_paragraph(AnyDocument& document, Visit&& visit) {
    for (auto& section : document.sections) {
        for (auto* story : {&section.headers.regular, &section.headers.first, &section.headers.even, &section.blocks,
                            &section.footers.regular, &section.footers.first, &section.footers.even})
            for_each_paragraph_in(*story, visit);
    }
}

}  // namespace raingan

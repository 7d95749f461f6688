// Every paragraph of a document, in reading order, cells and headers included.
#pragma once

#include <type_traits>
#include <variant>
#include <vector>

#include "document/document.h"
#include "document/packed_rows.h"

namespace raingan {

/// Calls visit(blocks) for each list of blocks inside an aside: the boxes of a float, a footnote.
template <class AnyAside, class Visit>
void for_each_story(AnyAside& aside, Visit&& visit) {
    if (auto* note = std::get_if<Footnote>(&aside.what)) return visit(note->blocks);
    for (auto& shape : std::get<Float>(aside.what).shapes) visit(shape.blocks);
}

template <class Blocks, class Visit>
void for_each_paragraph_in(Blocks& blocks, Visit&& visit);

template <class Rows, class Visit>
void for_each_paragraph_in_rows(Rows& rows, Visit&& visit) {
    for (auto& row : rows)
        for (auto& cell : row.cells) for_each_paragraph_in(cell.blocks, visit);
}

/// A visitor that only looks (const Paragraph&) sees packed rows unpacked, for the time of the call. One that changes
/// paragraphs takes PackedRows& too, or sees other rows alone (unpack_rows); one that counts may take them packed as
/// well.
template <class AnyTable, class Visit>
void for_each_paragraph_of_table(AnyTable& table, Visit&& visit) {
    if constexpr (std::is_invocable_v<Visit&, PackedRows&>) {
        for_each_paragraph_in_rows(table.rows, visit);
        for (auto& packed : table.more) visit(packed);
    } else if constexpr (std::is_invocable_v<Visit&, const Paragraph&>) {
        for_each_stretch(table, [&](const std::vector<Row>& rows) { for_each_paragraph_in_rows(rows, visit); });
    } else {
        for_each_paragraph_in_rows(table.rows, visit);
    }
}

/// A visitor of paragraphs that does not look into packed cells: for what these never hold, which is all but text
/// (references, notes, bookmarks, objects).
template <class Visit>
struct BesidesPackedCells {
    Visit visit;
    void operator()(const Paragraph& paragraph) { visit(paragraph); }
    void operator()(const PackedRows& packed) { for_each_paragraph_in_rows(packed.whole, *this); }
};
template <class Visit>
BesidesPackedCells(Visit) -> BesidesPackedCells<Visit>;

/// Calls visit(Paragraph&) for each paragraph of `blocks`, through tables. Blocks is std::vector<Block>, const or not.
/// Depth is bounded by limits::table_nesting.
template <class Blocks, class Visit>
void for_each_paragraph_in(Blocks& blocks, Visit&& visit) {
    for (auto& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            visit(*paragraph);
        } else if (auto* table = std::get_if<Table>(&block.what)) {
            for_each_paragraph_of_table(*table, visit);
        } else {
            for_each_story(std::get<Aside>(block.what), [&](auto& inner) { for_each_paragraph_in(inner, visit); });
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

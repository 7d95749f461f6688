// One sheet → sections of the Document (build.cpp says how it is laid out).
#pragma once

#include "document/formats.h"
#include "readers/workbook/build.h"
#include "readers/workbook/notices.h"
#include "readers/workbook/overlay_places.h"
#include "readers/workbook/store.h"

namespace raingan::workbook {

struct SheetParts {
    const Sheet& sheet;
    const Styles& styles;
    const RowStore& store;
    const DocumentBuilder::Options& options;
    std::uint16_t part = 0;       ///< index into Document::parts
    std::size_t& unpacked_cells;  ///< of the document so far, by weight, those that stand in Table::rows
    KnownImages& images;
};

/// A section for each print area; none where the sheet is empty. Gives the charts that stand at their cells, as indexes
/// into Sheet::charts.
std::vector<std::size_t> add_sections(const SheetParts& parts, Document& document, Formats& formats, Notices& notices);

}  // namespace raingan::workbook

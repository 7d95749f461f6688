// The structure tree of a tagged PDF (ISO 32000-1 14.7): which marked content belongs together.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "pdf_in/qpdf.h"

namespace raingan::pdf_reader {

/// Of one page: content id → number of the element. Numbers are those of the whole file.
struct PageTags {
    std::map<std::int32_t, std::uint32_t> blocks;  ///< paragraph, heading, list item, cell: the innermost block
    std::map<std::int32_t, std::uint32_t> cells;   ///< TD or TH
};

/// One for each page; empty where the file is not tagged.
std::vector<PageTags> read_tags(QPDF& qpdf, const std::vector<QPDFObjectHandle>& pages);

}  // namespace raingan::pdf_reader

// What a reader finds its way by: the page tree, links, outline (bookmarks) and page labels.
#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/haru.h"
#include "pdf/structure.h"

namespace raingan::pdf {

/// Writes a balanced page tree over `pages`, whose parents it sets through `parents[i]` for page i, and returns its
/// root.
struct PageTree {
    Ref root;
    std::vector<Ref> parents;  ///< of each page
};
PageTree write_page_tree(File& file, const std::vector<Ref>& pages);

/// "/Annots[…]" of page number `index`, or nothing. Only URIs: places in the document are not known to Pages; and none
/// in artifacts, for a link that no structure element holds is an error in PDF/UA. `structure` may be null.
std::string annotations(File& file, const Page& page, std::uint32_t index, Structure* structure);

/// Entries of the catalog: "/Outlines 9 0 R/PageMode/UseOutlines", or nothing.
std::string outline(File& file, const Pages& pages, const std::vector<Ref>& refs);

/// "/PageLabels<</Nums[…]>>", or nothing where the labels are 1, 2, 3.
std::string page_labels(const Pages& pages);

}  // namespace raingan::pdf

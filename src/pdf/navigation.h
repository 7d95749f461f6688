// What a reader finds its way by: the page tree, links, outline (bookmarks) and page labels.
#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/haru.h"

namespace raingan::pdf {

/// Writes a balanced page tree over `pages`, whose parents it sets through `parents[i]` for page i, and returns its
/// root.
struct PageTree {
    Ref root;
    std::vector<Ref> parents;  ///< of each page
};
PageTree write_page_tree(File& file, const std::vector<Ref>& pages);

/// "/Annots[…]" of a page, or nothing. Only URIs: places in the document are not known to Pages.
std::string annotations(File& file, const Page& page);

/// Entries of the catalog: "/Outlines 9 0 R/PageMode/UseOutlines", or nothing.
std::string outline(File& file, const Pages& pages, const std::vector<Ref>& refs);

/// "/PageLabels<</Nums[…]>>", or nothing where the labels are 1, 2, 3.
std::string page_labels(const Pages& pages);

}  // namespace raingan::pdf

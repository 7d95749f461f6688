// What a reader finds its way by: the page tree, links, outline (bookmarks) and page labels.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
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

/// The places that links lead to by name; the first of a name counts.
using Destinations = std::unordered_map<std::string_view, std::string>;  ///< name → "[5 0 R/XYZ 70 700 null]"
Destinations destinations(const Pages& pages, const std::vector<Ref>& refs);

/// "/Annots[…]" of page number `index`, or nothing. URIs, and "#name" where that place is known; none in artifacts, for
/// a link that no structure element holds is an error in PDF/UA. `structure` may be null.
std::string annotations(File& file, const Page& page, std::uint32_t index, const Destinations& places,
                        Structure* structure);

/// Entries of the catalog: "/Outlines 9 0 R/PageMode/UseOutlines", or nothing.
std::string outline(File& file, const Pages& pages, const std::vector<Ref>& refs);

/// "/Dests<<…>>" of the catalog, or nothing: for each bookmark "sign-off.N" the rectangle above the line at which it
/// stands, where a signature goes (raingan sign reads it).
std::string sign_off_places(const Pages& pages, const std::vector<Ref>& refs);

/// "/PageLabels<</Nums[…]>>", or nothing where the labels are 1, 2, 3.
std::string page_labels(const Pages& pages);

}  // namespace raingan::pdf

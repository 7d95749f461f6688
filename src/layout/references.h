// What a document says of its own pages: numbers of pages where bookmarks stand (PAGEREF, contents, lists of figures),
// and marks of footnotes that each page counts anew.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "document/document.h"
#include "document/walk.h"
#include "layout/pages.h"

namespace raingan::layout {

/// A number that leads to a bookmark which is on some page.
struct PageMention {
    std::string said;   ///< as it stands in the text, with digits 0–9
    std::string found;  ///< number of the page, likewise
    bool is_field = false;
};

/// Name of a bookmark → number of the page where it stands, as it is printed.
using PagesOfBookmarks = std::unordered_map<std::string_view, std::string_view>;
PagesOfBookmarks pages_of_bookmarks(const Pages& pages);

/// The paragraph's fields that say a page, and its links that end with a number.
std::vector<PageMention> page_mentions(const Paragraph& paragraph, const PagesOfBookmarks& page_of);

/// Calls visit(const Paragraph&, const PageMention&) for all of the document.
template <class Visit>
void for_each_page_mention(const Document& document, const Pages& pages, const Visit& visit) {
    const PagesOfBookmarks page_of = pages_of_bookmarks(pages);
    if (page_of.empty()) return;
    for_each_paragraph(document, [&](const Paragraph& paragraph) {
        for (const PageMention& mention : page_mentions(paragraph, page_of)) visit(paragraph, mention);
    });
}

/// Puts what layout knows in the place of what the file says. The document must not be moved meanwhile.
class References {
public:
    /// `pages`: numbers of pages too; marks of notes are always set.
    References(Document& document, bool pages) : document_(document), pages_(pages) {}

    /// By these pages, which may then be other ones. False: all is as it should be.
    bool settle(const Pages& pages);

    /// How many numbers of pages are other ones than the file says ("page-numbers-set").
    void tell(Pages& pages) const;

private:
    bool set(Paragraph& paragraph, std::size_t index, const std::string& text);

    Document& document_;
    bool pages_;
    std::map<std::pair<const Paragraph*, std::size_t>, std::string> stored_;  ///< of pages, where they were changed
};

}  // namespace raingan::layout

// What headers show of the text on their page: the first or last paragraph of a style (PageField::Kind::styled_text).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/pages.h"

namespace raingan::layout {

class StyledTexts {
public:
    /// Finds out which styles headers and footers ask for.
    explicit StyledTexts(const Document& document);

    /// A paragraph of `style` was set under `tag`; kept where its style is asked for.
    void add(const Paragraph& paragraph, std::uint32_t style, std::uint32_t tag);
    /// All are on their pages.
    void find_pages(const Pages& pages);
    /// Fields are of this page from here on.
    void turn_to(std::size_t page) { page_ = page; }
    /// Of the page's first paragraph of the field's style, or its last; else of the last before the page; else of the
    /// first behind it. Before the pages are known, and where no paragraph has the style, what the file shows.
    [[nodiscard]] std::string text_of(const PageField& field) const;

private:
    struct Styled {
        std::uint32_t style = 0, tag = 0;
        std::string text, label;
        std::optional<std::size_t> page;  ///< on which it begins
    };

    std::vector<std::uint32_t> asked_;
    std::vector<Styled> styled_;  ///< in the order in which they were set; later by style and page
    std::size_t page_ = 0;
    bool found_ = false;
};

}  // namespace raingan::layout

// The logical structure (ISO 32000-1 14.7, 14.8): Pages::tags become structure elements. While a page is drawn, all
// that is drawn gets its MCID here. The tree is written afterwards, with what Pages leave to the writer: lists, notes,
// heads and bodies of tables, heading levels without gaps, rows of equal width; elements that turned out empty are left
// out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout/pages.h"
#include "pdf/haru.h"

namespace raingan::pdf {

class Structure {
public:
    explicit Structure(const Pages& pages);

    struct Mark {
        std::string_view type;  ///< structure type, or near it: the element's own rules
        std::uint32_t mcid = 0;
    };
    /// A marked-content sequence of `tag`, no artifact, on `page`; pages come in ascending order. `order` is its place
    /// in the page's reading order. Text or a picture whose tag cannot hold it gets an element of its own below it.
    Mark mark(std::uint32_t tag, std::uint32_t page, std::uint32_t order);

    /// A link annotation of `tag` on `page`; returns the annotation's /StructParent.
    std::uint32_t annotate(std::uint32_t tag, std::uint32_t page, Ref annotation);

    /// A picture of `tag` that fills this box of the page (in its user space).
    struct Box {
        double left = 0, bottom = 0, right = 0, top = 0;
    };
    Mark mark_figure(std::uint32_t tag, std::uint32_t page, std::uint32_t order, const Box& box);

    /// Writes the tree and returns its root, /StructTreeRoot. `pages` are the page objects.
    Ref write(File& file, const std::vector<Ref>& pages);

    /// What stands for the description of a picture that has none.
    static constexpr std::string_view no_description = "รูปภาพ";

private:
    friend class StructureWriter;

    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    struct Item {  ///< a marked-content sequence, or an annotation
        std::uint32_t tag = 0, page = 0, order = 0;
        std::uint32_t mcid = none;
        Ref annotation;
        std::uint32_t next = none;  ///< of the same tag
    };
    struct TagItems {
        std::uint32_t first = none, last = none;
    };
    [[nodiscard]] const Tag& tag(std::uint32_t index) const;
    [[nodiscard]] std::string_view alt_of(std::uint32_t index) const;
    [[nodiscard]] std::size_t tag_count() const { return pages_.tags.size() + implied_.size(); }
    std::uint32_t add_implied(Tag::Kind kind, std::uint32_t parent);
    std::uint32_t fitting(std::uint32_t tag, Tag::Kind kind);
    void add(Item item);

    const Pages& pages_;
    std::vector<Tag> implied_;  ///< numbered behind Pages::tags
    std::vector<Item> items_;
    std::vector<TagItems> by_tag_;
    std::vector<std::vector<std::uint32_t>> mcids_;  ///< of each page: the tags, by MCID
    std::vector<std::uint32_t> annotated_;           ///< tags, by /StructParent less the number of pages
    std::unordered_map<std::uint32_t, Box> boxes_;   ///< of figures
    std::uint32_t implied_for_ = none;               ///< the tag that got the last implied one
};

}  // namespace raingan::pdf

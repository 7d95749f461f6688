#include "readers/pdf/tags.h"

#include <array>
#include <set>
#include <string>
#include <string_view>

namespace raingan::pdf_reader {
namespace {

/// Elements that are part of a block (14.8.4.4); all others are blocks or hold blocks.
bool is_inline(std::string_view type) {
    constexpr std::array<std::string_view, 12> inline_types{"/Span",      "/Link",     "/Quote", "/Note",
                                                            "/Reference", "/BibEntry", "/Code",  "/Annot",
                                                            "/Ruby",      "/Warichu",  "/Em",    "/Strong"};
    for (const std::string_view known : inline_types)
        if (type == known) return true;
    return false;
}

class TreeWalk {
public:
    TreeWalk(QPDFObjectHandle root, const std::vector<QPDFObjectHandle>& pages)
        : roles_(root.getKey("/RoleMap")), out_(pages.size()) {
        for (std::size_t i = 0; i < pages.size(); ++i) pages_.emplace(pages[i].getObjGen(), i);
    }

    void element(QPDFObjectHandle node, std::uint32_t block, std::uint32_t cell, QPDFObjectHandle page,
                 int depth) {  // NOLINT(misc-no-recursion)
        constexpr int deepest = 100;
        constexpr std::size_t most = 2'000'000;
        if (depth > deepest || ++count_ > most) return;
        if (node.isInteger()) return content(node.getIntValue(), page, block, cell);
        if (!node.isDictionary()) return;
        if (QPDFObjectHandle own = node.getKey("/Pg"); own.isDictionary()) page = own;
        if (QPDFObjectHandle id = node.getKey("/MCID"); id.isInteger() && !node.hasKey("/S"))
            return content(id.getIntValue(), page, block, cell);
        if (node.isIndirect() && !seen_.insert(node.getObjGen()).second) return;
        const std::string type = type_of(node);
        if (!type.empty() && !is_inline(type)) block = ++number_;
        if (type == "/TD" || type == "/TH") cell = block;
        QPDFObjectHandle kids = node.getKey("/K");
        if (!kids.isArray()) return element(kids, block, cell, page, depth + 1);
        const bool lines = is_heading_of_lines(type, kids);
        for (int i = 0; i < kids.getArrayNItems(); ++i) {
            if (lines && i > 0) block = ++number_;
            element(kids.getArrayItem(i), block, cell, page, depth + 1);
        }
    }

    std::vector<PageTags> finish() { return std::move(out_); }

private:
    /// A title of several lines is one heading with a Span for each further one, as src/pdf/PDFA.md says; its author
    /// typed them as paragraphs.
    bool is_heading_of_lines(std::string_view type, QPDFObjectHandle kids) {
        if (!type.starts_with("/H") || kids.getArrayNItems() < 2) return false;
        for (int i = 1; i < kids.getArrayNItems(); ++i)
            if (QPDFObjectHandle kid = kids.getArrayItem(i); !kid.isDictionary() || type_of(kid) != "/Span")
                return false;
        return true;
    }

    std::string type_of(QPDFObjectHandle node) {
        QPDFObjectHandle type = node.getKey("/S");
        if (!type.isName()) return {};
        if (roles_.isDictionary())
            if (QPDFObjectHandle mapped = roles_.getKey(type.getName()); mapped.isName()) return mapped.getName();
        return type.getName();
    }

    void content(long long id, const QPDFObjectHandle& page, std::uint32_t block, std::uint32_t cell) {
        const auto at = pages_.find(QPDFObjectHandle(page).getObjGen());
        constexpr long long most_id = 10'000'000;
        if (at == pages_.end() || id < 0 || id > most_id) return;
        out_[at->second].blocks[static_cast<std::int32_t>(id)] = block;
        if (cell != 0) out_[at->second].cells[static_cast<std::int32_t>(id)] = cell;
    }

    QPDFObjectHandle roles_;
    std::map<QPDFObjGen, std::size_t> pages_;
    std::set<QPDFObjGen> seen_;
    std::vector<PageTags> out_;
    std::uint32_t number_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

std::vector<PageTags> read_tags(QPDF& qpdf, const std::vector<QPDFObjectHandle>& pages) {
    QPDFObjectHandle root = qpdf.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return std::vector<PageTags>(pages.size());
    TreeWalk walk(root, pages);
    walk.element(root, 0, 0, QPDFObjectHandle::newNull(), 0);
    return walk.finish();
}

}  // namespace raingan::pdf_reader

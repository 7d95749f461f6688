// Structure → objects: the elements in reading order, the parent tree, the IDs of notes.
#include <algorithm>
#include <array>
#include <limits>

#include "pdf/language.h"
#include "pdf/number_tree.h"
#include "pdf/structure.h"
#include "pdf/table_grid.h"

namespace raingan::pdf {

namespace {

/// ISO 32000-1 14.8.5.5. Thai letters are an alphabet; it has no case.
std::string_view list_numbering(NumberFormat numbering) {
    switch (numbering) {
        case NumberFormat::bullet:
        case NumberFormat::none:
            return "Disc";
        case NumberFormat::thai_letters:
        case NumberFormat::upper_letter:
            return "UpperAlpha";
        case NumberFormat::lower_letter:
            return "LowerAlpha";
        case NumberFormat::upper_roman:
            return "UpperRoman";
        case NumberFormat::lower_roman:
            return "LowerRoman";
        default:
            return "Decimal";
    }
}

}  // namespace

class StructureWriter {
public:
    StructureWriter(const Structure& structure, File& file, const std::vector<Ref>& pages)
        : s_(structure), file_(file), pages_(pages) {}

    Ref write() {
        find_content();
        link_children();
        const Ref root = file_.reserve();
        refs_.resize(s_.tag_count());
        const Ref document = write_tag(document_tag, root);
        std::string entries = "/Type/StructTreeRoot/K ";
        append(entries, document);
        entries += "/ParentTree ";
        append(entries, write_parent_tree());
        entries += "/ParentTreeNextKey " + std::to_string(s_.pages_.all.size() + s_.annotated_.size());
        if (!notes_.empty()) write_note_ids(entries);
        file_.set(root, entries);
        return root;
    }

private:
    static constexpr std::uint32_t none = Structure::none;
    static constexpr std::uint64_t nowhere = std::numeric_limits<std::uint64_t>::max();
    using Kind = Tag::Kind;
    using Tags = std::vector<std::uint32_t>;

    static std::uint64_t place(const Structure::Item& item) {
        return static_cast<std::uint64_t>(item.page) << 32U | item.order;
    }

    // --- what is there -----------------------------------------------------------------------------------------------

    /// The first place where a tag or one below it draws something. A parent is always made before its children.
    void find_content() {
        first_.assign(s_.tag_count(), nowhere);
        for (const Structure::Item& item : s_.items_) first_[item.tag] = std::min(first_[item.tag], place(item));
        for (std::size_t t = first_.size(); t-- > 1;) {
            std::uint64_t& above = first_[parent_of(static_cast<std::uint32_t>(t))];
            above = std::min(above, first_[t]);
        }
    }

    [[nodiscard]] std::uint32_t parent_of(std::uint32_t t) const {
        const std::uint32_t parent = s_.tag(t).parent;
        return parent < t ? parent : document_tag;
    }

    /// Tags that draw nothing are left out, but for the cells of a table that draws something: they keep its shape.
    [[nodiscard]] bool keeps(std::uint32_t t) const {
        if (first_[t] != nowhere) return true;
        const Kind kind = s_.tag(t).kind;
        const std::uint32_t parent = parent_of(t);
        if (kind == Kind::row) return s_.tag(parent).kind == Kind::table && first_[parent] != nowhere;
        return (kind == Kind::cell || kind == Kind::header_cell) && s_.tag(parent).kind == Kind::row && keeps(parent);
    }

    void link_children() {
        const std::size_t count = s_.tag_count();
        first_child_.assign(count, none);
        next_sibling_.assign(count, none);
        for (std::size_t i = count; i-- > 1;) {
            const auto t = static_cast<std::uint32_t>(i);
            if (is_artifact(t) && t < s_.pages_.tags.size()) continue;
            if (!keeps(t)) continue;
            const std::uint32_t parent = parent_of(t);
            next_sibling_[t] = first_child_[parent];
            first_child_[parent] = t;
        }
    }

    [[nodiscard]] Tags children_of(std::uint32_t t) const {
        Tags out;
        for (std::uint32_t c = first_child_[t]; c != none; c = next_sibling_[c]) out.push_back(c);
        // Only what was implied while pages were drawn can be out of order.
        const bool grid = s_.tag(t).kind == Kind::table || s_.tag(t).kind == Kind::row;
        if (!s_.implied_.empty() && !grid)
            std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return first_[a] < first_[b]; });
        return out;
    }

    // --- elements ----------------------------------------------------------------------------------------------------

    /// /Type may be left out (ISO 32000-1 Table 323).
    static void begin_element(std::string& out, std::string_view type, Ref parent) {
        out.append("/S/").append(type).append("/P ");
        append(out, parent);
    }
    static std::string element(std::string_view type, Ref parent) {
        std::string out;
        begin_element(out, type, parent);
        return out;
    }

    static void add_kid(std::string& kids, Ref ref) {
        append(kids, ref);
        kids.push_back(' ');
    }

    void set(Ref ref, std::string entries, const std::string& kids) {
        if (!kids.empty()) entries.append("/K[").append(kids).append("]");
        file_.set(ref, entries);
    }
    /// Of one piece of marked content.
    void set_content(Ref ref, std::string& entries, const Structure::Item& item) {
        entries += "/Pg ";
        append(entries, pages_[item.page]);
        entries += "/K ";
        append_number(entries, item.mcid);
        file_.set(ref, entries);
    }

    Ref write_tag(std::uint32_t t, Ref parent, const Tags& nested_items = {}) {
        const Ref ref = file_.reserve();
        refs_[t] = ref;
        const Structure::Item* only = only_content(t);
        if (only != nullptr && nested_items.empty() && s_.tag(t).kind != Kind::figure) {
            entries_.clear();
            begin_element(entries_, type_of(t), parent);
            set_content(ref, entries_, *only);
            return ref;
        }
        std::string entries = element(type_of(t), parent);
        if (s_.tag(t).kind == Kind::figure) add_figure_entries(entries, t);
        std::string kids;
        if (s_.by_tag_[t].first != none)
            add_content(entries, kids, t, ref);
        else if (s_.tag(t).kind == Kind::table)
            add_rows(kids, t, ref);
        else
            add_groups(kids, children_of(t), ref);
        if (!nested_items.empty()) add_list_items(kids, nested_items, ref);
        set(ref, std::move(entries), kids);
        return ref;
    }

    /// The piece of marked content that is all of a tag, or nothing.
    [[nodiscard]] const Structure::Item* only_content(std::uint32_t t) const {
        const std::uint32_t first = s_.by_tag_[t].first;
        if (first == none || first_child_[t] != none || s_.items_[first].next != none) return nullptr;
        return s_.items_[first].mcid != none ? &s_.items_[first] : nullptr;
    }

    std::string_view type_of(std::uint32_t t) {
        switch (s_.tag(t).kind) {
            case Kind::document:
                return "Document";
            case Kind::section:
                return "Sect";
            case Kind::heading:
                return heading_type(s_.tag(t).level);
            case Kind::list_item:
                return "LI";
            case Kind::list_label:
                return "Lbl";
            case Kind::list_body:
                return "LBody";
            case Kind::table:
                return "Table";
            case Kind::row:
                return "TR";
            case Kind::header_cell:
                return "TH";
            case Kind::cell:
                return "TD";
            case Kind::figure:
                return "Figure";
            case Kind::link:
            case Kind::heading_line:
                return has_annotation(t) ? "Link" : "Span";
            case Kind::paragraph:
            case Kind::artifact:
                break;
        }
        return "P";
    }

    /// The first heading is H1, and none is more than one level below the one before (ISO 14289-1 7.4.2).
    std::string_view heading_type(std::uint8_t level) {
        while (!open_headings_.empty() && open_headings_.back() >= level) open_headings_.pop_back();
        open_headings_.push_back(level);
        static constexpr std::array<std::string_view, 6> types{"H1", "H2", "H3", "H4", "H5", "H6"};
        return types.at(std::min(open_headings_.size(), types.size()) - 1);
    }

    [[nodiscard]] bool has_annotation(std::uint32_t t) const {
        for (std::uint32_t i = s_.by_tag_[t].first; i != none; i = s_.items_[i].next)
            if (s_.items_[i].mcid == none) return true;
        return false;
    }

    void add_figure_entries(std::string& entries, std::uint32_t t) {
        const std::string_view own = s_.alt_of(t);
        const bool blank = own.find_first_not_of(" \t\r\n") == std::string_view::npos;
        const std::string_view alt = blank ? Structure::no_description : own;
        entries += "/Alt";
        append_text(entries, alt);
        if (is_latin(alt)) entries += "/Lang(en)";
        const auto box = s_.boxes_.find(t);
        if (box == s_.boxes_.end()) return;
        entries += "/A<</O/Layout/BBox[";
        for (const double edge : {box->second.left, box->second.bottom, box->second.right, box->second.top}) {
            append(entries, edge);
            entries.push_back(' ');
        }
        entries += "]>>";
    }

    /// Marked content, links and pictures of a paragraph in their order. /Pg is the page of the first; content of
    /// other pages names its own.
    void add_content(std::string& entries, std::string& kids, std::uint32_t t, Ref ref) {
        struct Kid {
            std::uint64_t place;
            std::uint32_t item, child;
        };
        std::vector<Kid> order;
        for (std::uint32_t i = s_.by_tag_[t].first; i != none; i = s_.items_[i].next)
            order.push_back({place(s_.items_[i]), i, none});
        for (const std::uint32_t child : children_of(t)) order.push_back({first_[child], none, child});
        std::stable_sort(order.begin(), order.end(), [](const Kid& a, const Kid& b) { return a.place < b.place; });
        const std::uint32_t page = s_.items_[s_.by_tag_[t].first].page;
        entries += "/Pg ";
        append(entries, pages_[page]);
        for (const Kid& kid : order) {
            if (kid.child != none) {
                add_kid(kids, write_tag(kid.child, ref));
                continue;
            }
            const Structure::Item& item = s_.items_[kid.item];
            if (item.mcid != none && item.page == page) {
                kids += std::to_string(item.mcid) + ' ';
                continue;
            }
            kids += item.mcid != none ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ";
            append(kids, pages_[item.page]);
            if (item.mcid != none) {
                kids += "/MCID " + std::to_string(item.mcid);
            } else {
                kids += "/Obj ";
                append(kids, item.annotation);
            }
            kids += ">>";
        }
    }

    // --- groups ------------------------------------------------------------------------------------------------------

    /// Runs of list items become lists, paragraphs of one note that note.
    void add_groups(std::string& kids, const Tags& tags, Ref parent) {
        for (std::size_t i = 0; i < tags.size();) {
            const std::uint32_t note = s_.tag(tags[i]).note;
            std::size_t end = i + 1;
            while (end < tags.size() && s_.tag(tags[end]).note == note) ++end;
            const Tags run(tags.begin() + static_cast<std::ptrdiff_t>(i),
                           tags.begin() + static_cast<std::ptrdiff_t>(end));
            if (note == 0) {
                add_lists(kids, run, parent);
            } else {
                add_kid(kids, write_note(run, parent));
            }
            i = end;
        }
    }

    void add_lists(std::string& kids, const Tags& tags, Ref parent) {
        for (std::size_t i = 0; i < tags.size();) {
            if (s_.tag(tags[i]).kind != Kind::list_item) {
                add_kid(kids, write_tag(tags[i++], parent));
                continue;
            }
            Tags items;
            for (; i < tags.size() && s_.tag(tags[i]).kind == Kind::list_item; ++i) items.push_back(tags[i]);
            add_list_items(kids, items, parent);
        }
    }

    Ref write_note(const Tags& tags, Ref parent) {
        const Ref ref = file_.reserve();
        notes_.push_back(ref);
        std::string kids;
        add_lists(kids, tags, ref);
        set(ref, element("Note", parent) + "/ID(" + note_id(notes_.size() - 1) + ")", kids);
        return ref;
    }

    /// Ascending as strings, as a name tree wants them.
    static std::string note_id(std::size_t index) {
        const std::string digits = std::to_string(index + 1);
        return "note-" + std::string(8 - std::min<std::size_t>(digits.size(), 8), '0') + digits;
    }

    /// Lists of `items`: one for each run of the same kind of numbering; deeper items go into the item above them.
    void add_list_items(std::string& kids, const Tags& items, Ref parent) {
        for (std::size_t i = 0; i < items.size();) {
            const Tag& first = s_.tag(items[i]);
            const Ref list = file_.reserve();
            std::string list_kids;
            while (i < items.size()) {
                const Tag& item = s_.tag(items[i]);
                if (item.level < first.level || item.numbering != first.numbering) break;
                Tags nested;
                const std::uint32_t own = items[i++];
                while (i < items.size() && s_.tag(items[i]).level > first.level) nested.push_back(items[i++]);
                add_kid(list_kids, write_item(own, list, nested));
            }
            std::string entries = element("L", parent) + "/A<</O/List/ListNumbering/";
            entries.append(list_numbering(first.numbering)).append(">>");
            set(list, std::move(entries), list_kids);
            add_kid(kids, list);
        }
    }

    /// An item's label and body; the deeper lists stand in the body.
    Ref write_item(std::uint32_t t, Ref parent, const Tags& nested) {
        const Ref ref = file_.reserve();
        refs_[t] = ref;
        std::string kids;
        bool body = false;
        for (const std::uint32_t child : children_of(t)) {
            const bool is_body = s_.tag(child).kind == Kind::list_body;
            add_kid(kids, write_tag(child, ref, is_body ? nested : Tags()));
            body = body || is_body;
        }
        if (!body && !nested.empty()) {
            const Ref made = file_.reserve();
            std::string body_kids;
            add_list_items(body_kids, nested, made);
            set(made, element("LBody", ref), body_kids);
            add_kid(kids, made);
        }
        set(ref, element("LI", parent), kids);
        return ref;
    }

    // --- tables ------------------------------------------------------------------------------------------------------

    [[nodiscard]] bool is_header(const GridRow& row) const {
        return !row.empty() && std::all_of(row.begin(), row.end(), [&](const GridCell& cell) {
            return s_.tag(cell.source).kind == Kind::header_cell;
        });
    }

    void add_rows(std::string& kids, std::uint32_t t, Ref ref) {
        const Tags tags = children_of(t);
        std::vector<GridRow> rows;
        for (const std::uint32_t row : tags) {
            rows.emplace_back();
            for (const std::uint32_t cell : children_of(row)) {
                const Tag& tag = s_.tag(cell);
                rows.back().push_back({cell, false, tag.column, tag.col_span, tag.row_span});
            }
        }
        std::size_t head = 0;
        while (head < rows.size() && is_header(rows[head])) ++head;
        if (head == rows.size()) head = 0;  // a head needs a body below it
        make_regular(rows, {head, rows.size() - head});
        if (head > 0) add_kid(kids, write_row_group("THead", tags, rows, 0, head, ref));
        if (head < rows.size()) add_kid(kids, write_row_group("TBody", tags, rows, head, rows.size(), ref));
    }

    Ref write_row_group(std::string_view type, const Tags& tags, const std::vector<GridRow>& rows, std::size_t begin,
                        std::size_t end, Ref parent) {
        const Ref group = file_.reserve();
        std::string kids;
        for (std::size_t r = begin; r < end; ++r) {
            const Ref row = file_.reserve();
            refs_[tags[r]] = row;
            std::string cells;
            for (const GridCell& cell : rows[r]) add_kid(cells, write_cell(cell, row));
            set(row, element("TR", group), cells);
            add_kid(kids, row);
        }
        set(group, element(type, parent), kids);
        return group;
    }

    Ref write_cell(const GridCell& cell, Ref row) {
        const Ref ref = file_.reserve();
        const bool header = !cell.filler && s_.tag(cell.source).kind == Kind::header_cell;
        std::string& entries = entries_;
        entries.clear();
        begin_element(entries, header ? "TH" : "TD", row);
        if (header || cell.row_span > 1 || cell.col_span > 1) {
            entries += "/A<</O/Table";
            if (header) entries += "/Scope/Column";
            if (cell.row_span > 1) entries += "/RowSpan " + std::to_string(cell.row_span);
            if (cell.col_span > 1) entries += "/ColSpan " + std::to_string(cell.col_span);
            entries += ">>";
        }
        if (cell.filler) {
            file_.set(ref, entries);
            return ref;
        }
        refs_[cell.source] = ref;
        const std::uint32_t text = text_of_long_table(cell.source);
        if (text != none) {
            refs_[text] = ref;
            set_content(ref, entries, *only_content(text));
            return ref;
        }
        std::string own = entries, kids;
        add_groups(kids, children_of(cell.source), ref);
        set(ref, std::move(own), kids);
        return ref;
    }

    /// A cell may hold its content itself. Those of a very long document do where it is one paragraph in one piece: of
    /// a million cells it is half of all objects.
    [[nodiscard]] std::uint32_t text_of_long_table(std::uint32_t cell) const {
        constexpr std::size_t many_tags = 100'000;
        if (s_.tag_count() < many_tags) return none;
        const std::uint32_t child = first_child_[cell];
        if (child == none || next_sibling_[child] != none || s_.by_tag_[cell].first != none) return none;
        const Tag& tag = s_.tag(child);
        return tag.kind == Kind::paragraph && tag.note == 0 && only_content(child) != nullptr ? child : none;
    }

    // --- the root's trees --------------------------------------------------------------------------------------------

    Ref write_parent_tree() {
        NumberTree tree(file_);
        for (std::size_t page = 0; page < s_.mcids_.size(); ++page) {
            if (s_.mcids_[page].empty()) continue;
            std::string parents = "[";
            for (const std::uint32_t t : s_.mcids_[page]) add_kid(parents, refs_[t]);
            tree.add(page, parents + "]");
        }
        for (std::size_t i = 0; i < s_.annotated_.size(); ++i) {
            std::string parent = " ";
            add_kid(parent, refs_[s_.annotated_[i]]);
            tree.add(s_.mcids_.size() + i, parent);
        }
        return tree.finish();
    }

    void write_note_ids(std::string& entries) {
        entries += "/IDTree<</Names[";
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            entries += "(" + note_id(i) + ")";
            add_kid(entries, notes_[i]);
        }
        entries += "]>>";
    }

    const Structure& s_;
    File& file_;
    const std::vector<Ref>& pages_;
    std::vector<std::uint64_t> first_;
    std::vector<std::uint32_t> first_child_, next_sibling_;
    std::vector<Ref> refs_;  ///< of each tag's element
    std::vector<std::uint8_t> open_headings_;
    std::vector<Ref> notes_;
    std::string entries_;  ///< scratch
};

Ref Structure::write(File& file, const std::vector<Ref>& pages) {
    return StructureWriter(*this, file, pages).write();
}

}  // namespace raingan::pdf

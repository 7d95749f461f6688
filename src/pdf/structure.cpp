#include "pdf/structure.h"

namespace raingan::pdf {

namespace {

/// The marked-content tag of a kind; it need not equal the element's type, which may not be known yet.
std::string_view mark_type(Tag::Kind kind) {
    switch (kind) {
        case Tag::Kind::heading:
            return "H";
        case Tag::Kind::list_label:
            return "Lbl";
        case Tag::Kind::list_body:
            return "LBody";
        case Tag::Kind::figure:
            return "Figure";
        case Tag::Kind::link:
            return "Link";
        case Tag::Kind::heading_line:
            return "Span";
        default:
            return "P";
    }
}

/// May text stand in it directly? All other kinds only group.
bool holds_text(Tag::Kind kind) {
    switch (kind) {
        case Tag::Kind::paragraph:
        case Tag::Kind::heading:
        case Tag::Kind::heading_line:
        case Tag::Kind::list_label:
        case Tag::Kind::list_body:
        case Tag::Kind::link:
            return true;
        default:
            return false;
    }
}

}  // namespace

Structure::Structure(const Pages& pages) : pages_(pages), by_tag_(pages.tags.size()), mcids_(pages.all.size()) {
    if (pages.tags.empty()) add_implied(Tag::Kind::document, document_tag);
}

const Tag& Structure::tag(std::uint32_t index) const {
    return index < pages_.tags.size() ? pages_.tags[index] : implied_[index - pages_.tags.size()];
}

std::string_view Structure::alt_of(std::uint32_t index) const {
    const std::uint32_t number = tag(index).alt;
    return number == 0 ? std::string_view() : pages_.alts.at(number - 1);
}

std::uint32_t Structure::add_implied(Tag::Kind kind, std::uint32_t parent) {
    Tag made;
    made.kind = kind;
    made.parent = parent;
    implied_.push_back(made);
    by_tag_.emplace_back();
    return static_cast<std::uint32_t>(tag_count() - 1);
}

/// `tag` itself, or an element of `kind` below it where it cannot hold such content; the same one for what follows.
std::uint32_t Structure::fitting(std::uint32_t index, Tag::Kind kind) {
    if (index >= tag_count()) index = document_tag;
    Tag::Kind own = tag(index).kind;
    if (own == Tag::Kind::table || own == Tag::Kind::row ||
        own == Tag::Kind::list_item) {  // these hold only their parts
        index = document_tag;
        own = Tag::Kind::document;
    }
    if (kind == Tag::Kind::paragraph ? holds_text(own) : own == kind) return index;
    const bool again = kind != Tag::Kind::figure && implied_for_ == index && implied_.back().kind == kind;
    implied_for_ = index;
    return again ? static_cast<std::uint32_t>(tag_count() - 1) : add_implied(kind, index);
}

void Structure::add(Item item) {
    const auto index = static_cast<std::uint32_t>(items_.size());
    TagItems& of_tag = by_tag_[item.tag];
    (of_tag.first == none ? of_tag.first : items_[of_tag.last].next) = index;
    of_tag.last = index;
    items_.push_back(item);
}

Structure::Mark Structure::mark(std::uint32_t index, std::uint32_t page, std::uint32_t order) {
    const bool figure = index < tag_count() && tag(index).kind == Tag::Kind::figure;
    const std::uint32_t fit = figure ? index : fitting(index, Tag::Kind::paragraph);
    const auto mcid = static_cast<std::uint32_t>(mcids_[page].size());
    mcids_[page].push_back(fit);
    add({fit, page, order, mcid, {}, none});
    return {mark_type(tag(fit).kind), mcid};
}

Structure::Mark Structure::mark_figure(std::uint32_t index, std::uint32_t page, std::uint32_t order, const Box& box) {
    std::uint32_t fit = fitting(index, Tag::Kind::figure);
    if (boxes_.count(fit) != 0) fit = add_implied(Tag::Kind::figure, tag(fit).parent);  // one picture, one figure
    boxes_.emplace(fit, box);
    return mark(fit, page, order);
}

std::uint32_t Structure::annotate(std::uint32_t index, std::uint32_t page, Ref annotation) {
    const std::uint32_t fit = fitting(index, Tag::Kind::link);
    constexpr std::uint32_t behind_text = none;
    add({fit, page, behind_text, none, annotation, none});
    annotated_.push_back(fit);
    return static_cast<std::uint32_t>(pages_.all.size() + annotated_.size() - 1);
}

}  // namespace raingan::pdf

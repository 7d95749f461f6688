#include "readers/word/relationships.h"

#include <utility>

namespace raingan::word {
namespace {

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

/// "word/" + "../media/a.png" → "media/a.png"; a leading slash means the package's root (Part 2, 8.3).
std::string resolve(const std::string& folder, std::string_view target) {
    if (!target.empty() && target.front() == '/') return std::string(target.substr(1));
    std::string base = folder;
    while (target.substr(0, 2) == "./") target.remove_prefix(2);
    while (target.substr(0, 3) == "../") {
        target.remove_prefix(3);
        if (!base.empty()) base.pop_back();
        const std::size_t slash = base.rfind('/');
        base.resize(slash == std::string::npos ? 0 : slash + 1);
    }
    return base + std::string(target);
}

std::string_view last_segment(std::string_view uri) {
    const std::size_t slash = uri.rfind('/');
    return slash == std::string_view::npos ? uri : uri.substr(slash + 1);
}

}  // namespace

Relationships::Relationships(std::vector<Relationship> items) : items_(std::move(items)) {
    for (std::size_t i = 0; i < items_.size(); ++i) by_id_.emplace(items_[i].id, i);
}

const Relationship* Relationships::by_id(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? nullptr : &items_[found->second];
}

std::vector<const Relationship*> Relationships::all_of_type(std::string_view type) const {
    std::vector<const Relationship*> found;
    for (const Relationship& item : items_)
        if (item.type == type) found.push_back(&item);
    return found;
}

const Relationship* Relationships::by_type(std::string_view type) const {
    for (const Relationship& item : items_)
        if (item.type == type && !item.external) return &item;
    return nullptr;
}

Relationships relationships_of(Package& package, const std::string& part) {
    const std::string folder = folder_of(part);
    std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::optional<std::string> bytes = package.read(name);
    if (!bytes) return {};
    const auto tree = xml::parse(std::move(name), std::move(*bytes));
    std::vector<Relationship> items;
    for (const pugi::xml_node node : tree->root().children()) {
        if (xml::name(node) != "Relationship") continue;
        Relationship item;
        item.id = xml::text_of(node, "Id");
        item.type = last_segment(xml::text_of(node, "Type"));
        item.external = xml::text_of(node, "TargetMode") == "External";
        const std::string_view target = xml::text_of(node, "Target");
        item.target = item.external ? std::string(target) : resolve(folder, target);
        items.push_back(std::move(item));
    }
    return Relationships(std::move(items));
}

std::unique_ptr<xml::Part> related_part(Package& package, const Relationships& relationships, std::string_view type) {
    const Relationship* found = relationships.by_type(type);
    if (found == nullptr) return nullptr;
    std::optional<std::string> bytes = package.read(found->target);
    if (!bytes) return nullptr;
    return xml::parse(found->target, std::move(*bytes));
}

}  // namespace raingan::word

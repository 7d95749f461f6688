// The structure of the document (ISO 32000-1 14.7): new elements for new widgets, and nothing else.
#include <algorithm>

#include "sign/revision_pair.h"

namespace raingan::sign {
namespace {

constexpr int deepest_structure = 64;

/// A new Form element that holds widgets alone; no file comes with it, and no text in the place of other text.
bool is_form_element(RevisionPair& pair, QPDFObjectHandle element) {
    static const RevisionPair::Keys known{"/Type", "/S", "/P", "/Pg", "/Alt", "/T", "/Lang", "/ID", "/K"};
    if (!pair.is_new(element) || !only_keys(element, known) || name_of(element.getKey("/S")) != "/Form") return false;
    const auto kids = items_of(element.getKey("/K"));
    return std::ranges::all_of(kids, [&](QPDFObjectHandle kid) {
        if (!kid.isDictionary()) return false;
        QPDFObjectHandle object = kid.getKey("/Obj");
        return name_of(kid.getKey("/Type")) == "/OBJR" && pair.is_new(object) && object.isDictionary() &&
               name_of(object.getKey("/Subtype")) == "/Widget";
    });
}

/// The element has only got Form elements behind its others.
bool grows(RevisionPair& pair, QPDFObjectHandle before, QPDFObjectHandle after) {
    const auto kids = pair.appended(before.getKey("/K"), after.getKey("/K"));
    return kids && std::ranges::all_of(*kids, [&](const QPDFObjectHandle& kid) { return is_form_element(pair, kid); });
}

long long greatest_key(QPDFObjectHandle node, int depth) {  // NOLINT(misc-no-recursion)
    long long most = -1;
    if (!node.isDictionary() || depth > deepest_structure) return most;
    const auto numbers = items_of(node.getKey("/Nums"));
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        if (QPDFObjectHandle(numbers[i]).isInteger()) most = std::max(most, QPDFObjectHandle(numbers[i]).getIntValue());
    for (const QPDFObjectHandle& kid : items_of(node.getKey("/Kids")))
        most = std::max(most, greatest_key(kid, depth + 1));
    return most;
}

/// Pairs for widgets behind all keys that were there (14.7.4.4): `most` is the greatest of them.
bool are_new_pairs(RevisionPair& pair, const std::vector<QPDFObjectHandle>& numbers, long long most) {
    if (numbers.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        QPDFObjectHandle key = numbers[i];
        if (!key.isInteger() || key.getIntValue() <= most || !is_form_element(pair, numbers[i + 1])) return false;
        most = key.getIntValue();
    }
    return true;
}

bool is_new_leaf(RevisionPair& pair, QPDFObjectHandle leaf, long long most) {
    return only_keys(leaf, {"/Limits", "/Nums", "/Type"}) && are_new_pairs(pair, items_of(leaf.getKey("/Nums")), most);
}

class ParentTree {
public:
    ParentTree(RevisionPair& pair, const QPDFObjectHandle& root) : pair_(pair), most_(greatest_key(root, 0)) {}

    void explain(QPDFObjectHandle before, QPDFObjectHandle after, int depth) {  // NOLINT(misc-no-recursion)
        if (!before.isDictionary() || !after.isDictionary() || depth > deepest_structure) return;
        QPDFObjectHandle old_kids = before.getKey("/Kids"), new_kids = after.getKey("/Kids");
        const bool direct = !before.isIndirect();
        if (direct || pair_.is_changed(before) || pair_.is_changed(old_kids) ||
            pair_.is_changed(before.getKey("/Nums"))) {
            static const RevisionPair::Keys growing{"/Kids", "/Nums", "/Limits"};
            const auto leaves = pair_.appended(old_kids, new_kids);
            const auto pairs = pair_.appended(before.getKey("/Nums"), after.getKey("/Nums"));
            const bool fine =
                leaves && pairs && same_but(before, after, growing) && are_new_pairs(pair_, *pairs, most_) &&
                std::ranges::all_of(*leaves,
                                    [&](const QPDFObjectHandle& leaf) { return is_new_leaf(pair_, leaf, most_); });
            if (!fine) return pair_.forbid("the structure's parent tree was changed", "โครงสร้างของเอกสารถูกแก้ไข");
            pair_.explain(before);
        }
        const auto old_items = items_of(old_kids), new_items = items_of(new_kids);
        for (std::size_t i = 0; i < old_items.size() && i < new_items.size(); ++i)
            explain(old_items[i], new_items[i], depth + 1);
    }

private:
    RevisionPair& pair_;
    long long most_;
};

}  // namespace

void explain_structure(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getRoot().getKey("/StructTreeRoot");
    QPDFObjectHandle after = pair.now.getRoot().getKey("/StructTreeRoot");
    if (!before.isDictionary() || !after.isDictionary()) return;
    static const RevisionPair::Keys growing{"/K", "/ParentTree", "/ParentTreeNextKey"};
    if (!same_but(before, after, growing) || !grows(pair, before, after)) {
        if (!before.isIndirect() || pair.is_changed(before))
            pair.forbid("the structure was changed", "โครงสร้างของเอกสารถูกแก้ไข");
        return;
    }
    pair.explain(before);
    QPDFObjectHandle top = before.getKey("/K");
    if (top.isArray() && top.getArrayNItems() == 1) top = top.getArrayItem(0);
    if (pair.is_changed(top)) {
        QPDFObjectHandle now = pair.now.getObject(top.getObjGen());
        if (same_but(top, now, {"/K"}) && grows(pair, top, now)) pair.explain(top);
    }
    ParentTree(pair, before.getKey("/ParentTree"))
        .explain(before.getKey("/ParentTree"), after.getKey("/ParentTree"), 0);
}

}  // namespace raingan::sign

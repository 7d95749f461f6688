#include "sign/revision_pair.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace raingan::sign {
namespace {

constexpr int deepest_object = 64;

/// The references in `object` that are not followed further.
template <typename Each>
void for_each_reference(QPDFObjectHandle object, int depth, const Each& each) {  // NOLINT(misc-no-recursion)
    if (depth > deepest_object) return;
    const auto visit = [&](const QPDFObjectHandle& child) {
        if (child.isIndirect())
            each(child.getObjGen());
        else
            for_each_reference(child, depth + 1, each);
    };
    if (object.isStream()) object = object.getDict();
    if (object.isDictionary())
        for (const auto& [key, value] : object.getDictAsMap()) visit(value);
    if (object.isArray())
        for (const QPDFObjectHandle& item : object.getArrayAsVector()) visit(item);
}

bool same_bytes(QPDFObjectHandle a, QPDFObjectHandle b) {
    const auto first = a.getRawStreamData(), second = b.getRawStreamData();
    return first->getSize() == second->getSize() &&
           std::equal(first->getBuffer(), first->getBuffer() + first->getSize(), second->getBuffer());
}

/// The same but for how numbers are written: programs that write a page again round them to as few as seven digits.
bool alike(QPDFObjectHandle a, QPDFObjectHandle b, int depth) {  // NOLINT(misc-no-recursion)
    constexpr double rounding = 1e-6;
    if (a.isIndirect() || b.isIndirect()) return a.isIndirect() && b.isIndirect() && a.getObjGen() == b.getObjGen();
    if (a.isReal() || b.isReal()) {
        if (!a.isNumber() || !b.isNumber()) return false;
        const double x = a.getNumericValue(), y = b.getNumericValue();
        return std::abs(x - y) <= rounding * std::max(1.0, std::abs(x));
    }
    if (depth > deepest_object) return false;
    if (a.isArray() && b.isArray()) {
        const auto x = a.getArrayAsVector(), y = b.getArrayAsVector();
        return std::ranges::equal(x, y, [&](const auto& p, const auto& q) { return alike(p, q, depth + 1); });
    }
    if (a.isDictionary() && b.isDictionary()) {
        const auto x = a.getDictAsMap(), y = b.getDictAsMap();
        return std::ranges::equal(x, y, [&](const auto& p, const auto& q) {
            return p.first == q.first && alike(p.second, q.second, depth + 1);
        });
    }
    return a.unparse() == b.unparse();
}

/// Of one object as two revisions have it, by what it holds.
bool alike_inside(QPDFObjectHandle a, QPDFObjectHandle b) {
    return alike(a.isIndirect() ? a.shallowCopy() : a, b.isIndirect() ? b.shallowCopy() : b, 0);
}

/// Written again by a program that changed nothing in it.
bool same_object(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (before.isStream() != after.isStream()) return false;
    if (before.isStream()) return same_but(before.getDict(), after.getDict(), {"/Length"}) && same_bytes(before, after);
    return alike_inside(before, after);
}

std::string what_is(QPDFObjectHandle object) {
    if (object.isStream()) object = object.getDict();
    const std::string type = object.isDictionary() ? name_of(object.getKey("/Type")) : std::string();
    return type.empty() ? "" : " (" + type.substr(1) + ")";
}

}  // namespace

bool same_but(QPDFObjectHandle before, QPDFObjectHandle after, const RevisionPair::Keys& but) {
    if (!before.isDictionary() || !after.isDictionary()) return false;
    QPDFObjectHandle a = before.shallowCopy(), b = after.shallowCopy();
    for (const std::string& key : but) {
        a.removeKey(key);
        b.removeKey(key);
    }
    return alike(a, b, 0);
}

bool only_keys(QPDFObjectHandle dictionary, const RevisionPair::Keys& keys) {
    return dictionary.isDictionary() &&
           std::ranges::all_of(dictionary.getKeys(), [&](const std::string& key) { return keys.contains(key); });
}

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array) {
    if (array.isArray()) return array.getArrayAsVector();
    if (array.isNull()) return {};
    return {array};
}

/// Bytes of the signed revision cannot have changed, so the same place is the same object.
bool RevisionPair::same_place(QPDFObjGen id) const {  // NOLINT(misc-no-recursion)
    const auto& before = then.getXRefTable();
    const auto& after = now.getXRefTable();
    const auto a = before.find(id), b = after.find(id);
    if (a == before.end() || b == after.end() || a->second.getType() != b->second.getType()) return false;
    if (a->second.getType() == 1) return a->second.getOffset() == b->second.getOffset();
    return a->second.getObjStreamNumber() == b->second.getObjStreamNumber() &&
           a->second.getObjStreamIndex() == b->second.getObjStreamIndex() &&
           same_place(QPDFObjGen(a->second.getObjStreamNumber(), 0));
}

void RevisionPair::check_generations() {
    std::map<int, int> generations;
    std::set<int> unusual;  // new numbers under another generation than 0: poppler's leftovers, which nothing points at
    for (const auto& [id, entry] : then.getXRefTable()) generations.emplace(id.getObj(), id.getGen());
    for (const auto& [id, entry] : now.getXRefTable()) {
        const auto [at, is_new_number] = generations.emplace(id.getObj(), id.getGen());
        if (is_new_number && id.getGen() != 0) unusual.insert(id.getObj());
        if (at->second != id.getGen())
            forbid("object " + std::to_string(id.getObj()) + " stands there again under another generation",
                   "วัตถุ " + std::to_string(id.getObj()) + " ปรากฏซ้ำด้วย generation อื่น");
    }
    if (unusual.empty()) return;
    const auto check = [&](QPDFObjGen child) {
        if (unusual.erase(child.getObj()) > 0)
            forbid("object " + std::to_string(child.getObj()) + " was added under another generation",
                   "วัตถุ " + std::to_string(child.getObj()) + " ถูกเพิ่มด้วย generation อื่น");
    };
    for (QPDF* revision : {&then, &now})
        for (const auto& [id, entry] : revision->getXRefTable()) for_each_reference(revision->getObject(id), 0, check);
    for_each_reference(now.getTrailer(), 0, check);
}

void RevisionPair::compare() {
    check_generations();
    const auto& before = then.getXRefTable();
    const auto& after = now.getXRefTable();
    for (const auto& [id, entry] : after) {
        if (!before.contains(id)) {
            added_.insert(id);
        } else if (!same_place(id)) {
            changed_.insert(id);
            if (same_object(then.getObject(id), now.getObject(id))) explained_.insert(id);
        }
    }
    for (const auto& [id, entry] : before)
        if (!after.contains(id))
            forbid("object " + id.unparse(' ') + " was removed", "วัตถุ " + id.unparse(' ') + " ถูกลบ");
    check_dangling();
}

/// What the signed revision says cannot lead to new objects, unless it pointed at nothing when it was signed. A second
/// catalog or page is of use to nobody but a reader that repairs the file.
void RevisionPair::check_dangling() {
    if (added_.empty()) return;
    std::set<QPDFObjGen> left = added_;
    for (const auto& [id, entry] : then.getXRefTable())
        for_each_reference(then.getObject(id), 0, [&](QPDFObjGen child) {
            if (left.erase(child) > 0)
                forbid("object " + child.unparse(' ') + " was added where the signed pages already pointed",
                       "วัตถุ " + child.unparse(' ') + " ถูกเพิ่มในตำแหน่งที่หน้าซึ่งลงนามแล้วอ้างถึง");
        });
    for (const QPDFObjGen id : added_) {
        QPDFObjectHandle object = now.getObject(id);
        const std::string type = object.isDictionary() ? name_of(object.getKey("/Type")) : std::string();
        if (type == "/Catalog" || type == "/Pages" || type == "/Page")
            forbid("object " + id.unparse(' ') + what_is(object) + " was added",
                   "วัตถุ " + id.unparse(' ') + what_is(object) + " ถูกเพิ่ม");
    }
}

std::optional<std::vector<QPDFObjectHandle>> RevisionPair::appended(QPDFObjectHandle before,
                                                                    const QPDFObjectHandle& after) {
    const auto old_items = items_of(before), new_items = items_of(after);
    if (new_items.size() < old_items.size()) return std::nullopt;
    for (std::size_t i = 0; i < old_items.size(); ++i)
        if (QPDFObjectHandle(old_items[i]).unparse() != QPDFObjectHandle(new_items[i]).unparse()) return std::nullopt;
    if (before.isArray()) explain(before);
    return std::vector(new_items.begin() + static_cast<std::ptrdiff_t>(old_items.size()), new_items.end());
}

void RevisionPair::forbid_unexplained() {
    for (const QPDFObjGen id : changed_) {
        if (explained_.contains(id)) continue;
        const std::string what = id.unparse(' ') + what_is(then.getObject(id));
        forbid("object " + what + " was changed", "วัตถุ " + what + " ถูกแก้ไข");
    }
}

}  // namespace raingan::sign

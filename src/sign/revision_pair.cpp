#include "sign/revision_pair.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "sign/raw_references.h"
#include "sign/references.h"

namespace raingan::sign {
namespace {

constexpr int deepest_object = 64;

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
    const auto a = objects_then.find(id), b = objects_now.find(id);
    if (a == objects_then.end() || b == objects_now.end() || a->second.getType() != b->second.getType()) return false;
    if (a->second.getType() == 1) return a->second.getOffset() == b->second.getOffset();
    return a->second.getObjStreamNumber() == b->second.getObjStreamNumber() &&
           a->second.getObjStreamIndex() == b->second.getObjStreamIndex() &&
           same_place(QPDFObjGen(a->second.getObjStreamNumber(), 0));
}

void RevisionPair::check_generations() {
    std::map<int, int> generations;
    std::set<int> unusual;  // new numbers under another generation than 0: poppler's leftovers, which nothing points at
    for (const auto& [id, entry] : objects_then) generations.emplace(id.getObj(), id.getGen());
    for (const auto& [id, entry] : objects_now) {
        const auto [at, is_new_number] = generations.emplace(id.getObj(), id.getGen());
        if (is_new_number && id.getGen() != 0) unusual.insert(id.getObj());
        if (at->second != id.getGen())
            forbid("object " + std::to_string(id.getObj()) + " stands there again under another generation",
                   "วัตถุ " + std::to_string(id.getObj()) + " ปรากฏซ้ำด้วย generation อื่น");
    }
    if (unusual.empty()) return;
    for (const int number : pointed_at(unusual))
        forbid("object " + std::to_string(number) + " was added under another generation",
               "วัตถุ " + std::to_string(number) + " ถูกเพิ่มด้วย generation อื่น");
}

/// Those of the objects that anything in the file refers to, in its bytes and in its object streams.
std::set<int> RevisionPair::pointed_at(const std::set<int>& numbers) const {
    std::set<int> found = referred_to(file_, numbers);
    std::set<int> containers;
    for (const auto* objects : {&objects_then, &objects_now})
        for (const auto& [id, entry] : *objects)
            if (entry.getType() == 2) containers.insert(entry.getObjStreamNumber());
    for (const int container : containers) {
        QPDFObjectHandle stream = now.getObject(container, 0);
        if (!stream.isStream()) continue;
        const auto data = stream.getStreamData(qpdf_dl_specialized);
        found.merge(referred_to({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, numbers));
    }
    return found;
}

void RevisionPair::compare() {
    check_generations();
    for (const auto& [id, entry] : objects_now) {
        if (!objects_then.contains(id)) {
            added_.insert(id);
        } else if (!same_place(id)) {
            changed_.insert(id);
            if (same_object(then.getObject(id), now.getObject(id))) explained_.insert(id);
        }
    }
    for (const auto& [id, entry] : objects_then)
        if (!objects_now.contains(id))
            forbid("object " + id.unparse(' ') + " was removed", "วัตถุ " + id.unparse(' ') + " ถูกลบ");
    check_dangling();
}

/// What the signed revision says cannot lead to new objects, unless it pointed at nothing when it was signed. A second
/// catalog or page is of use to nobody but a reader that repairs the file.
void RevisionPair::check_dangling() {
    if (added_.empty()) return;
    std::set<QPDFObjGen> left = added_;
    // As the whole file has it where it is the same object: from version 12 qpdf takes a reference to nothing for null.
    for (const auto& [id, entry] : objects_then)
        for_each_reference(changed_.contains(id) ? then.getObject(id) : now.getObject(id), [&](QPDFObjGen child) {
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

std::vector<QPDFObjGen> RevisionPair::unexplained() const {
    std::vector<QPDFObjGen> out;
    std::set_difference(changed_.begin(), changed_.end(), explained_.begin(), explained_.end(),
                        std::back_inserter(out));
    return out;
}

void RevisionPair::forbid_unexplained() {
    for (const QPDFObjGen id : unexplained()) {
        const std::string what = id.unparse(' ') + what_is(then.getObject(id));
        forbid("object " + what + " was changed", "วัตถุ " + what + " ถูกแก้ไข");
    }
}

}  // namespace raingan::sign

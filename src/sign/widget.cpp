#include "sign/widget.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/error.h"
#include "sign/page_extent.h"
#include "sign/page_text.h"

namespace raingan::sign {
namespace {

std::string rectangle(const Box& box) {
    std::string out = "[";
    for (const double edge : {box.left, box.bottom, box.right, box.top}) {
        pdf::append(out, edge);
        out.push_back(' ');
    }
    return out + "]";
}

/// "[a b]" and c → "[a b c]"; what is no array becomes one.
std::string with_item(const std::string& array, const std::string& item) {
    if (array.empty()) return "[" + item + "]";
    if (!array.starts_with('[')) return "[" + array + " " + item + "]";
    return array.substr(0, array.rfind(']')) + " " + item + "]";
}

constexpr int deepest_tree = 32;
/// For a place to sign, from the last one backwards.
constexpr std::size_t most_pages_searched = 4;

/// The greatest key of a number tree (ISO 32000-1 7.9.7), or -1.
std::int64_t greatest_parent_key(QPDFObjectHandle node, int depth) {  // NOLINT(misc-no-recursion)
    std::int64_t most = -1;
    if (!node.isDictionary() || depth > deepest_tree) return most;
    QPDFObjectHandle numbers = node.getKey("/Nums"), kids = node.getKey("/Kids");
    if (numbers.isArray())
        for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2)
            if (numbers.getArrayItem(i).isInteger())
                most = std::max<std::int64_t>(most, numbers.getArrayItem(i).getIntValue());
    if (kids.isArray())
        for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
            most = std::max(most, greatest_parent_key(kid, depth + 1));
    return most;
}

}  // namespace

Box box_of(QPDFObjectHandle rectangle) {
    if (!rectangle.isArray() || rectangle.getArrayNItems() != 4) return {};
    double edges[4] = {};
    for (int i = 0; i < 4; ++i)
        edges[i] = rectangle.getArrayItem(i).isNumber() ? rectangle.getArrayItem(i).getNumericValue() : 0;
    return {std::min(edges[0], edges[2]), std::min(edges[1], edges[3]), std::max(edges[0], edges[2]),
            std::max(edges[1], edges[3])};
}

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

FormEditor::FormEditor(QPDF& qpdf, Update& update) : qpdf_(qpdf), update_(update), pages_(qpdf.getAllPages()) {
    if (pages_.empty()) throw unreadable("no-pages", "", {"the PDF has no page to sign on", "ไฟล์ PDF ไม่มีหน้าให้ลงนาม"});
    QPDFObjectHandle form = qpdf.getRoot().getKey("/AcroForm");
    if (form.isDictionary()) form_ = entries_of(form);
}

std::string& FormEditor::entry(const QPDFObjectHandle& object, const std::string& key) {
    const auto [at, added] = changed_.try_emplace(object.getObjGen());
    if (added) at->second = entries_of(object);
    return at->second[key];
}

/// The array may stand in `holder`, or be an object of its own.
void FormEditor::append_to(QPDFObjectHandle holder, const std::string& key, const std::string& item) {
    QPDFObjectHandle array = holder.getKey(key);
    if (array.isArray() && array.isIndirect()) {
        const auto [at, added] = changed_arrays_.try_emplace(array.getObjGen());
        if (added) at->second = array.unparseResolved();
        at->second = with_item(at->second, item);
        return;
    }
    std::string& text = entry(holder, key);
    text = with_item(text, item);
}

pdf::Ref FormEditor::add_field(const std::string& name, const Place& place, Entries more) {
    QPDFObjectHandle page = pages_.at(place.page);
    const pdf::Ref field = update_.reserve();
    Entries entries = std::move(more);
    entries["/Type"] = "/Annot";
    entries["/Subtype"] = "/Widget";
    entries["/FT"] = "/Sig";
    entries["/T"] = text_string(name);
    entries["/TU"] = text_string("ลายมือชื่อ " + name);
    entries["/F"] = "132";  // printed, and not moved about
    entries["/Rect"] = rectangle(place.box);
    entries["/P"] = reference(page.getObjGen());
    add_to_structure(page, field, name, entries);
    update_.set(field, text_of(entries));
    append_to(page, "/Annots", reference(field));
    added_[place.page].push_back(place.box);
    QPDFObjectHandle form = qpdf_.getRoot().getKey("/AcroForm");
    if (form.isDictionary() && form.getKey("/Fields").isArray() && form.getKey("/Fields").isIndirect())
        append_to(form, "/Fields", reference(field));
    else
        form_["/Fields"] = with_item(form_["/Fields"], reference(field));
    form_changed_ = true;
    return field;
}

void FormEditor::add_to_structure(QPDFObjectHandle page, pdf::Ref field, const std::string& name, Entries& entries) {
    QPDFObjectHandle root = qpdf_.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary() || !root.isIndirect()) return;
    // Below the one element that holds the document, where there is one.
    QPDFObjectHandle top = root.getKey("/K");
    if (top.isArray() && top.getArrayNItems() == 1) top = top.getArrayItem(0);
    if (!top.isDictionary() || !top.isIndirect() || !top.hasKey("/S")) top = root;

    std::string& next = entry(root, "/ParentTreeNextKey");
    const std::int64_t key = next.empty() ? greatest_parent_key(root.getKey("/ParentTree"), 0) + 1 : std::stoll(next);
    next = std::to_string(key + 1);
    entries["/StructParent"] = std::to_string(key);
    if (!page.hasKey("/Tabs")) entry(page, "/Tabs") = "/S";
    const std::string on_page = reference(page.getObjGen());
    const pdf::Ref element = update_.add("<</Type/StructElem/S/Form/P " + reference(top.getObjGen()) + "/Pg " +
                                         on_page + "/Alt" + text_string("ลายมือชื่อ " + name) + "/K<</Type/OBJR/Obj " +
                                         reference(field) + "/Pg " + on_page + ">>>>");
    append_to(top, "/K", reference(element));
    add_parent(key, element);
}

/// A leaf of its own behind the others, or a pair where the tree is one node.
void FormEditor::add_parent(std::int64_t key, pdf::Ref element) {
    QPDFObjectHandle root = qpdf_.getRoot().getKey("/StructTreeRoot"), tree = root.getKey("/ParentTree");
    const std::string pair = std::to_string(key) + " " + reference(element);
    const std::string limits = "[" + std::to_string(key) + " " + std::to_string(key) + "]";
    const auto leaf = [&] { return reference(update_.add("<</Limits" + limits + "/Nums[" + pair + "]>>")); };
    if (tree.isDictionary() && tree.isIndirect()) {
        if (tree.hasKey("/Kids"))
            append_to(tree, "/Kids", leaf());
        else
            append_to(tree, "/Nums", pair);
        return;
    }
    // Direct in the root, or missing: it becomes an object of its own.
    std::string& text = entry(root, "/ParentTree");
    if (tree.isDictionary() && tree.hasKey("/Kids"))
        text = "<</Kids" + with_item(tree.getKey("/Kids").unparseResolved(), leaf()) + ">>";
    else
        text = "<</Nums" + with_item(tree.isDictionary() ? tree.getKey("/Nums").unparseResolved() : "", pair) + ">>";
}

void FormEditor::certify(pdf::Ref signature) {
    entry(qpdf_.getRoot(), "/Perms") = "<</DocMDP " + reference(signature) + ">>";
}

void FormEditor::mark_signed() {
    if (form_["/SigFlags"] == "3") return;
    form_["/SigFlags"] = "3";
    form_changed_ = true;
}

void FormEditor::finish() {
    QPDFObjectHandle form = qpdf_.getRoot().getKey("/AcroForm");
    if (form_changed_) {
        if (form.isDictionary() && form.isIndirect())
            changed_[form.getObjGen()] = form_;
        else
            entry(qpdf_.getRoot(), "/AcroForm") = reference(update_.add(text_of(form_)));
    }
    for (const auto& [id, entries] : changed_) update_.replace(id, text_of(entries));
    for (const auto& [id, text] : changed_arrays_) update_.replace(id, text);
}

std::vector<Box> FormEditor::taken(QPDFObjectHandle page) const {
    std::vector<Box> boxes;
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (annotations.isArray())
        for (QPDFObjectHandle& annotation : annotations.getArrayAsVector())
            if (annotation.isDictionary()) boxes.push_back(box_of(annotation.getKey("/Rect")));
    return boxes;
}

/// convert leaves the places of sign-off blocks as destinations (/FitR): the room above the dotted line.
std::optional<Place> FormEditor::sign_off_place(std::size_t number) const {
    QPDFObjectHandle places = qpdf_.getRoot().getKey("/Dests");
    const std::string name = "/sign-off." + std::to_string(number);
    if (number == 0 || !places.isDictionary() || !places.getKey(name).isArray()) return std::nullopt;
    QPDFObjectHandle target = places.getKey(name);
    for (std::size_t page = 0; page < pages_.size() && target.getArrayNItems() == 6; ++page)
        if (pages_[page].getObjGen() == target.getArrayItem(0).getObjGen()) {
            QPDFObjectHandle edges = QPDFObjectHandle::newArray();
            for (int edge = 2; edge < 6; ++edge) edges.appendItem(target.getArrayItem(edge));
            return Place{page, box_of(edges), view_of(pages_[page]).rotation};
        }
    return std::nullopt;
}

/// On this page, below its content or else anywhere; verify accepts no field over text or another annotation.
std::optional<Place> FormEditor::place_on(std::size_t index, double width, double height,
                                          const Margins& margins) const {
    QPDFObjectHandle page = pages_[index];
    const PageView view = view_of(page);
    std::vector<Box> boxes = taken(page);
    if (const auto added = added_.find(index); added != added_.end())
        boxes.insert(boxes.end(), added->second.begin(), added->second.end());
    double area = width * height;
    for (const Box& box : boxes) area += box.width() * box.height();
    if (area > most_of_page * view.width() * view.height()) return std::nullopt;
    const std::vector<Box> texts = text_boxes(page);
    boxes.insert(boxes.end(), texts.begin(), texts.end());
    for (Box& box : boxes) box = view.as_seen(box);
    const auto is_free = [&](const Box& box) {
        return std::ranges::none_of(boxes, [&](const Box& other) { return overlap(box, other); });
    };
    const auto at = [&](const Box& seen) { return Place{index, view.in_user_space(seen), view.rotation}; };
    constexpr double gap = 6, step = 9;
    // Rows of boxes from the right, downwards from below the content.
    const double right = view.width() - margins.right;
    for (double top = lowest_content(page, view) - gap; top - height >= margins.bottom; top -= height + gap)
        for (double end = right; end - width >= margins.left; end -= width + gap)
            if (const Box box{end - width, top - height, end, top}; is_free(box)) return at(box);
    // From the lower edge upwards.
    for (double bottom = margins.last_bottom; bottom + height <= view.height() - margins.last_bottom; bottom += step)
        for (double end = right; end - width >= margins.last_left; end -= step)
            if (const Box box{end - width, bottom, end, bottom + height}; is_free(box)) return at(box);
    return std::nullopt;
}

Place FormEditor::free_place(std::size_t number, double width, double height) {
    if (const auto place = sign_off_place(number)) return *place;
    for (const Margins& margins : {official_margins, narrow_margins})
        for (const double scale : {1.0, 0.75, 0.5})
            for (std::size_t page = pages_.size(); page-- > 0 && page + most_pages_searched >= pages_.size();)
                if (const auto place = place_on(page, scale * width, scale * height, margins)) return *place;
    return {pages_.size() - 1, {}, 0};  // a field that shows nothing
}

Place FormEditor::place_of(QPDFObjectHandle widget) const {
    const auto holds_it = [&](QPDFObjectHandle page) {
        QPDFObjectHandle annotations = page.getKey("/Annots");
        return annotations.isArray() &&
               std::ranges::any_of(annotations.getArrayAsVector(), [&](const QPDFObjectHandle& annotation) {
                   return annotation.getObjGen() == widget.getObjGen();
               });
    };
    const auto page = std::ranges::find_if(pages_, holds_it);
    Place place;
    place.box = box_of(widget.getKey("/Rect"));
    if (page == pages_.end()) return place;
    place.page = static_cast<std::size_t>(page - pages_.begin());
    place.rotation = view_of(*page).rotation;
    return place;
}

}  // namespace raingan::sign

#include "sign/changes.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "sign/fields.h"
#include "sign/update.h"
#include "sign/widget.h"

namespace raingan::sign {
namespace {

using Keys = std::set<std::string>;
using Ids = std::set<QPDFObjGen>;

constexpr int deepest = 64;

/// Equal but for the entries named by `but`.
bool same_but(QPDFObjectHandle before, QPDFObjectHandle after, const Keys& but) {
    if (!before.isDictionary() || !after.isDictionary()) return false;
    Entries a = entries_of(before), b = entries_of(after);
    for (const std::string& key : but) {
        a.erase(key);
        b.erase(key);
    }
    return a == b;
}

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array) {
    if (array.isArray()) return array.getArrayAsVector();
    if (array.isNull()) return {};
    return {array};
}

/// The references in `object` that are not followed further.
template <typename Each>
void for_each_reference(QPDFObjectHandle object, int depth, const Each& each) {  // NOLINT(misc-no-recursion)
    if (depth > deepest) return;
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

class Comparison {
public:
    Comparison(std::string_view pdf, QPDF& then, QPDF& now) : pdf_(pdf), then_(then), now_(now) {}

    Changes run(std::size_t end) {
        if (last_section(pdf_) < end || !ends_whole()) {
            forbid("bytes were appended that are no update of the file", "มีข้อมูลต่อท้ายไฟล์ที่ไม่ใช่การแก้ไขตามรูปแบบ PDF");
            return std::move(result_);
        }
        check_trailer();
        find_differences();
        if (differing_.empty() && added_.empty()) return std::move(result_);
        check_dangling();
        explain_catalog();
        explain_pages();
        explain_fields();
        explain_structure();
        for (const QPDFObjGen id : differing_)
            if (explained_.count(id) == 0)
                forbid("object " + id.unparse(' ') + what_is(id) + " was changed",
                       "วัตถุ " + id.unparse(' ') + what_is(id) + " ถูกแก้ไข");
        return std::move(result_);
    }

private:
    void forbid(std::string en, std::string th) { result_.forbidden.push_back({std::move(en), std::move(th)}); }
    void allow(std::string en, std::string th) { result_.additions.push_back({std::move(en), std::move(th)}); }

    [[nodiscard]] bool ends_whole() const {
        const std::size_t last = pdf_.find_last_not_of(" \r\n\t");
        return last != std::string_view::npos && pdf_.substr(0, last + 1).ends_with("%%EOF");
    }

    void check_trailer() {
        QPDFObjectHandle before = then_.getTrailer(), after = now_.getTrailer();
        const auto text = [](QPDFObjectHandle trailer, const char* key) { return trailer.getKey(key).unparse(); };
        bool same = text(before, "/Root") == text(after, "/Root") && text(before, "/Info") == text(after, "/Info");
        QPDFObjectHandle a = before.getKey("/ID"), b = after.getKey("/ID");
        if (a.isArray() && a.getArrayNItems() > 0)
            same = same && b.isArray() && b.getArrayNItems() > 0 &&
                   a.getArrayItem(0).unparse() == b.getArrayItem(0).unparse();
        if (!same || after.hasKey("/Encrypt"))
            forbid("the file's trailer leads to another document", "ส่วนท้ายไฟล์ชี้ไปยังเอกสารอื่น");
    }

    /// Bytes of the signed revision cannot have changed, so the same place is the same object.
    [[nodiscard]] bool same_place(QPDFObjGen id) const {  // NOLINT(misc-no-recursion)
        const auto& before = then_.getXRefTable();
        const auto& after = now_.getXRefTable();
        const auto a = before.find(id), b = after.find(id);
        if (a == before.end() || b == after.end() || a->second.getType() != b->second.getType()) return false;
        if (a->second.getType() == 1) return a->second.getOffset() == b->second.getOffset();
        return a->second.getObjStreamNumber() == b->second.getObjStreamNumber() &&
               a->second.getObjStreamIndex() == b->second.getObjStreamIndex() &&
               same_place(QPDFObjGen(a->second.getObjStreamNumber(), 0));
    }

    void find_differences() {
        const auto& before = then_.getXRefTable();
        const auto& after = now_.getXRefTable();
        for (const auto& [id, entry] : after) {
            if (before.count(id) == 0)
                added_.insert(id);
            else if (!same_place(id))
                differing_.insert(id);
        }
        for (const auto& [id, entry] : before)
            if (after.count(id) == 0)
                forbid("object " + id.unparse(' ') + " was removed", "วัตถุ " + id.unparse(' ') + " ถูกลบ");
    }

    /// Objects that are as they were cannot lead to new ones, unless they pointed at nothing when they were signed.
    void check_dangling() {
        Ids new_ones = added_;
        for (const auto& [id, entry] : then_.getXRefTable()) {
            if (differing_.count(id) != 0) continue;
            for_each_reference(now_.getObject(id), 0, [&](QPDFObjGen child) {
                if (new_ones.erase(child) > 0)
                    forbid("object " + child.unparse(' ') + " was added where the signed pages already pointed",
                           "วัตถุ " + child.unparse(' ') + " ถูกเพิ่มในตำแหน่งที่หน้าซึ่งลงนามแล้วอ้างถึง");
            });
        }
    }

    [[nodiscard]] bool changed(const QPDFObjectHandle& object) const {
        return object.isIndirect() && differing_.count(object.getObjGen()) != 0;
    }
    void explain(const QPDFObjectHandle& object) {
        if (object.isIndirect()) explained_.insert(object.getObjGen());
    }

    /// All of `before` is at the start of `after`; what follows is new. An array that is an object of its own is
    /// explained by that.
    std::optional<std::vector<QPDFObjectHandle>> appended(QPDFObjectHandle before, const QPDFObjectHandle& after) {
        const auto old_items = items_of(before), new_items = items_of(after);
        if (new_items.size() < old_items.size()) return std::nullopt;
        for (std::size_t i = 0; i < old_items.size(); ++i)
            if (QPDFObjectHandle(old_items[i]).unparse() != QPDFObjectHandle(new_items[i]).unparse())
                return std::nullopt;
        if (before.isArray()) explain(before);
        return std::vector(new_items.begin() + static_cast<std::ptrdiff_t>(old_items.size()), new_items.end());
    }

    [[nodiscard]] bool is_new(const QPDFObjectHandle& object) const {
        return object.isIndirect() && added_.count(object.getObjGen()) != 0;
    }

    static bool is_signature_field(QPDFObjectHandle field) {
        if (!field.isDictionary() || field.hasKey("/A") || field.hasKey("/AA")) return false;
        if (name_of(field.getKey("/FT")) == "/Sig") return true;
        QPDFObjectHandle parent = field.getKey("/Parent");
        return parent.isDictionary() && name_of(parent.getKey("/FT")) == "/Sig";
    }

    void explain_catalog() {
        QPDFObjectHandle before = then_.getRoot(), after = now_.getRoot();
        if (changed(before)) {
            static const Keys growing{"/AcroForm", "/DSS", "/Extensions"};
            if (same_but(before, after, growing)) explain(before);
        }
        QPDFObjectHandle old_form = before.getKey("/AcroForm"), new_form = after.getKey("/AcroForm");
        if (!new_form.isDictionary()) {
            if (old_form.isDictionary()) forbid("the form was removed", "แบบฟอร์มถูกลบ");
            return;
        }
        static const Keys of_signing{"/Fields", "/SigFlags"};
        const bool same = old_form.isDictionary() ? same_but(old_form, new_form, of_signing)
                                                  : !new_form.hasKey("/XFA") && !new_form.hasKey("/NeedAppearances");
        const auto fields = appended(old_form.isDictionary() ? old_form.getKey("/Fields") : QPDFObjectHandle::newNull(),
                                     new_form.getKey("/Fields"));
        const bool only_signatures = fields && std::ranges::all_of(*fields, [&](const QPDFObjectHandle& field) {
                                         return is_new(field) && is_signature_field(field);
                                     });
        if (!same || !only_signatures)
            forbid("the form was changed", "แบบฟอร์มถูกแก้ไข");
        else
            explain(old_form);
    }

    /// A new widget must not hide what was signed.
    static bool hides(QPDFObjectHandle widget, QPDFObjectHandle page) {
        const Box box = box_of(widget.getKey("/Rect"));
        const Box whole = box_of(page.getKey("/MediaBox"));
        constexpr double most = 0.25;
        if (whole.width() > 0 && box.width() * box.height() > most * whole.width() * whole.height()) return true;
        for (QPDFObjectHandle& other : items_of(page.getKey("/Annots")))
            if (other.isDictionary() && overlap(box, box_of(other.getKey("/Rect")))) return true;
        return false;
    }

    void explain_pages() {
        const auto& before = then_.getAllPages();
        const auto& after = now_.getAllPages();
        if (before.size() != after.size()) return forbid("pages were added or removed", "มีการเพิ่มหรือลบหน้า");
        for (std::size_t i = 0; i < before.size(); ++i) {
            QPDFObjectHandle old_page = before[i], new_page = after[i];
            const std::string number = std::to_string(i + 1);
            if (old_page.getObjGen() != new_page.getObjGen()) {
                forbid("page " + number + " was replaced", "หน้า " + number + " ถูกแทนที่");
                continue;
            }
            QPDFObjectHandle old_list = old_page.getKey("/Annots"), new_list = new_page.getKey("/Annots");
            if (!changed(old_page) && !changed(old_list)) continue;
            static const Keys of_widgets{"/Annots", "/Tabs"};
            const auto widgets = appended(old_list, new_list);
            const bool fine = same_but(old_page, new_page, of_widgets) && widgets &&
                              std::ranges::all_of(*widgets, [&](const QPDFObjectHandle& widget) {
                                  return is_new(widget) && is_signature_field(widget) && !hides(widget, old_page);
                              });
            explain(old_page);
            if (!fine) forbid("page " + number + " was changed", "หน้า " + number + " ถูกแก้ไข");
        }
    }

    void explain_fields() {
        std::vector<SignatureField> before = signature_fields(then_), after = signature_fields(now_);
        for (const SignatureField& field : after) {
            const auto old = std::find_if(before.begin(), before.end(), [&](const SignatureField& other) {
                return other.field.getObjGen() == field.field.getObjGen();
            });
            const bool is_signed = field.is_signed();
            if (old == before.end()) {
                allow(is_signed ? "signed: " + field.name : "a field to sign in was added: " + field.name,
                      is_signed ? "ลงนามเพิ่ม: " + field.name : "เพิ่มช่องลงนาม: " + field.name);
                continue;
            }
            if (!changed(old->field) && !changed(old->widget)) continue;
            static const Keys of_signing{"/V", "/AP", "/F", "/MK", "/M"};
            if (old->is_signed() || !same_but(old->field, field.field, of_signing) ||
                !same_but(old->widget, field.widget, of_signing)) {
                forbid("the signature field " + field.name + " was changed", "ช่องลงนาม " + field.name + " ถูกแก้ไข");
            } else {
                allow("signed: " + field.name, "ลงนามเพิ่ม: " + field.name);
            }
            explain(old->field);
            explain(old->widget);
        }
    }

    void explain_structure() {
        QPDFObjectHandle before = then_.getRoot().getKey("/StructTreeRoot");
        QPDFObjectHandle after = now_.getRoot().getKey("/StructTreeRoot");
        if (!before.isDictionary() || !after.isDictionary()) return;
        static const Keys growing{"/K", "/ParentTree", "/ParentTreeNextKey"};
        if (!same_but(before, after, growing) || !grows(before, after)) return;
        explain(before);
        QPDFObjectHandle top = before.getKey("/K");
        if (top.isArray() && top.getArrayNItems() == 1) top = top.getArrayItem(0);
        if (changed(top) && same_but(top, now_.getObject(top.getObjGen()), {"/K"}) &&
            grows(top, now_.getObject(top.getObjGen())))
            explain(top);
        explain_parents(before.getKey("/ParentTree"), after.getKey("/ParentTree"), 0);
    }

    /// The element has only got Form elements behind its others.
    bool grows(QPDFObjectHandle before, QPDFObjectHandle after) {
        const auto kids = appended(before.getKey("/K"), after.getKey("/K"));
        return kids && std::ranges::all_of(*kids, [&](QPDFObjectHandle kid) {
                   return is_new(kid) && kid.isDictionary() && name_of(kid.getKey("/S")) == "/Form";
               });
    }

    void explain_parents(QPDFObjectHandle before, QPDFObjectHandle after, int depth) {  // NOLINT(misc-no-recursion)
        if (!before.isDictionary() || !after.isDictionary() || depth > deepest) return;
        if (changed(before)) {
            static const Keys growing{"/Kids", "/Nums", "/Limits"};
            if (same_but(before, after, growing) && appended(before.getKey("/Kids"), after.getKey("/Kids")) &&
                appended(before.getKey("/Nums"), after.getKey("/Nums")))
                explain(before);
        }
        const auto old_kids = items_of(before.getKey("/Kids")), new_kids = items_of(after.getKey("/Kids"));
        for (std::size_t i = 0; i < old_kids.size() && i < new_kids.size(); ++i)
            explain_parents(old_kids[i], new_kids[i], depth + 1);
    }

    std::string what_is(QPDFObjGen id) {
        const std::string type = [&] {
            QPDFObjectHandle object = then_.getObject(id);
            if (object.isStream()) object = object.getDict();
            return object.isDictionary() ? name_of(object.getKey("/Type")) : std::string();
        }();
        return type.empty() ? "" : " (" + type.substr(1) + ")";
    }

    std::string_view pdf_;
    QPDF& then_;
    QPDF& now_;
    Changes result_;
    Ids added_, differing_, explained_;
};

}  // namespace

Changes changes_since(std::string_view pdf, QPDF& now, std::size_t end) {
    if (pdf.find_first_not_of(" \r\n\t", end) == std::string_view::npos) return {};
    try {
        const auto then = open_pdf(pdf.substr(0, end));
        return pdf::guarded(*then, [&] { return Comparison(pdf, *then, now).run(end); });
    } catch (const Error& error) {
        return {{}, {error.message()}};
    }
}

}  // namespace raingan::sign

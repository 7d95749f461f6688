// Signature fields and their widgets: new ones, and the signing of empty ones.
#include <algorithm>
#include <map>

#include "sign/fields.h"
#include "sign/page_text.h"
#include "sign/revision_pair.h"
#include "sign/widget.h"

namespace raingan::sign {
namespace {

using Keys = RevisionPair::Keys;
using Holding = std::set<QPDFObjGen>;

/// Edges that only touch do not overlap.
constexpr double touch_pt = 1;

bool is_signature_field(QPDFObjectHandle field) {
    if (name_of(field.getKey("/FT")) == "/Sig") return true;
    QPDFObjectHandle parent = field.getKey("/Parent");
    return parent.isDictionary() && name_of(parent.getKey("/FT")) == "/Sig";
}

/// Whether every field below is a signature field.
bool only_signatures(const QPDFObjectHandle& fields, bool inherited, int depth) {  // NOLINT(misc-no-recursion)
    constexpr int deepest = 32;
    if (depth > deepest) return false;
    return std::ranges::all_of(items_of(fields), [&](QPDFObjectHandle field) {
        if (!field.isDictionary()) return false;
        const std::string type = name_of(field.getKey("/FT"));
        const bool signature = type.empty() ? inherited : type == "/Sig";
        QPDFObjectHandle kids = field.getKey("/Kids");
        return kids.isArray() ? only_signatures(kids, signature, depth + 1) : signature;
    });
}

/// No file specification, action or optional content may come with a new field.
const Keys field_keys{
    "/Type", "/Subtype", "/FT", "/T",  "/TU",     "/TM", "/F",        "/Ff",           "/Rect", "/P",
    "/AP",   "/AS",      "/MK", "/DA", "/Border", "/BS", "/V",        "/Lock",         "/SV",   "/Parent",
    "/Kids", "/NM",      "/M",  "/H",  "/Q",      "/C",  "/Contents", "/StructParent", "/Lang"};

/// Nothing is drawn: white space, comments, and the graphics state saved and restored.
bool draws_nothing(QPDFObjectHandle stream) {
    if (!stream.isStream()) return false;
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    const std::string_view content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    bool comment = false;
    return std::ranges::all_of(content, [&](char c) {
        const bool line_end = c == '\n' || c == '\r';
        comment = c == '%' || (comment && !line_end);
        return comment || line_end || c == ' ' || c == '\t' || c == 'q' || c == 'Q';
    });
}

bool has_no_border(QPDFObjectHandle widget) {
    QPDFObjectHandle border = widget.getKey("/Border");
    const bool none =
        border.isNull() || (border.isArray() && border.getArrayNItems() == 3 && border.getArrayItem(2).isNumber() &&
                            border.getArrayItem(2).getNumericValue() == 0);
    return none && !widget.hasKey("/BS");
}

/// A widget that looks like nothing: no appearance or an empty one, and nothing of which a reader would make one.
bool is_blank(QPDFObjectHandle widget) {
    QPDFObjectHandle look = widget.getKey("/AP"), colours = widget.getKey("/MK");
    const bool plain = look.isNull() || (only_keys(look, {"/N"}) && draws_nothing(look.getKey("/N")));
    const bool uncoloured = colours.isNull() || only_keys(colours, {"/R"});
    return plain && uncoloured && has_no_border(widget) && !widget.hasKey("/C") && !widget.hasKey("/AS");
}

/// A look that has no size either.
bool has_sizeless_look(QPDFObjectHandle widget) {
    QPDFObjectHandle look = widget.getKey("/AP").isDictionary() ? widget.getKey("/AP").getKey("/N") : widget;
    const Box box = look.isStream() ? box_of(look.getDict().getKey("/BBox")) : Box{0, 0, 1, 1};
    return !(box.width() > 0) || !(box.height() > 0);
}

/// One look, a form, whatever is done with the mouse; in its place and size when a page is turned or enlarged.
bool has_plain_look(QPDFObjectHandle widget) {
    QPDFObjectHandle look = widget.getKey("/AP"), flags = widget.getKey("/F");
    constexpr long long no_zoom = 8, no_rotate = 16;
    const Box box = box_of(widget.getKey("/Rect"));
    const bool has_size = (box.width() > 0 && box.height() > 0) || !has_sizeless_look(widget);
    const bool stays = !has_size || !flags.isInteger() || (flags.getIntValue() & (no_zoom | no_rotate)) == 0;
    return stays && (look.isNull() || (only_keys(look, {"/N"}) && look.getKey("/N").isStream()));
}

bool is_rectangle(QPDFObjectHandle rectangle) {
    return rectangle.isArray() && rectangle.getArrayNItems() == 4 &&
           std::ranges::all_of(rectangle.getArrayAsVector(),
                               [](const QPDFObjectHandle& n) { return QPDFObjectHandle(n).isNumber(); });
}

/// A real widget of a signature field; whether it may look like something is another question.
bool is_plain_widget(QPDFObjectHandle widget) {
    const std::string type = name_of(widget.getKey("/Type"));
    return only_keys(widget, field_keys) && name_of(widget.getKey("/Subtype")) == "/Widget" &&
           (type.empty() || type == "/Annot") && is_signature_field(widget) && is_rectangle(widget.getKey("/Rect")) &&
           has_plain_look(widget);
}

std::vector<QPDFObjectHandle> widgets_of(const SignatureField& field) {
    QPDFObjectHandle kids = QPDFObjectHandle(field.field).getKey("/Kids");
    if (kids.isArray() && kids.getArrayNItems() > 0) return kids.getArrayAsVector();
    return {field.field};
}

Box smaller(const Box& box) {
    return {box.left + touch_pt, box.bottom + touch_pt, box.right - touch_pt, box.top - touch_pt};
}

void judge_new_field(RevisionPair& pair, const SignatureField& field, const Holding& holding, bool name_is_new) {
    const std::string quoted = field.name;
    const bool plain = name_is_new && pair.is_new(field.field) && only_keys(field.field, field_keys) &&
                       std::ranges::all_of(widgets_of(field), [&](const QPDFObjectHandle& widget) {
                           return pair.is_new(widget) && QPDFObjectHandle(widget).isDictionary();
                       });
    if (!plain)
        return pair.forbid("a field was added that does more than sign: " + quoted,
                           "มีการเพิ่มช่องที่ไม่ใช่เพียงช่องลงนาม: " + quoted);
    if (!field.is_document_timestamp()) pair.touch(field.name);
    if (!field.is_signed()) return pair.allow("a field to sign in was added: " + quoted, "เพิ่มช่องลงนาม: " + quoted);
    if (!holding.contains(QPDFObjectHandle(field.field).getObjGen()))
        return pair.forbid("a field was added whose signature does not hold: " + quoted,
                           "มีการเพิ่มช่องที่ลายมือชื่อไม่ถูกต้อง: " + quoted);
    if (field.is_document_timestamp())
        return pair.allow("time stamp of the document: " + quoted, "ตราประทับเวลาของเอกสาร: " + quoted, true);
    pair.allow("signed: " + quoted, "ลงนามเพิ่ม: " + quoted);
}

void judge_old_field(RevisionPair& pair, const SignatureField& old, const SignatureField& field,
                     const Holding& holding) {
    if (!pair.is_changed(old.field) && !pair.is_changed(old.widget)) return;
    static const Keys of_signing{"/V", "/AP", "/F", "/MK", "/M", "/DA", "/Lock"};
    pair.explain(old.field);
    pair.explain(old.widget);
    const bool nothing = same_but(old.field, field.field, {}) && same_but(old.widget, field.widget, {});
    if (nothing && !old.is_signed()) return;  // nobody has a reason to write a signed one again
    const bool fits = !old.is_signed() && same_but(old.field, field.field, of_signing) &&
                      same_but(old.widget, field.widget, of_signing) && has_plain_look(field.widget);
    if (!fits)
        return pair.forbid("the signature field " + field.name + " was changed", "ช่องลงนาม " + field.name + " ถูกแก้ไข");
    if (!holding.contains(QPDFObjectHandle(field.field).getObjGen()))
        return pair.forbid("the look of the field " + field.name + " was changed, and nobody signed in it",
                           "ลักษณะของช่อง " + field.name + " ถูกแก้ไขโดยไม่มีผู้ลงนามในช่องนี้");
    // Nobody signs with a time stamp, and whoever made it need not be trusted: it may show nothing.
    if (field.is_document_timestamp() && !is_blank(field.widget))
        return pair.forbid("the field " + field.name + " shows something, and only a time stamp stands in it",
                           "ช่อง " + field.name + " แสดงข้อความโดยมีเพียงตราประทับเวลา");
    if (field.is_document_timestamp())
        return pair.allow("time stamp of the document: " + field.name, "ตราประทับเวลาของเอกสาร: " + field.name, true);
    pair.touch(field.name);
    pair.allow("signed: " + field.name, "ลงนามเพิ่ม: " + field.name);
}

/// New widgets by their objects; whether somebody signed in their field.
std::map<QPDFObjGen, bool> new_widgets(RevisionPair& pair, const Holding& holding) {
    std::map<QPDFObjGen, bool> out;
    for (const SignatureField& field : signature_fields(pair.now))
        for (QPDFObjectHandle& widget : widgets_of(field))
            if (pair.is_new(widget))
                out.emplace(widget.getObjGen(), field.is_signed() && !field.is_document_timestamp() &&
                                                    holding.contains(QPDFObjectHandle(field.field).getObjGen()));
    return out;
}

/// Why the new annotations of a page may not stand there.
std::optional<Message> fault_of(const std::vector<QPDFObjectHandle>& added, QPDFObjectHandle old_page,
                                const std::map<QPDFObjGen, bool>& widgets) {
    std::vector<Box> taken;
    for (QPDFObjectHandle& other : items_of(old_page.getKey("/Annots")))
        if (other.isDictionary()) taken.push_back(box_of(other.getKey("/Rect")));
    const std::vector<Box> texts = text_boxes(old_page);
    const Box page = box_of(inherited_entry(old_page, "/MediaBox"));
    double area = 0;
    for (QPDFObjectHandle widget : added) {
        const auto found = widget.isIndirect() ? widgets.find(widget.getObjGen()) : widgets.end();
        if (found == widgets.end() || !is_plain_widget(widget))
            return Message{"an annotation was added that is no signature field", "มีการเพิ่มหมายเหตุที่ไม่ใช่ช่องลงนาม"};
        if (!found->second && !is_blank(widget))
            return Message{"a field was added that shows something, and nobody signed in it",
                           "มีการเพิ่มช่องที่แสดงข้อความโดยไม่มีผู้ลงนาม"};
        const Box box = box_of(widget.getKey("/Rect"));
        if (!(box.width() > 0) || !(box.height() > 0)) {
            if (!is_blank(widget) && !has_sizeless_look(widget))
                return Message{"a field of no size was added that shows something", "มีการเพิ่มช่องที่ไม่มีขนาดแต่แสดงข้อความ"};
            continue;
        }
        area += box.width() * box.height();
        const auto covers = [&](const Box& other) { return overlap(smaller(box), other); };
        if (std::ranges::any_of(taken, covers) || std::ranges::any_of(texts, covers))
            return Message{"a field was added over what stood there", "มีการเพิ่มช่องทับสิ่งที่มีอยู่เดิม"};
        taken.push_back(box);
    }
    if (area > most_of_page * page.width() * page.height() && area > 0)
        return Message{"fields were added that cover a large part of it", "มีการเพิ่มช่องที่บังส่วนใหญ่ของหน้า"};
    return std::nullopt;
}

/// /SigFlags: what the form said of its signatures it says still.
bool keeps_flags(const QPDFObjectHandle& old_form, const QPDFObjectHandle& new_form) {
    const auto flags = [](const QPDFObjectHandle& of) {
        QPDFObjectHandle form(of);  // whose calls are not const
        QPDFObjectHandle value = form.isDictionary() ? form.getKey("/SigFlags") : form;
        return value.isInteger() ? value.getIntValue() : 0;
    };
    return (flags(old_form) & ~flags(new_form)) == 0;
}

}  // namespace

bool has_only_signatures(QPDFObjectHandle form) {
    return !form.isDictionary() || only_signatures(form.getKey("/Fields"), false, 0);
}

void explain_form(RevisionPair& pair, const Holding& holding) {
    QPDFObjectHandle old_form = pair.then.getRoot().getKey("/AcroForm");
    QPDFObjectHandle new_form = pair.now.getRoot().getKey("/AcroForm");
    if (!new_form.isDictionary()) {
        if (old_form.isDictionary()) pair.forbid("the form was removed", "แบบฟอร์มถูกลบ");
        return;
    }
    QPDFObjectHandle old_fields = old_form.isDictionary() ? old_form.getKey("/Fields") : QPDFObjectHandle::newNull();
    Keys of_signing{"/Fields", "/SigFlags"};
    // Fonts for looks; with other fields in the form they could change what those show.
    if (has_only_signatures(old_form)) of_signing.insert({"/DR", "/DA"});
    QPDFObjectHandle needs = new_form.getKey("/NeedAppearances");
    const bool same = old_form.isDictionary() ? same_but(old_form, new_form, of_signing)
                                              : !new_form.hasKey("/XFA") && !(needs.isBool() && needs.getBoolValue());
    const auto fields = pair.appended(old_fields, new_form.getKey("/Fields"));
    const bool fine =
        same && fields && keeps_flags(old_form, new_form) &&
        std::ranges::all_of(*fields, [&](const QPDFObjectHandle& field) {
            return pair.is_new(field) && QPDFObjectHandle(field).isDictionary() && only_signatures(field, false, 0);
        });
    if (fine)
        pair.explain(old_form);
    else
        pair.forbid("the form was changed", "แบบฟอร์มถูกแก้ไข");

    const std::vector<SignatureField> before = signature_fields(pair.then), after = signature_fields(pair.now);
    for (const SignatureField& field : after) {
        const auto old = std::ranges::find_if(before, [&](const SignatureField& other) {
            return QPDFObjectHandle(other.field).getObjGen() == QPDFObjectHandle(field.field).getObjGen();
        });
        if (old == before.end())
            judge_new_field(pair, field, holding, std::ranges::count(after, field.name, &SignatureField::name) == 1);
        else
            judge_old_field(pair, *old, field, holding);
    }
}

void explain_pages(RevisionPair& pair, const Holding& holding) {
    const auto& before = pair.then.getAllPages();
    const auto& after = pair.now.getAllPages();
    if (before.size() != after.size()) return pair.forbid("pages were added or removed", "มีการเพิ่มหรือลบหน้า");
    const std::map<QPDFObjGen, bool> widgets = new_widgets(pair, holding);
    for (std::size_t i = 0; i < before.size(); ++i) {
        QPDFObjectHandle old_page = before[i], new_page = after[i];
        const std::string number = std::to_string(i + 1);
        if (old_page.getObjGen() != new_page.getObjGen()) {
            pair.forbid("page " + number + " was replaced", "หน้า " + number + " ถูกแทนที่");
            continue;
        }
        QPDFObjectHandle old_list = old_page.getKey("/Annots"), new_list = new_page.getKey("/Annots");
        if (!pair.is_changed(old_page) && !pair.is_changed(old_list)) continue;
        const auto added = pair.appended(old_list, new_list);
        pair.explain(old_page);
        static const Keys of_widgets{"/Annots", "/Tabs"};
        if (!added || !same_but(old_page, new_page, of_widgets)) {
            pair.forbid("page " + number + " was changed", "หน้า " + number + " ถูกแก้ไข");
            continue;
        }
        if (const auto fault = fault_of(*added, old_page, widgets))
            pair.forbid("page " + number + ": " + fault->en, "หน้า " + number + ": " + fault->th);
    }
}

}  // namespace raingan::sign

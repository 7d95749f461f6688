#include "sign/sign.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/error.h"
#include "sign/appearance.h"
#include "sign/fields.h"
#include "sign/moment.h"
#include "sign/update.h"
#include "sign/verify.h"
#include "sign/widget.h"

namespace raingan::sign {
namespace {

constexpr double field_width = 200, field_height = 46;

/// What may be signed must be as its signers left it.
bool refuse_changed(std::string_view pdf) {
    const Verification before = verify(pdf, nullptr);
    for (const SignatureState& state : before.signatures) {
        if (!state.intact())
            throw unreadable(
                "changed", state.field,
                {"this signature does not hold, so the file was changed after it was signed; get the "
                 "signer's own copy (raingan verify tells more)",
                 "ลายมือชื่อนี้ไม่ถูกต้อง ไฟล์ถูกแก้ไขหลังลงนาม โปรดขอไฟล์ต้นฉบับจากผู้ลงนาม (ดูรายละเอียดด้วย raingan verify)"});
        if (state.forbids_all)
            throw unreadable("locked", state.field,
                             {"this signature allows no further signatures", "ลายมือชื่อนี้ไม่อนุญาตให้ลงนามเพิ่ม"});
    }
    return !before.signatures.empty();
}

std::string names_of(const std::vector<Role>& roles) {
    std::string out;
    for (const Role& role : roles) out += (out.empty() ? "" : ", ") + role.name;
    return out;
}

/// The role that is asked for, or the next; earlier ones must have signed.
Role choose_role(const std::vector<Role>& roles, const std::string& asked) {
    auto chosen = asked.empty() ? std::ranges::find(roles, false, &Role::is_signed)
                                : std::ranges::find(roles, asked, &Role::name);
    if (chosen == roles.end() && !asked.empty()) chosen = std::ranges::find(roles, asked, &Role::position);
    // Who signs is open where no report says it and no field waits.
    const bool open = std::ranges::all_of(roles, [](const Role& role) { return role.number == 0 && role.is_signed; });
    if (chosen == roles.end() && open && !asked.empty()) return {asked, "", "", std::nullopt, 0, false};
    if (chosen == roles.end() && asked.empty() && !roles.empty())
        throw unreadable("already-signed", "", {"all roles have signed already", "ทุกบทบาทลงนามครบแล้ว"});
    if (chosen == roles.end() && roles.empty())
        throw unreadable("no-such-role", "",
                         {"the PDF does not say who signs; give the role with --role",
                          "ไฟล์ PDF นี้ไม่ได้ระบุผู้ลงนาม โปรดระบุบทบาทด้วย --role"});
    if (chosen == roles.end())
        throw unreadable("no-such-role", asked,
                         {"give the role with --role; the report has: " + names_of(roles),
                          "โปรดระบุบทบาทด้วย --role รายงานนี้มี: " + names_of(roles)});
    if (chosen->is_signed)
        throw unreadable("already-signed", chosen->name, {"this role has signed already", "บทบาทนี้ลงนามแล้ว"});
    const auto waiting = std::find_if(roles.begin(), chosen, [](const Role& role) { return !role.is_signed; });
    if (waiting != chosen)
        throw unreadable("out-of-order", chosen->name,
                         {"it is not this role's turn; first signs: " + waiting->name,
                          "ยังไม่ถึงลำดับของบทบาทนี้ ต้องลงนามก่อน: " + waiting->name});
    return *chosen;
}

/// The signature dictionary with room for what is known only when the file is complete.
struct Placeholder {
    std::string text;
    std::size_t range = 0, contents = 0;  ///< offsets of the three numbers and of "<"
    std::size_t room = 0;                 ///< bytes of the CMS
};

constexpr std::size_t range_digits = 10;

Placeholder signature_dictionary(const SignRequest& request, const std::string& name, const std::string& role,
                                 std::size_t room) {
    Placeholder out;
    out.room = room;
    out.text = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ";
    out.range = out.text.size();
    out.text += std::string(3 * range_digits + 2, ' ') + "]/Contents";
    out.contents = out.text.size();
    out.text += "<" + std::string(2 * room, '0') + ">/M(" + pdf_date(request.seconds) + ")/Name" + text_string(name) +
                "/Reason" + text_string(role);
    if (request.lock)
        out.text +=
            "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams"
            "<</Type/TransformParams/P 2/V/1.2>>>>]";
    out.text += ">>";
    return out;
}

std::string hex(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 0xFU];
    }
    return out;
}

/// `object`: offset of the signature's "12 0 obj".
void fill_in(std::string& file, std::size_t object, const Placeholder& placeholder, const SignRequest& request,
             const Identity& identity) {
    const std::size_t text = file.find(placeholder.text, object);
    const std::size_t gap = text + placeholder.contents, end = gap + 2 * placeholder.room + 2;
    std::array<char, 3 * range_digits + 3> numbers{};
    std::snprintf(numbers.data(), numbers.size(), "%010zu %010zu %010zu", gap, end, file.size() - end);
    file.replace(text + placeholder.range, 3 * range_digits + 2, numbers.data());
    const std::string_view whole = file;
    const std::string cms = make_cms(identity, sha256(whole.substr(0, gap), whole.substr(end)), request.timestamp);
    if (cms.size() > placeholder.room)
        throw Error(ExitStatus::unwritable, "signing-failed", "",
                    {"the signature is larger than the room kept for it; use a certificate file without needless "
                     "certificates",
                     "ลายมือชื่อใหญ่กว่าพื้นที่ที่เตรียมไว้ โปรดใช้ไฟล์ใบรับรองที่ไม่มีใบรับรองเกินจำเป็น"});
    file.replace(gap + 1, 2 * cms.size(), hex(cms));
}

Look look_of(const SignRequest& request, const std::string& name, const std::string& position) {
    Look look;
    look.image = request.image;
    look.lines.push_back("ลงนามโดย " + name);
    for (std::size_t at = 0; at < position.size();) {  // an acting post has a line of its own
        const std::size_t end = std::min(position.find('\n', at), position.size());
        look.lines.push_back(position.substr(at, end - at));
        at = end + 1;
    }
    look.lines.push_back(thai_date(request.seconds));
    return look;
}

/// Puts the signature into the field that waits for it.
void fill_field(Update& update, const SignatureField& field, pdf::Ref signature, pdf::Ref appearance) {
    QPDFObjectHandle dictionary = field.field, widget = field.widget;
    Entries entries = entries_of(dictionary), drawn = entries_of(widget);
    const bool one = dictionary.getObjGen() == widget.getObjGen();
    entries["/V"] = reference(signature);
    Entries& shown = one ? entries : drawn;
    shown["/AP"] = "<</N " + reference(appearance) + ">>";
    update.replace(dictionary.getObjGen(), text_of(entries));
    if (!one && widget.isIndirect()) update.replace(widget.getObjGen(), text_of(drawn));
}

std::string sign_checked(std::string_view pdf, QPDF& qpdf, const SignRequest& request, const Identity& identity,
                         bool first) {
    const std::vector<SignatureField> fields = signature_fields(qpdf);
    const Role role = choose_role(roles_of(pdf, fields), request.role);
    if (request.lock && !first)
        throw unreadable("locked", role.name,
                         {"only the first signature can lock the document; sign without --lock",
                          "เฉพาะลายมือชื่อแรกเท่านั้นที่ล็อกเอกสารได้ โปรดลงนามโดยไม่ใช้ --lock"});
    std::string name = request.name.empty() ? role.person : request.name;
    if (name.empty()) name = subject_name(identity.certificate.get());
    const std::string position = request.position.empty() ? role.position : request.position;

    Update update(pdf, qpdf);
    FormEditor editor(qpdf, update);
    const Placeholder placeholder =
        signature_dictionary(request, name, role.name, cms_room(identity, static_cast<bool>(request.timestamp)));
    const pdf::Ref signature = update.add(placeholder.text);
    const Look look = look_of(request, name, position);
    if (role.field) {
        const SignatureField& field = fields[*role.field];
        const Box box = box_of(QPDFObjectHandle(field.widget).getKey("/Rect"));
        // A field of no size is meant to show nothing (ISO 32000-1 12.7.4.5).
        const pdf::Ref appearance =
            write_appearance(update, look, std::max(box.width(), 1.0), std::max(box.height(), 1.0));
        fill_field(update, field, signature, appearance);
    } else {
        const Place place = editor.free_place(role.number, field_width, field_height);
        const pdf::Ref appearance = write_appearance(update, look, place.box.width(), place.box.height());
        editor.add_field(role.name, place,
                         {{"/V", reference(signature)}, {"/AP", "<</N " + reference(appearance) + ">>"}});
    }
    editor.mark_signed();
    if (request.lock) editor.certify(signature);
    editor.finish();
    require_whole(qpdf);
    std::string file(pdf);
    file += update.finish();
    fill_in(file, update.offset_of(signature), placeholder, request, identity);
    return file;
}

}  // namespace

std::string sign_pdf(std::string_view pdf, const SignRequest& request, const Identity& identity) {
    const bool is_signed = refuse_changed(pdf);
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] { return sign_checked(pdf, *qpdf, request, identity, !is_signed); });
}

std::string add_fields(std::string_view pdf, const std::vector<SignOff>& signers) {
    if (signers.empty()) return std::string(pdf);
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf, [&] {
        Update update(pdf, *qpdf);
        FormEditor editor(*qpdf, update);
        const std::vector<std::string> names = field_names(signers);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const Place place = editor.free_place(i + 1, field_width, field_height);
            // PDF/A wants an appearance of every widget (ISO 19005-3 6.3.3): an empty one until it is signed.
            const pdf::Ref empty = update.reserve();
            std::string box = "[0 0 ";
            pdf::append(box, place.box.width());
            box += " ";
            pdf::append(box, place.box.height());
            update.set_stream(
                empty, {{"/Type", "/XObject"}, {"/Subtype", "/Form"}, {"/BBox", box + "]"}, {"/Resources", "<<>>"}},
                "");
            editor.add_field(names[i], place, {{"/AP", "<</N " + reference(empty) + ">>"}});
        }
        editor.mark_signed();
        editor.finish();
        require_whole(*qpdf);
        return std::string(pdf) + update.finish();
    });
}

}  // namespace raingan::sign

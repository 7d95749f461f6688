#include "sign/sign.h"

#include <algorithm>

#include "base/error.h"
#include "sign/appearance.h"
#include "sign/field_lock.h"
#include "sign/fields.h"
#include "sign/moment.h"
#include "sign/seed_value.h"
#include "sign/signer_name.h"
#include "sign/update.h"
#include "sign/updates.h"
#include "sign/widget.h"
#include "sign/witness.h"

namespace raingan::sign {
namespace {

constexpr double field_width = 200, field_height = 56;

/// What may be signed must be as its signers left it.
std::vector<Witness> refuse_changed(std::string_view pdf, QPDF& qpdf) {
    std::vector<Witness> before = examine(pdf, qpdf);
    for (const Witness& witness : before) {
        const SignatureState& state = witness.state;
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
    return before;
}

void refuse_locked(const std::vector<Witness>& before, const std::string& field) {
    for (const Witness& witness : before)
        if (witness.state.lock.locks(field))
            throw unreadable(
                "locked", field,
                {"the signature of " + witness.state.field + " has locked this field; nobody can sign in it any more",
                 "ลายมือชื่อของ " + witness.state.field + " ล็อกช่องนี้แล้ว จึงลงนามในช่องนี้ไม่ได้อีก"});
}

/// The /Lock of the field that is signed.
std::optional<FieldLock> required_lock(const SignatureField& field) {
    QPDFObjectHandle dictionary = QPDFObjectHandle(field.field).getKey("/Lock");
    if (dictionary.isNull()) return std::nullopt;
    auto lock = read_field_lock(dictionary);
    if (!lock)
        throw unreadable("bad-lock", field.name,
                         {"what this field locks when it is signed (/Lock) cannot be read; sign in another field",
                          "อ่านไม่ได้ว่าช่องนี้ล็อกสิ่งใดเมื่อลงนาม (/Lock) โปรดลงนามในช่องอื่น"});
    return lock;
}

Placeholder signature_dictionary(const SignRequest& request, const std::string& name, const std::string& reason,
                                 std::size_t room, const std::string& lock_reference) {
    std::string behind =
        "/M(" + pdf_date(request.seconds) + ")/Name" + text_string(name) + "/Reason" + text_string(reason);
    if (request.lock || !lock_reference.empty()) behind += "/Reference[";
    if (request.lock)
        behind +=
            "<</Type/SigRef/TransformMethod/DocMDP/TransformParams"
            "<</Type/TransformParams/P 2/V/1.2>>>>";
    if (request.lock || !lock_reference.empty()) behind += lock_reference + "]";
    return make_placeholder("/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached", room, behind);
}

Certificate certificate_of(const SignerFacts& facts) {
    const unsigned char* at = bytes_of(facts.certificate);
    return Certificate(d2i_X509(nullptr, &at, static_cast<long>(facts.certificate.size())));
}

/// What the signer signs as, in words; a field's technical name is none.
std::string role_words(const Role& role) {
    if (role.number == 0 && role.field) return role.label;
    return role.name;
}

Look look_of(const SignRequest& request, const Role& role, const std::string& name, const std::string& position) {
    Look look;
    look.image = request.image;
    look.lines.push_back("ลงนามโดย " + name);
    for (std::size_t at = 0; at < position.size();) {  // an acting post has a line of its own
        const std::size_t end = std::min(position.find('\n', at), position.size());
        look.lines.push_back(position.substr(at, end - at));
        at = end + 1;
    }
    if (const std::string words = role_words(role); !words.empty() && words != position)
        look.lines.push_back("ในฐานะ" + words);
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

Prepared prepare_checked(std::string_view pdf, QPDF& qpdf, const SignRequest& request,
                         const std::vector<Witness>& before, const std::function<SignerFacts()>& signer) {
    const bool first = std::ranges::all_of(before, &Witness::is_document_timestamp);
    const std::vector<SignatureField> fields = signature_fields(qpdf);
    const Role role = choose_role(roles_of(qpdf, fields), request.role);
    if (request.lock && !first)
        throw unreadable("locked", role.name,
                         {"only the first signature can lock the document; sign without --lock",
                          "เฉพาะลายมือชื่อแรกเท่านั้นที่ล็อกเอกสารได้ โปรดลงนามโดยไม่ใช้ --lock"});
    refuse_locked(before, role.name);
    const auto lock = role.field ? required_lock(fields[*role.field]) : std::nullopt;
    const SignerFacts facts = signer();
    const Certificate certificate = certificate_of(facts);
    const SignerName name = signer_name(request, role, certificate.get());
    if (role.field)
        require_seed_value(QPDFObjectHandle(fields[*role.field].field).getKey("/SV"),
                           {name.reason, static_cast<bool>(request.timestamp), request.lock ? 2 : 0,
                            lock && lock->permissions == 1, certificate.get()},
                           role.name);
    const std::string position = request.position.empty() ? role.position : request.position;

    Update update(pdf, qpdf);
    FormEditor editor(qpdf, update);
    const Placeholder placeholder =
        signature_dictionary(request, name.name, name.reason, facts.cms_room,
                             lock ? lock_reference(*lock, reference(qpdf.getRoot().getObjGen())) : "");
    const pdf::Ref signature = update.add(placeholder.text);
    const Look look = look_of(request, role, name.shown, position);
    if (role.field) {
        const SignatureField& field = fields[*role.field];
        fill_field(update, field, signature, write_appearance(update, look, editor.place_of(field.widget)));
    } else {
        const Place place = editor.free_place(role.number, field_width, field_height);
        const pdf::Ref appearance = write_appearance(update, look, place);
        editor.add_field(role.name, place,
                         {{"/V", reference(signature)}, {"/AP", "<</N " + reference(appearance) + ">>"}});
    }
    editor.mark_signed();
    if (request.lock) editor.certify(signature);
    editor.finish();
    require_whole(qpdf);
    std::string file(pdf);
    file += update.finish();
    // Those who signed before must be able to tell what this adds.
    Message why;
    if (!first && !read_updates(file, pdf.size(), qpdf, why))
        throw Error(ExitStatus::unwritable, "signing-failed", "",
                    {"the signature would break those before it (" + why.en + "); please report it",
                     "ลายมือชื่อนี้จะทำให้ลายมือชื่อก่อนหน้าใช้ไม่ได้ (" + why.th + ") โปรดแจ้งผู้พัฒนา"});
    const Gap gap = set_range(file, update.offset_of(signature), placeholder);
    return {file.substr(pdf.size()), gap};
}

}  // namespace

SignerFacts facts_of(const Identity& identity, bool timestamp) {
    return {der<const X509>(identity.certificate.get(), i2d_X509), cms_room(identity, timestamp)};
}

Prepared prepare_signature(std::string_view pdf, const SignRequest& request,
                           const std::function<SignerFacts()>& signer) {
    const auto qpdf = open_pdf(pdf);
    return pdf::guarded(*qpdf,
                        [&] { return prepare_checked(pdf, *qpdf, request, refuse_changed(pdf, *qpdf), signer); });
}

std::string complete_signature(std::string_view pdf, const Prepared& prepared, const TimestampSource& timestamp,
                               const Identity& identity) {
    std::string file(pdf);
    file += prepared.update;
    const Gap& gap = prepared.gap;
    const std::string_view whole = file;
    // Another process may have made it: what is signed is the file that it was made for and its update, whole.
    if (gap.begin < pdf.size() || gap.end < gap.begin + 2 || gap.end > whole.size() || whole[gap.begin] != '<' ||
        whole[gap.end - 1] != '>' ||
        whole.substr(gap.begin + 1, 2 * gap.room()).find_first_not_of('0') != std::string_view::npos)
        throw Error(ExitStatus::unwritable, "signing-failed", "",
                    {"the update with the signature's place is damaged; please report it",
                     "ส่วนที่เตรียมไว้สำหรับลายมือชื่อเสียหาย โปรดแจ้งผู้พัฒนา"});
    const std::string cms = make_cms(identity, sha256(whole.substr(0, gap.begin), whole.substr(gap.end)), timestamp);
    set_contents(file, gap, cms);
    return file;
}

std::string sign_pdf(std::string_view pdf, const SignRequest& request, const Identity& identity) {
    const bool timestamp = static_cast<bool>(request.timestamp);
    const Prepared prepared = prepare_signature(pdf, request, [&] { return facts_of(identity, timestamp); });
    return complete_signature(pdf, prepared, request.timestamp, identity);
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
            pdf::append(box, place.width());
            box += " ";
            pdf::append(box, place.height());
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

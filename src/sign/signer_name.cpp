#include "sign/signer_name.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "extraction/person_name.h"

namespace raingan::sign {
namespace {

constexpr std::string_view as_written = " — ชื่อตามที่ผู้ลงนามระบุ ไม่ใช่ชื่อในใบรับรอง (name as written, not the certificate's)";

/// All values of an entry of the subject; UTF-8.
std::vector<std::string> values_of(const X509* certificate, int part) {
    std::vector<std::string> out;
    const X509_NAME* subject = X509_get_subject_name(certificate);
    for (int at = -1; (at = X509_NAME_get_index_by_NID(subject, part, at)) >= 0;) {
        unsigned char* utf8 = nullptr;
        const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
        if (size <= 0) continue;
        out.emplace_back(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
        OPENSSL_free(utf8);
    }
    return out;
}

std::string in_quotes(std::string_view name) {
    return "“" + std::string(name) + "”";
}

void refuse(const std::string& name, const X509* certificate, bool typed) {
    const std::string owner = subject_name(certificate);
    throw unreadable("other-person", in_quotes(name),
                     {std::string(typed ? "the name of --name" : "the name in the report's sign-off block") +
                          " is not the certificate's, which is " + in_quotes(owner) +
                          "; sign with that person's key, or put the name there all the same with --name-as-written",
                      std::string(typed ? "ชื่อใน --name" : "ชื่อในช่องลงนามของรายงาน") + " ไม่ตรงกับใบรับรองของ " +
                          in_quotes(owner) + " โปรดลงนามด้วยกุญแจของบุคคลนั้น หรือยืนยันด้วย --name-as-written"});
}

void contradict(SignatureState& state, const std::string& en, const std::string& th) {
    state.contradictions.push_back({en, th});
}

void compare_names(SignatureState& state, const X509* certificate, const Role* role, std::string_view author) {
    if (!author.empty() && state.name == author && !is_name_in(certificate, state.name))
        state.notes.push_back(
            {"the name in the signature is the document's author, put there by the program; the "
             "certificate is " +
                 in_quotes(state.signer),
             "ชื่อในลายมือชื่อคือผู้จัดทำเอกสารที่โปรแกรมใส่ไว้ ใบรับรองเป็นของ " + in_quotes(state.signer)});
    else if (!is_name_in(certificate, state.name))
        contradict(
            state,
            "the signature gives the name " + in_quotes(state.name) + ", the certificate is " + in_quotes(state.signer),
            "ลายมือชื่อระบุชื่อ " + in_quotes(state.name) + " แต่ใบรับรองเป็นของ " + in_quotes(state.signer));
    if (role != nullptr && !is_name_in(certificate, role->person))
        contradict(state,
                   "the report has " + in_quotes(role->person) + " as " + role->name + ", the certificate is " +
                       in_quotes(state.signer),
                   "รายงานระบุ" + role->name + "เป็น " + in_quotes(role->person) + " แต่ใบรับรองเป็นของ " +
                       in_quotes(state.signer));
}

/// Of a signature in a field; null for all else.
Certificate signer_of(const SignatureState& state) {
    if (state.kind != SignatureKind::signature || !state.has_field) return nullptr;
    const unsigned char* at = bytes_of(state.signer_certificate);
    return Certificate(d2i_X509(nullptr, &at, static_cast<long>(state.signer_certificate.size())));
}

/// The public key, whatever certificate it stands in.
std::string key_of(const X509* certificate) {
    return der<const X509_PUBKEY>(X509_get_X509_PUBKEY(certificate), i2d_X509_PUBKEY);
}

}  // namespace

std::vector<std::string> certificate_names(const X509* certificate) {
    std::vector<std::string> names = values_of(certificate, NID_commonName);
    const auto given = values_of(certificate, NID_givenName), surname = values_of(certificate, NID_surname);
    for (std::size_t i = 0; i < std::min(given.size(), surname.size()); ++i)
        names.push_back(given[i] + " " + surname[i]);
    if (names.empty()) names = values_of(certificate, NID_organizationName);
    return names;
}

bool is_name_in(const X509* certificate, std::string_view name) {
    return name.empty() || std::ranges::any_of(certificate_names(certificate),
                                               [&](const std::string& own) { return may_be_same_person(own, name); });
}

SignerName signer_name(const SignRequest& request, const Role& role, const X509* certificate) {
    const std::string& typed = request.name;
    SignerName out;
    out.shown = subject_name(certificate);
    out.name = !typed.empty() ? typed : !role.person.empty() ? role.person : out.shown;
    out.reason = role.name;
    for (const std::string& name : {typed, role.person}) {
        if (is_name_in(certificate, name)) continue;
        if (!request.name_as_written) refuse(name, certificate, !typed.empty() && name == typed);
        out.reason = role.name + std::string(as_written);
    }
    return out;
}

void compare_signers(std::vector<SignatureState>& states, const std::vector<Role>& roles, std::string_view author) {
    std::map<std::string, std::vector<std::string>> fields;  // by key
    std::vector<std::string> keys;
    for (SignatureState& state : states) {
        const Certificate certificate = signer_of(state);
        keys.push_back(certificate ? key_of(certificate.get()) : "");
        if (!certificate) continue;
        fields[keys.back()].push_back(state.field);
        const auto role =
            std::ranges::find_if(roles, [&](const Role& r) { return r.number > 0 && r.name == state.field; });
        compare_names(state, certificate.get(), role == roles.end() ? nullptr : &*role, author);
        const bool other_role = state.role != state.field && std::ranges::any_of(roles, [&](const Role& r) {
                                    return r.number > 0 && r.name == state.role;
                                });
        if (other_role)
            contradict(state, "it says that it signs as " + state.role + ", in the place of " + state.field,
                       "ระบุว่าลงนามในฐานะ " + state.role + " แต่อยู่ในช่องของ " + state.field);
    }
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (keys[i].empty()) continue;
        std::string others;
        for (const std::string& field : fields[keys[i]])
            if (field != states[i].field) others += (others.empty() ? "" : ", ") + field;
        if (!others.empty())
            states[i].notes.push_back({"the same key signed as " + others, "กุญแจเดียวกันนี้ลงนามในช่อง " + others + " ด้วย"});
    }
}

}  // namespace raingan::sign

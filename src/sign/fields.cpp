#include "sign/fields.h"

#include <algorithm>
#include <set>

#include "exchange/read_report.h"
#include "pdf/read_attachments.h"

namespace raingan::sign {
namespace {

constexpr int deepest_field = 32;

class FieldWalker {
public:
    explicit FieldWalker(std::vector<SignatureField>& out) : out_(out) {}

    /// `type` and `prefix` are inherited.
    void walk(QPDFObjectHandle field, const std::string& type,  // NOLINT(misc-no-recursion)
              const std::string& prefix, int depth) {
        if (!field.isDictionary() || depth > deepest_field) return;
        if (field.isIndirect() && !seen_.insert(field.getObjGen()).second) return;
        std::string name = prefix;
        if (const std::string part = utf8_of(field.getKey("/T")); !part.empty())
            name += (prefix.empty() ? "" : ".") + part;
        const std::string own = name_of(field.getKey("/FT"));
        const std::string& kind = own.empty() ? type : own;
        QPDFObjectHandle kids = field.getKey("/Kids");
        const bool has_fields = kids.isArray() && kids.getArrayNItems() > 0 && kids.getArrayItem(0).isDictionary() &&
                                kids.getArrayItem(0).hasKey("/T");
        if (has_fields) {
            for (const QPDFObjectHandle& kid : kids.getArrayAsVector()) walk(kid, kind, name, depth + 1);
        } else if (kind == "/Sig" && field.isIndirect()) {
            const bool apart = kids.isArray() && kids.getArrayNItems() > 0;
            out_.push_back({name, field, apart ? kids.getArrayItem(0) : field});
        }
    }

private:
    std::vector<SignatureField>& out_;
    std::set<QPDFObjGen> seen_;
};

std::vector<SignOff> signers_in(std::string_view pdf) {
    for (const pdf::EmbeddedFile& file : pdf::read_attachments(pdf, {"application/json", "application/xml"}))
        if (auto report = read_report(file.bytes)) return report->sign_off;
    return {};
}

}  // namespace

bool SignatureField::is_document_timestamp() const {
    QPDFObjectHandle value = QPDFObjectHandle(field).getKey("/V");
    return value.isDictionary() && (name_of(value.getKey("/SubFilter")) == "/ETSI.RFC3161" ||
                                    name_of(value.getKey("/Type")) == "/DocTimeStamp");
}

std::vector<SignatureField> signature_fields(QPDF& qpdf) {
    std::vector<SignatureField> out;
    QPDFObjectHandle form = qpdf.getRoot().getKey("/AcroForm");
    QPDFObjectHandle fields = form.isDictionary() ? form.getKey("/Fields") : form;
    if (!fields.isArray()) return out;
    FieldWalker walker(out);
    for (const QPDFObjectHandle& field : fields.getArrayAsVector()) walker.walk(field, "", "", 0);
    return out;
}

std::vector<std::string> field_names(const std::vector<SignOff>& signers) {
    std::vector<std::string> names;
    for (const SignOff& signer : signers) {
        std::string name = signer.role.empty() ? signer.position : signer.role;
        if (name.empty()) name = signer.name.empty() ? "ผู้ลงนาม" : signer.name;
        std::ranges::replace(name, '.', ' ');  // parts a name from its parent's
        const std::string plain = name;
        for (int n = 2; std::ranges::find(names, name) != names.end(); ++n) name = plain + " " + std::to_string(n);
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<Role> roles_of(std::string_view pdf, const std::vector<SignatureField>& fields) {
    const std::vector<SignOff> signers = signers_in(pdf);
    const std::vector<std::string> names = field_names(signers);
    std::vector<Role> roles;
    std::set<std::size_t> taken;  // fields of roles
    for (std::size_t i = 0; i < signers.size(); ++i) {
        roles.push_back({names[i], signers[i].name, signers[i].position, std::nullopt, i + 1, false, ""});
        const auto found = std::ranges::find(fields, names[i], &SignatureField::name);
        if (found == fields.end()) continue;
        roles.back().field = static_cast<std::size_t>(found - fields.begin());
        roles.back().is_signed = found->is_signed();
        taken.insert(*roles.back().field);
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (taken.count(i) != 0 || fields[i].is_document_timestamp()) continue;
        QPDFObjectHandle field = fields[i].field;
        roles.push_back({fields[i].name, "", "", i, 0, fields[i].is_signed(), utf8_of(field.getKey("/TU"))});
    }
    return roles;
}

}  // namespace raingan::sign

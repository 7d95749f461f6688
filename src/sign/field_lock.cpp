#include "sign/field_lock.h"

#include <algorithm>

#include "sign/qpdf.h"
#include "sign/update.h"

namespace raingan::sign {

bool FieldLock::locks(const std::string& field) const {
    const bool named = std::ranges::any_of(
        fields, [&](const std::string& name) { return field == name || field.starts_with(name + "."); });
    switch (action) {
        case Action::none:
            return false;
        case Action::all:
            return true;
        case Action::include:
            return named;
        case Action::exclude:
            return !named;
    }
    return true;
}

std::optional<FieldLock> read_field_lock(QPDFObjectHandle dictionary) {
    if (!dictionary.isDictionary()) return std::nullopt;
    FieldLock lock;
    const std::string action = name_of(dictionary.getKey("/Action"));
    if (action == "/All")
        lock.action = FieldLock::Action::all;
    else if (action == "/Include")
        lock.action = FieldLock::Action::include;
    else if (action == "/Exclude")
        lock.action = FieldLock::Action::exclude;
    else
        return std::nullopt;
    QPDFObjectHandle fields = dictionary.getKey("/Fields");
    if (!fields.isArray() && lock.action != FieldLock::Action::all) return std::nullopt;
    if (fields.isArray())
        for (const QPDFObjectHandle& field : fields.getArrayAsVector()) {
            if (!QPDFObjectHandle(field).isString()) return std::nullopt;
            lock.fields.push_back(utf8_of(field));
        }
    QPDFObjectHandle permissions = dictionary.getKey("/P");
    if (permissions.isNull()) return lock;
    constexpr long long most = 3;
    if (!permissions.isInteger() || permissions.getIntValue() < 1 || permissions.getIntValue() > most)
        return std::nullopt;
    lock.permissions = static_cast<int>(permissions.getIntValue());
    return lock;
}

FieldLock lock_of_signature(QPDFObjectHandle signature) {
    QPDFObjectHandle references = signature.getKey("/Reference");
    if (references.isArray())
        for (QPDFObjectHandle& reference : references.getArrayAsVector()) {
            if (!reference.isDictionary() || name_of(reference.getKey("/TransformMethod")) != "/FieldMDP") continue;
            return read_field_lock(reference.getKey("/TransformParams"))
                .value_or(FieldLock{FieldLock::Action::all, {}, 0});
        }
    return {};
}

std::string lock_reference(const FieldLock& lock, const std::string& catalog) {
    std::string out = "<</Type/SigRef/TransformMethod/FieldMDP/Data " + catalog +
                      "/TransformParams<</Type/TransformParams/V/1.2/Action";
    out += lock.action == FieldLock::Action::all       ? "/All"
           : lock.action == FieldLock::Action::include ? "/Include"
                                                       : "/Exclude";
    if (lock.action != FieldLock::Action::all) {
        out += "/Fields[";
        for (const std::string& field : lock.fields) out += text_string(field);
        out += "]";
    }
    return out + ">>>>";
}

}  // namespace raingan::sign

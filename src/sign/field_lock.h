// What a signature does not let happen to other fields: the FieldMDP transform (ISO 32000-2 12.8.2.4), and the /Lock of
// an empty field (12.7.5.5), which asks for one when the field is signed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QPDFObjectHandle;

namespace raingan::sign {

struct FieldLock {
    enum class Action : std::uint8_t { none, all, include, exclude } action = Action::none;
    std::vector<std::string> fields;  ///< fully qualified names; each stands for the fields below it as well
    int permissions = 0;              ///< /P, as that of DocMDP; 0: not stated

    [[nodiscard]] bool locks(const std::string& field) const;
};

/// Of a /Lock dictionary or the parameters of the transform. None where it is not one of the known form.
std::optional<FieldLock> read_field_lock(QPDFObjectHandle dictionary);

/// Of a signature: by its FieldMDP. A transform that cannot be read locks all fields.
FieldLock lock_of_signature(QPDFObjectHandle signature);

/// The reference that a signature has for it, as text; `catalog` is what it is about.
std::string lock_reference(const FieldLock& lock, const std::string& catalog);

}  // namespace raingan::sign

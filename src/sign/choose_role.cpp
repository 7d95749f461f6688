#include <algorithm>

#include "base/error.h"
#include "sign/fields.h"

namespace raingan::sign {
namespace {

std::string names_of(const std::vector<Role>& roles) {
    std::string out;
    for (const Role& role : roles) {
        out += (out.empty() ? "" : ", ") + role.name;
        if (role.is_signed) out += " ✓";
    }
    return out;
}

/// What stands behind the last dot of a field's name, where only one field is called that: forms of other programs
/// nest their fields, and show their users this part.
auto by_last_part(const std::vector<Role>& roles, const std::string& asked) {
    const auto fits = [&](const Role& role) { return role.name.ends_with("." + asked); };
    const auto found = std::ranges::find_if(roles, fits);
    return std::ranges::count_if(roles, fits) == 1 ? found : roles.end();
}

auto find_role(const std::vector<Role>& roles, const std::string& asked) {
    const bool report = std::ranges::any_of(roles, [](const Role& role) { return role.number > 0; });
    if (asked.empty())
        return std::ranges::find_if(roles,
                                    [&](const Role& role) { return !role.is_signed && (role.number > 0 || !report); });
    for (const auto part : {&Role::name, &Role::position, &Role::label})
        if (const auto found = std::ranges::find(roles, asked, part); found != roles.end()) return found;
    return by_last_part(roles, asked);
}

[[noreturn]] void fail_no_role(const std::vector<Role>& roles, const std::string& asked) {
    if (roles.empty())
        throw unreadable("no-such-role", "",
                         {"the PDF does not say who signs; give the role with --role",
                          "ไฟล์ PDF นี้ไม่ได้ระบุผู้ลงนาม โปรดระบุบทบาทด้วย --role"});
    if (asked.empty()) throw unreadable("already-signed", "", {"all roles have signed already", "ทุกบทบาทลงนามครบแล้ว"});
    const bool form = std::ranges::all_of(roles, [](const Role& role) { return role.number == 0; });
    throw unreadable("no-such-role", asked,
                     {std::string("give the role with --role; the ") + (form ? "form" : "report") +
                          " has (✓ is signed): " + names_of(roles),
                      std::string("โปรดระบุบทบาทด้วย --role ") + (form ? "แบบฟอร์ม" : "รายงาน") +
                          "นี้มี (✓ ลงนามแล้ว): " + names_of(roles)});
}

}  // namespace

Role choose_role(const std::vector<Role>& roles, const std::string& asked) {
    const auto chosen = find_role(roles, asked);
    // Who signs is open where no report says it and no field waits.
    const bool open = std::ranges::all_of(roles, [](const Role& role) { return role.number == 0 && role.is_signed; });
    if (chosen == roles.end() && open && !asked.empty()) {
        Role role;
        role.name = asked;
        return role;
    }
    if (chosen == roles.end()) fail_no_role(roles, asked);
    if (chosen->is_signed)
        throw unreadable("already-signed", chosen->name, {"this role has signed already", "บทบาทนี้ลงนามแล้ว"});
    // A report says who signs before whom; the order of a form's fields says nothing.
    const auto waiting =
        std::find_if(roles.begin(), chosen, [](const Role& role) { return role.number > 0 && !role.is_signed; });
    if (waiting != chosen && chosen->number > 0)
        throw unreadable("out-of-order", chosen->name,
                         {"it is not this role's turn; first signs: " + waiting->name,
                          "ยังไม่ถึงลำดับของบทบาทนี้ ต้องลงนามก่อน: " + waiting->name});
    return *chosen;
}

}  // namespace raingan::sign

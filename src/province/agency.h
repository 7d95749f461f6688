// Whose report it is: the name of an agency taken apart, so that two spellings of one agency meet and two agencies of
// one name do not.
#pragma once

#include <string>
#include <string_view>

namespace raingan::province {

struct Agency {
    std::string name;  ///< as written, its kind spelled out; without amphoe and province
    std::string kind;  ///< "เทศบาลตำบล"; empty where it is none of local government (DOMAIN.md §6)
    std::string amphoe;    ///< without อำเภอ; empty: not given
    std::string province;  ///< without จังหวัด; empty: not given
    std::string key;       ///< of the name, for comparing (thai::comparison_key)
    std::string own_key;   ///< of what follows the kind
    friend bool operator==(const Agency&, const Agency&) = default;
};

/// "ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น" is เทศบาลตำบลลำน้ำพอง in น้ำพอง, ขอนแก่น. `written` may be empty.
Agency agency_of(std::string_view written);

/// The code of a kind in open data: "subdistrict_municipality"; "other" for any that is not local government.
std::string_view kind_code(std::string_view kind);

/// The form in which names of places are compared.
std::string place_key(std::string_view place);

/// "จังหวัดขอนแก่น", "จ.ขอนแก่น" and "ขอนแก่น" are ขอนแก่น; likewise of an amphoe.
std::string province_name(std::string_view written);
std::string amphoe_name(std::string_view written);

}  // namespace raingan::province

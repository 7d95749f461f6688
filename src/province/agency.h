// Whose report it is. An agency's name is taken apart, so that two spellings of one agency are found to be the same,
// and two agencies of one name are not.
#pragma once

#include <string>
#include <string_view>

#include "report/agency_name.h"

namespace raingan::province {

struct Agency {
    std::string name;  ///< as written, its kind spelled out; without amphoe and province
    std::string kind;  ///< "เทศบาลตำบล" (report/agency_name.h); empty where it is none that is known
    std::string amphoe;      ///< without อำเภอ; empty: not given
    std::string province;    ///< without จังหวัด; empty: not given
    std::string parent;      ///< the body it belongs to; empty: not given
    bool by_parent = false;  ///< a unit of another body, which has names that many have: a faculty, a school
    std::string key;         ///< of the name, for comparing
    std::string own_key;     ///< of what follows the kind
    /// The name can occur in several amphoes (3) or several provinces (2), or names one agency in the country (1).
    int common = 3;
    friend bool operator==(const Agency&, const Agency&) = default;
};

/// "ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น" is เทศบาลตำบลลำน้ำพอง in น้ำพอง, ขอนแก่น. `written` may be empty.
Agency agency_of(std::string_view written);

/// The code of a kind in open data: "subdistrict_municipality"; "other" for any that is not known.
std::string_view kind_code(std::string_view kind);

/// The form in which names of places are compared.
std::string place_key(std::string_view place);

/// Where an agency says that it is, for comparing; empty strings are not said. เมือง of a province is its เมืองขอนแก่น.
struct Place {
    std::string province, amphoe;
    std::string parent;  ///< of units only
    friend auto operator<=>(const Place&, const Place&) = default;
};
Place place_of(const Agency& agency);

/// What it says of its place is enough to know one agency of the name.
bool is_placed(const Agency& agency);

/// "จังหวัดขอนแก่น", "จ.ขอนแก่น" and "ขอนแก่น" are ขอนแก่น; likewise of an amphoe.
std::string province_name(std::string_view written);
std::string amphoe_name(std::string_view written);

}  // namespace raingan::province

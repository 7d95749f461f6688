// Where a text names agencies: how far a name goes in Thai, which has no spaces between words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/agency_name.h"

namespace raingan::extraction {

/// An agency that a text names, with the amphoe and province that follow its name.
struct AgencyMention {
    std::size_t begin = 0;
    std::size_t name_end = 0;  ///< of the name itself
    std::size_t end = 0;       ///< of the places and brackets behind it
    std::string written;       ///< the name's characters
    AgencyName name;           ///< its kind is known
};

/// In the order of the text. Words that begin like a name but name nobody ("โรงเรียนในสังกัด", "จังหวัดฯ"), offices within
/// an agency ("สำนักงานปลัด") and the body that assesses (ป.ป.ช.) are left out.
std::vector<AgencyMention> find_agencies(std::string_view text);

/// Of local government, whose names are told from other words wherever they stand.
bool is_local(const AgencyKind& kind);

/// Some name of an agency begins there.
bool begins_agency(std::string_view text);

/// "๑๒๓ หมู่ ๔ ตำบลหนองแวง อำเภอบ้านผือ จังหวัดอุดรธานี ๔๑๑๖๐": the places that a text names one after the other from `from`.
struct NamedPlaces {
    std::string amphoe, province;
    std::size_t end = 0;  ///< `from` where there are none
};
NamedPlaces places_at(std::string_view text, std::size_t from);

}  // namespace raingan::extraction

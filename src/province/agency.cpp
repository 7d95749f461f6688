#include "province/agency.h"

#include "thai/normalise.h"

namespace raingan::province {

Agency agency_of(std::string_view written) {
    const AgencyName name = read_agency_name(written);
    Agency agency;
    agency.name = name.full();
    agency.amphoe = name.amphoe;
    agency.province = name.province;
    agency.own_key = agency_key(name.own);
    agency.key = agency_key(agency.name);
    if (name.kind != nullptr) {
        agency.kind = agency_type(*name.kind, name.own);
        agency.common = name.kind->common;
        agency.by_parent = name.kind->code == "faculty" || name.kind->code == "school";
    }
    return agency;
}

std::string_view kind_code(std::string_view kind) {
    const AgencyKind* const found = kind_of_type(kind);
    return found == nullptr ? "other" : found->code;
}

std::string place_key(std::string_view place) {
    return thai::comparison_key(place);
}

Place place_of(const Agency& agency) {
    Place place{place_key(agency.province), place_key(agency.amphoe), {}};
    if (agency.by_parent) place.parent = agency_key(read_agency_name(agency.parent).full());
    if (!place.province.empty() && place.amphoe == place_key("เมือง") + place.province) place.amphoe = place_key("เมือง");
    return place;
}

bool is_placed(const Agency& agency) {
    constexpr int by_amphoe = 3, by_province = 2;
    if (agency.by_parent && !agency.parent.empty()) return true;
    if (agency.common >= by_amphoe) return !agency.amphoe.empty();
    return agency.common < by_province || !agency.province.empty() || !agency.amphoe.empty();
}

std::string province_name(std::string_view written) {
    return place_name(written, PlaceKind::province);
}

std::string amphoe_name(std::string_view written) {
    return place_name(written, PlaceKind::amphoe);
}

}  // namespace raingan::province

// The kinds of agencies that are assessed: local government, health, education, administration, police, the state's
// central bodies and enterprises.
#include <algorithm>

#include "report/agency_name.h"

namespace raingan {
namespace {

using enum NameForm;

// Levels: 1 units of others, 2 of an amphoe, 3 local government and colleges, 4 of a province or region and
// universities, 5 provinces, 6 departments and their like, 7 ministries.
constexpr auto kinds = std::to_array<AgencyKind>({
    {"องค์การบริหารส่วนจังหวัด", {"อบจ.", "อบจ"}, "", "provincial_administrative_organization", 3, province, 1},
    {"องค์การบริหารส่วนตำบล", {"อบต.", "อบต"}, "", "subdistrict_administrative_organization", 3, own, 3},
    {"เทศบาลนคร", {"ทน.", "ท.น."}, "", "city_municipality", 3, own, 1},
    {"เทศบาลเมือง", {"ทม.", "ท.ม."}, "", "town_municipality", 3, own, 2},
    {"เทศบาลตำบล", {"ทต.", "ท.ต."}, "", "subdistrict_municipality", 3, own, 3},
    {"เมืองพัทยา", {}, "", "special_local_government", 3, nothing, 1},
    {"กรุงเทพมหานคร", {}, "", "special_local_government", 5, nothing, 1},

    {"สำนักงานสาธารณสุขจังหวัด", {"สสจ."}, "", "provincial_public_health_office", 4, province, 1},
    {"สำนักงานสาธารณสุขอำเภอ", {"สสอ."}, "", "district_public_health_office", 2, amphoe, 2},
    {"โรงพยาบาลส่งเสริมสุขภาพตำบล", {"รพ.สต.", "รพสต."}, "", "health_promoting_hospital", 1, own, 3},
    {"โรงพยาบาล", {"รพ.", "รพช.", "รพท."}, "", "hospital", 2, own, 2},
    {"ศูนย์อนามัย", {}, "", "regional_health_center", 4, number, 1},
    {"ศูนย์สุขภาพจิต", {}, "", "regional_health_center", 4, number, 1},
    {"ศูนย์วิทยาศาสตร์การแพทย์", {}, "", "regional_health_center", 4, number, 1},
    {"ศูนย์สนับสนุนบริการสุขภาพ", {}, "", "regional_health_center", 4, number, 1},
    {"สำนักงานป้องกันควบคุมโรค", {"สคร."}, "", "regional_health_center", 4, number, 1},
    {"สำนักงานเขตสุขภาพ", {}, "", "regional_health_center", 4, number, 1},

    {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", {"สพป."}, "", "primary_education_area_office", 4, area, 1},
    {"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", {"สพม."}, "", "secondary_education_area_office", 4, area, 1},
    {"สำนักงานศึกษาธิการจังหวัด", {"ศธจ."}, "", "provincial_education_office", 4, province, 1},
    {"โรงเรียน", {"รร.", "ร.ร."}, "", "school", 1, phrase, 3},
    {"ศูนย์พัฒนาเด็กเล็ก", {"ศพด."}, "", "child_development_center", 1, own, 3},
    {"มหาวิทยาลัย", {}, "", "university", 4, phrase, 1},
    {"บัณฑิตวิทยาลัย", {}, "", "faculty", 1, nothing, 3},
    {"คณะ", {}, "", "faculty", 1, phrase, 3},
    {"จุฬาลงกรณ์มหาวิทยาลัย", {}, "มหาวิทยาลัย", "university", 4, nothing, 1},
    {"ราชวิทยาลัย", {}, "", "university", 4, phrase, 1},
    {"วิทยาลัย", {}, "", "college", 3, phrase, 2},
    {"สถาบัน", {}, "", "institute", 4, phrase, 1},

    {"ที่ทำการปกครองจังหวัด", {}, "", "provincial_administration_office", 4, province, 1},
    {"ที่ทำการปกครองอำเภอ", {}, "", "district_administration_office", 2, amphoe, 2},
    {"สำนักงานจังหวัด", {}, "", "provincial_governor_office", 4, province, 1},
    {"สำนักงานเขต", {}, "", "bangkok_district_office", 2, own, 1},
    {"จังหวัด", {}, "", "province", 5, province, 1},
    {"อำเภอ", {}, "", "district", 2, amphoe, 2},

    {"สถานีตำรวจภูธร", {"สภ."}, "", "police_station", 2, own, 2},
    {"สถานีตำรวจนครบาล", {"สน."}, "", "police_station", 2, own, 1},
    {"สถานีตำรวจ", {}, "", "police_station", 2, own, 2},
    {"ตำรวจภูธรจังหวัด", {"ภ.จว."}, "", "provincial_police", 4, province, 1},
    {"ตำรวจภูธรภาค", {}, "", "regional_police", 5, number, 1},

    {"เรือนจำ", {}, "", "prison", 2, phrase, 1},
    {"ทัณฑสถาน", {}, "", "prison", 2, phrase, 1},
    {"แขวงทางหลวง", {}, "", "highway_district", 2, own, 1},
    {"โครงการชลประทาน", {}, "", "irrigation_project", 2, own, 1},
    {"ด่านศุลกากร", {}, "", "customs_house", 2, own, 1},

    {"สำนักงานปลัดกระทรวง", {}, "กรม", "department", 6, phrase, 1},
    {"กระทรวง", {}, "", "ministry", 7, phrase, 1},
    {"กรม", {}, "", "department", 6, phrase, 1},
    {"สำนักงานคณะกรรมการ", {}, "", "commission_office", 6, phrase, 1},
    {"สำนักงบประมาณ", {}, "กรม", "department", 6, nothing, 1},
    {"สำนักข่าวกรองแห่งชาติ", {}, "กรม", "department", 6, nothing, 1},
    {"กองอำนวยการรักษาความมั่นคงภายในราชอาณาจักร", {}, "กรม", "department", 6, nothing, 1},
    {"ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้", {}, "กรม", "department", 6, nothing, 1},
    {"กองบัญชาการกองทัพไทย", {}, "กองทัพ", "armed_force", 6, nothing, 1},
    {"กองทัพ", {}, "", "armed_force", 6, own, 1},
    {"กองทุน", {}, "", "public_fund", 6, phrase, 1},

    {"ศาลรัฐธรรมนูญ", {}, "ศาล", "court", 6, nothing, 1},
    {"ศาลฎีกา", {}, "ศาล", "court", 6, nothing, 1},
    {"ศาลอุทธรณ์", {}, "ศาล", "court", 4, own, 1},
    {"ศาลปกครอง", {}, "ศาล", "court", 4, own, 1},
    {"ศาลจังหวัด", {}, "ศาล", "court", 4, province, 1},
    {"ศาลเยาวชนและครอบครัว", {}, "ศาล", "court", 4, own, 1},
    {"ศาลแขวง", {}, "ศาล", "court", 2, own, 1},
    {"สำนักงาน", {}, "", "office", 4, office, 2},

    {"การไฟฟ้า", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"การประปา", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"การรถไฟ", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"การเคหะ", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"การท่าเรือ", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"การกีฬาแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"การท่องเที่ยวแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"การยางแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"การทางพิเศษแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"การนิคมอุตสาหกรรมแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การเภสัชกรรม", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การสวนสัตว์", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"องค์การขนส่งมวลชน", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"องค์การตลาด", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"องค์การจัดการน้ำเสีย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การอุตสาหกรรมป่าไม้", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การส่งเสริมกิจการโคนมแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การพิพิธภัณฑ์วิทยาศาสตร์แห่งชาติ", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การคลังสินค้า", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"องค์การสะพานปลา", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", {"ธ.ก.ส."}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"ธนาคารเพื่อการส่งออกและนำเข้าแห่งประเทศไทย", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, nothing, 1},
    {"ธนาคาร", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
    {"บริษัท", {}, "รัฐวิสาหกิจ", "state_enterprise", 6, phrase, 1},
});

constexpr std::string_view public_organization = "องค์การมหาชน";

/// The bytes of `text` that are `words`, read over spaces within; 0: it does not begin with them.
std::size_t begins_with(std::string_view text, std::string_view words) {
    std::size_t at = 0;
    for (const char c : words) {
        while (at > 0 && at < text.size() && text[at] == ' ') ++at;
        if (at == text.size() || text[at] != c) return 0;
        ++at;
    }
    return at;
}

/// Of two Thai letters, which begin the texts, the last byte tells whether they are the same.
bool same_letter(std::string_view a, std::string_view b) {
    return a.size() > 2 && b.size() > 2 && a[2] == b[2];
}

/// Most places of a text begin no name: the ends of the first two letters tell.
class Beginnings {
public:
    Beginnings() {
        for (const AgencyKind& kind : kinds) {
            add(kind.words);
            for (const std::string_view form : kind.short_forms)
                if (!form.empty()) add(form);
        }
    }
    [[nodiscard]] bool may_begin(std::string_view text) const { return text.size() > second && known_[index(text)]; }

private:
    static constexpr std::size_t first = 2, second = 5;  // last bytes of the first two Thai letters
    static std::size_t index(std::string_view text) {
        constexpr std::size_t low_bits = 0x3F;
        return (static_cast<unsigned char>(text[first]) & low_bits) << 8U | static_cast<unsigned char>(text[second]);
    }
    void add(std::string_view words) {
        // "ท.ต." has a dot where others have their second letter.
        if (words.size() > second) known_[index(words)] = true;
    }
    std::array<bool, std::size_t{64} * 256> known_{};
};

}  // namespace

std::span<const AgencyKind> agency_kinds() {
    return kinds;
}

std::optional<KindAt> agency_kind_at(std::string_view text) {
    static const Beginnings beginnings;
    if (!beginnings.may_begin(text)) return std::nullopt;
    KindAt best;
    for (const AgencyKind& kind : kinds) {
        const std::size_t length = same_letter(kind.words, text) ? begins_with(text, kind.words) : 0;
        if (length > best.length) best = {&kind, length, false};
        for (const std::string_view form : kind.short_forms)
            if (form.size() > best.length && same_letter(form, text) && text.starts_with(form))
                best = {&kind, form.size(), true};
    }
    return best.kind == nullptr ? std::nullopt : std::optional(best);
}

std::string_view agency_type(const AgencyKind& kind, std::string_view own) {
    if (own.ends_with("(องค์การมหาชน)")) return public_organization;
    return kind.type.empty() ? kind.words : kind.type;
}

const AgencyKind* kind_of_type(std::string_view type) {
    static constexpr AgencyKind public_body{public_organization, {}, "", "public_organization", 6, phrase, 1};
    if (type == public_organization) return &public_body;
    const auto* const found =
        std::ranges::find_if(kinds, [&](const AgencyKind& kind) { return agency_type(kind, {}) == type; });
    return found == kinds.end() ? nullptr : found;
}

}  // namespace raingan

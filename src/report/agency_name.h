// Names of public agencies: which kinds there are, how each is written, and what of a name is its place.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace raingan {

/// What stands behind the words of a kind.
enum class NameForm : std::uint8_t {
    own,     ///< a name of its own: โรงพยาบาล + น้ำพอง
    phrase,  ///< one that may hold และ: กรม + ป้องกันและบรรเทาสาธารณภัย
    office,  ///< a phrase with its place in it: สำนักงาน + พัฒนาชุมชนจังหวัดขอนแก่น
    area,    ///< a place, and mostly a number: สพป. + ขอนแก่น เขต ๑
    number,  ///< ศูนย์อนามัย + ที่ ๗ ขอนแก่น
    amphoe,  ///< the amphoe's name
    province,  ///< the province's name
    nothing,   ///< the words are the whole name
};

struct AgencyKind {
    std::string_view words;                       ///< that its names begin with
    std::array<std::string_view, 3> short_forms;  ///< written in their place
    std::string_view type;                        ///< what agencies of the kind are called; empty: `words`
    std::string_view code;                        ///< in open data: "subdistrict_municipality"
    std::uint8_t level;                           ///< of two that stand together the lower belongs to the higher
    NameForm named_by;
    /// A name can occur in several amphoes (3) or several provinces (2), or stands for one agency in the country (1).
    std::uint8_t common;
};

/// Local government first (docs/field.md#consumers).
std::span<const AgencyKind> agency_kinds();

/// The kind that a text begins with, by the longest words or short form; spaces within the words are read over.
struct KindAt {
    const AgencyKind* kind = nullptr;
    std::size_t length = 0;   ///< bytes of the text
    bool short_form = false;  ///< "อบต."
};
std::optional<KindAt> agency_kind_at(std::string_view text);

/// "องค์การมหาชน" where the name ends with it, else the kind's type.
std::string_view agency_type(const AgencyKind& kind, std::string_view own);
/// The kind with that type; null: none has.
const AgencyKind* kind_of_type(std::string_view type);

/// A name taken apart.
struct AgencyName {
    const AgencyKind* kind = nullptr;  ///< null: none that is known
    std::string own;                   ///< what follows the kind's words; without a kind the whole name
    std::string amphoe;                ///< without อำเภอ; empty: not given
    std::string province;              ///< without จังหวัด; empty: not given
    /// With the kind's words spelled out.
    [[nodiscard]] std::string full() const { return (kind == nullptr ? "" : std::string(kind->words)) + own; }
};
/// "ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น" is เทศบาลตำบล + ลำน้ำพอง in น้ำพอง, ขอนแก่น; สำนักงานสาธารณสุขจังหวัดเลย says its province
/// too. `written` holds nothing else and may be empty.
AgencyName read_agency_name(std::string_view written);

/// The form in which own names are compared: no spaces, one kind of digits.
std::string agency_key(std::string_view own);

enum class PlaceKind : std::uint8_t { tambon, amphoe, province };
/// The word for a place that a text begins with: "อำเภอ", "อ.", "กิ่งอำเภอ".
struct PlaceWordAt {
    PlaceKind kind = PlaceKind::amphoe;
    std::size_t length = 0;
};
std::optional<PlaceWordAt> place_word_at(std::string_view text);
/// "จังหวัดขอนแก่น", "จ.ขอนแก่น" and "ขอนแก่น" are ขอนแก่น; likewise of an amphoe.
std::string place_name(std::string_view written, PlaceKind kind);

}  // namespace raingan

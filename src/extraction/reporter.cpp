// Who reports, and who else is named beside it.
#include <array>

#include "base/digits.h"
#include "extraction/agency_mention.h"
#include "extraction/mention.h"

namespace raingan::extraction {
namespace {

/// What follows a kind of agency that is named without its name: "เทศบาลตำบลได้คะแนน".
constexpr auto nameless = std::to_array<std::string_view>({
    "ได้",  "มี",      "จึง",     "ใน",   "ที่",   "ซึ่ง",  "และ",   "โดย",   "ของ",   "อยู่",    "ประจำ", "ปี",    "ทั้ง",
    "ทั่ว",  "เฉลี่ย",   "ภาพรวม", ":",    "=",   "(",   ")",     "-",     "เท่ากับ", "คือ",    "คิดเป็น", "พบ",   "ไม่",
    "ยัง",  "ผ่าน",    "รับ",     "ต่อ",   "ทุก",  "ต่าง", "อื่น",    "นี้",     "แห่ง",   "เป็น",   "จะ",    "ให้",   "ต้อง",
    "ควร", "สามารถ", "ดำเนิน",  "ขนาด", "เรา", "ตาม", "เพื่อ",   "จาก",   "กับ",    "แล้ว",   "คะแนน", "ระดับ", "ผล",
    "ค่า",  "เพิ่ม",    "ลด",     "สูง",   "ต่ำ",  "รวม", "ภายใน", "จำนวน", "เอง",   "เอกชน", "ร้อยละ", "ฯ",
});
/// Of what names only begin alike many others are spoken of in any report ("สำนักงาน ป.ป.ช.", "คณะกรรมการ").
bool tells_of_neighbours(const AgencyKind& kind) {
    constexpr int department = 6;
    return kind.level < department && kind.named_by != NameForm::office && kind.named_by != NameForm::nothing &&
           kind.code != "faculty" && kind.code != "institute" && kind.code != "province" && kind.code != "district";
}
/// Local government, whose names are told from other words wherever they stand, and the reporter's own kind.
bool may_be_other(const KindAt& at, const Reporter& reporter) {
    if (is_local(*at.kind)) return at.kind->named_by != NameForm::nothing;
    return reporter.kind != nullptr && at.kind->words == reporter.kind->words && tells_of_neighbours(*at.kind);
}

}  // namespace

bool names_other_agency(std::string_view text, const Reporter& reporter) {
    if (reporter.name.empty()) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        const auto kind = agency_kind_at(text.substr(at));
        if (!kind) continue;
        const std::string_view name = text.substr(at + kind->length);
        // "ผู้ตอบจำนวน" holds อบจ: without its dot a short form begins a word.
        const std::string_view words = text.substr(at, kind->length);
        const bool after_letter = at > 0 && (static_cast<unsigned char>(text[at - 1]) >= 0x80U ||
                                             (text[at - 1] >= 'a' && text[at - 1] <= 'z') || text[at - 1] == '.');
        const bool within = kind->short_form && after_letter && (!words.ends_with('.') || text[at - 1] == '.');
        const bool own = !reporter.own.empty() && (name.starts_with(reporter.own) || reporter.own.starts_with(name));
        if (within || !may_be_other(*kind, reporter) || name.empty() || own || starts_with_any(name, nameless) != 0 ||
            is_digit(name.front()))
            continue;
        return true;
    }
    // "จังหวัดสุขบุรีได้คะแนน": the province's own, where nothing of this agency stands before.
    constexpr std::string_view province = "จังหวัด";
    const std::size_t at = find_text(text, province);
    constexpr std::size_t opening_bytes = 6;  // npos is more
    if (at > opening_bytes || find_text(reporter.name, province) != std::string_view::npos) return false;
    return !contains_any(text, {"อำเภอ", reporter.own});
}

Reporter reporter_of(std::string_view name, int score_year_be, int report_year_be) {
    Reporter reporter;
    reporter.name = key_of(name);
    reporter.score_year_be = score_year_be != 0 ? score_year_be : report_year_be == 0 ? 0 : report_year_be - 1;
    reporter.report_year_be = report_year_be;
    const auto kind = agency_kind_at(reporter.name);
    reporter.kind = kind ? kind->kind : nullptr;
    reporter.own = reporter.name.substr(kind && reporter.name.size() > kind->length ? kind->length : 0);
    return reporter;
}

}  // namespace raingan::extraction

#include "extraction/agency_mention.h"

#include <algorithm>
#include <array>

#include "report/key.h"

namespace raingan::extraction {
namespace {

/// What follows a name without a space; no name holds them: เทศบาลนครขอนแก่น begins with ขอ, a tambon is called มีชัย.
constexpr auto name_ends = std::to_array<std::string_view>(
    {"ประจำปี",    "ปีงบประมาณ", "ได้",        "โดย",      "ขอรายงาน", "ขอเสนอ",       "ขอส่ง",       "ขอประกาศ", "ขอเรียน",
     "ขอแสดง",    "ขอให้",      "ขอความ",    "จำนวน",    "มีการ",     "มีความ",        "มีผล",        "มีคะแนน",   "มีค่า",
     "มีบุคลากร",   "มีหน้าที่",     "มีนโยบาย",   "มีมาตรการ", "มีแนวทาง",  "มีระดับ",        "มีภารกิจ",     "มีอำนาจ",   "มีระบบ",
     "มีช่องทาง",   "ในการ",     "ในปี",       "ในระดับ",   "ในสังกัด",   "ในเขต",        "ในพื้นที่",      "ในกำกับ",   "ในจังหวัด",
     "ในอำเภอ",   "ในฐานะ",    "ในภาพรวม",  "ในรอบ",    "จึง",       "ซึ่ง",           "พบว่า",       "เพื่อ",      "ประกาศ",
     "ดำเนินการ",  "ดำเนินงาน",  "ดังกล่าว",    "ดังนี้",      "ดังต่อไปนี้",  "ตามที่",         "ตามมาตรการ", "ตามแผน",   "ตามผล",
     "ตามแนวทาง", "ตามหลัก",    "ตามกฎหมาย", "ตามเกณฑ์",  "ต้องดำเนิน", "ต้องมี",         "ต้องจัด",      "ควรมี",     "ควรจัด",
     "ควรได้",     "จัดทำ",      "จัดให้",      "จัดกิจกรรม", "จัดอบรม",   "จะได้",         "จะดำเนิน",    "จะต้อง",    "จะนำ",
     "จะมี",       "เป็นหน่วย",   "เป็นไป",     "เป็นผู้",     "เป็นองค์",   "เป็นส่วน",       "เป็นสถาน",    "เป็นรัฐ",    "เข้ารับ",
     "เข้าร่วม",    "เรื่อง",      "ครั้งที่",      "ว่าด้วย",    "กำหนดให้",  "กำหนดมาตรการ", "ประกอบด้วย",  "สามารถ",   "อย่าง",
     "ทั้งนี้",       "ทั้งหมด",     "ทั่วประเทศ",  "ทุกแห่ง",    "ทุกส่วน",    "ทุกหน่วย",       "ทุกคน",       "ทุกกอง",    "ต่างๆ",
     "อื่นๆ",       "แห่งนี้",      "แล้ว",       "สังกัด",     "รับทราบ",   "ตั้งอยู่",         "ตั้งแต่",       "ผลการ",    "กรณี",
     "ไม่ได้",      "ไม่มี",       "ไม่พบ",      "โทร.",     "โทรศัพท์",   "โทรสาร",       "ฯ"});
/// And behind names that are no phrases.
constexpr auto plain_name_ends =
    std::to_array<std::string_view>({"และ", "หรือ", "ร่วมกับ", "นำผล", "นำมา", "ภายใน", "ประเมิน", "มาตรการ"});
/// Behind และ goes on what is no part of a name.
constexpr auto no_part_of_names = std::to_array<std::string_view>(
    {"หน่วยงาน",  "บุคลากร",    "เจ้าหน้าที่",   "ประชาชน", "ผู้",     "ได้",  "มี",        "เป็น",      "จะ",        "นำ",
     "ข้าราชการ", "คณะ",       "ส่วนราชการ", "พนักงาน",  "องค์กร", "เพื่อ", "การดำเนิน", "การป้องกัน", "การประเมิน", "การปฏิบัติ",
     "การใช้",    "การเปิดเผย", "แผนปฏิบัติ",   "มาตรการ", "ผล",    "ให้",  "ดำเนิน",    "รายงาน"});
/// Names that begin so name nobody.
constexpr auto no_names = std::to_array<std::string_view>({
    "ทั่ว",   "ขนาด", "ประเภท", "ทั้ง",  "หลาย", "ส่วนใหญ่", "เดียวกัน", "ที่ได้", "ที่มี",     "ที่เป็น",  "ที่รับ", "ที่เกี่ยว", "ที่อยู่",
    "ที่ต้อง", "ที่เข้า", "ที่ทำ",    "ที่ตั้ง", "ที่จะ",  "ที่ไม่",    "ที่ใช้",    "ที่ให้", "ที่ดำเนิน", "ของ",   "และ", "หรือ",   "นี้",
    "นั้น",   "ฯ",    "ต่าง",    "อื่น",  "ทุก",   "แต่ละ",   "ดัง",     "ใด",  "เอกชน",  "ตัวเอง", "คณะ", "ด้วย",
});
/// Offices within an agency, the body that assesses, and words that only begin like a kind.
constexpr auto others = std::to_array<std::string_view>({
    "สำนักงานปลัด",
    "สำนักงานอธิการบดี",
    "สำนักงานคณบดี",
    "สำนักงานเลขานุการ",
    "สำนักงานผู้อำนวยการ",
    "สำนักงานใหญ่",
    "สำนักงานป.ป.",
    "สำนักงานป.ป.ช.",
    "สำนักงานปปช",
    "สำนักงานปปท",
    "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริต",
    "สำนักงานสีเขียว",
    "สำนักงานอัตโนมัติ",
    "สำนักงานที่ปรึกษา",
    "สำนักงานวิชาการ",
    "คณะกรรมการ",
    "คณะทำงาน",
    "คณะผู้",
    "คณะรัฐมนตรี",
    "คณะที่ปรึกษา",
    "คณะอนุกรรมการ",
    "คณะบุคคล",
    "คณะเทศมนตรี",
    "คณะกรรม",
    "คณะบริหาร",
    "คณะนี้",
    "กองทุนหมู่บ้าน",
    "กองทุนเงิน",
    "กองทุนสวัสดิการ",
    "กองทุนหลักประกัน",
    "กองทุนสำรอง",
    "กองทุนชุมชน",
    "กรมธรรม์",
    "กรมการจังหวัด",
    "สถาบันการศึกษา",
    "สถาบันครอบครัว",
    "สถาบันการเงิน",
    "สถาบันพระมหากษัตริย์",
    "สถาบันหลัก",
    "บริษัทเอกชน",
});

bool is_space(std::string_view rest) {
    return rest.starts_with(" ") || rest.starts_with("\t") || rest.starts_with("\u00A0");
}
std::size_t after_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text.substr(at))) at += text[at] == ' ' || text[at] == '\t' ? 1 : 2;
    return at;
}
/// The bytes of the digit, Thai or ASCII, that a text begins with; 0: none.
std::size_t digit_at(std::string_view rest) {
    constexpr std::size_t thai_digit = 3;
    if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') return 1;
    const bool thai =
        rest.size() >= thai_digit && rest.substr(0, 2) == "\xE0\xB9" && rest[2] >= '\x90' && rest[2] <= '\x99';
    return thai ? thai_digit : 0;
}
std::size_t after_digits(std::string_view text, std::size_t at) {
    while (const std::size_t digit = digit_at(text.substr(at))) at += digit;
    return at;
}

bool ends_word(std::string_view rest) {
    constexpr std::array<std::string_view, 6> marks = {"\u201C", "\u201D", "\u2013", "\u2014", "\u2026", "\u00B7"};
    return is_space(rest) || std::string_view("(),:;\"/[]=|").find(rest[0]) != std::string_view::npos ||
           digit_at(rest) != 0 || starts_with_any(rest, marks) != 0;
}

/// The first of `stops` in text[begin, end).
template <typename Stops>
std::size_t first_stop(std::string_view text, std::size_t begin, std::size_t end, const Stops& stops) {
    for (const std::string_view stop : stops)
        if (const auto at = find_text(text.substr(0, end), stop, begin); at < end) end = at;
    return end;
}

/// Where what stands at `at` can be no part of a name: a verb, another agency, "และบุคลากร".
std::size_t end_of_words(std::string_view text, std::size_t begin, NameForm by) {
    std::size_t end = begin;
    while (end < text.size() && !ends_word(text.substr(end))) ++end;
    end = first_stop(text, begin, end, name_ends);
    const bool phrase = by == NameForm::phrase || by == NameForm::office;
    if (!phrase) end = first_stop(text, begin, end, plain_name_ends);
    for (const std::string_view place : {"อำเภอ", "จังหวัด"})
        if (by != NameForm::office)
            if (const auto at = find_text(text.substr(0, end), place, begin + 1); at < end) end = at;
    if (!phrase) return end;
    for (const std::string_view joint : {"และ", "หรือ", "กับ", "ของ"})
        for (auto at = find_text(text.substr(0, end), joint, begin + 1); at < end;
             at = find_text(text.substr(0, end), joint, at + 1)) {
            if (text.substr(0, at).ends_with("เชียง")) continue;  // อำเภอเชียงของ
            const std::string_view rest = text.substr(at + joint.size());
            const bool part = joint == "ของ"
                                  ? rest.starts_with("มนุษย์")
                                  : joint == "และ" && !rest.empty() && !is_space(rest) &&
                                        starts_with_any(rest, no_part_of_names) == 0 && !agency_kind_at(rest);
            if (!part) end = at;
        }
    return end;
}

std::size_t word_behind(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 45;
    const std::size_t begin = after_spaces(text, at);
    if (begin >= text.size() || begin == at || digit_at(text.substr(begin)) != 0) return at;
    const std::string_view rest = text.substr(begin);
    if (place_word_at(rest) || agency_kind_at(rest)) return at;
    const std::size_t end = end_of_words(text, begin, NameForm::own);
    return end > begin && end - begin <= longest ? end : at;
}

/// "โรงเรียนวัดหนองแวง (ประชานุกูล)"; `at`: the bracket holds something else.
std::size_t after_school_bracket(std::string_view text, std::size_t begin, std::size_t at) {
    constexpr std::size_t longest = 90;
    if (begin >= text.size() || text[begin] != '(') return at;
    const std::size_t close = text.find(')', begin);
    const std::string_view within = text.substr(begin + 1);
    // "(ITA)", "(ต.หนองแวง)"
    const bool thai = !within.empty() && static_cast<unsigned char>(within[0]) >= 0x80;
    const bool named = thai && close != std::string_view::npos && close - begin <= longest && digit_at(within) == 0 &&
                       !place_word_at(within) && !agency_kind_at(within);
    return named ? close + 1 : at;
}

/// "โรงเรียนเทศบาล ๑ (บ้านหนองแวง)"; `at`: the number at `begin` is not the school's.
std::size_t after_school_number(std::string_view text, std::size_t begin, std::size_t at) {
    constexpr std::array<std::string_view, 8> units = {"คะแนน", "คน", "ข้อ", "แห่ง", "%", "ราย", "ตัวชี้วัด", "โครงการ"};
    constexpr std::size_t most_digits = 2;
    const std::size_t end = after_digits(text, begin);
    const std::size_t behind = after_spaces(text, end);
    if ((end - begin) / digit_at(text.substr(begin)) > most_digits ||
        (end < text.size() && !ends_word(text.substr(end))) || starts_with_any(text.substr(behind), units) != 0)
        return at;
    return after_school_bracket(text, behind, end);
}

/// What goes on behind a space and is still the name; `at` where nothing does.
std::size_t name_goes_on(std::string_view text, std::size_t at, const AgencyKind& kind, std::string_view name) {
    const NameForm by = kind.named_by;
    const bool school = kind.code == "school";
    constexpr std::array<std::string_view, 7> brackets = {
        "(องค์การมหาชน)", "(มหาชน)", "จำกัด (มหาชน)", "จำกัด(มหาชน)", "จำกัด", "แห่งประเทศไทย", "แห่งชาติ"};
    constexpr std::array<std::string_view, 5> parts = {"วิทยาเขต", "ในพระ", "สาขา", "ส่วนแยก", "สำนักงานใหญ่"};
    const std::size_t begin = after_spaces(text, at);
    if (text.substr(at, begin - at).find('\t') != std::string_view::npos) return at;
    const std::string_view rest = text.substr(begin);
    if (const std::size_t length = starts_with_any(rest, brackets)) return begin + length;
    if (starts_with_any(rest, parts) != 0) {
        const std::size_t end = end_of_words(text, begin, NameForm::phrase);
        return end > begin ? end : at;
    }
    constexpr std::string_view district = "เขต", numbered = "ที่";
    if (by == NameForm::area && rest.starts_with(district)) {
        const std::size_t digits = after_spaces(text, begin + district.size());
        const std::size_t end = after_digits(text, digits);
        return end > digits ? end : at;
    }
    if (by == NameForm::number) {
        const std::size_t digits = after_spaces(text, rest.starts_with(numbered) ? begin + numbered.size() : begin);
        const std::size_t end = after_digits(text, digits);
        if (end == digits || (digits == begin && name != numbered && !name.empty())) return at;
        return word_behind(text, end);
    }
    if (name.empty()) return at;
    if (school && rest.starts_with("(")) return after_school_bracket(text, begin, at);
    if (digit_at(rest) == 0) return at;
    if (school) return after_school_number(text, begin, at);
    // "สำนักงานสรรพากรภาค ๑๐"
    const bool numbers = name.ends_with("ที่") || name.ends_with("ภาค") || name.ends_with("เขต");
    return numbers ? after_digits(text, begin) : at;
}

/// The end of the name that begins behind the kind's words at `begin`; `begin`: it names nobody.
std::size_t end_of_name(std::string_view text, std::size_t begin, const AgencyKind& kind) {
    const NameForm by = kind.named_by;
    if (by == NameForm::nothing) return begin;
    std::size_t at = after_spaces(text, begin);
    // The next cell of a row is no name.
    if (text.substr(begin, at - begin).find('\t') != std::string_view::npos) return begin;
    const std::string_view rest = text.substr(at);
    if (starts_with_any(rest, no_names) != 0 || (at > begin && starts_with_any(rest, name_ends) != 0)) return begin;
    if (at > begin && (place_word_at(rest) || agency_kind_at(rest))) return begin;
    std::size_t end = end_of_words(text, at, by);
    if (end == at && by != NameForm::number) return begin;
    for (std::size_t next = name_goes_on(text, end, kind, text.substr(at, end - at)); next != end;
         next = name_goes_on(text, end, kind, text.substr(at, end - at)))
        end = next;
    return end;
}

/// The words before a short form, or that a name must not follow.
bool stands_free(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 12> before = {"ของ", "แห่ง", "สังกัด", "ที่",      "ว่า",  "นายก",
                                                         "ปลัด", "ใน",  "โดย",  "ประกาศ", "ตาม", "และ"};
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '(' || text[at - 1] == '/' ||
        text[at - 1] == ':' || text[at - 1] == '"')
        return true;
    return std::ranges::any_of(before, [&](std::string_view word) { return text.substr(0, at).ends_with(word); });
}

bool is_other(std::string_view rest) {
    const std::string key = key_of(rest.substr(0, 300));
    if (key.starts_with("สำนักงานปลัดกระทรวง") || key.starts_with("สำนักงานปลัดสำนักนายก")) return false;
    return starts_with_any(key, others) != 0;
}

}  // namespace

bool is_local(const AgencyKind& kind) {
    // They stand first (agency_kinds).
    constexpr std::size_t local_kinds = 7;
    return &kind < agency_kinds().data() + local_kinds;
}

NamedPlaces places_at(std::string_view text, std::size_t from) {
    NamedPlaces places;
    places.end = from;
    for (std::size_t at = from;;) {
        std::size_t begin = at;
        while (begin < text.size() &&
               (is_space(text.substr(begin)) || std::string_view("(),/").find(text[begin]) != std::string_view::npos))
            begin += text[begin] == '\xC2' ? 2 : 1;
        if (begin >= text.size()) return places;
        const std::string_view rest = text.substr(begin);
        constexpr std::string_view bangkok = "กรุงเทพมหานคร", bangkok_short = "กรุงเทพฯ";
        for (const std::string_view city : {bangkok, bangkok_short})
            if (rest.starts_with(city)) {
                places.province = bangkok;
                places.end = begin + city.size();
                return places;
            }
        const auto word = place_word_at(rest);
        if (!word) return places;
        const std::size_t name = after_spaces(text, begin + word->length);
        const std::size_t end = end_of_words(text, name, NameForm::own);
        if (end == name || starts_with_any(text.substr(name), no_names) != 0) return places;
        std::string& place = word->kind == PlaceKind::amphoe ? places.amphoe : places.province;
        if (word->kind != PlaceKind::tambon) {
            if (!place.empty()) return places;
            place = text.substr(name, end - name);
        }
        places.end = at = end;
        if (text.substr(at).starts_with(")")) places.end = ++at;
    }
}

bool begins_agency(std::string_view text) {
    const auto kind = agency_kind_at(text);
    if (!kind || is_other(text)) return false;
    return kind->kind->named_by == NameForm::nothing || end_of_name(text, kind->length, *kind->kind) > kind->length;
}

std::vector<AgencyMention> find_agencies(std::string_view text) {
    std::vector<AgencyMention> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        const auto kind = agency_kind_at(text.substr(at));
        if (!kind) continue;
        const std::size_t words_end = at + kind->length;
        // "โปรแกรม" holds กรม.
        const std::string_view ahead = text.substr(0, at);
        const bool within = ahead.ends_with("แ") || ahead.ends_with("นาย");
        if (within || (kind->short_form && !stands_free(text, at))) continue;
        // "สำนักงานเทศบาลตำบล…" is the municipality's.
        const auto housed = agency_kind_at(text.substr(after_spaces(text, words_end)));
        const bool of_local = kind->kind->named_by == NameForm::office && housed && is_local(*housed->kind);
        if (of_local || is_other(text.substr(at))) {
            at = words_end - 1;
            continue;
        }
        AgencyMention mention;
        mention.begin = at;
        mention.name_end = end_of_name(text, words_end, *kind->kind);
        if (mention.name_end == words_end && kind->kind->named_by != NameForm::nothing) {
            at = words_end - 1;
            continue;
        }
        mention.written = trimmed(text.substr(at, mention.name_end - at));
        mention.name = read_agency_name(mention.written);
        const NamedPlaces places = places_at(text, mention.name_end);
        mention.end = places.end;
        if (!places.amphoe.empty()) mention.name.amphoe = places.amphoe;
        if (!places.province.empty()) mention.name.province = places.province;
        at = std::max(mention.end, words_end) - 1;
        if (mention.name.kind != nullptr && (!mention.name.own.empty() || kind->kind->named_by == NameForm::nothing))
            found.push_back(std::move(mention));
    }
    return found;
}

}  // namespace raingan::extraction

#include "extraction/wording.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace raingan::extraction {
namespace {

using Says = Cue::Says;

constexpr Cue of_kind(std::string_view word, Kind kind) {
    return {word, Says::kind, kind, false, false};
}
constexpr Cue result(std::string_view word) {
    return {word, Says::kind, Kind::score, true, false};
}
constexpr Cue change(std::string_view word, bool falls = false) {
    return {word, Says::kind, Kind::change, false, falls};
}
constexpr Cue says(std::string_view word, Says what) {
    return {word, what, Kind::unknown, false, false};
}

/// Of two that begin at one place the longer one counts; of several before a number the nearest.
constexpr auto wording_cues = std::to_array<Cue>({
    // Reached.
    result("ได้คะแนน"),
    result("มีคะแนน"),
    result("มีผลคะแนน"),
    result("ได้ผลคะแนน"),
    result("ได้ค่าคะแนน"),
    result("มีค่าคะแนน"),
    result("คะแนนที่ได้"),
    result("คะแนนที่ได้รับ"),
    result("ได้รับคะแนน"),
    result("ซึ่งได้"),
    result("ที่ได้"),
    result("โดยได้"),
    result("ได้"),
    result("ได้ร้อยละ"),
    result("ผลการประเมินอยู่ที่"),
    result("อยู่ที่"),
    of_kind("คะแนน", Kind::score),
    of_kind("ผลคะแนน", Kind::score),
    of_kind("ค่าคะแนน", Kind::score),
    of_kind("ผลการประเมิน", Kind::score),
    of_kind("ภาพรวม", Kind::score),
    of_kind("คะแนนเฉลี่ย", Kind::score),
    of_kind("ค่าเฉลี่ย", Kind::score),
    of_kind("เฉลี่ย", Kind::score),
    of_kind("score", Kind::score),
    // The scale.
    of_kind("น้ำหนัก", Kind::weight),
    of_kind("ค่าน้ำหนัก", Kind::weight),
    of_kind("น้ำหนักคะแนน", Kind::weight),
    of_kind("คะแนนน้ำหนัก", Kind::weight),
    of_kind("ถ่วงน้ำหนัก", Kind::weight),
    of_kind("weight", Kind::weight),
    of_kind("ค่าน้ำหนักคะแนน", Kind::weight),
    of_kind("คะแนนเต็ม", Kind::full_mark),
    of_kind("คะแนนเต็มข้อละ", Kind::full_mark),
    of_kind("เต็ม", Kind::full_mark),
    of_kind("คะแนนสูงสุดที่เป็นไปได้", Kind::full_mark),
    of_kind("สัดส่วน", Kind::share),
    of_kind("คิดเป็น", Kind::share),
    of_kind("คิดเป็นร้อยละ", Kind::share),
    of_kind("คิดเป็นคะแนน", Kind::score),
    of_kind("พึงพอใจ", Kind::share),
    of_kind("ความพึงพอใจ", Kind::share),
    of_kind("ความเชื่อมั่น", Kind::share),
    of_kind("ความคลาดเคลื่อน", Kind::share),
    of_kind("เบิกจ่าย", Kind::share),
    of_kind("ความสำเร็จ", Kind::share),
    of_kind("ความก้าวหน้า", Kind::share),
    of_kind("เข้าร่วม", Kind::share),
    // Bounds and goals.
    of_kind("เกณฑ์", Kind::goal),
    of_kind("เกณฑ์มาตรฐาน", Kind::goal),
    of_kind("เกณฑ์ที่กำหนด", Kind::goal),
    of_kind("เป้าหมาย", Kind::goal),
    of_kind("ค่าเป้าหมาย", Kind::goal),
    of_kind("ตั้งแต่", Kind::threshold),
    of_kind("ขั้นต่ำ", Kind::threshold),
    of_kind("ไม่น้อยกว่า", Kind::threshold),
    of_kind("ไม่ต่ำกว่า", Kind::threshold),
    of_kind("ไม่เกิน", Kind::threshold),
    of_kind("น้อยกว่า", Kind::threshold),
    of_kind("ต่ำกว่า", Kind::threshold),
    of_kind("มากกว่า", Kind::threshold),
    of_kind("สูงกว่า", Kind::threshold),
    of_kind("เกินกว่า", Kind::threshold),
    of_kind("อย่างน้อย", Kind::threshold),
    of_kind("ระหว่าง", Kind::threshold),
    of_kind("ช่วงคะแนน", Kind::threshold),
    of_kind("คะแนนระหว่าง", Kind::threshold),
    of_kind("คะแนนตั้งแต่", Kind::threshold),
    of_kind("ได้คะแนนตั้งแต่", Kind::threshold),
    of_kind("ได้คะแนนระหว่าง", Kind::threshold),
    of_kind("ได้คะแนนไม่น้อยกว่า", Kind::threshold),
    of_kind("ได้คะแนนไม่ต่ำกว่า", Kind::threshold),
    of_kind(">=", Kind::threshold),
    of_kind("<=", Kind::threshold),
    of_kind("≥", Kind::threshold),
    of_kind("≤", Kind::threshold),
    of_kind(">", Kind::threshold),
    of_kind("<", Kind::threshold),
    // Against an earlier score.
    change("เพิ่มขึ้น"),
    change("เพิ่มขึ้นจาก"),
    change("เพิ่มจาก"),
    change("ลดจาก", true),
    change("ลดจากปี", true),
    change("เพิ่มจากปี"),
    change("ขยับขึ้น"),
    change("ปรับขึ้น"),
    change("พัฒนาขึ้น"),
    change("ดีขึ้น"),
    change("ดีกว่าปี"),
    change("ดีกว่าเดิม"),
    change("สูงกว่าเดิม"),
    change("ต่ำกว่าเดิม", true),
    change("ถดถอย", true),
    change("เพิ่มขึ้นร้อยละ"),
    change("คะแนนเพิ่มขึ้น"),
    change("มีคะแนนเพิ่มขึ้น"),
    change("สูงขึ้น"),
    change("มีคะแนนสูงขึ้น"),
    change("คะแนนสูงขึ้น"),
    change("คะแนนมากขึ้น"),
    change("คะแนนดีขึ้น"),
    change("ลดลง", true),
    change("คะแนนลดลง", true),
    change("มีคะแนนลดลง", true),
    change("ต่ำลง", true),
    change("มีคะแนนต่ำลง", true),
    change("น้อยลง", true),
    change("สูงกว่าปี"),
    change("มากกว่าปี"),
    change("ต่ำกว่าปี", true),
    change("น้อยกว่าปี", true),
    change("ผลต่าง"),
    change("ส่วนต่าง"),
    change("คะแนนต่าง"),
    change("เปลี่ยนแปลง"),
    change("มีพัฒนาการ"),
    change("พัฒนาการของคะแนน"),
    change("+/-"),
    // Counted.
    of_kind("จำนวนข้อ", Kind::items),
    of_kind("จำนวนคำถาม", Kind::items),
    of_kind("จำนวนตัวชี้วัด", Kind::items),
    of_kind("จำนวนข้อคำถาม", Kind::items),
    of_kind("จำนวนผู้", Kind::people),
    of_kind("ผู้ตอบ", Kind::people),
    of_kind("จำนวนบุคลากร", Kind::people),
    of_kind("กลุ่มตัวอย่าง", Kind::people),
    of_kind("จำนวน", Kind::items),
    of_kind("อันดับ", Kind::rank),
    of_kind("อันดับที่", Kind::rank),
    of_kind("ลำดับที่", Kind::rank),
    of_kind("หน้า", Kind::page),
    of_kind("งบประมาณ", Kind::money),
    of_kind("วงเงิน", Kind::money),
    of_kind("เป็นเงิน", Kind::money),
    // Numbers of things.
    of_kind("ตัวชี้วัดที่", Kind::list_number),
    of_kind("ข้อที่", Kind::list_number),
    of_kind("ข้อ", Kind::list_number),
    of_kind("ข้อคำถามที่", Kind::list_number),
    of_kind("บทที่", Kind::list_number),
    of_kind("ส่วนที่", Kind::list_number),
    of_kind("ตอนที่", Kind::list_number),
    of_kind("ตารางที่", Kind::list_number),
    of_kind("ภาพที่", Kind::list_number),
    of_kind("แผนภูมิที่", Kind::list_number),
    of_kind("แผนภาพที่", Kind::list_number),
    of_kind("มาตรการที่", Kind::list_number),
    of_kind("กิจกรรมที่", Kind::list_number),
    of_kind("โครงการที่", Kind::list_number),
    of_kind("มิติที่", Kind::list_number),
    of_kind("ครั้งที่", Kind::list_number),
    of_kind("ฉบับที่", Kind::list_number),
    of_kind("ไตรมาสที่", Kind::list_number),
    of_kind("ไตรมาส", Kind::list_number),
    of_kind("รอบ", Kind::duration),
    of_kind("หมู่ที่", Kind::list_number),
    of_kind("เขต", Kind::list_number),
    of_kind("ระยะที่", Kind::list_number),
    of_kind("เครื่องมือที่", Kind::list_number),
    of_kind("ด้านที่", Kind::list_number),
    of_kind("มาตรา", Kind::clause),
    of_kind("หมวด", Kind::clause),
    of_kind("วรรค", Kind::clause),
    of_kind("เลขที่", Kind::clause),
    of_kind("วันที่", Kind::date),
    // Whose.
    says("ระดับประเทศ", Says::other),
    // Other assessments.
    says("lpa", Says::other),
    says("moit", Says::other),
    says("pmqa", Says::other),
    says("ประเมินประสิทธิภาพ", Says::other),
    says("ประสิทธิภาพขององค์กรปกครอง", Says::other),
    says("ทั่วประเทศ", Says::other),
    says("ทั้งประเทศ", Says::other),
    says("ของประเทศ", Says::other),
    says("เฉลี่ยประเทศ", Says::other),
    says("ภาพรวมประเทศ", Says::other),
    says("ระดับจังหวัด", Says::other),
    says("ภาพรวมจังหวัด", Says::other),
    says("ภาพรวมของจังหวัด", Says::other),
    says("เฉลี่ยจังหวัด", Says::other),
    says("เฉลี่ยของจังหวัด", Says::other),
    says("เฉลี่ยทั้งจังหวัด", Says::other),
    says("ทั้งจังหวัด", Says::other),
    says("ในจังหวัด", Says::other),
    says("ภายในจังหวัด", Says::other),
    says("ในเขตจังหวัด", Says::other),
    says("ระดับอำเภอ", Says::other),
    says("ในอำเภอ", Says::other),
    says("เฉลี่ยอำเภอ", Says::other),
    says("ระดับภาค", Says::other),
    says("ระดับกระทรวง", Says::other),
    says("ระดับกลุ่ม", Says::other),
    says("เฉลี่ยกลุ่ม", Says::other),
    says("ของกลุ่ม", Says::other),
    says("กลุ่มองค์กร", Says::other),
    says("กลุ่มองค์การ", Says::other),
    says("กลุ่มเทศบาล", Says::other),
    says("กลุ่มหน่วยงาน", Says::other),
    says("กลุ่มจังหวัด", Says::other),
    says("ประเภทเดียวกัน", Says::other),
    says("กลุ่มเดียวกัน", Says::other),
    says("ขนาดเดียวกัน", Says::other),
    says("หน่วยงานอื่น", Says::other),
    says("หน่วยงานภาครัฐทั้งหมด", Says::other),
    says("หน่วยงานภาครัฐทั่ว", Says::other),
    says("ทุกหน่วยงาน", Says::other),
    says("อปท.", Says::other),
    says("องค์กรปกครองส่วนท้องถิ่นทั้งหมด", Says::other),
    says("หน่วยงานที่ได้คะแนนสูงสุด", Says::other),
    says("หน่วยงานที่ได้คะแนนต่ำสุด", Says::other),
    says("หน่วยงานที่ได้", Says::supposed),
    says("หน่วยงานที่มี", Says::supposed),
    says("หน่วยงานใด", Says::supposed),
    says("หน่วยงานจะต้อง", Says::supposed),
    says("ต้องได้คะแนน", Says::supposed),
    says("ต้องมีคะแนน", Says::supposed),
    says("ควรได้คะแนน", Says::supposed),
    says("หากได้", Says::supposed),
    says("หากมี", Says::supposed),
    says("หากหน่วยงาน", Says::supposed),
    says("หากคะแนน", Says::supposed),
    says("กรณีที่", Says::supposed),
    says("ในกรณี", Says::supposed),
    says("ตัวอย่างเช่น", Says::supposed),
    says("สมมติ", Says::supposed),
    // Not the result that stands.
    says("ก่อนอุทธรณ์", Says::supposed),
    says("ก่อนการอุทธรณ์", Says::supposed),
    says("ก่อนยื่นอุทธรณ์", Says::supposed),
    says("ก่อนการยื่นอุทธรณ์", Says::supposed),
    says("ก่อนการพิจารณาอุทธรณ์", Says::supposed),
    says("หมายถึง", Says::supposed),
    says("ของหน่วยงาน", Says::own),
    says("หน่วยงานได้", Says::own),
    says("หน่วยงานมี", Says::own),
    says("หน่วยงานของเรา", Says::own),
    says("ของหน่วยงานภาครัฐ", Says::transparent),
    says("หน่วยงานภาครัฐ", Says::transparent),
    says("ภายในหน่วยงาน", Says::transparent),
    // When.
    says("จากปีที่ผ่านมา", Says::previous),
    says("กับปีที่ผ่านมา", Says::previous),
    says("กว่าปีที่ผ่านมา", Says::previous),
    says("คะแนนปีที่ผ่านมา", Says::previous),
    says("จากปีก่อน", Says::previous),
    says("กับปีก่อน", Says::previous),
    says("ปีก่อนหน้า", Says::previous),
    says("ปีก่อน", Says::previous),
    says("ปีที่แล้ว", Says::previous),
    says("ครั้งก่อน", Says::previous),
    says("ครั้งที่แล้ว", Says::previous),
    says("คะแนนเดิม", Says::previous),
    says("จากเดิม", Says::previous),
    says("เดิมได้", Says::previous),
    says("คาดว่า", Says::planned),
    says("คาดหวัง", Says::planned),
    says("ตั้งเป้า", Says::planned),
    says("มุ่งเป้า", Says::planned),
    says("ปีต่อไป", Says::planned),
    says("ปีถัดไป", Says::planned),
    says("ปีหน้า", Says::planned),
    says("ให้ได้", Says::planned),
    says("จะได้", Says::planned),
    says("ภายในปี", Says::planned),
    says("ให้ถึง", Says::planned),
    says("ให้อยู่ที่", Says::planned),
    says("ให้มีคะแนน", Says::planned),
    says("ควรรักษา", Says::planned),
    says("ควรเพิ่ม", Says::planned),
    says("ต้องเพิ่ม", Says::planned),
    says("จะต้องเพิ่ม", Says::planned),
    says("จะต้องได้", Says::planned),
    says("จะเพิ่ม", Says::planned),
    says("จะยกระดับ", Says::planned),
    // Longer words that hold a cue and say something else.
    says("ได้แก่", Says::transparent),
    says("ได้รับ", Says::transparent),
    says("ได้ดำเนินการ", Says::transparent),
    says("ได้เสีย", Says::transparent),
    says("มีส่วนได้", Says::transparent),
    says("รายได้", Says::transparent),
    says("ปีงบประมาณ", Says::transparent),
    says("ประจำปีงบประมาณ", Says::transparent),
    says("การใช้งบประมาณ", Says::transparent),
    says("หน้าที่", Says::transparent),
    says("เจ้าหน้าที่", Says::transparent),
    says("การปฏิบัติหน้าที่", Says::transparent),
    says("ข้อมูล", Says::transparent),
    says("ข้อเสนอแนะ", Says::transparent),
    says("ข้อบกพร่อง", Says::transparent),
    says("ข้อกำหนด", Says::transparent),
    says("เต็มใจ", Says::transparent),
    says("เต็มที่", Says::transparent),
    says("เต็มศักยภาพ", Says::transparent),
    says("เต็มประสิทธิภาพ", Says::transparent),
    says("หลักเกณฑ์", Says::transparent),
    says("กลุ่มเป้าหมาย", Says::transparent),
    says("ปัญหาการ", Says::transparent),
    says("ไม่ได้", Says::transparent),
    says("มีส่วนได้ส่วนเสีย", Says::transparent),
    says("ผู้มีส่วนได้", Says::transparent),
    says("เวลาดำเนิน", Says::transparent),
    says("หมวดหมู่", Says::transparent),
    says("เขตพื้นที่", Says::transparent),
    says("รอบคอบ", Says::transparent),
    says("รอบปี", Says::transparent),
    says("ความก้าวหน้าของ", Says::transparent),
});

/// Cues by their first code point, longest first.
class Lexicon {
public:
    Lexicon() {
        for (const Cue& cue : wording_cues) bucket(cue.word).push_back(&cue);
        for (auto& cues_here : buckets_)
            std::ranges::sort(cues_here, [](const Cue* a, const Cue* b) { return a->word.size() > b->word.size(); });
    }
    [[nodiscard]] const Cue* at(std::string_view text) const {
        if (text.empty()) return nullptr;
        for (const Cue* cue : buckets_[slot(text)])
            if (text.starts_with(cue->word)) return cue;
        return nullptr;
    }

private:
    static constexpr std::size_t thai_block = 0x80;
    /// ASCII by itself, Thai behind it, all else in one.
    static std::size_t slot(std::string_view text) {
        const char32_t c = utf8::decode(text, 0).code_point;
        if (c < thai_block) return c;
        return c >= 0x0E00 && c < 0x0E80 ? thai_block + (c - 0x0E00) : 2 * thai_block;
    }
    std::vector<const Cue*>& bucket(std::string_view word) { return buckets_[slot(word)]; }

    std::array<std::vector<const Cue*>, 2 * thai_block + 1> buckets_;
};

const Lexicon& lexicon() {
    static const Lexicon built;
    return built;
}

}  // namespace

std::string_view kind_name(Kind kind) {
    constexpr std::array<std::string_view, 18> names = {
        "unknown", "score", "weight", "full_mark",   "share",  "threshold", "goal", "change",   "people",
        "items",   "page",  "rank",   "list_number", "clause", "money",     "date", "duration", "year"};
    return names[static_cast<std::size_t>(kind)];
}

const Cue* cue_at(std::string_view key, std::size_t at) {
    return lexicon().at(key.substr(std::min(at, key.size())));
}

Said said_by(std::string_view key) {
    Said said;
    for (std::size_t at = 0; at < key.size();) {
        const Cue* cue = cue_at(key, at);
        if (cue == nullptr) {
            at += std::max<std::size_t>(1, utf8::decode(key, at).length);
            continue;
        }
        const std::size_t begin = at;
        at += cue->word.size();
        // "คะแนนเฉลี่ย|ของจังหวัด": whose it is may begin within the word of the kind.
        if (cue->says == Says::kind)
            for (std::size_t inner = begin + 1; inner < at; ++inner)
                if (const Cue* other = cue_at(key, inner); other != nullptr && inner + other->word.size() > at) {
                    if (other->says == Says::own || other->says == Says::other) said.whose = other;
                    if (other->says == Says::previous || other->says == Says::planned) said.tense = other;
                }
        switch (cue->says) {
            case Says::kind:
                said.kind = cue;
                said.kind_end = at;
                if (cue->kind == Kind::change) said.change = cue;
                break;
            case Says::own:
            case Says::other:
            case Says::supposed:
                said.whose = cue;
                break;
            case Says::previous:
            case Says::planned:
                said.tense = cue;
                break;
            case Says::transparent:
                break;
        }
    }
    return said;
}

}  // namespace raingan::extraction

// What numbers are said of, in the words of offices: a row for each phrase, with the number that is meant by its
// offset.
#include "extraction/mention.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "report/key.h"

using namespace raingan;
using namespace raingan::extraction;

namespace {

struct MentionPhrase {
    std::string_view text;
    std::size_t at;  ///< byte of the number that is meant
    Kind kind;
    Whose whose;
    Tense tense;
    int year_be;  ///< 0: not looked at
    std::string_view question;
    bool supposed;
};

// clang-format off
constexpr auto phrases = std::to_array<MentionPhrase>({
    {"ผลการประเมิน ITA ได้คะแนนภาพรวม ๙๓.๕๐ คะแนน", 84, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนภาพรวมของหน่วยงาน ๙๙.๒๔ คะแนน", 67, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนที่ได้ ๙๖.๐๗ คะแนน", 34, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"มีผลคะแนนเท่ากับ ๙๑.๐๐ คะแนน", 49, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"หน่วยงานได้คะแนน 88.12 คะแนน", 49, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ได้คะแนนรวม 87.95", 34, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนรวม ๘๑.๒๐", 25, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน ITA เท่ากับ 90.15 คะแนน", 42, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลคะแนน ๘๙.๘๓ คะแนน", 22, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"มีคะแนนเฉลี่ย 93.40 คะแนน", 40, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ได้คะแนนเฉลี่ย ๑๐๐ คะแนน", 43, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๙๕.๕๑ คะแนน", 118, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต 91.79 คะแนน", 106, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"การใช้งบประมาณ ได้ ๘๗.๗๕ คะแนน", 53, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"IIT ได้ ๙๒.๑๐ คะแนน", 14, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"แบบวัด EIT มีค่าคะแนน 88.50 คะแนน", 54, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"OIT 98.00 คะแนน", 4, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมินในภาพรวมได้ร้อยละ ๘๙.๘๓", 88, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมินอยู่ที่ 90.22 คะแนน", 58, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"โดยได้คะแนน ๘๖.๗๘ คะแนน", 34, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"เทศบาลตำบลบ้านสวน ได้คะแนน ๙๔.๒๐ คะแนน", 77, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"เทศบาลมีคะแนน ๙๔.๒๐ คะแนน", 40, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ได้รับคะแนน 82.50 คะแนน", 34, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ค่าคะแนนเฉลี่ยเท่ากับ ๗๗.๗๗", 64, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ไม่ผ่านเกณฑ์ ได้คะแนน ๘๔.๒๐ คะแนน", 62, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ต่ำกว่าเกณฑ์ โดยได้คะแนน ๘๐.๑๐ คะแนน", 71, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมินภาพรวม ๙๕.๐๐ คะแนน", 55, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ค่าเฉลี่ยของเครื่องมือ IIT ๙๒.๖๔", 71, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนรวม : ๙๓.๖๘", 27, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน = ๙๓.๖๘", 18, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน IIT (91.00) EIT (90.00)", 33, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ระดับผลการประเมิน A (๙๑.๐๓ คะแนน)", 55, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนน ๙๓.๕๐ คะแนน", 134, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ปี ๒๕๖๗ ได้ ๙๓.๕๐ คะแนน", 30, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ปี ๖๗ ได้ ๙๓.๕๐ คะแนน", 24, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"คะแนน ITA ปี 2567 เท่ากับ 93.50", 54, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ปีงบประมาณ พ.ศ. ๒๕๖๗ หน่วยงานมีผลคะแนน ๙๓.๕๐ คะแนน", 105, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ได้คะแนน ๙๓.๕๐ คะแนน ในปี ๒๕๖๗", 25, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ประจำปี 2567 คะแนนภาพรวม 93.50", 61, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ในปีที่ผ่านมา (พ.ศ. ๒๕๖๗) ได้คะแนน ๙๓.๕๐ คะแนน", 89, Kind::score, Whose::own, Tense::actual, 2567, "", false},
    {"ปี ๒๕๖๕ ได้ ๗๕.๑๐ คะแนน", 30, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"ปีงบประมาณ พ.ศ. ๒๕๖๕ ได้คะแนน ๘๘.๒๐ คะแนน", 78, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"ปี ๖๕ ได้ ๗๕.๑๐ คะแนน", 24, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"พ.ศ. 2565 ได้ 75.10 คะแนน", 24, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"ได้คะแนน ๗๕.๑๐ คะแนน ในปี ๒๕๖๕", 25, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"เมื่อปี ๒๕๖๕ มีคะแนน ๗๕.๑๐ คะแนน", 57, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"เมื่อเปรียบเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๕ ซึ่งได้ ๗๕.๑๐ คะแนน", 132, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"คะแนนปี 2565 75.10 คะแนน", 27, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"ผลการประเมินปี ๒๕๖๕ เท่ากับ ๗๕.๑๐", 78, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"เพิ่มขึ้นจากปี ๒๕๖๕ ที่ได้ ๗๕.๑๐ คะแนน", 75, Kind::score, Whose::own, Tense::previous, 2565, "", false},
    {"คะแนนปีก่อน ๘๘.๒๐ คะแนน", 34, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"เทียบกับปีที่ผ่านมาได้ ๘๘.๒๐ คะแนน", 67, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"คะแนนเดิม ๘๘.๒๐ คะแนน", 28, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"ปีที่แล้วได้ ๘๘.๒๐ คะแนน", 37, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"เพิ่มขึ้นจาก ๘๘.๒๐ คะแนน", 37, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"จากเดิม ๘๘.๒๐ คะแนน", 22, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"ลดลงจาก 95.10 คะแนน", 22, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"เพิ่มขึ้นจากคะแนน 88.20 คะแนน", 52, Kind::score, Whose::own, Tense::previous, 0, "", false},
    {"คาดว่าจะได้คะแนน ๙๗.๐๐ คะแนน", 49, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"ตั้งเป้าให้ได้คะแนน ๙๖.๕๐ คะแนน", 58, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"ในปีต่อไปจะได้คะแนน ๙๙.๐๐ คะแนน", 58, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"จะได้ ๙๙.๐๐ คะแนน", 16, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"ปีหน้าคาดว่าได้ 98.00 คะแนน", 46, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"มุ่งเป้าหมายให้ได้คะแนน ๙๕.๕๐ คะแนน", 70, Kind::score, Whose::own, Tense::planned, 0, "", false},
    {"คะแนนเฉลี่ยระดับประเทศ ๘๗.๕๗ คะแนน", 67, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยภาพรวมระดับประเทศ 93.05 คะแนน", 85, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ภาพรวมของประเทศได้คะแนน ๙๐.๑๙ คะแนน", 70, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ทั่วประเทศมีคะแนนเฉลี่ย ๙๓.๘๒ คะแนน", 70, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ค่าเฉลี่ยทั้งประเทศ 93.82", 58, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยระดับจังหวัด ๘๘.๑๒ คะแนน", 70, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยของจังหวัด ๘๘.๑๒ คะแนน", 64, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ภาพรวมจังหวัดได้ ๘๙.๐๐ คะแนน", 49, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ค่าเฉลี่ยจังหวัด 90.10", 49, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"เทศบาลตำบลหนองไผ่งามได้คะแนน ๙๙.๙๙ คะแนน", 85, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"อบต.ทุ่งกว้าง ได้ ๘๕.๑๒ คะแนน", 48, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"องค์การบริหารส่วนตำบลทุ่งกว้าง มีผลคะแนน ๘๕.๑๒ คะแนน", 119, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"เทศบาลเมืองศรีนคราใหม่ ๙๑.๑๑ คะแนน", 67, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยในอำเภอ ๘๖.๐๐ คะแนน", 55, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยระดับอำเภอ 86.00 คะแนน", 64, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยขององค์การบริหารส่วนตำบลทั่วประเทศ ๙๐.๑๑ คะแนน", 136, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"กลุ่มเทศบาลตำบล มีคะแนนเฉลี่ย ๙๐.๕๐ คะแนน", 86, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"กลุ่มองค์กรปกครองส่วนท้องถิ่น ได้ ๘๙.๙๐ คะแนน", 98, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"หน่วยงานอื่นได้คะแนน ๙๕.๐๐ คะแนน", 61, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ค่าเฉลี่ยกลุ่มจังหวัด ๘๙.๔๕", 64, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ระดับภาคได้คะแนน ๘๘.๘๘ คะแนน", 49, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยระดับกระทรวง ๙๑.๗๗ คะแนน", 70, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"หน่วยงานที่ได้คะแนนสูงสุด ๙๙.๙๘ คะแนน", 76, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ทุกหน่วยงานมีคะแนนเฉลี่ย ๙๐.๐๑ คะแนน", 73, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ผลการประเมินประสิทธิภาพ (LPA) ได้คะแนน ๘๑.๒๕ คะแนน", 101, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"หน่วยงานที่ได้คะแนน ๘๕.๐๐ คะแนน จะผ่าน", 58, Kind::score, Whose::own, Tense::actual, 0, "", true},
    {"หากได้คะแนน ๘๔.๙๙ คะแนน", 34, Kind::score, Whose::own, Tense::actual, 0, "", true},
    {"กรณีที่ได้ ๙๔.๙๖ คะแนน", 31, Kind::score, Whose::own, Tense::actual, 0, "", true},
    {"ต้องได้คะแนน ๘๕.๐๐ คะแนน", 37, Kind::score, Whose::own, Tense::actual, 0, "", true},
    {"ข้อ i5 ได้ ๗๑.๒๐ คะแนน", 23, Kind::score, Whose::own, Tense::actual, 0, "i5", false},
    {"ข้อคำถาม i5 ได้คะแนน ๗๑.๒๐ คะแนน", 53, Kind::score, Whose::own, Tense::actual, 0, "i5", false},
    {"i5 ได้ 71.20 คะแนน", 13, Kind::score, Whose::own, Tense::actual, 0, "i5", false},
    {"ข้อ e3 ได้ ๖๘.๔๐ คะแนน", 23, Kind::score, Whose::own, Tense::actual, 0, "e3", false},
    {"ข้อ e3 มีคะแนนต่ำสุด 68.40 คะแนน", 53, Kind::score, Whose::own, Tense::actual, 0, "e3", false},
    {"ข้อ o12 ได้ ๐.๐๐ คะแนน", 24, Kind::score, Whose::own, Tense::actual, 0, "o12", false},
    {"O12 ได้คะแนน 100.00 คะแนน", 29, Kind::score, Whose::own, Tense::actual, 0, "o12", false},
    {"ค่าน้ำหนัก : IIT ร้อยละ ๓๐", 56, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"IIT ค่าน้ำหนักร้อยละ ๓๐", 53, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"โดยมีน้ำหนักคะแนนร้อยละ 40", 70, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"ถ่วงน้ำหนัก ๓๐", 34, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"น้ำหนัก ๐.๓๐", 22, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"ค่าน้ำหนักของแบบวัด OIT ร้อยละ ๔๐", 81, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนน้ำหนัก 30", 37, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"weight 30", 7, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"กำหนดค่าน้ำหนักคะแนนเครื่องมือละร้อยละ ๓๐", 115, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐", 86, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐", 116, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"IIT ๓๐% EIT ๓๐% OIT ๔๐%", 4, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"IIT ๓๐% EIT ๓๐% OIT ๔๐%", 16, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"IIT ร้อยละ 30 EIT ร้อยละ 30 OIT ร้อยละ 40", 75, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"(IIT x ๐.๓๐) + (EIT x ๐.๓๐)", 7, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"(คะแนน IIT × 30%)", 24, Kind::weight, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนเต็ม ๑๐๐ คะแนน", 28, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"จากคะแนนเต็ม 100", 37, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"เต็ม ๑๐๐ คะแนน", 13, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"โดยมีคะแนนเต็ม ๑๐๐", 43, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"100 คะแนนเต็ม", 0, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนเต็มข้อละ ๑๐๐ คะแนน", 43, Kind::full_mark, Whose::own, Tense::actual, 0, "", false},
    {"คิดเป็นร้อยละ ๙๐", 40, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"คิดเป็นร้อยละ ๘๐.๙๔", 40, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ความพึงพอใจร้อยละ ๙๒.๕๐", 52, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ผลสำรวจความพึงพอใจของผู้รับบริการ ร้อยละ ๙๒.๕๐", 119, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ผู้เข้าอบรมพึงพอใจร้อยละ 92.50", 73, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"เบิกจ่ายร้อยละ ๗๕.๒๐", 43, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ความก้าวหน้าร้อยละ ๖๐", 55, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ความสำเร็จร้อยละ 100", 49, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"สัดส่วนร้อยละ ๑๕", 40, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"เข้าร่วมร้อยละ ๘๕.๕๐", 43, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ระดับความเชื่อมั่นร้อยละ ๙๕", 73, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ความคลาดเคลื่อนร้อยละ ๕", 64, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"คิดเป็น 75 %", 22, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน ๙๕.๐๐ – ๑๐๐", 16, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน ๙๕.๐๐ – ๑๐๐", 34, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"๘๕.๐๐ - ๙๔.๙๙ ระดับ A", 16, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"๐ – ๖๙.๙๙ ต้องปรับปรุงโดยด่วน", 0, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ตั้งแต่ ๘๕ คะแนน", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"๘๕ คะแนนขึ้นไป", 0, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"85.00 ขึ้นไป", 0, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ไม่น้อยกว่าร้อยละ ๑๐", 52, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ไม่ต่ำกว่า ๘๕ คะแนน", 31, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"น้อยกว่า ๕๐ คะแนน", 25, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ต่ำกว่า ๘๕ คะแนน", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"มากกว่า ๙๕ คะแนน", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนระหว่าง ๗๐.๐๐ ถึง ๘๔.๙๙", 37, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ขั้นต่ำ ๘๕ คะแนน", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ไม่เกิน ๔๐๐", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"อย่างน้อย ๘๕ คะแนน", 28, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ช่วงคะแนน 70.00 - 84.99", 28, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {">= 85 คะแนน", 3, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ได้คะแนนตั้งแต่ ๘๕ คะแนน", 46, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ได้คะแนนไม่น้อยกว่า ๘๕ คะแนน", 58, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"๘๕ – ๑๐๐ คะแนน ระดับ ผ่านดี", 0, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"สูงกว่า ๙๕ คะแนน", 22, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่มีคะแนนต่ำกว่า ๘๕ คะแนน", 79, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ค่าเป้าหมาย ๘๕ คะแนน", 34, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"ค่าเป้าหมาย : ร้อยละ ๘๕", 55, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"สูงกว่าค่าเป้าหมายที่กำหนดเกณฑ์ไว้คือ ๘๕ คะแนน", 112, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"เกณฑ์ ๘๕ คะแนน", 16, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"ผ่านเกณฑ์ร้อยละ ๘๕", 46, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"เป้าหมายร้อยละ ๘๔", 43, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"ต่ำกว่าเกณฑ์มาตรฐาน 85 คะแนน", 58, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"เกณฑ์ที่กำหนด ๘๕ คะแนน", 40, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"(ค่าเป้าหมาย 85 คะแนน)", 35, Kind::goal, Whose::own, Tense::actual, 0, "", false},
    {"เพิ่มขึ้น ๘.๖๓ คะแนน", 28, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"เพิ่มขึ้นจากปี ๒๕๖๖ ๑๒.๔๘ คะแนน", 56, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ลดลง ๒.๑๐ คะแนน", 13, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"สูงขึ้น 1.25 คะแนน", 22, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนเพิ่มขึ้น ๔.๒๑ คะแนน", 43, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ผลต่าง ๓.๐๐ คะแนน", 19, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ผลต่างจากปี พ.ศ. ๒๕๖๖ : เพิ่มขึ้น ๔.๒๑ คะแนน", 86, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"สูงกว่าปี ๒๕๖๖ ๑.๒๐ คะแนน", 41, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ต่ำกว่าปี ๒๕๖๖ ๑.๒๐ คะแนน", 41, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"มีคะแนนลดลง ๒.๕๐ คะแนน", 34, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"มีพัฒนาการ ๓.๓๓ คะแนน", 31, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ต่ำลง ๐.๕๐ คะแนน", 16, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"พบว่ามีคะแนนเพิ่มขึ้น 4.36 คะแนน", 64, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"+/- ๒.๑๐", 4, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"มีผู้ตอบ ๕๐ คน", 25, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"จำนวน ๖๗ คน", 16, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ผู้ตอบแบบวัด จำนวน 101 คน", 53, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"บุคลากรทั้งหมด ๑๒๐ คน", 43, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ไม่น้อยกว่า ๓๐ คน", 34, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ผู้เข้าร่วม ๔๕ คน", 34, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"มีบุคลากรเข้าร่วม ๔๒ คน", 52, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"จำนวนผู้ตอบ 95", 34, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ผู้ร้องเรียน ๒ ราย", 37, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"กลุ่มตัวอย่าง ๔๐๐ คน", 40, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"วิทยากร ๓ ท่าน", 22, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ผู้ให้ความร่วมมือตอบแบบสอบถาม จำนวน ๔๘ คน", 104, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"มีข้อคำถาม ๓๐ ข้อ", 31, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ตรวจ ๔๓ ข้อ", 13, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ประกอบด้วย ๕ ตัวชี้วัด", 31, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"แบ่งเป็น ๓ เครื่องมือ", 25, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"จำนวน ๑๘ เล่ม", 16, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"จัดอบรม ๒ ครั้ง", 22, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"รวม ๔๓ รายการ", 10, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"หน่วยงานเข้าร่วม ๘,๓๒๓ แห่ง", 49, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"แบ่งคะแนนจากการตรวจเป็น ๓ หัวข้อ", 70, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"จำนวน 5 โครงการ", 16, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"มี ๓ แบบวัด", 7, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ครบทั้ง ๗ ประเด็น", 22, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"จำนวนข้อ ๑๕", 25, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ทั้งสิ้น ๒๖ อำเภอ", 25, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"เผยแพร่ผ่าน ๔ ช่องทาง", 34, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"จำนวน ๑๐ มาตรการ", 16, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"๙ กิจกรรม", 0, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"พบ ๒ เรื่อง", 7, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"คู่มือ 12 ฉบับ", 19, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"๕ ด้าน", 0, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนภาพรวม .......... ๕", 45, Kind::page, Whose::own, Tense::actual, 0, "", false},
    {"แบบวัด IIT .............. ๗", 38, Kind::page, Whose::own, Tense::actual, 0, "", false},
    {"หน้า ๑๒", 13, Kind::page, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมิน ITA …… ๓", 48, Kind::page, Whose::own, Tense::actual, 0, "", false},
    {"อันดับที่ ๓ ของอำเภอ", 28, Kind::rank, Whose::own, Tense::actual, 0, "", false},
    {"เป็นอันดับที่ ๑๒", 40, Kind::rank, Whose::own, Tense::actual, 0, "", false},
    {"ลำดับที่ ๕", 25, Kind::rank, Whose::own, Tense::actual, 0, "", false},
    {"ได้อันดับ 1", 28, Kind::rank, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", 37, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ 10", 37, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ข้อ ๙ ของระเบียบ", 10, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"บทที่ ๑ บทนำ", 16, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ส่วนที่ ๒", 22, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ตารางที่ ๓", 25, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ภาพที่ ๑", 19, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"แผนภูมิที่ 2", 31, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"มาตรการที่ ๖", 31, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ครั้งที่ ๒", 25, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ฉบับที่ ๓", 22, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ไตรมาสที่ ๔", 28, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ไตรมาส ๑", 19, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"หมู่ที่ ๕", 22, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"มิติที่ ๒", 22, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"เขต ๑", 10, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ข้อที่ ๗", 19, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ตอนที่ ๑", 19, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"โครงการที่ 3", 31, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"กิจกรรมที่ ๔", 31, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"มาตรา ๓๓", 16, Kind::clause, Whose::own, Tense::actual, 0, "", false},
    {"หมวด ๒", 13, Kind::clause, Whose::own, Tense::actual, 0, "", false},
    {"ตามมาตรา ๙ แห่งพระราชบัญญัติ", 25, Kind::clause, Whose::own, Tense::actual, 0, "", false},
    {"วรรค ๒", 13, Kind::clause, Whose::own, Tense::actual, 0, "", false},
    {"เลขที่ ๑๕", 19, Kind::clause, Whose::own, Tense::actual, 0, "", false},
    {"งบประมาณ ๒๐,๐๐๐ บาท", 25, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"เป็นเงิน ๑๕,๐๐๐.๐๐ บาท", 25, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"วงเงิน 5000 บาท", 19, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"๑.๒ ล้านบาท", 0, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"งบประมาณ ๒๐,๐๐๐", 25, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"ค่าวิทยากร ๓,๖๐๐ บาท", 31, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"งบประมาณตั้งไว้ 100000 บาท", 46, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"วันที่ ๑๕ กุมภาพันธ์ ๒๕๖๘", 19, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"เมื่อวันที่ ๑ ตุลาคม", 34, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"30 กันยายน 2568", 0, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"เวลา ๑๒ น.", 13, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"๑๕ มี.ค. ๒๕๖๘", 0, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"วันที่ 9 มกราคม", 19, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"ไม่น้อยกว่า ๑ ปี", 34, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"ภายใน ๑ วันทำการ", 16, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"ทุก ๓๐ วัน", 10, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"รอบ ๖ เดือน", 10, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"จาก ๔๕ วัน เหลือ ๓๐ วัน", 10, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"รอบ ๑๒ เดือน", 10, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"๓ ชั่วโมง", 0, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"ใช้เวลา ๑๕ นาที", 22, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"ปีงบประมาณ พ.ศ. ๒๕๖๗", 40, Kind::year, Whose::own, Tense::actual, 2567, "", false},
    {"ปี 2567", 7, Kind::year, Whose::own, Tense::actual, 2567, "", false},
    {"พ.ศ. ๒๕๖๘", 9, Kind::year, Whose::own, Tense::actual, 2568, "", false},
    {"ประจำปีงบประมาณ ๒๕๖๘", 46, Kind::year, Whose::own, Tense::actual, 2568, "", false},
    {"ปี ๖๗", 7, Kind::year, Whose::own, Tense::actual, 2567, "", false},
    {"ผลคะแนนรวมทั้ง ๓ เครื่องมือ ได้ ๙๒.๓๑ คะแนน", 88, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"จากผลการประเมินพบว่ามีคะแนน 89.77 คะแนน", 82, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร มีคะแนนเฉลี่ย ๘๙.๕๐ คะแนน", 145, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ด้านการใช้อำนาจ ได้คะแนน ๙๐.๖๖", 71, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"คุณภาพการดำเนินงาน = 89.79 คะแนน", 57, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ระดับ A คะแนน ๘๘.๓๗", 34, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้อำนาจ ได้ ๗๘.๒๐ คะแนน", 145, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"แบบวัด IIT ได้คะแนนสูงสุด ๙๘.๑๐ คะแนน", 66, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"ผลการประเมินระดับดีมาก คะแนน 95.62", 83, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"รวมคะแนนทั้งสิ้น ๙๓.๐๑ คะแนน", 49, Kind::score, Whose::own, Tense::actual, 0, "", false},
    {"เปรียบเทียบกับคะแนนเฉลี่ยระดับประเทศ ๘๗.๕๗ คะแนน", 109, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ซึ่งสูงกว่าค่าเฉลี่ยของจังหวัด ที่ได้ ๘๘.๑๒ คะแนน", 110, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"องค์การบริหารส่วนจังหวัดภูผานคร ได้คะแนน ๙๑.๒๐ คะแนน", 119, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"คะแนนเฉลี่ยกลุ่มหน่วยงาน 88.45 คะแนน", 73, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"ผลการประเมิน LPA ได้ ๘๑.๒๕ คะแนน", 51, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"โรงเรียนในจังหวัด มีคะแนนเฉลี่ย ๘๐.๑๒ คะแนน", 92, Kind::score, Whose::other, Tense::actual, 0, "", false},
    {"จำนวน ๒๐๐ คน ตอบกลับ ๑๕๐ คน", 55, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ผู้ผ่านการอบรม ๓๕ คน", 43, Kind::people, Whose::own, Tense::actual, 0, "", false},
    {"ปรับปรุงข้อมูล ๑๒ รายการ", 43, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"เสียงตามสาย ๔๘ ครั้ง", 34, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ลงเว็บไซต์ ๕ เรื่อง", 31, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"ตรวจสอบ ๓ กอง", 22, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"กำหนดมาตรการ ๔ ข้อ", 37, Kind::items, Whose::own, Tense::actual, 0, "", false},
    {"๗๐.๐๐ – ๘๔.๙๙ คะแนน ต้องปรับปรุง", 0, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ผู้ที่ได้ ๐ - ๔๙.๙๙ คะแนน", 28, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"ผ่านเกณฑ์ ๘๕ คะแนนขึ้นไป", 28, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"คะแนน ๖๕.๐๐-๗๔.๙๙ ระดับ C", 16, Kind::threshold, Whose::own, Tense::actual, 0, "", false},
    {"๓๑ มีนาคม ๒๕๖๘", 0, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"ลงวันที่ ๒ พฤษภาคม ๒๕๖๘", 25, Kind::date, Whose::own, Tense::actual, 0, "", false},
    {"ตัวชี้วัดที่ ๑-๕", 37, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ข้อ 12", 10, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"แผนภาพที่ ๔", 28, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ระยะที่ ๒", 22, Kind::list_number, Whose::own, Tense::actual, 0, "", false},
    {"ปฏิบัติงานมาไม่น้อยกว่า 1 ปี", 70, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"แล้วเสร็จภายใน ๗ วัน", 43, Kind::duration, Whose::own, Tense::actual, 0, "", false},
    {"คิดเป็นร้อยละ ๙๒.๔๔ ของทั้งหมด", 40, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ความพึงพอใจร้อยละ ๘๘.๐๐", 52, Kind::share, Whose::own, Tense::actual, 0, "", false},
    {"ใช้จ่ายจริง ๑๒,๓๔๕.๕๐ บาท", 34, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"เบิกจ่าย ๑๘,๐๐๐ บาท", 25, Kind::money, Whose::own, Tense::actual, 0, "", false},
    {"เปลี่ยนแปลง ๑.๒๐ คะแนน", 34, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"ส่วนต่าง ๐.๘๘ คะแนน", 25, Kind::change, Whose::own, Tense::actual, 0, "", false},
    {"คะแนนสูงขึ้น ๒.๒๒ คะแนน", 37, Kind::change, Whose::own, Tense::actual, 0, "", false},
});
// clang-format on

/// A municipality that reports in 2568 on the scores of 2567.
Reporter reporter() {
    Reporter made = reporter_of("เทศบาลตำบลบ้านสวน", 2567, 2568);
    made.weights = {30, 30, 40};
    return made;
}

const Mention* mention_at(const std::vector<Mention>& mentions, std::size_t at) {
    for (const Mention& mention : mentions)
        if (mention.begin == at) return &mention;
    return nullptr;
}

}  // namespace

TEST_CASE("three hundred phrases of offices: what each number is said of") {
    CHECK(phrases.size() >= 300);
    const Reporter municipality = reporter();
    for (const MentionPhrase& phrase : phrases) {
        CAPTURE(std::string(phrase.text));
        const auto mentions = mentions_of(phrase.text, squeeze(phrase.text), {}, municipality);
        const Mention* mention = mention_at(mentions, phrase.at);
        REQUIRE(mention != nullptr);
        CHECK(std::string(kind_name(mention->kind)) == std::string(kind_name(phrase.kind)));
        CHECK(mention->whose == phrase.whose);
        CHECK(mention->tense == phrase.tense);
        CHECK(mention->question == phrase.question);
        CHECK(mention->supposed == phrase.supposed);
        if (phrase.year_be != 0) CHECK(mention->year_be == phrase.year_be);
    }
}

TEST_CASE("what a section is about is lent to its numbers") {
    const Reporter municipality = reporter();
    const auto one = [&](std::string_view text, const Scope& scope) {
        return mentions_of(text, squeeze(text), scope, municipality).front();
    };
    CHECK(one("IIT ๘๘.๐๐ คะแนน", {Topic::own, 0}).reached());
    CHECK(one("IIT ๘๘.๐๐ คะแนน", {Topic::elsewhere, 0}).whose == Whose::other);
    CHECK(one("IIT ๘๘.๐๐ คะแนน", {Topic::other_year, 2562}).tense == Tense::previous);
    CHECK(one("IIT ๘๘.๐๐ คะแนน", {Topic::planned, 0}).tense == Tense::planned);
    CHECK_FALSE(one("IIT ๘๘.๐๐ คะแนน", {Topic::method, 0}).reached());
    CHECK(one("คะแนนภาพรวม ๕", {Topic::contents, 0}).kind == Kind::page);
    // What the agency says of itself outweighs the section.
    CHECK(one("เทศบาลตำบลบ้านสวน ได้คะแนน ๘๘.๐๐ คะแนน", {Topic::elsewhere, 0}).whose == Whose::own);
    CHECK(one("เทศบาลตำบลบ้านสวน มีผลคะแนน ๘๘.๐๐ คะแนน", {Topic::method, 0}).reached());
}

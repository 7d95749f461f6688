// What the rules of docs/thai-text.md#normalisation find and may not mend, and what each rule is called in a
// diagnostic.

#include <array>
#include <cstddef>

#include "thai/characters.h"
#include "thai/normal_form.h"

namespace raingan::thai {
namespace {

bool is_mark_of_word(char32_t c) {
    return is_zero_width_thai(c) || c == vowel_am;
}

// Neither a consonant nor a mark: nothing that a mark could stand on.
bool carries_no_mark(char32_t c) {
    return !is_consonant(c) && !is_zero_width_thai(c);
}

struct DoubtAt {
    char32_t before = 0, c = 0, after = 0;
};

bool is_leading_vowel_alone(const DoubtAt& at) {
    return is_leading_vowel(at.c) && !is_consonant(at.after);
}
bool is_letter_o_in_number(const DoubtAt& at) {
    return (at.c == 'o' || at.c == 'O') && is_any_digit(at.before) && !is_latin_letter(at.after) &&
           !is_ascii_digit(at.after);
}
bool is_parted_vowel(const DoubtAt& at) {
    return at.c == sara_aa && (is_blank(at.before) || at.before == 0xFFFD);
}

constexpr std::size_t rules = 21;
struct Description {
    const char* en;
    const char* th;
};
constexpr std::array<Description, rules> descriptions = {{
    {"glyph code of an old Thai font replaced by the character it draws", "แทนรหัสรูปอักษรของฟอนต์รุ่นเก่าด้วยอักขระจริง"},
    {"invisible character removed", "ตัดอักขระที่มองไม่เห็นออก"},
    {"special space taken as a plain one", "ถือช่องว่างพิเศษเป็นช่องว่างธรรมดา"},
    {"marks put into Unicode's canonical order", "จัดลำดับเครื่องหมายตามมาตรฐานยูนิโค้ด"},
    {"mark typed twice; one kept", "พิมพ์วรรณยุกต์หรือสระซ้ำ คงไว้ตัวเดียว"},
    {"two tone marks on one letter; correct the word in the source", "มีวรรณยุกต์สองรูปบนพยัญชนะเดียว โปรดแก้คำในต้นฉบับ"},
    {"tone mark typed before the vowel; put in order", "พิมพ์วรรณยุกต์ก่อนสระ จัดลำดับใหม่แล้ว"},
    {"sara am typed in two parts; joined", "พิมพ์สระอำแยกเป็นสองส่วน รวมเป็นตัวเดียวแล้ว"},
    {"tone mark typed behind sara aa or sara am; put in order", "พิมพ์วรรณยุกต์หลังสระอาหรือสระอำ จัดลำดับใหม่แล้ว"},
    {"thanthakhat typed before a mark; put in order", "พิมพ์การันต์ก่อนสระหรือวรรณยุกต์ จัดลำดับใหม่แล้ว"},
    {"two sara e taken as sara ae", "พิมพ์สระเอสองตัวแทนสระแอ แก้เป็นสระแอแล้ว"},
    {"sara aa behind ฤ or ฦ taken as lakkhangyao", "พิมพ์สระอาหลัง ฤ ฦ แก้เป็นลากข้างยาวแล้ว"},
    {"lakkhangyao taken as sara aa", "พิมพ์ลากข้างยาวแทนสระอา แก้เป็นสระอาแล้ว"},
    {"leading vowel without a consonant behind it; check the word", "สระหน้าไม่มีพยัญชนะตามหลัง โปรดตรวจคำนี้"},
    {"mark without a letter to stand on; check the word", "สระหรือวรรณยุกต์ไม่มีพยัญชนะรองรับ โปรดตรวจคำนี้"},
    {"gap or lost character inside a word", "มีช่องว่างหรืออักขระหายภายในคำ"},
    {"digits compared as ASCII digits", "เทียบตัวเลขเป็นเลขอารบิก"},
    {"letter o in the place of a digit; check the number", "พิมพ์ตัวอักษร o แทนเลขศูนย์ โปรดตรวจตัวเลข"},
    {"quotation marks and dashes compared as one kind", "เทียบอัญประกาศและขีดเป็นแบบเดียวกัน"},
    {"spacing of ๆ and ฯ compared as one kind", "เทียบการเว้นวรรคของ ๆ และ ฯ เป็นแบบเดียวกัน"},
    {"spaces compared as one", "เทียบช่องว่างหลายช่องเป็นช่องเดียว"},
}};

}  // namespace

void report_doubts(Work& work) {
    const std::vector<Item>& items = work.items;
    const auto at_or_none = [&](std::size_t i) { return i < items.size() ? items[i].c : 0; };
    for (std::size_t i = 0; i < items.size(); ++i) {
        const DoubtAt at{i > 0 ? items[i - 1].c : 0, items[i].c, at_or_none(i + 1)};
        if (is_leading_vowel_alone(at)) work.report(items[i], Rule::leading_vowel_order);
        if (is_mark_of_word(at.c) && carries_no_mark(at.before)) {
            // Behind a single space it may belong to the letter before that; else to nothing.
            const bool parted = is_blank(at.before) && i > 1 && !carries_no_mark(items[i - 2].c);
            work.report(items[i], parted ? Rule::gap_before_mark : Rule::mark_without_base);
        }
        if (is_parted_vowel(at)) work.report(items[i - 1], items[i], Rule::gap_before_mark);
        if (is_letter_o_in_number(at)) work.report(items[i], Rule::digit_letter_confusion);
    }
}

Message describe(Rule rule) {
    const std::size_t number = static_cast<std::size_t>(rule);
    if (number < 1 || number > rules) return {};
    const Description& description = descriptions.at(number - 1);
    return {description.en, description.th};
}

}  // namespace raingan::thai

// Rules 4–13 of docs/thai-text.md#normalisation. A cell is a letter with the marks above and below it; its marks have
// one lawful order: vowel, phinthu, low vowel, tone, ์, ๎. That order is also stable under NFC (of these only ุ ู ฺ and
// tones are moved by it).

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "thai/characters.h"
#include "thai/normal_form.h"

namespace raingan::thai {
namespace {

constexpr bool is_low_vowel(char32_t c) {
    return c == 0x0E38 || c == 0x0E39;
}

int rank(char32_t mark) {
    if (mark == phinthu) return 1;
    if (is_low_vowel(mark)) return 2;
    if (is_tone(mark)) return 3;
    if (mark == thanthakhat) return 4;
    return mark == yamakkan ? 5 : 0;
}

// What was wrong when `later` stands before `sooner`.
Rule order_rule(char32_t later, char32_t sooner) {
    if (later == thanthakhat || later == yamakkan) return Rule::thanthakhat_before_vowel;
    return is_low_vowel(sooner) || sooner == phinthu ? Rule::nfc : Rule::tone_before_vowel;
}

// Takes cells from the front of `in` and writes them, mended, to `out`.
struct Cells {
    Work& work;
    std::vector<Item> in;
    std::vector<Item> out;
    std::vector<Item> marks;

    void arrange();
    std::size_t take_marks(std::size_t at);
    void sort_marks();
    void drop_doubled_marks();
    void settle_tones(const Item& base);
    std::size_t take_vowel(std::size_t at, const Item& base);
    std::size_t take_following_vowel(std::size_t at, const Item& base);
    bool compose_sara_am(Item& vowel);
};

std::size_t Cells::take_marks(std::size_t at) {
    marks.clear();
    while (at < in.size() && is_zero_width_thai(in[at].c)) marks.push_back(in[at++]);
    sort_marks();
    drop_doubled_marks();
    return at;
}

void Cells::sort_marks() {
    const auto before = [](const Item& a, const Item& b) { return rank(a.c) < rank(b.c); };
    if (std::is_sorted(marks.begin(), marks.end(), before)) return;
    // The rule is told of each mark that stands before one it should follow: the first of lowest rank behind it.
    Item lowest = marks.back();
    for (std::size_t i = marks.size(); i-- > 0;) {
        if (before(lowest, marks[i])) work.touch(marks[i].source, order_rule(marks[i].c, lowest.c));
        if (!before(lowest, marks[i])) lowest = marks[i];
    }
    std::ranges::stable_sort(marks, before);
}

void Cells::drop_doubled_marks() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (kept > 0 && marks[kept - 1].c == marks[i].c)
            work.touch(marks[i].source, Rule::doubled_mark);
        else
            marks[kept++] = marks[i];
    }
    marks.resize(kept);
}

// Two tones: to compare, the last is what was meant; in what is printed both stay.
void Cells::settle_tones(const Item& base) {
    const auto tone = [](const Item& mark) { return is_tone(mark.c); };
    const auto first = std::ranges::find_if(marks, tone);
    const auto end = std::find_if_not(first, marks.end(), tone);
    if (end - first < 2) return;
    if (work.level == Level::body) {
        work.report(base, *(end - 1), Rule::two_tones);
        return;
    }
    for (auto it = first; it != end - 1; ++it) work.touch(it->source, Rule::two_tones);
    marks.erase(first, end - 1);
}

// ํ + า → ำ behind the tone; not when another vowel mark stands there.
bool Cells::compose_sara_am(Item& vowel) {
    const auto is_vowel = [](const Item& mark) { return rank(mark.c) <= 2 && mark.c != nikhahit; };
    const auto ring = std::ranges::find(marks, nikhahit, &Item::c);
    if (ring == marks.end() || std::ranges::any_of(marks, is_vowel)) return false;
    work.touch(ring->source, Rule::sara_am);
    work.replace(vowel, vowel_am, Rule::sara_am);
    marks.erase(ring);
    return true;
}

// `at` is at ำ or า. A tone behind it belongs before it: กำ้ → ก้ำ, หนา้ → หน้า. In a key ำำ is ำ.
std::size_t Cells::take_following_vowel(std::size_t at, const Item& base) {
    const Item vowel = in[at];
    const auto tone = [](const Item& mark) { return is_tone(mark.c); };
    std::vector<Item> own = std::exchange(marks, {});
    // Of what is printed nothing goes that is seen: there the second one is told as a mark without a letter.
    for (; work.level == Level::key && vowel.c == vowel_am && at + 1 < in.size() && in[at + 1].c == vowel_am; ++at)
        work.touch(in[at + 1].source, Rule::doubled_mark);
    const std::size_t next = take_marks(at + 1);
    const bool movable =
        is_consonant(base.c) && !marks.empty() && tone(marks.front()) && std::ranges::none_of(own, tone);
    std::vector<Item> behind = std::exchange(marks, std::move(own));
    if (movable) {
        const auto end = std::ranges::find_if_not(behind, tone);
        for (auto it = behind.begin(); it != end; ++it) work.touch(it->source, Rule::sara_am_before_tone);
        marks.insert(marks.end(), behind.begin(), end);
        behind.erase(behind.begin(), end);
        sort_marks();
        settle_tones(base);
    }
    out.insert(out.end(), marks.begin(), marks.end());
    out.push_back(vowel);
    out.insert(out.end(), behind.begin(), behind.end());
    marks.clear();
    return next;
}

// The vowel that is written behind the cell, where a rule concerns it; `marks` are still the cell's. What was taken of
// `in` has been written, marks included.
std::size_t Cells::take_vowel(std::size_t at, const Item& base) {
    if (at >= in.size()) return at;
    Item& vowel = in[at];
    const bool rue_or_lue = (base.c == rue || base.c == lue) && marks.empty();
    const bool letter = is_thai_letter(base.c) && base.c != maiyamok && base.c != paiyannoi;
    if (vowel.c == sara_aa && rue_or_lue) work.replace(vowel, lakkhangyao, Rule::lakkhangyao_missing);
    if (vowel.c == lakkhangyao && !rue_or_lue && letter) work.replace(vowel, sara_aa, Rule::lakkhangyao_stray);
    if (vowel.c == sara_aa) (void)compose_sara_am(vowel);
    const bool tone_behind = at + 1 < in.size() && is_tone(in[at + 1].c) && is_consonant(base.c);
    return vowel.c == vowel_am || (vowel.c == sara_aa && tone_behind) ? take_following_vowel(at, base) : at;
}

void Cells::arrange() {
    for (std::size_t at = 0; at < in.size();) {
        Item base = in[at++];
        if (base.c == sara_e && at < in.size() && in[at].c == sara_e) {
            work.replace(base, sara_ae, Rule::double_sara_e);
            work.touch(in[at++].source, Rule::double_sara_e);
        }
        const bool baseless = is_zero_width_thai(base.c);
        if (baseless) --at;
        at = take_marks(at);
        if (!baseless) out.push_back(base);
        settle_tones(base);
        at = take_vowel(at, baseless ? Item{} : base);
        out.insert(out.end(), marks.begin(), marks.end());
    }
}

}  // namespace

void arrange_cells(Work& work) {
    Cells cells{work, std::move(work.items), {}, {}};
    cells.out.reserve(cells.in.size());
    cells.arrange();
    work.items = std::move(cells.out);
}

}  // namespace raingan::thai

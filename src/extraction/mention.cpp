#include "extraction/mention.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/decimal.h"
#include "base/digits.h"
#include "extraction/series.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

bool names_itself(std::string_view text, const Reporter& reporter) {
    return (!reporter.name.empty() && find_text(text, reporter.name) != std::string_view::npos) ||
           (reporter.own.size() > 8 && find_text(text, reporter.own) != std::string_view::npos);
}

/// "iit", "e12" …: the code of a question or item that the text ends with or holds, the last one.
std::string question_in(std::string_view text) {
    for (std::size_t at = text.size(); at-- > 0;) {
        if (!is_digit(text[at])) continue;
        std::size_t begin = at;
        while (begin > 0 && is_digit(text[begin - 1])) --begin;
        const bool coded = begin > 0 && (text[begin - 1] == 'i' || text[begin - 1] == 'e' || text[begin - 1] == 'o') &&
                           at + 1 - begin <= 2;
        const bool apart =
            coded && (begin == 1 || !((text[begin - 2] >= 'a' && text[begin - 2] <= 'z') || text[begin - 2] == '-'));
        if (apart) return std::string(text.substr(begin - 1, at + 2 - begin));
        at = begin;
    }
    return {};
}

/// A number of the line with its place in the key.
struct Place {
    thai::Number number;
    std::size_t begin = 0, end = 0;  ///< in the key
    bool is_year = false;
};

std::vector<Place> places_in(std::string_view text, const SearchKey& key) {
    std::vector<Place> places;
    for (const NumberPlace& at : number_places(text, key)) {
        const auto& value = at.number.value;
        const std::string_view before = std::string_view(key.text).substr(0, at.key_begin);
        const bool cued = before.ends_with("ปี") || before.ends_with("พ.ศ.") || before.ends_with("พศ.") ||
                          before.ends_with("ปีงบประมาณ") || before.ends_with("fy") || before.ends_with("ค.ศ.");
        const bool full = value.places() == 0 && value.units() >= 2400 && value.units() <= 2700;
        const bool common = value.places() == 0 && value.units() >= 1950 && value.units() <= 2100;
        const bool brief = value.places() == 0 && value.units() >= 50 && value.units() <= 99;
        places.push_back({at.number, at.key_begin, at.key_end, full || (cued && (common || brief))});
    }
    return places;
}

int year_of(const Place& place) {
    const auto year = thai::year_be(static_cast<std::int64_t>(place.number.value.units()));
    return year.value_or(0);
}

/// Two numbers with nothing but a dash or ถึง between them are the bounds of a range.
bool joins_range(std::string_view between) {
    while (between.starts_with("คะแนน")) between.remove_prefix(std::string_view("คะแนน").size());
    while (between.starts_with("%")) between.remove_prefix(1);
    return between == "-" || between == "--" || between == "~" || between == "ถึง" || between == "-ไม่เกิน" ||
           between == "แต่ไม่ถึง" || between == "แต่ไม่เกิน" || between == "แต่น้อยกว่า" || between == "จนถึง";
}

/// "(IIT x ๐.๓๐) + (EIT x ๐.๓๐)": a calculation shown, not a result.
bool is_factor(std::string_view before, std::string_view after) {
    const auto ends_in_times = [](std::string_view text) {
        if (text.ends_with("\u00D7") || text.ends_with("*")) return true;
        return text.ends_with("x") &&
               (text.size() == 1 || !(text[text.size() - 2] >= 'a' && text[text.size() - 2] <= 'z') ||
                text.ends_with("itx"));
    };
    return ends_in_times(before) || after.starts_with("x") || after.starts_with("*") || after.starts_with("\u00D7");
}

class MentionReader {
public:
    MentionReader(std::string_view text, const SearchKey& key, const Scope& scope, const Reporter& reporter)
        : text_(text), key_(key), scope_(scope), reporter_(reporter), places_(places_in(text, key)) {}

    std::vector<Mention> read() {
        mentions_.reserve(places_.size());
        for (std::size_t i = 0; i < places_.size(); ++i) mentions_.push_back(one(i));
        mark_ranges();
        mark_stated_weights();
        return std::move(mentions_);
    }

private:
    [[nodiscard]] std::string_view between(std::size_t from, std::size_t to) const {
        return from >= to ? std::string_view() : std::string_view(key_.text).substr(from, to - from);
    }
    [[nodiscard]] std::string_view behind(std::size_t i) const {
        const std::size_t end = i + 1 < places_.size() ? places_[i + 1].begin : key_.text.size();
        return between(places_[i].end, end);
    }
    /// A tab stands between the two places of the source: cells of a row.
    [[nodiscard]] bool cells_apart(std::size_t from, std::size_t to) const {
        return text_.substr(from, to - std::min(from, to)).find('\t') != std::string_view::npos;
    }

    /// Where the words of the number begin: behind the last number that is no year, and behind that one's unit.
    [[nodiscard]] std::size_t window_begin(std::size_t i) const {
        for (std::size_t j = i; j-- > 0;) {
            if (places_[j].is_year || mentions_[j].kind == Kind::list_number || !mentions_[j].question.empty())
                continue;
            std::size_t from = places_[j].end;
            const std::string_view rest = between(from, places_[i].begin);
            if (mentions_[j].kind == Kind::unknown && is_code(j)) continue;
            if (rest.starts_with("คะแนน")) from += std::string_view("คะแนน").size();
            return from;
        }
        return 0;
    }
    [[nodiscard]] bool is_code(std::size_t j) const {
        const std::string_view before = between(0, places_[j].begin);
        return !before.empty() && before.back() >= 'a' && before.back() <= 'z';
    }

    Mention one(std::size_t i) {
        const Place& place = places_[i];
        Mention mention;
        mention.begin = place.number.begin;
        mention.end = place.number.end;
        if (place.is_year) {
            mention.kind = Kind::year;
            mention.year_be = year_of(place);
            return mention;
        }
        const std::size_t from = window_begin(i);
        const std::string_view before = between(from, place.begin);
        Said said = said_by(before);
        if (const Cue* label = label_kind(i, said)) said.kind = label;
        if (said.change != nullptr) pending_change_ = said.change;
        const std::size_t previous = previous_of(i);
        const bool inherits = previous != none && !cells_apart(places_[previous].number.end, place.number.begin);
        settle_kind(mention, i, before, said, inherits ? &mentions_[previous] : nullptr);
        settle_owner(mention, before, said, inherits ? &mentions_[previous] : nullptr);
        settle_year(mention, i, inherits ? previous : none);
        if (gives_way(i, before)) {
            if (mention.kind == Kind::change || mention.kind == Kind::unknown) mention.kind = Kind::score;
            // "ตั้งเป้าหมายเพิ่มคะแนนจาก ๙๓.๒๘ เป็น ๙๖": where it comes from may be the score that stands, or a goal.
            const bool goal =
                mention.tense == Tense::planned || (said.kind != nullptr && said.kind->kind == Kind::goal);
            mention.tense = goal ? Tense::planned : Tense::previous;
            mention.replaced = true;
            if (!reporter_.is_earlier(mention.year_be)) mention.year_be = 0;
        }
        if (mention.kind == Kind::score) mention.question = question_in(before);
        apply_scope(mention, before);
        return mention;
    }

    /// "เพิ่มขึ้น | คะแนน ๖.๑๐": what names the row says more than a head such as "คะแนน".
    [[nodiscard]] const Cue* label_kind(std::size_t i, const Said& said) const {
        const std::size_t tab = text_.find('\t');
        if (tab == std::string_view::npos || tab > places_[i].number.begin) return nullptr;
        if (said.kind != nullptr && (said.kind->kind != Kind::score || said.kind->strong)) return nullptr;
        const Cue* label = said_by(key_of(text_.substr(0, tab))).kind;
        if (label == nullptr) return nullptr;
        const Kind kind = label->kind;
        const bool tells = kind == Kind::change || kind == Kind::goal || kind == Kind::weight ||
                           kind == Kind::threshold || kind == Kind::full_mark || kind == Kind::people ||
                           kind == Kind::share;
        return tells ? label : nullptr;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// Nothing but a comma stands between this number and the next.
    [[nodiscard]] bool joined_by_comma(std::size_t i) const {
        const std::size_t end = places_[i].number.end;
        return i + 1 < places_.size() && text_[end] == ',' && places_[i + 1].number.begin == end + 1;
    }
    /// The last number before that is no year and no number of a thing.
    [[nodiscard]] std::size_t previous_of(std::size_t i) const {
        for (std::size_t j = i; j-- > 0;)
            if (!places_[j].is_year && mentions_[j].kind != Kind::list_number) return j;
        return none;
    }

    /// "จาก ๘๖.๗๖ คะแนน (ปี ๒๕๖๖) เป็น ๙๙.๒๔", "๘๖.๗๖ → ๙๙.๒๔": the next number stands in this one's place.
    [[nodiscard]] bool gives_way(std::size_t i, std::string_view before) const {
        if (places_[i].number.value.places() == 0) return false;
        std::size_t next = i + 1;
        while (next < places_.size() && places_[next].is_year) ++next;
        if (next == places_.size() || cells_apart(places_[i].number.end, places_[next].number.begin)) return false;
        const std::string_view gap = between(places_[i].end, places_[next].begin);
        constexpr std::size_t close_bytes = 90;
        if (gap.size() > close_bytes) return false;
        if (gap.ends_with("\u2192") || gap.ends_with("->") || gap.ends_with("=>")) return true;
        return before.ends_with("จาก") && (gap.ends_with("เป็น") || gap.ends_with("เป็นร้อยละ"));
    }

    void settle_kind(Mention& mention, std::size_t i, std::string_view before, const Said& said, const Mention* last) {
        const Place& place = places_[i];
        const Decimal& value = place.number.value;
        const std::string_view after = behind(i);
        // "๙๗,๒๒": no number, or a list without spaces.
        if (value.places() == 0 && (joined_by_comma(i) || (i > 0 && joined_by_comma(i - 1)))) return;
        mention.strong = said.kind != nullptr && said.kind->strong;
        mention.falls = said.kind != nullptr && said.kind->falls;
        if (const auto month = thai::month_at(text_.substr(std::min(
                text_.size(),
                place.number.end + (place.number.end < text_.size() && text_[place.number.end] == ' ' ? 1 : 0)))))
            if (value.places() == 0 && value <= Decimal(31, 0)) {
                mention.kind = Kind::date;
                return;
            }
        if (is_factor(before, after)) {
            mention.kind = after.starts_with("x") || after.starts_with("*") || after.starts_with("\u00D7")
                               ? Kind::unknown
                               : Kind::weight;
            return;
        }
        // "คะแนนภาพรวม .......... ๕": the page of a table of contents.
        if (value.places() == 0 && (before.ends_with(".....") || before.ends_with("\u2026\u2026"))) {
            mention.kind = Kind::page;
            return;
        }
        // "ตัวชี้วัดที่ ๑", "มาตรา ๓๖": the word stands right before it.
        if (said.kind != nullptr && said.kind_end == before.size() &&
            (said.kind->kind == Kind::list_number || said.kind->kind == Kind::clause || said.kind->kind == Kind::rank ||
             said.kind->kind == Kind::page || said.kind->kind == Kind::date) &&
            value.places() == 0) {
            mention.kind = said.kind->kind;
            return;
        }
        if (const auto unit = kind_by_unit(after, value)) {
            mention.kind = *unit;
            return;
        }
        mention.kind = kind_by_words(said, before, after, value, last);
        // "เพิ่มขึ้นจากปี ๒๕๖๔ ซึ่งได้ ๘๐ คะแนน จำนวน ๑๐ คะแนน": the change that was announced.
        if (mention.kind == Kind::change) pending_change_ = nullptr;
        // "… ซึ่งได้ ๘๔.๗๒ คะแนน คิดเป็น ๘.๓๗ คะแนน"
        if (mention.kind == Kind::share && before.ends_with("คิดเป็น") && after.starts_with("คะแนน") &&
            pending_change_ != nullptr && i > 0 && value.places() > 0) {
            mention.kind = Kind::change;
            mention.falls = pending_change_->falls;
            pending_change_ = nullptr;
        }
        const bool unsaid = said.kind == nullptr || said.kind->kind == Kind::items;
        if (mention.kind == Kind::score && unsaid && pending_change_ != nullptr && i > 0) {
            mention.kind = Kind::change;
            mention.falls = pending_change_->falls;
            pending_change_ = nullptr;
        }
        // "ลดลงจากปี ๒๕๖๖ (๙๑.๐๐) เท่ากับ ๑.๗๔": what stands in parentheses behind the year is its score.
        const Decimal no_change(30, 0);  // no score rises or falls by as much
        const bool behind_year =
            value >= no_change && i > 0 && places_[i - 1].is_year && between(places_[i - 1].end, place.begin) == "(";
        if (mention.kind == Kind::change && behind_year && value.places() > 0) {
            mention.kind = Kind::score;
            mention.tense = Tense::previous;
            pending_change_ = said.change;
        }
        // "เพิ่มขึ้นจาก ๘๖.๗๖ เป็น ๙๙.๒๔": the first is the earlier score.
        const bool from = before.ends_with("จากคะแนน") && said.change != nullptr;
        if (from || (mention.kind == Kind::change && before.ends_with("จาก"))) {
            mention.kind = Kind::score;
            mention.tense = Tense::previous;
        }
    }

    static Kind kind_by_words(const Said& said, std::string_view before, std::string_view after, const Decimal& value,
                              const Mention* last) {
        const bool in_points = after.starts_with("คะแนน") || after.starts_with("%");
        const bool bounded = value >= Decimal(0, 0) && value <= Decimal(100, 0);
        if (said.kind != nullptr) {
            const Kind kind = said.kind->kind;
            const bool of_place = kind == Kind::list_number || kind == Kind::clause || kind == Kind::rank ||
                                  kind == Kind::page || kind == Kind::date || kind == Kind::duration;
            if (!of_place && kind != Kind::items && kind != Kind::people && kind != Kind::money) return kind;
            if (kind == Kind::money && !in_points && value.places() != 2) return kind;
            if ((kind == Kind::items || kind == Kind::people) && value.places() == 0 && !in_points) return kind;
        }
        // "ค่าน้ำหนัก : IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐"
        if (said.kind == nullptr && last != nullptr && last->kind == Kind::weight && value.places() == 0)
            return Kind::weight;
        if (!bounded) return Kind::unknown;
        const bool percent = before.ends_with("ร้อยละ");
        if (value.places() > 0 || in_points || (percent && said.kind != nullptr)) return Kind::score;
        return Kind::unknown;
    }

    void settle_owner(Mention& mention, std::string_view before, const Said& said, const Mention* last) const {
        bool own = names_itself(before, reporter_);
        if (said.whose != nullptr) {
            mention.whose = said.whose->says == Cue::Says::other ? Whose::other : Whose::own;
            mention.supposed = said.whose->says == Cue::Says::supposed;
            own = own || said.whose->says == Cue::Says::own;
        } else if (!own && names_other_agency(before, reporter_)) {
            mention.whose = Whose::other;
        } else if (!own && last != nullptr && goes_on(before)) {
            mention.whose = last->whose;
            mention.supposed = last->supposed;
        } else if (!own) {
            lend_label(mention);
        }
        if (said.tense != nullptr)
            mention.tense = said.tense->says == Cue::Says::planned ? Tense::planned : Tense::previous;
        else if (last != nullptr && last->tense == Tense::planned && goes_on(before))
            mention.tense = Tense::planned;
    }

    /// Nothing but names of instruments and joining words stands between two numbers of one list.
    static bool goes_on(std::string_view before) {
        return find_text(before, "หน่วยงาน") == std::string_view::npos &&
               find_text(before, "ได้คะแนน") == std::string_view::npos &&
               find_text(before, "โดย") == std::string_view::npos && !before.ends_with("ita") &&
               find_text(before, "itaได้") == std::string_view::npos &&
               find_text(before, "itaมี") == std::string_view::npos;
    }

    /// The first cell of a row speaks for the others.
    void lend_label(Mention& mention) const {
        const std::size_t tab = text_.find('\t');
        if (tab == std::string_view::npos || tab > mention.begin) return;
        const std::string label = key_of(text_.substr(0, tab));
        const Said said = said_by(label);
        if (said.whose != nullptr && said.whose->says == Cue::Says::other) mention.whose = Whose::other;
        if (names_other_agency(label, reporter_)) mention.whose = Whose::other;
    }

    void settle_year(Mention& mention, std::size_t i, std::size_t previous) const {
        // "๙๓.๕๐ คะแนน ในปี ๒๕๖๗": the year behind it, where that one has no words of its own behind.
        if (const int year = year_behind(i); year != 0) {
            mention.year_be = year;
            settle_tense(mention);
            return;
        }
        for (std::size_t j = i; j-- > 0;) {
            if (!places_[j].is_year) continue;
            // "… ในปี ๒๕๖๗ และ ๘๘.๒๐ …": it has been used by the number before.
            if (previous != none && previous < j && year_behind(previous) != 0 && j == previous + 1) break;
            mention.year_be = year_of(places_[j]);
            break;
        }
        settle_tense(mention);
    }
    /// A year that is said outweighs words such as ปีที่ผ่านมา, which in a report often mean the scores' own year.
    void settle_tense(Mention& mention) const {
        if (mention.year_be == 0 && scope_.topic == Topic::other_year) mention.year_be = scope_.year_be;
        if (mention.year_be == 0 || mention.tense == Tense::planned || reporter_.score_year_be == 0) return;
        if (mention.kind == Kind::change) return;
        mention.tense = reporter_.tense_of(mention.year_be);
    }
    [[nodiscard]] int year_behind(std::size_t i) const {
        if (i + 1 >= places_.size() || !places_[i + 1].is_year) return 0;
        std::string_view gap = behind(i);
        bool joined = false;
        for (const std::string_view word : {"คะแนน", "ใน", "เมื่อ", "ของ", "(", "ปี", "ประจำปี", "งบประมาณ", "พ.ศ.", "พศ."})
            if (gap.starts_with(word)) {
                joined = joined || word == "ใน" || word == "เมื่อ" || word == "(" || word == "ของ";
                gap.remove_prefix(std::string_view(word).size());
            }
        if (!gap.empty() || !joined) return 0;
        const std::string_view rest = behind(i + 1);
        // "๙๓.๒๘ (ปี ๒๕๖๖ = ๙๐.๑๑)": it is the year of what follows it.
        for (const std::string_view word : {"ได้", "มี", "คะแนน", ":", "=", "เท่ากับ", "คือ", "อยู่ที่", "ที่ได้", "ซึ่งได้"})
            if (rest.starts_with(word)) return 0;
        return year_of(places_[i + 1]);
    }

    void apply_scope(Mention& mention, std::string_view before) const {
        if (scope_.topic == Topic::own) return;
        if (scope_.topic == Topic::contents) {
            mention.kind = Kind::page;
            return;
        }
        const bool itself = names_itself(before, reporter_) ||
                            (reporter_.score_year_be != 0 && mention.year_be == reporter_.score_year_be);
        switch (scope_.topic) {
            case Topic::method:
                if (mention.kind == Kind::score && !(mention.strong && (itself || mention_is_fine(mention))))
                    mention.supposed = true;
                if (mention.kind == Kind::goal && !itself) mention.supposed = true;
                break;
            case Topic::elsewhere:
                if (!itself) mention.whose = Whose::other;
                break;
            case Topic::planned:
                if (!(itself && mention.strong)) mention.tense = Tense::planned;
                break;
            default:
                break;
        }
    }
    /// A result in a section on the method is one to two decimals: "มีผลคะแนนเท่ากับ ๙๑.๐๐ คะแนน".
    [[nodiscard]] bool mention_is_fine(const Mention& mention) const {
        const auto number = thai::find_number(text_, mention.begin);
        return number && number->value.places() == 2;
    }

    void mark_ranges() {
        for (std::size_t i = 0; i + 1 < places_.size(); ++i) {
            if (places_[i].is_year || places_[i + 1].is_year || !joins_range(behind(i))) continue;
            const bool list = mentions_[i].kind == Kind::list_number || mentions_[i].kind == Kind::date ||
                              mentions_[i].kind == Kind::clause || mentions_[i].kind == Kind::page;
            const Kind kind = list ? mentions_[i].kind : Kind::threshold;
            mentions_[i].kind = mentions_[i + 1].kind = kind;
            mentions_[i].in_range = mentions_[i + 1].in_range = true;
        }
    }

    /// "IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐" says no more than the year's weights, whatever stands before it.
    void mark_stated_weights() {
        std::vector<std::size_t> whole;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (places_[i].is_year || mentions_[i].kind == Kind::list_number) continue;
            const bool candidate = mentions_[i].kind == Kind::score || mentions_[i].kind == Kind::unknown ||
                                   mentions_[i].kind == Kind::share;
            if (candidate && places_[i].number.value.places() == 0) whole.push_back(i);
        }
        const auto& weights = reporter_.weights;
        if (weights.size() < 2 || whole.size() < weights.size()) return;
        for (std::size_t from = 0; from + weights.size() <= whole.size(); ++from) {
            bool same = true;
            for (std::size_t k = 0; k < weights.size(); ++k)
                same = same && places_[whole[from + k]].number.value == Decimal(weights[k], 0);
            for (std::size_t k = 0; same && k < weights.size(); ++k) mentions_[whole[from + k]].kind = Kind::weight;
        }
    }

    std::string_view text_;
    const SearchKey& key_;
    const Scope& scope_;
    const Reporter& reporter_;
    std::vector<Place> places_;
    std::vector<Mention> mentions_;
    const Cue* pending_change_ = nullptr;  ///< a change is announced whose number has not come yet
};

}  // namespace

std::vector<NumberPlace> number_places(std::string_view text, const SearchKey& key) {
    std::vector<NumberPlace> places;
    std::size_t from = 0;
    while (const auto number = thai::find_number(text, from)) {
        // The space that parts two numbers in the key has its number's offset.
        std::size_t begin = key.at_source(number->begin);
        if (begin < key.text.size() && key.text[begin] == ' ') ++begin;
        places.push_back({*number, begin, key.at_source(number->end)});
        from = std::max(number->end, from + 1);
    }
    return places;
}

std::vector<Mention> mentions_of(std::string_view text, const SearchKey& key, const Scope& scope,
                                 const Reporter& reporter) {
    auto mentions = MentionReader(text, key, scope, reporter).read();
    mark_series(text, key, reporter, mentions);
    return mentions;
}

}  // namespace raingan::extraction

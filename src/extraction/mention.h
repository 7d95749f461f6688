// Each number of a line with what it is said of (docs/meaning.md): of which kind, whose, of which year.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/wording.h"
#include "report/agency_name.h"
#include "report/key.h"
#include "thai/numbers.h"

namespace raingan::extraction {

struct Mention {
    std::size_t begin = 0, end = 0;  ///< bytes of the number in the line's text
    Kind kind = Kind::unknown;
    Whose whose = Whose::own;
    Tense tense = Tense::actual;
    bool supposed = false;  ///< of whoever it may be: "หน่วยงานที่ได้ ๘๕ คะแนน"
    bool strong = false;    ///< a verb of result stands before it
    bool falls = false;     ///< of a change
    bool in_range = false;  ///< one of two bounds
    bool replaced = false;  ///< the first of "จาก ๘๖ เป็น ๙๙", "๘๖ → ๙๙"
    int year_be = 0;        ///< the year that its clause speaks of; 0: none
    std::string question;   ///< "i5", "e3", "o12" where it is said of one; lower case

    /// A score that this agency reached, of whichever year.
    [[nodiscard]] bool reached() const {
        return kind == Kind::score && whose == Whose::own && !supposed && tense != Tense::planned && question.empty();
    }
    friend bool operator==(const Mention&, const Mention&) = default;
};

/// A number of a text with its bytes in the text's key.
struct NumberPlace {
    thai::Number number;
    std::size_t key_begin = 0, key_end = 0;
};
std::vector<NumberPlace> number_places(std::string_view text, const SearchKey& key);

/// What is known of the one that reports before its numbers are read.
struct Reporter {
    std::string name;                  ///< as a search key; empty: not known
    std::string own;                   ///< its name without its kind, as a search key
    const AgencyKind* kind = nullptr;  ///< null: not known
    int score_year_be = 0;             ///< 0: not known
    int report_year_be = 0;            ///< 0: not known
    std::vector<int> weights;          ///< of the instruments, percent, in the rules' order

    [[nodiscard]] bool is_earlier(int year_be) const {
        return year_be != 0 && score_year_be != 0 && year_be < score_year_be;
    }
    /// Of what is told of that year: later than any that is reported on it is planned.
    [[nodiscard]] Tense tense_of(int year_be) const {
        const int newest = std::max(score_year_be, report_year_be);
        if (newest != 0 && year_be > newest) return Tense::planned;
        return is_earlier(year_be) ? Tense::previous : Tense::actual;
    }
};
Reporter reporter_of(std::string_view name, int score_year_be, int report_year_be);

/// Another agency of local government or of the reporter's kind is named in the search key.
bool names_other_agency(std::string_view key, const Reporter& reporter);

/// What the lines above lend to a line.
enum class Topic : std::uint8_t {
    own,         ///< this agency's results and measures
    method,      ///< how the assessment is made, its scale, its law; glossaries
    elsewhere,   ///< results of another body
    other_year,  ///< results of an earlier year
    planned,     ///< goals
    contents,    ///< a table of contents
};
struct Scope {
    Topic topic = Topic::own;
    int year_be = 0;  ///< of other_year
};

/// The mentions of a line, in its order. `key` is squeeze(text).
std::vector<Mention> mentions_of(std::string_view text, const SearchKey& key, const Scope& scope,
                                 const Reporter& reporter);

}  // namespace raingan::extraction

// The words by which offices say what a number is: of which kind, whose, of which year (docs/meaning.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace raingan::extraction {

/// What a number is.
enum class Kind : std::uint8_t {
    unknown,
    score,        ///< reached
    weight,       ///< of an instrument in the whole
    full_mark,    ///< the most that can be reached
    share,        ///< percent of something
    threshold,    ///< a bound of a level, a band, a condition
    goal,         ///< ค่าเป้าหมาย, เกณฑ์ผ่าน
    change,       ///< against an earlier score
    people,       ///< respondents, staff
    items,        ///< questions, indicators, projects … counted
    page,         ///< of a table of contents
    rank,         ///< among agencies
    list_number,  ///< ตัวชี้วัดที่ ๑, ตารางที่ ๒
    clause,       ///< of a law or rule
    money,
    date,
    duration,
    year,
};
enum class Whose : std::uint8_t { own, other };
enum class Tense : std::uint8_t { actual, previous, planned };

/// The name in tests and messages: "full_mark".
std::string_view kind_name(Kind kind);

/// One cue of the word list.
struct Cue {
    std::string_view word;  ///< as a search key (report/key.h)
    enum class Says : std::uint8_t {
        kind,
        other,       ///< another body's
        own,         ///< this agency's
        previous,    ///< an earlier year's
        planned,     ///< not yet reached
        supposed,    ///< "หน่วยงานที่ได้", "หาก": nobody's in particular
        transparent  ///< a longer word that holds one of the others and says nothing
    } says = Says::kind;
    Kind kind = Kind::unknown;
    bool strong = false;  ///< a verb of result: the number was reached
    bool falls = false;   ///< of a change: downwards
};

/// The longest cue that begins at `at` of a search key; null: none.
const Cue* cue_at(std::string_view key, std::size_t at);

/// What the unit directly behind a number says: "คน", "ข้อ", "บาท"; none where it says nothing. A number with decimals
/// counts nothing.
std::optional<Kind> kind_by_unit(std::string_view after, const Decimal& value);

/// The last cue of the text that says a kind, and whose or of which tense.
struct Said {
    const Cue* kind = nullptr;
    const Cue* whose = nullptr;  ///< own, other or supposed
    const Cue* tense = nullptr;
    const Cue* change = nullptr;  ///< the last one that speaks of a change, also where another kind follows
    std::size_t kind_end = 0;     ///< offset behind the cue of the kind
};
Said said_by(std::string_view key);

}  // namespace raingan::extraction

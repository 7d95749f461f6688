// The normalisation list of docs/thai-text.md#normalisation. Idempotent: normalise(normalise(x)) == normalise(x). Never
// NFKC (docs/thai-text.md#nfc).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace raingan::thai {

/// Number of the rule in docs/thai-text.md#normalisation.
enum class Rule : std::uint8_t {
    pua = 1,
    invisible = 2,
    space_kind = 3,
    nfc = 4,
    doubled_mark = 5,
    two_tones = 6,
    tone_before_vowel = 7,
    sara_am = 8,
    sara_am_before_tone = 9,
    thanthakhat_before_vowel = 10,
    double_sara_e = 11,
    lakkhangyao_missing = 12,
    lakkhangyao_stray = 13,
    leading_vowel_order = 14,
    mark_without_base = 15,
    gap_before_mark = 16,
    digits = 17,
    digit_letter_confusion = 18,
    quotes_dashes = 19,
    repetition_sign = 20,
    spaces = 21,
};

/// What is safe to do to the text that will be printed, and what only to text that will be compared.
enum class Level : std::uint8_t {
    body,  ///< rules 1–13, 15, 16 where nothing visible is lost; spaces, digits, dashes and line ends stay as written
    key,   ///< all of it, for comparing: one form of digits (ASCII), dashes, quotes and spaces
};

struct Edit {
    std::uint32_t begin = 0, end = 0;  ///< byte range of the source that was replaced (empty where only reported)
    std::string replacement;
    Rule rule = Rule::nfc;
    friend bool operator==(const Edit&, const Edit&) = default;
};

struct Normalised {
    std::string text;
    std::vector<Edit> edits;    ///< ascending, not overlapping; applying them to the source gives `text`
    std::vector<Edit> reports;  ///< rules that only report (14, and 6, 15, 16 where no repair is safe)
};

/// `text` is UTF-8; ill-formed sequences are kept as they are.
Normalised normalise(std::string_view text, Level level);

/// What rule n did, for a diagnostic.
Message describe(Rule rule);

/// The form in which names and headers are compared: Level::key, then without any space (docs/field.md#headers).
std::string comparison_key(std::string_view text);

}  // namespace raingan::thai

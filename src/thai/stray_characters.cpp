// Rules 1–4 and 16 of docs/thai-text.md#normalisation: what old fonts, other programs and PDF files leave in a text.

#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "thai/breaks.h"
#include "thai/characters.h"
#include "thai/glyph_codes.h"
#include "thai/normal_form.h"

namespace raingan::thai {
namespace {

// docs/thai-text.md#glyph-codes: the same letter at other heights, as fonts before OpenType drew it.
constexpr std::array<char32_t, 27> windows_forms = {
    0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
    0x0E4C, 0x0E0D, 0x0E31, 0x0E4D, 0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};
constexpr std::array<char32_t, 27> mac_forms = {0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E47, 0x0E48, 0x0E48, 0x0E48,
                                                0x0E49, 0x0E49, 0x0E49, 0x0E4A, 0x0E4A, 0x0E4A, 0x0E4B, 0x0E4B, 0x0E4B,
                                                0x0E4C, 0x0E4C, 0x0E4C, 0x0E4D, 0x0E0D, 0x0E38, 0x0E39, 0x0E3A, 0x0E10};
constexpr char32_t first_windows_form = 0xF700, first_mac_form = 0xF884;

// Old Thai fonts with a symbol encoding hold U+F000 + the TIS-620 byte. Readers have turned the signs of symbol fonts
// into characters by then (they know the run's font); a lone code all the same stays, for it may be a sign of a font
// not known.
char32_t symbol_encoded(char32_t c) {
    const bool letter = (c >= 0xF0A1 && c <= 0xF0DA) || (c >= 0xF0DF && c <= 0xF0FB);
    return letter ? c - 0xF0A0 + 0x0E00 : 0;
}

bool is_variant_hint(char32_t c) {
    return c >= 0xF873 && c <= 0xF875;
}

bool always_invisible(char32_t c) {
    return c == 0xFEFF || c == 0xAD;
}
// These shape other scripts and hold emoji together; beside Thai they do nothing.
bool invisible_in_thai(char32_t c) {
    return c == word_joiner || c == 0x200C || c == 0x200D;
}

const UNormalizer2* nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFCInstance(&status);
    return U_SUCCESS(status) ? normalizer : nullptr;
}

bool is_inert(char32_t c) {
    return c < 0x300 || (in_thai_block(c) && !is_zero_width_thai(c)) || (c >= 0x2010 && c <= 0x205E);
}

bool is_foreign(const Item& item) {
    return !is_inert(item.c) && !in_thai_block(item.c);
}

void append_utf16(std::u16string& out, char32_t c) {
    if (c >= 0x10000) {
        out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10U)));
        out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FFU)));
    } else {
        out.push_back(static_cast<char16_t>(c));
    }
}

// items[begin, end) in NFC, behind `out`. All of a changed stretch comes from its first character.
void append_composed(Work& work, const UNormalizer2* normalizer, std::size_t begin, std::size_t end,
                     std::vector<Item>& out) {
    std::u16string source;
    for (std::size_t i = begin; i < end; ++i) append_utf16(source, work.items[i].c);
    std::u16string result(source.size() * 3 + 8, u'\0');  // NFC grows text at most threefold
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = unorm2_normalize(normalizer, source.data(), static_cast<std::int32_t>(source.size()),
                                                 result.data(), static_cast<std::int32_t>(result.size()), &status);
    if (U_SUCCESS(status)) result.resize(static_cast<std::size_t>(length));
    const auto first = work.items.begin() + static_cast<std::ptrdiff_t>(begin);
    if (U_FAILURE(status) || result == source) {
        out.insert(out.end(), first, work.items.begin() + static_cast<std::ptrdiff_t>(end));
        return;
    }
    for (std::size_t i = begin; i < end; ++i) work.touch(work.items[i].source, Rule::nfc);
    for (std::size_t i = 0; i < result.size(); ++i) {
        char32_t c = result[i];
        if (c >= 0xD800 && c <= 0xDBFF && i + 1 < result.size()) c = ((c - 0xD7C0) << 10U) | (result[++i] & 0x3FFU);
        out.push_back({c, work.items[begin].source});
    }
}

// Words that are often found with their ำ parted or its ring lost (ส านัก, จ ำนวน, ด�าเนิน). Only words of which the
// broken form can be nothing else; ำ is left out.
struct BrokenWord {
    char32_t letter;
    std::u32string_view rest;
};
constexpr auto broken_words = std::to_array<BrokenWord>({
    {U'ส', U"นัก"},  {U'ส', U"หรับ"}, {U'ส', U"คัญ"},    {U'ส', U"เร็จ"}, {U'ส', U"รวจ"},  {U'จ', U"นวน"},
    {U'จ', U"เป็น"}, {U'จ', U"กัด"},  {U'จ', U"หน่าย"},  {U'ด', U"เนิน"}, {U'ด', U"รง"},   {U'ก', U"หนด"},
    {U'ก', U"กับ"},  {U'ก', U"ลัง"},  {U'ก', U"แพง"},   {U'ต', U"บล"},  {U'ต', U"แหน่ง"}, {U'ต', U"รวจ"},
    {U'อ', U"เภอ"}, {U'อ', U"นาจ"}, {U'อ', U"นวย"},   {U'ล', U"ดับ"},  {U'ค', U"สั่ง"},   {U'ค', U"นึง"},
    {U'ค', U"ร้อง"}, {U'ค', U"ขอ"},  {U'ค', U"แนะนำ"}, {U'ช', U"ระ"},  {U'ช', U"นาญ"},  {U'บ', U"รุง"},
    {U'บ', U"บัด"},  {U'บ', U"นาญ"}, {U'ท', U"งาน"},   {U'ท', U"การ"}, {U'น', U"เสนอ"}, {U'น', U"ข้อมูล"},
    {U'น', U"ไป"},
});

bool continues_with(const std::vector<Item>& items, std::size_t at, std::u32string_view rest) {
    if (items.size() - at < rest.size()) return false;
    for (const char32_t c : rest)
        if (items[at++].c != c) return false;
    return true;
}

bool is_broken_word(const std::vector<Item>& items, std::size_t base, std::size_t behind) {
    return std::ranges::any_of(broken_words, [&](const BrokenWord& word) {
        return word.letter == items[base].c && continues_with(items, behind, word.rest);
    });
}

bool is_gap(char32_t c) {
    return is_blank(c) && c != '\t';
}

// Whether the gap before items[at] lies inside a cell, so that closing it cannot join what the author kept apart.
bool is_certain_gap(const Work& work, const std::vector<Item>& before, std::size_t at) {
    const char32_t c = work.items[at].c;
    const char32_t base = before.back().c;
    const bool carries = is_consonant(base) || is_zero_width_thai(base);
    if (is_zero_width_thai(c)) return work.level == Level::key && carries;
    // No word ends with a ring that is not Pali's, and none begins with า.
    if (c == sara_aa) return base == nikhahit && before.size() > 1 && is_consonant(before[before.size() - 2].c);
    if (c != vowel_am || !carries) return false;
    return work.level == Level::key || (at + 1 < work.items.size() && is_consonant(work.items[at + 1].c));
}

}  // namespace

char32_t letter_of_glyph_code(char32_t c) {
    if (c >= first_windows_form && c - first_windows_form < windows_forms.size())
        return windows_forms.at(c - first_windows_form);
    if (c >= first_mac_form && c - first_mac_form < mac_forms.size()) return mac_forms.at(c - first_mac_form);
    return c;
}

namespace {

/// Is a neighbour of items[at] Thai, or of the same encoding? items before `kept` are mapped already. What will vanish
/// does not part neighbours.
bool stands_in_thai(const std::vector<Item>& items, std::size_t kept, std::size_t at) {
    const auto vanishes = [](char32_t c) {
        return always_invisible(c) || invisible_in_thai(c) || c == zero_width_space;
    };
    while (kept > 0 && vanishes(items[kept - 1].c)) --kept;
    if (kept > 0 && is_thai(items[kept - 1].c)) return true;
    for (++at; at < items.size() && vanishes(items[at].c);) ++at;
    return at < items.size() && (is_thai(items[at].c) || symbol_encoded(items[at].c) != 0);
}

}  // namespace

void map_private_use(Work& work) {
    // Keys are made of text that body has mended; there spaces may go, and neighbours change.
    const bool body = work.level == Level::body;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < work.items.size(); ++at) {
        Item item = work.items[at];
        if (is_variant_hint(item.c) && kept > 0 && is_zero_width_thai(work.items[kept - 1].c)) {
            work.touch(item.source, Rule::pua);
            continue;
        }
        if (const char32_t c = letter_of_glyph_code(item.c); c != item.c) work.replace(item, c, Rule::pua);
        if (const char32_t c = body ? symbol_encoded(item.c) : 0; c != 0 && stands_in_thai(work.items, kept, at))
            work.replace(item, c, Rule::pua);
        work.items[kept++] = item;
    }
    work.items.resize(kept);
}

void drop_invisible(Work& work) {
    const auto vanishes = [&](char32_t c) {
        return always_invisible(c) || invisible_in_thai(c) || (c == zero_width_space && work.level == Level::key);
    };
    std::vector<Item>& items = work.items;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < items.size();) {
        if (!vanishes(items[at].c)) {
            items[kept++] = items[at++];
            continue;
        }
        std::size_t end = at;
        while (end < items.size() && vanishes(items[end].c)) ++end;
        const bool beside_thai =
            (kept > 0 && is_thai_letter(items[kept - 1].c)) || (end < items.size() && is_thai_letter(items[end].c));
        for (; at < end; ++at) {
            if (invisible_in_thai(items[at].c) && !beside_thai && work.level == Level::body)
                items[kept++] = items[at];
            else
                work.touch(items[at].source, Rule::invisible);
        }
    }
    items.resize(kept);
}

void unify_spaces(Work& work) {
    for (Item& item : work.items)
        if ((is_blank(item.c) || is_line_end(item.c)) && item.c != ' ') work.replace(item, ' ', Rule::space_kind);
}

bool has_foreign_marks(const Work& work) {
    return std::ranges::any_of(work.items, is_foreign);
}

void compose(Work& work) {
    if (!has_foreign_marks(work)) return;
    const UNormalizer2* normalizer = nfc();
    if (normalizer == nullptr) return;
    const auto has_boundary = [&](std::size_t i) {
        return unorm2_hasBoundaryBefore(normalizer, static_cast<UChar32>(work.items[i].c)) != 0;
    };
    std::vector<Item> out;
    out.reserve(work.items.size());
    for (std::size_t begin = 0; begin < work.items.size();) {
        std::size_t end = begin + 1;
        bool any = is_foreign(work.items[begin]);
        for (; end < work.items.size() && !has_boundary(end); ++end) any = any || is_foreign(work.items[end]);
        if (any)
            append_composed(work, normalizer, begin, end, out);
        else
            out.insert(out.end(), work.items.begin() + static_cast<std::ptrdiff_t>(begin),
                       work.items.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
    work.items = std::move(out);
}

void rejoin_gaps(Work& work) {
    std::vector<Item>& items = work.items;
    std::vector<Item> out;
    out.reserve(items.size());
    for (std::size_t at = 0; at < items.size();) {
        std::size_t end = at;
        while (end < items.size() && is_gap(items[end].c)) ++end;
        const bool lost_ring = end < items.size() && items[end].c == 0xFFFD;
        const std::size_t vowel = lost_ring ? end + 1 : end;
        const bool gap = vowel > at && vowel < items.size() && !out.empty();
        bool mended = gap && !lost_ring && is_certain_gap(work, out, vowel);
        if (gap && !mended && items[vowel].c == sara_aa && at > 0 && is_broken_word(items, at - 1, vowel + 1)) {
            work.replace(items[vowel], vowel_am, Rule::gap_before_mark);
            mended = true;
        }
        const std::size_t next = mended ? vowel : std::max(end, at + 1);
        for (; at < next; ++at) {
            if (mended)
                work.touch(items[at].source, Rule::gap_before_mark);
            else
                out.push_back(items[at]);
        }
        if (mended) out.push_back(items[at++]);
    }
    items = std::move(out);
}

}  // namespace raingan::thai

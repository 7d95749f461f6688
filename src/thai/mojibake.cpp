#include "thai/mojibake.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <optional>

#include "thai/byte_tables.h"
#include "thai/characters.h"
#include "thai/normalise.h"
#include "thai/utf8_scan.h"

namespace raingan::thai {
namespace {

// The way back from what is seen to the bytes: by a table, or as bytes_within_utf8 was made.
struct Form {
    Mojibake name;
    const ByteTable* seen_as;  // null: bytes_within_utf8
    bool utf8;                 // what the bytes are: UTF-8, else windows-874
};
constexpr auto forms = std::to_array<Form>({
    {Mojibake::utf8_as_874, &loose_windows874_table, true},
    {Mojibake::utf8_as_latin, &windows1252_table, true},
    {Mojibake::utf8_as_latin, &latin1_table, true},
    {Mojibake::bytes_as_latin, &windows1252_table, false},
    {Mojibake::bytes_as_mac, &mac_roman_table, false},
    {Mojibake::bytes_within_utf8, nullptr, false},
});

// Less than this of Thai is too little to tell from a word of another language or a row of signs.
constexpr std::size_t least_letters = 3, least_bytes = 5, least_telling = 3;

std::optional<unsigned> byte_of(const ByteTable& table, char32_t c) {
    if (c < 0x80) return c;
    if (c < 0x100 && table[c - 0x80] == c) return c;
    const auto found = std::ranges::find(table, c);
    if (found == table.end()) return std::nullopt;
    return 0x80 + static_cast<unsigned>(found - table.begin());
}

std::optional<std::string> bytes_by_table(std::string_view text, const ByteTable& table) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const std::optional<unsigned> byte = byte_of(table, c.code_point);
        if (!byte) return std::nullopt;
        bytes.push_back(static_cast<char>(*byte));
        at += c.length;
    }
    return bytes;
}

// What a lenient reader of UTF-8 makes of bytes: those that are no UTF-8 are Latin-1.
std::string read_leniently(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const utf8::Decoded c = utf8::decode(bytes, at);
        const bool bad = c.code_point == 0xFFFD && c.length == 1;
        utf8::append(out, bad ? static_cast<unsigned char>(bytes[at]) : c.code_point);
        at += c.length;
    }
    return out;
}
// What a text read leniently was made of. A byte A1–BF behind a lone C2–DF would have been read as a pair with it, so
// there the character stands for two bytes.
struct LenientBytes {
    std::string bytes;
    std::size_t single = 0, doubled = 0;  // characters beyond ASCII that were one byte, two
    bool ambiguous = false;               // some may have been either
};
std::optional<LenientBytes> lenient_bytes(std::string_view text) {
    LenientBytes result;
    bool lone_lead = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        const char32_t c = decoded.code_point;
        if (c >= 0x800) return std::nullopt;
        const bool one_byte = c < 0x80 || (c >= 0xA0 && c < 0x100 && windows874_table[c - 0x80] != 0);
        const bool would_pair = lone_lead && c >= 0x80 && c <= 0xBF;
        if (one_byte && !would_pair) {
            result.bytes.push_back(static_cast<char>(c));
            result.single += c >= 0x80 ? 1U : 0U;
            // C2 A1–BF and C3 A1–BB are Thai too: ยก … รป.
            result.ambiguous = result.ambiguous || (c >= 0xA1 && c <= 0xBF) || (c >= 0xE1 && c <= 0xFB);
        } else {
            result.bytes.append(text, at, decoded.length);
            ++result.doubled;
        }
        lone_lead = one_byte && !would_pair && c >= 0xC2 && c <= 0xDF;
        at += decoded.length;
    }
    // Greek or Hebrew is all pairs.
    if (result.single < result.doubled || read_leniently(result.bytes) != text) return std::nullopt;
    return result;
}
std::optional<std::string> bytes_within_utf8(std::string_view text) {
    std::optional<LenientBytes> result = lenient_bytes(text);
    if (!result) return std::nullopt;
    return std::move(result->bytes);
}
// Whether leads of UTF-8 stand before continuations so often that no reader of UTF-8 has seen them: it leaves such
// neighbours only where ย (C2) went into a pair behind one of them, and hardly behind another C2 or C3 (ยย, รย).
bool has_unread_pairs(std::string_view text) {
    constexpr std::size_t enough = 4;
    std::size_t pairs = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        const bool pair = before >= 0xC2 && before <= 0xDF && c.code_point >= 0xA1 && c.code_point <= 0xBF;
        if (pair) pairs += before <= 0xC3 ? enough : 1U;
        before = c.code_point;
        at += c.length;
    }
    return pairs >= enough;
}
// Whether it is known of each character which bytes it was.
bool is_certain(std::string_view text, const Form& form) {
    const bool pairs_possible = form.seen_as == nullptr || form.name == Mojibake::bytes_as_latin;
    if (!pairs_possible || (form.seen_as != nullptr && has_unread_pairs(text))) return true;
    const std::optional<LenientBytes> result = lenient_bytes(text);
    return result ? !result->ambiguous : form.seen_as != nullptr;
}

// Thai of windows-874 bytes; none where one is undefined there.
std::optional<std::string> thai_of_bytes(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const unsigned byte = static_cast<unsigned char>(c);
        const char32_t meaning = byte < 0x80 ? byte : windows874_table[byte - 0x80];
        if (meaning == 0 && byte != 0) return std::nullopt;
        utf8::append(out, meaning);
    }
    return out;
}

bool is_high(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}
bool is_assigned_thai(char32_t c) {
    return c >= 0x0E01 && c <= 0x0E5B && (c <= 0x0E3A || c >= 0x0E3F);
}
bool has_thai(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (is_assigned_thai(c.code_point)) return true;
        at += c.length;
    }
    return false;
}

// The text that `token` was, or none when it was not spoiled in this way.
std::optional<std::string> original(std::string_view token, const Form& form) {
    auto bytes = form.seen_as != nullptr ? bytes_by_table(token, *form.seen_as) : bytes_within_utf8(token);
    if (!bytes) return std::nullopt;
    if (!form.utf8) return thai_of_bytes(*bytes);
    if (well_formed_end(*bytes) < bytes->size()) return std::nullopt;
    if (form.name != Mojibake::utf8_as_latin || has_thai(*bytes)) return bytes;
    // Spoiled more than once; each time it gets shorter.
    if (std::ranges::none_of(*bytes, is_high)) return std::nullopt;
    auto deeper = original(*bytes, form);
    return deeper ? deeper : bytes;
}

// Signs that stand in any text; the rest of what 874 bytes are seen as is telling.
bool is_common_sign(char32_t c) {
    return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x206F) || c == 0x2122 || c == 0x20AC;
}

// What one token, or a stretch of them, is made of.
struct Makeup {
    std::size_t letters = 0;   // ASCII letters
    std::size_t high = 0;      // characters beyond ASCII
    std::size_t telling = 0;   // that no common sign is
    std::size_t distinct = 0;  // kinds of these
    std::size_t latin = 0;     // of the telling, those that windows-874 has a byte for
    std::size_t thai = 0;      // Thai characters that it decodes to
    std::size_t foreign = 0;   // other characters beyond ASCII that it decodes to, but for punctuation
};
Makeup makeup_of(std::string_view source, std::string_view decoded) {
    Makeup makeup;
    std::bitset<256> seen;
    for (std::size_t at = 0; at < source.size();) {
        const utf8::Decoded c = utf8::decode(source, at);
        makeup.letters += is_ascii_letter(c.code_point) ? 1U : 0U;
        makeup.high += c.code_point >= 0x80 ? 1U : 0U;
        if (c.code_point >= 0x80 && !is_common_sign(c.code_point)) {
            ++makeup.telling;
            makeup.latin += c.code_point < 0x100 && windows874_table[c.code_point - 0x80] != 0 ? 1U : 0U;
            seen.set(c.code_point % seen.size());
        }
        at += c.length;
    }
    makeup.distinct = seen.count();
    for (std::size_t at = 0; at < decoded.size();) {
        const utf8::Decoded c = utf8::decode(decoded, at);
        const bool punctuation = c.code_point == no_break_space || (c.code_point >= 0x2000 && c.code_point <= 0x206F);
        if (is_assigned_thai(c.code_point))
            ++makeup.thai;
        else if (c.code_point >= 0x80 && !punctuation && c.code_point != 0x20AC)
            ++makeup.foreign;
        at += c.length;
    }
    return makeup;
}

// Whether one token (no blank in it) may belong to a stretch of mojibake.
bool belongs(std::string_view token, std::string_view decoded, const Form& form) {
    const Makeup makeup = makeup_of(token, decoded);
    if (makeup.foreign > 0) return false;
    return form.utf8 || makeup.thai == 0 || makeup.high * 10 > (makeup.high + makeup.letters) * 6;
}

// Whether the stretch as a whole is enough of it to be sure.
bool is_enough(std::string_view source, std::string_view decoded, const Form& form) {
    const Makeup makeup = makeup_of(source, decoded);
    if (form.utf8) return makeup.thai >= least_letters;
    // Without a pair it is bytes_as_latin.
    if (form.seen_as == nullptr && makeup.telling == makeup.latin) return false;
    return makeup.high >= least_bytes && makeup.telling >= least_telling && makeup.distinct >= least_telling;
}

// Whether every mark has its letter, as the stretch stands behind `before`.
bool is_lawful(std::string_view before, const std::string& decoded) {
    const std::size_t length = before.size() - (before.empty() ? 0 : decode_before(before, before.size()).length);
    const auto reports = normalise(std::string(before.substr(length)) + decoded, Level::body).reports;
    return std::ranges::none_of(reports, [](const Edit& report) {
        return report.rule == Rule::mark_without_base || report.rule == Rule::leading_vowel_order ||
               report.rule == Rule::two_tones || report.rule == Rule::gap_before_mark;
    });
}

// Tokens end at ASCII blanks, and where what `form` is seen as ends: good Thai stands beside Latin letters.
std::size_t token_end(std::string_view line, std::size_t at, const Form& form) {
    const bool splits_thai = form.name != Mojibake::utf8_as_874;
    const bool in_thai = in_thai_block(utf8::decode(line, at).code_point);
    while (at < line.size() && line[at] != ' ' && line[at] != '\t') {
        const utf8::Decoded c = utf8::decode(line, at);
        if (splits_thai && c.code_point >= 0x80 && in_thai_block(c.code_point) != in_thai) break;
        at += c.length;
    }
    return at;
}

bool is_hole(char32_t c) {
    return c == 0xFFFD || (c >= 0x80 && c < 0xA0);
}

// The letters of UTF-8 that a token shows though some are lost: เธ or เน, à¸ or à¹, then a continuation or a hole.
std::size_t count_leads(std::string_view token, const Form& form) {
    const char32_t first = form.name == Mojibake::utf8_as_874 ? 0x0E40 : 0xE0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < token.size();) {
        const utf8::Decoded lead = utf8::decode(token, at);
        at += lead.length;
        if (lead.code_point != first) continue;
        const utf8::Decoded second = utf8::decode(token, at);
        const auto second_byte = byte_of(*form.seen_as, second.code_point);
        if (!second_byte || (*second_byte != 0xB8 && *second_byte != 0xB9)) continue;
        const utf8::Decoded third = utf8::decode(token, at + second.length);
        const auto third_byte = byte_of(*form.seen_as, third.code_point);
        if (is_hole(third.code_point) || (third_byte && *third_byte >= 0x80 && *third_byte < 0xC0)) ++count;
    }
    return count;
}

// Tokens of a line that belong together, from the first that is mojibake to the last.
struct Misread {
    std::size_t begin = 0, end = 0;
    std::string decoded;
    std::size_t longest = 0;  // most characters beyond ASCII in one token
    [[nodiscard]] bool empty() const { return begin == end; }
};

class Search {
public:
    Search(std::string_view line, const Form& form, std::size_t offset) : line_(line), form_(form), offset_(offset) {}

    std::vector<MojibakeFound> run() {
        for (std::size_t at = 0; at < line_.size();) {
            const std::size_t end = std::max(token_end(line_, at, form_), at + 1);
            take(at, end);
            at = end;
        }
        close();
        return std::move(found_);
    }

private:
    void take(std::size_t begin, std::size_t end) {
        const std::string_view token = line_.substr(begin, end - begin);
        if (std::ranges::none_of(token, is_high)) {
            between_ += token;  // belongs where mojibake follows
            return;
        }
        const std::optional<std::string> decoded = original(token, form_);
        if (!decoded || !belongs(token, *decoded, form_)) {
            close();
            if (form_.utf8 && !decoded && count_leads(token, form_) >= least_letters) add(begin, end, {});
        } else if (has_thai(*decoded)) {
            extend(begin, end, *decoded);
        } else {
            between_ += *decoded;  // a dash
        }
    }
    void extend(std::size_t begin, std::size_t end, std::string_view decoded) {
        if (stretch_.empty())
            stretch_.begin = begin;
        else
            stretch_.decoded += between_;
        between_.clear();
        stretch_.decoded += decoded;
        stretch_.end = end;
        stretch_.longest = std::max(stretch_.longest, makeup_of(line_.substr(begin, end - begin), decoded).high);
    }
    // Thai is written without blanks: somewhere five letters stand together, where other languages have short words.
    void close() {
        if (!stretch_.empty() && (form_.utf8 || stretch_.longest >= least_bytes)) {
            const std::string_view source = line_.substr(stretch_.begin, stretch_.end - stretch_.begin);
            const bool certain = is_certain(source, form_);
            if (is_enough(source, stretch_.decoded, form_) &&
                (!certain || is_lawful(line_.substr(0, stretch_.begin), stretch_.decoded)))
                add(stretch_.begin, stretch_.end, certain ? std::move(stretch_.decoded) : std::string());
        }
        stretch_ = {};
        between_.clear();
    }
    void add(std::size_t begin, std::size_t end, std::string replacement) {
        found_.push_back({static_cast<std::uint32_t>(offset_ + begin), static_cast<std::uint32_t>(offset_ + end),
                          std::move(replacement), form_.name});
    }

    std::string_view line_;
    const Form& form_;
    std::size_t offset_;
    Misread stretch_;
    std::string between_;
    std::vector<MojibakeFound> found_;
};

// The form that mends most of the line; a line was spoiled in one way.
std::vector<MojibakeFound> search_line(std::string_view line, std::size_t offset) {
    std::vector<MojibakeFound> best;
    std::size_t most = 0;
    for (const Form& form : forms) {
        std::vector<MojibakeFound> found = Search(line, form, offset).run();
        std::size_t covered = 0;
        for (const MojibakeFound& one : found)
            covered += std::size_t{one.end - one.begin} * (one.replacement.empty() ? 1 : 2);
        if (covered == 0 || (form.seen_as != nullptr && covered <= most)) continue;
        // Where pairs were merged, what looks like single bytes may have been pairs too.
        const bool merged = form.seen_as == nullptr;
        if (merged && !best.empty() && best.front().form != Mojibake::bytes_as_latin) continue;
        most = merged ? most : covered;
        best = std::move(found);
    }
    return best;
}

}  // namespace

bool may_be_mojibake(std::string_view text) {
    // In one line: เ and then ธ or น, thrice with one character between; or characters beyond ASCII, Thai and common
    // punctuation, as many as the least of mojibake has.
    std::size_t leads = 0, last = 0, strange = 0;
    for (std::size_t at = 0; at < text.size();) {
        const unsigned byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            if (byte == '\n') leads = strange = 0;
            ++at;
        } else if (byte == 0xE0) {
            // Compared only behind เ, for this runs over all text.
            const bool led = text.substr(at, 3) == "เ";
            if (led && (text.substr(at + 3, 3) == "ธ" || text.substr(at + 3, 3) == "น")) {
                leads = leads > 0 && at - last <= 9 ? leads + 1 : 1;
                if (leads == least_letters) return true;
                last = at;
            }
            at += 3;
        } else {
            const std::string_view two = text.substr(at, 2);
            if (two != "\xE2\x80" && two != "\u00A0" && ++strange == least_bytes) return true;
            at += byte >= 0xE1 ? 3 : 2;
        }
    }
    return false;
}

Demojibaked repair_mojibake(std::string_view text) {
    Demojibaked result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (may_be_mojibake(line))
            for (MojibakeFound& found : search_line(line, at)) result.found.push_back(std::move(found));
        at = end + 1;
    }
    std::size_t at = 0;
    for (const MojibakeFound& found : result.found) {
        if (found.replacement.empty()) continue;
        result.text.append(text, at, found.begin - at).append(found.replacement);
        at = found.end;
    }
    result.text.append(text, at);
    return result;
}

Message describe(Mojibake form) {
    constexpr std::array<std::array<const char*, 2>, 5> names = {{
        {"UTF-8 that was read as windows-874", "ข้อความ UTF-8 ที่ถูกอ่านเป็น windows-874"},
        {"UTF-8 that was read as windows-1252", "ข้อความ UTF-8 ที่ถูกอ่านเป็น windows-1252"},
        {"windows-874 that was read as windows-1252", "ข้อความ windows-874 ที่ถูกอ่านเป็น windows-1252"},
        {"windows-874 that was read as MacRoman", "ข้อความ windows-874 ที่ถูกอ่านเป็น MacRoman"},
        {"windows-874 that was read as UTF-8", "ข้อความ windows-874 ที่ถูกอ่านเป็น UTF-8"},
    }};
    const auto& name = names.at(static_cast<std::size_t>(form));
    return {name[0], name[1]};
}

}  // namespace raingan::thai

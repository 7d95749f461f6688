#include "readers/doc/fib.h"

#include "base/error.h"

namespace raingan::doc {
namespace {

constexpr std::uint16_t word_97_mark = 0xA5EC;
constexpr std::uint16_t word_6_mark = 0xA5DC;
constexpr std::uint16_t oldest_version = 101;
constexpr std::size_t base_size = 32;
constexpr Table last_of_word_6 = Table::pieces;  // what follows has other places there, and is not read

Error damaged() {
    return unreadable("damaged", "WordDocument",
                      {"does not begin as a Word document does; get a complete copy of the file",
                       "ไม่ได้ขึ้นต้นแบบเอกสาร Word โปรดขอไฟล์ฉบับสมบูรณ์"});
}

Error too_old() {
    return unreadable("old-word", "",
                      {"is of Word 2 or older; open it in Word 97-2003 or LibreOffice and save it as .docx",
                       "เป็นเอกสารของ Word 2 หรือเก่ากว่า โปรดเปิดใน Word 97-2003 หรือ LibreOffice แล้วบันทึกเป็น .docx"});
}

/// Word 6 and 95 keep all at fixed places; the pairs count from the style sheet on as those of Word 97 do.
void read_word_6(Fib& fib, Bytes bytes) {
    constexpr std::size_t lengths = 0x34;
    constexpr std::size_t pairs = 0x58;
    for (std::size_t i = 0; i < story_count; ++i) fib.story_lengths[i] = bytes.u32(lengths + 4 * i);
    fib.pairs = bytes.slice(pairs);
}

void read_word_97(Fib& fib, Bytes bytes) {
    constexpr std::size_t first_story = 3;  // of FibRgLw97
    std::size_t at = base_size;
    const std::size_t words = bytes.u16(at);
    constexpr std::size_t east_asian = 13;
    if (words > east_asian) fib.east_asian_language = bytes.u16(at + 2 + 2 * east_asian);
    at += 2 + 2 * words;
    const std::size_t numbers = bytes.u16(at);
    at += 2;
    for (std::size_t i = 0; i < story_count && first_story + i < numbers; ++i)
        fib.story_lengths[i] = bytes.u32(at + 4 * (first_story + i));
    at += 4 * numbers;
    const std::size_t pairs = bytes.u16(at);
    at += 2;
    fib.pairs = bytes.slice(at, 8 * pairs);
    // Word 2000 and later say their version behind the pairs (2.5.11 FibRgCswNew).
    at += 8 * pairs;
    if (bytes.u16(at) != 0 && bytes.has(at, 4) && bytes.u16(at + 2) > fib.version) fib.version = bytes.u16(at + 2);
}

}  // namespace

Bytes Fib::find(Bytes table_stream, Table which) const {
    if (is_word_6() && which > last_of_word_6) return {};
    return table_stream.slice(offset_of(which), pairs.u32(8 * static_cast<std::size_t>(which) + 4));
}

std::size_t Fib::offset_of(Table which) const {
    return is_word_6() && which > last_of_word_6 ? 0 : pairs.u32(8 * static_cast<std::size_t>(which));
}

Fib read_fib(Bytes bytes) {
    Fib fib;
    const std::uint16_t mark = bytes.u16(0);
    fib.version = bytes.u16(2);
    if (!bytes.has(0, base_size) || (mark & 0xFF00U) != 0xA500U) throw damaged();
    if ((mark != word_97_mark && mark != word_6_mark) || fib.version < oldest_version) throw too_old();
    fib.language = bytes.u16(6);
    const unsigned flags = bytes.u16(10);
    fib.complex = (flags & 0x0004U) != 0;
    fib.encrypted = (flags & 0x0100U) != 0;
    fib.second_table = (flags & 0x0200U) != 0;
    fib.obfuscated = (flags & 0x8000U) != 0;
    fib.key = bytes.u32(14);
    fib.text_begin = bytes.u32(24);
    fib.text_end = bytes.u32(28);
    if (fib.is_word_6())
        read_word_6(fib, bytes);
    else
        read_word_97(fib, bytes);
    return fib;
}

std::uint32_t story_begin(const Fib& fib, StoryKind story) {
    std::uint64_t begin = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(story); ++i) begin += fib.story_lengths[i];
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(begin, 0xFFFFFFFFU));
}

}  // namespace raingan::doc

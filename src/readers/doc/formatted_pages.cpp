#include "readers/doc/formatted_pages.h"

#include <algorithm>

#include "readers/doc/sprm.h"

namespace raingan::doc {
namespace {

constexpr std::size_t page_size = 512;
constexpr std::size_t of_an_offset = 4;

/// Calls visit(page) for each page that the table names; each once, for they come in order.
template <class Visit>
void for_each_page(Bytes stream, Bytes table, bool word_6, const Visit& visit) {
    const std::size_t of_a_number = word_6 ? 2 : 4;
    if (table.size() < of_an_offset) return;
    const std::size_t count = (table.size() - of_an_offset) / (of_an_offset + of_a_number);
    const std::size_t most = std::min(count, stream.size() / page_size + 1);
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t at = (count + 1) * of_an_offset + i * of_a_number;
        const std::size_t number = word_6 ? table.u16(at) : table.u32(at) & 0x3FFFFFU;
        if (stream.has(number * page_size, page_size)) visit(stream.slice(number * page_size, page_size));
    }
}

/// In order and without overlaps, so that they can be searched.
void settle(Exceptions& exceptions) {
    std::ranges::stable_sort(exceptions, {}, &Exception::begin);
    std::size_t kept = 0;
    for (const Exception& exception : exceptions) {
        if (exception.end <= exception.begin) continue;
        if (kept != 0 && exceptions[kept - 1].end > exception.begin) exceptions[kept - 1].end = exception.begin;
        if (kept != 0 && exceptions[kept - 1].begin == exception.begin) --kept;
        exceptions[kept++] = exception;
    }
    exceptions.resize(kept);
}

Bytes huge_grpprl(Bytes grpprl, Bytes data) {
    const SprmAt first = sprm_at(grpprl, 0);
    const bool huge = first.size != 0 && (first.sprm.code == 0x6645 || first.sprm.code == 0x6646);
    if (!huge) return grpprl;
    const std::size_t at = first.sprm.operand.u32(0);
    return data.slice(at < data.size() ? at + 2 : at, data.u16(at));
}

}  // namespace

Exceptions read_character_pages(Bytes stream, Bytes pages, bool word_6) {
    Exceptions exceptions;
    for_each_page(stream, pages, word_6, [&](Bytes page) {
        const std::size_t runs = page.u8(page_size - 1);
        for (std::size_t i = 0; i < runs; ++i) {
            const std::size_t at = std::size_t{page.u8((runs + 1) * of_an_offset + i)} * 2;
            const Bytes grpprl = at == 0 ? Bytes() : page.slice(at + 1, page.u8(at));
            exceptions.push_back({page.u32(i * of_an_offset), page.u32((i + 1) * of_an_offset), 0, grpprl});
        }
    });
    settle(exceptions);
    return exceptions;
}

Exceptions read_paragraph_pages(Bytes stream, Bytes pages, Bytes data, bool word_6) {
    const std::size_t of_a_paragraph = word_6 ? 7 : 13;  // BxPap with its PHE
    Exceptions exceptions;
    for_each_page(stream, pages, word_6, [&](Bytes page) {
        const std::size_t runs = page.u8(page_size - 1);
        for (std::size_t i = 0; i < runs; ++i) {
            const std::size_t at = std::size_t{page.u8((runs + 1) * of_an_offset + i * of_a_paragraph)} * 2;
            Exception exception{page.u32(i * of_an_offset), page.u32((i + 1) * of_an_offset), 0, {}};
            if (at != 0) {
                // 2.9.175: a count of words, of which Word 97 counts half a one too many; 0 puts it into the next byte.
                const bool longer = page.u8(at) == 0 && !word_6;
                const std::size_t begin = longer ? at + 2 : at + 1;
                const std::size_t words = longer ? page.u8(at + 1) : page.u8(at);
                const Bytes all = page.slice(begin, longer || word_6 ? words * 2 : words * 2 - 1);
                exception.style = all.u16(0);
                exception.grpprl = word_6 ? all.slice(2) : huge_grpprl(all.slice(2), data);
            }
            exceptions.push_back(exception);
        }
    });
    settle(exceptions);
    return exceptions;
}

const Exception* exception_at(const Exceptions& exceptions, std::uint32_t offset) {
    const auto behind = std::ranges::upper_bound(exceptions, offset, {}, &Exception::begin);
    if (behind == exceptions.begin() || offset >= std::prev(behind)->end) return nullptr;
    return &*std::prev(behind);
}

}  // namespace raingan::doc

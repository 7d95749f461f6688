#include "readers/container/summary.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "base/iso_time.h"
#include "base/utf8.h"
#include "readers/container/wide_text.h"
#include "thai/encoding.h"

namespace raingan {
namespace {

constexpr std::uint16_t utf8_page = 65001, utf16_page = 1200, thai_page = 874;

std::string text_of(Bytes bytes, unsigned code_page) {
    if (code_page == utf16_page) {
        std::string text = utf8_of_wide(bytes);
        text.resize(std::min(text.find('\0'), text.size()));
        return text;
    }
    const std::string_view all = bytes.view().substr(0, bytes.view().find('\0'));
    if (code_page == utf8_page) return std::string(all);
    std::string out;
    if (code_page == thai_page) {
        thai::decode_part(all, thai::Encoding::windows874, false, out);
        return out;
    }
    for (const char c : all) utf8::append(out, static_cast<unsigned char>(c));
    return out;
}

/// FILETIME: tenths of a microsecond since 1601.
std::string date_of(std::uint64_t filetime) {
    constexpr std::uint64_t ticks = 10'000'000, seconds_to_1970 = 11'644'473'600, year_9999 = 265'046'774'400;
    const std::uint64_t seconds = filetime / ticks;
    if (seconds <= seconds_to_1970 || seconds > year_9999) return {};
    return iso_time(static_cast<std::time_t>(seconds - seconds_to_1970));
}

}  // namespace

void read_summary(const CompoundFile& file, Properties& properties) {
    const auto bytes = file.read("\5SummaryInformation");
    if (!bytes) return;
    const Bytes stream(*bytes);
    constexpr std::size_t set_offset = 44, of_an_entry = 8;
    constexpr unsigned code_page_id = 1, title_id = 2, author_id = 4, created_id = 12, modified_id = 13;
    const Bytes set = stream.slice(stream.u32(set_offset));
    const std::size_t count = std::min<std::size_t>(set.u32(4), set.size() / of_an_entry);
    const auto find = [&](unsigned id) {
        for (std::size_t i = 0; i < count; ++i)
            if (set.u32(8 + i * of_an_entry) == id) return set.slice(set.u32(8 + i * of_an_entry + 4));
        return Bytes();
    };
    const unsigned code_page = find(code_page_id).u16(4);
    // A type, then a counted text or a date.
    const auto text = [&](unsigned id) {
        const Bytes value = find(id);
        return text_of(value.slice(8, value.u32(4)), code_page);
    };
    properties.title = text(title_id);
    properties.author = text(author_id);
    properties.created = date_of(find(created_id).u64(4));
    properties.modified = date_of(find(modified_id).u64(4));
}

}  // namespace raingan

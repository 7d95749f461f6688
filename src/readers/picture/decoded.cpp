#include "readers/picture/decoded.h"

#include <algorithm>
#include <array>

#include "readers/container/bytes.h"

namespace raingan {
namespace {

/// The names of a ZIP's entries and what stands with them (APPNOTE 4.3.16: the end of its central directory).
std::string_view zip_directory(std::string_view zip) {
    constexpr std::size_t end_record = 22, most_comment = 65'535;
    const std::size_t from = zip.size() - std::min(zip.size(), end_record + most_comment);
    const std::size_t end = zip.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end < from || zip.size() - end < end_record) return zip;
    const Bytes record(zip.substr(end));
    const std::size_t size = record.u32(12), at = record.u32(16);
    return at <= zip.size() && size <= zip.size() - at ? zip.substr(at, size) : zip;
}

}  // namespace

bool is_tiff(std::string_view bytes) {
    using std::string_view_literals::operator""sv;
    constexpr std::array heads{"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv};
    return std::ranges::any_of(heads, [&](std::string_view head) { return bytes.starts_with(head); });
}

bool is_webp(std::string_view bytes) {
    return bytes.starts_with("RIFF") && bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBP");
}

bool may_hold_decoded_pictures(std::string_view document) {
    const auto holds = [](std::string_view text, auto words) {
        return std::ranges::any_of(words,
                                   [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    };
    if (document.starts_with("PK\x03\x04"))
        return holds(zip_directory(document),
                     std::array<std::string_view, 6>{".tif", ".TIF", ".Tif", ".webp", ".WEBP", ".Webp"});
    // [MS-ODRAW] 2.2.29: the head of an OfficeArtBlipTIFF.
    if (document.starts_with("\xD0\xCF\x11\xE0"))
        return holds(document, std::array<std::string_view, 1>{"\x6E\x29\xF0"});
    return holds(document, std::array<std::string_view, 2>{"image/tiff", "image/webp"});
}

void load_picture_libraries() {
    load_tiff();
    load_webp();
}

}  // namespace raingan

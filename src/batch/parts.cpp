#include "batch/parts.h"

#include "base/error.h"
#include "batch/channel.h"

namespace raingan::batch {

std::string packed_parts(const std::vector<std::string_view>& parts) {
    std::string out;
    for (const std::string_view part : parts) {
        const auto header = header_of(part);
        out.append(header.data(), header.size()).append(part);
    }
    return out;
}

std::vector<std::string_view> fields_of(std::string_view text, std::size_t count) {
    std::vector<std::string_view> parts;
    while (text.size() >= header_bytes) {
        const std::uint64_t size = length_of(text);
        text.remove_prefix(header_bytes);
        if (size > text.size()) break;
        parts.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    if (parts.size() != count || !text.empty())
        throw unreadable("crashed", "",
                         {"the process that took the file apart said what cannot be; please report it",
                          "โพรเซสที่อ่านไฟล์นี้ตอบสิ่งที่เป็นไปไม่ได้ โปรดแจ้งผู้พัฒนา"});
    return parts;
}

}  // namespace raingan::batch

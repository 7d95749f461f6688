#include "sign/placeholder.h"

#include <array>
#include <cstdio>

#include "base/error.h"
#include "sign/openssl.h"

namespace raingan::sign {
namespace {

constexpr std::size_t range_digits = 10, numbers = 3 * range_digits + 2;

}  // namespace

Placeholder make_placeholder(const std::string& before, std::size_t room, const std::string& behind) {
    Placeholder out;
    out.room = room;
    out.text = "<<" + before + "/ByteRange[0 ";
    out.range = out.text.size();
    out.text += std::string(numbers, ' ') + "]/Contents";
    out.contents = out.text.size();
    out.text += "<" + std::string(2 * room, '0') + ">" + behind + ">>";
    return out;
}

Gap set_range(std::string& file, std::size_t object, const Placeholder& placeholder) {
    const std::size_t text = file.find(placeholder.text, object);
    const std::size_t begin = text + placeholder.contents, end = begin + 2 * placeholder.room + 2;
    std::array<char, numbers + 1> range{};
    std::snprintf(range.data(), range.size(), "%010zu %010zu %010zu", begin, end, file.size() - end);
    file.replace(text + placeholder.range, numbers, range.data());
    return {begin, end};
}

void set_contents(std::string& file, const Gap& gap, std::string_view value) {
    if (value.size() > gap.room())
        throw Error(ExitStatus::unwritable, "signing-failed", "",
                    {"the signature is larger than the room kept for it; use a certificate file without needless "
                     "certificates",
                     "ลายมือชื่อใหญ่กว่าพื้นที่ที่เตรียมไว้ โปรดใช้ไฟล์ใบรับรองที่ไม่มีใบรับรองเกินจำเป็น"});
    file.replace(gap.begin + 1, 2 * value.size(), hex(value));
}

}  // namespace raingan::sign

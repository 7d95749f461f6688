#include "readers/xlsx/binary/records.h"

#include <bit>

#include "base/error.h"
#include "readers/container/wide_text.h"

namespace raingan::xlsx::binary {
namespace {

Error damaged(const std::string& part) {
    return unreadable("damaged", part,
                      {"is damaged: a record does not end; open the workbook in Excel, let it be repaired, save it "
                       "again",
                       "เสียหาย ข้อมูลไม่ครบ โปรดเปิดสมุดงานใน Excel ให้ซ่อมแซมแล้วบันทึกใหม่"});
}

}  // namespace

/// Whether so many bytes are there, read from the source where they are not yet.
bool Records::fill(std::size_t size) {
    if (rest_.size() >= size) return true;
    if (source_ == nullptr) return false;
    constexpr std::size_t piece = std::size_t{64} * 1024;
    buffer_.erase(0, buffer_.size() - rest_.size());
    while (buffer_.size() < size) {
        const std::size_t before = buffer_.size();
        buffer_.resize(before + piece);
        const std::size_t got = (*source_)(buffer_.data() + before, piece);
        buffer_.resize(before + got);
        if (got == 0) break;
    }
    rest_ = buffer_;
    return rest_.size() >= size;
}

std::uint32_t Records::number(std::size_t longest) {
    constexpr unsigned more = 0x80, bits = 7;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < longest; ++i) {
        if (!fill(1)) throw damaged(part_);
        const unsigned next = byte(0);
        rest_.remove_prefix(1);
        value |= (next & ~more) << (bits * i);
        if ((next & more) == 0) break;
    }
    return value;
}

bool Records::next() {
    // A cell's text has 32,767 characters at most, and as many runs; nothing that is read is longer.
    constexpr std::size_t longest = 16U << 20U;
    if (!fill(1)) return false;
    type_ = number(2);
    const std::size_t size = number(4);
    if (size > longest || !fill(size)) throw damaged(part_);
    body_ = Bytes(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return true;
}

double Fields::real() {
    return std::bit_cast<double>(body_.u64(skip(8)));
}

Bytes Fields::wide() {
    constexpr std::uint32_t none = 0xFFFFFFFF;
    const std::uint32_t count = u32();
    return count == none ? Bytes() : bytes(2 * std::size_t{count});
}

std::string Fields::text() {
    return utf8_of_wide(wide());
}

Bytes Fields::bytes(std::size_t count) {
    const Bytes slice = body_.slice(at_, count);
    at_ += slice.size() < count ? body_.size() : count;
    return slice;
}

}  // namespace raingan::xlsx::binary

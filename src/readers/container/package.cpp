#include "readers/container/package.h"

#include <utility>

#include "base/ascii_case.h"
#include "base/error.h"

namespace raingan {
namespace {

Error missing(const std::string& name) {
    return unreadable("missing-part", name,
                      {"a part of the file is missing; open it in Word, let it be repaired, and save it again",
                       "ส่วนหนึ่งของไฟล์หายไป โปรดเปิดใน Word ให้ซ่อมแซมแล้วบันทึกใหม่"});
}

}  // namespace

std::string Package::require(const std::string& name) {
    std::optional<std::string> bytes = read(name);
    if (!bytes) throw missing(name);
    return std::move(*bytes);
}

std::string MemoryPackage::key(std::string name) {
    return ascii_lowered(std::move(name));
}

void MemoryPackage::add(const std::string& name, std::string bytes) {
    parts_.insert_or_assign(key(name), std::move(bytes));
}

bool MemoryPackage::has(const std::string& name) const {
    return parts_.contains(key(name));
}

std::optional<std::string> MemoryPackage::read(const std::string& name) {
    const auto found = parts_.find(key(name));
    if (found == parts_.end()) return std::nullopt;
    return found->second;
}

}  // namespace raingan

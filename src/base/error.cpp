#include "base/error.h"

#include <utility>

namespace raingan {

Error::Error(ExitStatus status, std::string code, std::string place, Message message)
    : status_(status), code_(std::move(code)), place_(std::move(place)), message_(std::move(message)),
      what_(place_.empty() ? message_.en : place_ + ": " + message_.en) {}

Error unreadable(std::string code, std::string place, Message message) {
    return {ExitStatus::unreadable, std::move(code), std::move(place), std::move(message)};
}

Error over_limit(const char* limit_name, unsigned long long limit, std::string place) {
    const std::string value = std::to_string(limit);
    return unreadable("over-limit", std::move(place),
                      {std::string("passes the limit ") + limit_name + " = " + value +
                           "; split the file, or check that it is what it seems",
                       std::string("เกินขีดจำกัด ") + limit_name + " = " + value + " โปรดแบ่งไฟล์ หรือตรวจสอบว่าไฟล์ถูกต้อง"});
}

}  // namespace raingan

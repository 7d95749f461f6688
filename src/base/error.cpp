#include "base/error.h"

#include <utility>

#include "base/limits.h"

namespace raingan {

Error::Error(ExitStatus status, std::string code, std::string place, Message message)
    : status_(status), code_(std::move(code)), place_(std::move(place)), message_(std::move(message)),
      what_(place_.empty() ? message_.en : place_ + ": " + message_.en) {}

Error unreadable(std::string code, std::string place, Message message) {
    return {ExitStatus::unreadable, std::move(code), std::move(place), std::move(message)};
}

Error over_limit(const Limit& limit, std::string place) {
    const std::string name = limit.name(), value = name + " = " + limit.shown(), option = "--limit " + name + "=";
    const bool can_be_raised = limit < limit.most();
    return unreadable("over-limit", std::move(place),
                      {"passes the limit " + value + " (" + limit.description().en +
                           "); split the file, or check that it is what it seems" +
                           (can_be_raised ? "; if it is, raise the limit with " + option + "…" : ""),
                       "เกินขีดจำกัด " + value + " (" + limit.description().th + ") โปรดแบ่งไฟล์ หรือตรวจสอบว่าไฟล์ถูกต้อง" +
                           (can_be_raised ? " หากถูกต้องแล้วให้เพิ่มขีดจำกัดด้วย " + option + "…" : "")});
}

}  // namespace raingan

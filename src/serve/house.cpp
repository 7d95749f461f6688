#include "serve/house.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "store/blobs.h"
#include "store/schema.h"
#include "store/secrets.h"

namespace raingan::serve {

Bell::Bell(bool counts_each)
    : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK | (counts_each ? EFD_SEMAPHORE : 0))) {
    if (descriptor_ < 0)
        throw unreadable("no-process", "", {"the system has no more descriptors", "ระบบไม่มีทรัพยากรเหลือ"});
}

Bell::~Bell() {
    ::close(descriptor_);
}

void Bell::ring() const {
    const std::uint64_t once = 1;
    while (::write(descriptor_, &once, sizeof once) < 0 && errno == EINTR) {}
}

House::House(const Options& service, const Bell& work_bell, const Bell& happened_bell, SigningDesk& signing_desk)
    : options(service), work(work_bell), happened(happened_bell), desk(signing_desk),
      secret(read_secret(service.data)) {}

House::Borrowed::~Borrowed() {
    if (database_ == nullptr) return;
    const std::lock_guard lock(house_->mutex_);
    house_->idle_.push_back(std::move(database_));
}

House::Borrowed House::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<store::Database> database = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(database)};
        }
    }
    return {*this, open_database(options)};
}

std::unique_ptr<store::Database> open_database(const Options& options) {
    return store::open_store(options.data, options.database);
}

std::string read_secret(const std::string& folder) {
    constexpr std::size_t secret_bytes = 32;
    constexpr unsigned own_file = 0600;
    const std::string path = folder + "/secret";
    if (::access(path.c_str(), F_OK) != 0) write_file(path, store::random_bytes(secret_bytes), own_file);
    std::string secret = read_file(path);
    if (secret.size() != secret_bytes)
        throw unreadable("bad-secret", path,
                         {"is not as it was made; take it away, and everybody signs in again",
                          "ไม่ใช่ไฟล์ที่โปรแกรมสร้าง ลบทิ้งได้ ทุกคนจะต้องเข้าสู่ระบบใหม่"});
    return secret;
}

}  // namespace raingan::serve

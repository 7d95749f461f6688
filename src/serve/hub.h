// Who watches events, and that what foremen here are at stays theirs (leases): a thread looks for new ones in the store
// when something happened here, and twice a second for what happened elsewhere, and tells those who may see them; so it
// does of how far the reading of large files has come, which is no event that is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/at_jobs.h"
#include "serve/message.h"
#include "store/database.h"
#include "store/log.h"

namespace raingan::serve {

class Hub {
public:
    /// Called by the hub's thread with lines of text/event-stream.
    using Tell = std::function<void(const std::string& lines)>;

    /// `happened`: a descriptor (eventfd) that is readable when somebody here added events. `foremen` outlive it.
    Hub(std::unique_ptr<store::Database> database, const Foremen& foremen, int happened);
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;
    ~Hub();

    /// Until the returned value is no more.
    std::shared_ptr<void> watch(std::shared_ptr<Watching> watching, Tell tell);
    [[nodiscard]] std::size_t watchers();

private:
    struct Watcher;
    void run(const std::stop_token& stop);
    void look();
    void tell_readings(const std::vector<std::shared_ptr<Watcher>>& watchers);
    void keep_leases();

    std::unique_ptr<store::Database> database_;
    const Foremen& foremen_;
    std::map<std::string, unsigned> told_readings_;
    std::int64_t renewed_ = 0;
    int happened_;
    std::mutex mutex_;
    std::vector<std::weak_ptr<Watcher>> watchers_;
    std::jthread thread_;
};

}  // namespace raingan::serve

#include "serve/hub.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "store/clock.h"
#include "store/jobs.h"

namespace raingan::serve {

struct Hub::Watcher {
    std::shared_ptr<Watching> watching;
    Tell tell;
    std::int64_t seen = 0;
};

namespace {

constexpr int look_every_milliseconds = 500;
constexpr std::int64_t events_at_a_time = 500;

std::string lines_of_event(const store::Event& event) {
    return "id: " + std::to_string(event.seq) + "\nevent: " + event.kind + "\ndata: " + event.body + "\n\n";
}

/// Without a number: who missed it has missed nothing.
std::string lines_of_reading(const Reading& reading) {
    const nlohmann::json data{{"document", reading.document}, {"state", "working"}, {"progress", reading.percent}};
    return "event: document\ndata: " + json_text(data) + "\n\n";
}

bool is_seen(const Watching& watching, const std::string& document, const std::string& agency) {
    return (watching.document.empty() || watching.document == document) && watching.sees(document, agency);
}

}  // namespace

Hub::Hub(std::unique_ptr<store::Database> database, const Foremen& foremen, int happened)
    : database_(std::move(database)), foremen_(foremen), happened_(happened),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Hub::~Hub() = default;

std::shared_ptr<void> Hub::watch(std::shared_ptr<Watching> watching, Tell tell) {
    auto watcher = std::make_shared<Watcher>();
    watcher->seen = watching->after;
    watcher->watching = std::move(watching);
    watcher->tell = std::move(tell);
    const std::lock_guard lock(mutex_);
    watchers_.push_back(watcher);
    return watcher;
}

std::size_t Hub::watchers() {
    const std::lock_guard lock(mutex_);
    std::erase_if(watchers_, [](const auto& watcher) { return watcher.expired(); });
    return watchers_.size();
}

void Hub::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{happened_, POLLIN, 0};
        if (::poll(&waiting, 1, look_every_milliseconds) > 0) {
            std::uint64_t count = 0;
            if (::read(happened_, &count, sizeof count) < 0) continue;  // another took it
        }
        try {
            keep_leases();
            if (watchers() > 0) look();
        } catch (const std::exception&) {  // the store is busy: the next time
            continue;
        }
    }
}

void Hub::keep_leases() {
    constexpr std::int64_t renew_every = store::lease_seconds / 4;
    if (store::now() < renewed_ + renew_every) return;
    renewed_ = store::now();
    database_->run("UPDATE jobs SET lease = $2 WHERE state = 'taken' AND lease > 0 AND taken_by LIKE $1",
                   {foremen_.instance + ":%", renewed_ + store::lease_seconds});
    store::Transaction transaction(*database_);
    store::forget_old_events(*database_);
    transaction.commit();
}

void Hub::look() {
    std::vector<std::shared_ptr<Watcher>> watchers;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& weak : watchers_)
            if (auto watcher = weak.lock()) watchers.push_back(std::move(watcher));
    }
    if (watchers.empty()) return;
    std::int64_t from = watchers.front()->seen;
    for (const auto& watcher : watchers) from = std::min(from, watcher->seen);
    for (const store::Event& event : store::events_after(*database_, from, events_at_a_time)) {
        for (const auto& watcher : watchers) {
            if (event.seq <= watcher->seen) continue;
            watcher->seen = event.seq;
            if (is_seen(*watcher->watching, event.document, event.agency)) watcher->tell(lines_of_event(event));
        }
    }
    tell_readings(watchers);
}

void Hub::tell_readings(const std::vector<std::shared_ptr<Watcher>>& watchers) {
    std::map<std::string, unsigned> now;
    for (const Reading& reading : readings(*database_, foremen_)) {
        now[reading.document] = reading.percent;
        const auto told = told_readings_.find(reading.document);
        if (told != told_readings_.end() && told->second == reading.percent) continue;
        const std::string lines = lines_of_reading(reading);
        for (const auto& watcher : watchers)
            if (is_seen(*watcher->watching, reading.document, reading.agency)) watcher->tell(lines);
    }
    told_readings_ = std::move(now);
}

}  // namespace raingan::serve

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "base/limits.h"
#include "base/path.h"
#include "batch/bundle.h"
#include "batch/digest.h"
#include "batch/interrupt.h"
#include "batch/own_limits.h"
#include "batch/workers.h"

namespace raingan::batch {
namespace {

Outcome work_on(const Crew& crew, const Crew::Work& work, const std::string& path, InputFiles& files) {
    std::string digest;
    const auto told = [&](Outcome outcome) {
        outcome.input_sha256 = std::move(digest);
        return outcome;
    };
    try {
        const TimeLimit time(path, crew.language);
        std::string bytes = files.read(path);
        if (crew.digests) digest = sha256(bytes);
        return told(work(bytes, path));
    } catch (const Error& error) {
        return told(failed(error, crew.language));
    } catch (const std::bad_alloc&) {
        return told(failed(over_limit(limits::memory, ""), crew.language));
    }
}

/// Outcomes on their way to the caller. Workers wait where he is behind, so that few outputs are held at a time.
class Queue {
public:
    explicit Queue(std::size_t most) : most_(most) {}

    void push(std::size_t index, Outcome outcome) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return items_.size() < most_; });
        items_.emplace_back(index, std::move(outcome));
        changed_.notify_all();
    }
    std::pair<std::size_t, Outcome> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !items_.empty(); });
        auto item = std::move(items_.front());
        items_.pop_front();
        changed_.notify_all();
        return item;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<std::size_t, Outcome>> items_;
    std::size_t most_;
};

}  // namespace

void run_in_threads(const std::vector<std::string>& paths, const Crew& crew, const Done& done) {
    if (crew.size <= 1) {
        const Crew::Work work = crew.make_work(false);
        InputFiles files(false);
        for (std::size_t i = 0; i < paths.size() && !interrupted(); ++i) done(i, work_on(crew, work, paths[i], files));
        return;
    }
    Queue queue(2 * crew.size);
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < crew.size; ++i)
        threads.emplace_back([&] {
            const Crew::Work work = crew.make_work(false);
            InputFiles files(false);
            for (std::size_t at = next++; at < paths.size() && !interrupted(); at = next++)
                queue.push(at, work_on(crew, work, paths[at], files));
            queue.push(paths.size(), {});  // no more from this one
        });
    for (std::size_t working = crew.size; working > 0;) {
        auto [index, outcome] = queue.pop();
        if (index == paths.size())
            --working;
        else
            done(index, std::move(outcome));
    }
}

}  // namespace raingan::batch

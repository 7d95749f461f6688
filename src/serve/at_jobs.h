// What the foremen of this service are at, in memory that all its processes see.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/reading_progress.h"
#include "store/database.h"

namespace raingan::serve {

struct AtJob {
    std::atomic<std::int64_t> began{0};  ///< seconds since 1970; 0: at none
    ReadingProgress reading;             ///< written by whoever reads the stranger's file: it is shown, no more
};

struct Foremen {
    std::string instance;  ///< of this service, among those over one store
    std::span<AtJob> at_jobs{};

    /// By which its jobs are taken.
    [[nodiscard]] std::string name_of(std::size_t foreman) const { return instance + ":" + std::to_string(foreman); }
};

/// A document that is being read here, and how much of it.
struct Reading {
    std::string document, agency;
    unsigned percent = 0;
};

/// Those of which it is known: large ones, for a while.
std::vector<Reading> readings(store::Database& database, const Foremen& foremen);

}  // namespace raingan::serve

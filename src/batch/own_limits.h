// What a process allows itself for an input (base/limits.h): memory for all that it does, processor time for one file.
#pragma once

#include <string>

#include "base/message.h"

namespace raingan::batch {

/// From here on allocations beyond limits::memory fail (std::bad_alloc), in this process and its children.
void limit_memory();

/// The calling thread may spend limits::time of the processor for as long as this lives. A thread cannot be stopped
/// from outside, so the program ends: with the message of over_limit, which names the file, and exit status 2. Nothing
/// is half written: outputs have no names before they are whole (base/file.h).
class TimeLimit {
public:
    TimeLimit(const std::string& file, Language language);
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit();

private:
    std::string message_;
    void* timer_ = nullptr;  ///< the system's
    bool set_ = false;
};

}  // namespace raingan::batch

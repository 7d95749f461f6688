// One piece of work on a stranger's file in a process of its own, which can open nothing (sandbox.h) and asks this
// process for what it needs from outside: an answer from the network, the facts of a signer.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace raingan::batch {

/// The child's side: asks, and waits for the answer.
using Ask = std::function<std::string(std::string_view question)>;

/// What `work` returns in the child. An Error that it throws is thrown here; so is what `answer` throws, which is
/// called here for each question. Throws Error (unreadable): "crashed", "over-limit" (limits::memory; limits::time of
/// the processor), "no-process", "no-sandbox". `sandbox` false: a process of its own all the same, but not shut in. The
/// caller must not have threads.
std::string run_shut_in(const std::function<std::string(const Ask&)>& work,
                        const std::function<std::string(std::string_view)>& answer, bool sandbox);

}  // namespace raingan::batch

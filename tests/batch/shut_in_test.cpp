#include "batch/shut_in.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include "base/error.h"
#include "batch/sandbox.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

std::string no_answer(std::string_view /*question*/) {
    return {};
}

std::string code_of(const std::function<std::string(const Ask&)>& work,
                    const std::function<std::string(std::string_view)>& answer = no_answer) {
    try {
        run_shut_in(work, answer, has_sandbox());
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

}  // namespace

TEST_CASE("a shut-in process gives its result, asks, and hands its errors on") {
    const auto work = [](const Ask& ask) { return "<" + ask("one") + ask(std::string(1U << 20U, 'x')) + ">"; };
    const auto answer = [](std::string_view question) { return std::to_string(question.size()); };
    CHECK(run_shut_in(work, answer, has_sandbox()) == "<31048576>");
    CHECK(run_shut_in([](const Ask&) { return std::string(); }, no_answer, has_sandbox()).empty());
    try {
        run_shut_in(
            [](const Ask&) -> std::string {
                throw Error(ExitStatus::unwritable, "a", "b", {"c", "d"});
            },
            no_answer, has_sandbox());
        CHECK(false);
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unwritable);
        CHECK(error.code() == "a");
        CHECK(error.place() == "b");
        CHECK(error.message() == Message{"c", "d"});
    }
    CHECK(code_of([](const Ask& ask) { return ask(""); },
                  [](std::string_view) -> std::string {
                      throw unreadable("refused", "", {"", ""});
                  }) == "refused");
}

TEST_CASE("a shut-in process that crashes, exits or runs out of memory is told, and can open nothing") {
    CHECK(code_of([](const Ask&) { return ::raise(SIGSEGV), std::string(); }) == "crashed");
    CHECK(code_of([](const Ask&) -> std::string { ::_exit(7); }) == "crashed");
    CHECK(code_of([](const Ask&) -> std::string { throw std::bad_alloc(); }) == "over-limit");
    if (!has_sandbox()) return;
    CHECK(run_shut_in([](const Ask&) { return std::to_string(::open("/etc/hostname", O_RDONLY)); }, no_answer, true) ==
          "-1");
    CHECK(run_shut_in([](const Ask&) { return std::to_string(::fork()); }, no_answer, true) == "-1");
}

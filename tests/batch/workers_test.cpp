#include "batch/workers.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <map>
#include <new>
#include <thread>

#include "base/path.h"
#include "base/reading_progress.h"
#include "batch/sandbox.h"
#include "limited.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

/// Files "0", "1" … whose bytes are their names, but for some that tell the worker what to do.
struct InputFolder {
    test::TemporaryDir dir;
    std::vector<std::string> paths;

    InputFolder(std::size_t count, const std::map<std::size_t, std::string>& special) {
        for (std::size_t i = 0; i < count; ++i) {
            paths.push_back((dir.path / std::to_string(i)).string());
            const auto told = special.find(i);
            test::spill(paths.back(), told == special.end() ? std::to_string(i) : told->second);
        }
    }
};

Crew crew_of(std::size_t size) {
    Crew crew;
    crew.size = size;
    crew.make_work = [](bool) {
        return [](const std::string& bytes, const std::string& path) {
            if (bytes == "crash") ::raise(SIGSEGV);
            if (bytes == "exit") ::_exit(7);
            if (bytes == "hang") std::this_thread::sleep_for(std::chrono::hours(1));
            if (bytes == "throw") throw std::bad_alloc();
            Outcome outcome;
            outcome.outputs.push_back({"copy", base_name(path) + ":" + bytes});
            return outcome;
        };
    };
    return crew;
}

std::map<std::size_t, Outcome> outcomes_of(const InputFolder& folder, const Crew& crew, bool processes,
                                           bool shut_in = true) {
    std::map<std::size_t, Outcome> outcomes;
    const Done done = [&](std::size_t index, Outcome outcome) {
        CHECK(outcomes.emplace(index, std::move(outcome)).second);
    };
    if (processes)
        run_in_processes(folder.paths, crew, shut_in, done);
    else
        run_in_threads(folder.paths, crew, done);
    return outcomes;
}

}  // namespace

TEST_CASE("the parent hears how large the file is that takes long, and how far its worker has read it") {
    const InputFolder folder(2, {{1, std::string(3000, 'x')}});
    const std::string heard = (folder.dir.path / "heard").string();
    Crew crew;
    crew.make_work = [&](bool) {
        return [&](const std::string& bytes, const std::string&) {
            if (bytes.size() < 2) return Outcome();
            expect_reading(200);
            expect_reading(200);
            count_reading(101);
            while (::access(heard.c_str(), F_OK) != 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return Outcome();
        };
    };
    crew.tick = [&](const AtWork& at_work) {
        if (at_work.index != 1 || !at_work.percent) return;
        CHECK(at_work.bytes == 3000);
        CHECK(*at_work.percent <= 50);  // before all that is to come is told
        if (*at_work.percent == 25) test::spill(heard, "");
    };
    CHECK(outcomes_of(folder, crew, true, false).size() == 2);
    CHECK(std::filesystem::exists(heard));
    CHECK(watched_reading == nullptr);  // of the parent
}

TEST_CASE("each file is done once, by threads and by processes, however many") {
    const InputFolder folder(40, {{3, std::string(3'000'000, 'x')}});
    for (const bool processes : {false, true})
        for (const std::size_t size : {1, 3, 64}) {
            const auto outcomes = outcomes_of(folder, crew_of(size), processes);
            REQUIRE(outcomes.size() == 40);
            for (const auto& [index, outcome] : outcomes) {
                REQUIRE(outcome.outputs.size() == 1);
                if (index != 3) CHECK(outcome.outputs[0].bytes == std::to_string(index) + ":" + std::to_string(index));
            }
            CHECK(outcomes.at(3).outputs[0].bytes.size() == 3'000'002);
        }
}

TEST_CASE("a file that ends its worker is told, and all others are done") {
    const InputFolder folder(30, {{0, "crash"}, {7, "exit"}, {8, "crash"}, {9, "throw"}, {29, "crash"}});
    for (const std::size_t size : {1, 2, 5}) {
        const auto outcomes = outcomes_of(folder, crew_of(size), true);
        REQUIRE(outcomes.size() == 30);
        for (const auto& [index, outcome] : outcomes) {
            const bool ends = index == 0 || (index >= 7 && index <= 9) || index == 29;
            CHECK((outcome.error.code == "crashed") == ends);
            CHECK((outcome.status == ExitStatus::done) == !ends);
        }
        CHECK(outcomes.at(0).error.message.find("Segmentation") != std::string::npos);
        CHECK(outcomes.at(7).error.message.find("exit status 7") != std::string::npos);
    }
}

TEST_CASE("a file that takes too long is given up with the limit's name, and the others go on") {
    const InputFolder folder(6, {{1, "hang"}});
    const test::WithLimit second(limits::time, "1s");
    const auto outcomes = outcomes_of(folder, crew_of(2), true);
    REQUIRE(outcomes.size() == 6);
    CHECK(outcomes.at(1).error.code == "over-limit");
    CHECK(outcomes.at(1).error.message.find("limit time = 1s") != std::string::npos);
    CHECK(std::ranges::count_if(outcomes, [](const auto& o) { return o.second.status == ExitStatus::done; }) == 5);
}

TEST_CASE("a worker that is shut in can open no file, socket or process, and see nothing that was open") {
    if (!has_sandbox()) {
        MESSAGE("skipped: no seccomp here");
        return;
    }
    const InputFolder folder(3, {});
    const int secret = ::open(folder.paths[0].c_str(), O_RDONLY);
    REQUIRE(secret >= 0);
    Crew crew;
    crew.make_work = [&](bool shut_in) {
        return [&, shut_in](const std::string&, const std::string&) {
            const auto refused = [](auto result) { return result < 0 && errno == EPERM; };
            Outcome outcome;
            std::string said(shut_in ? "shut in" : "free");
            char byte = 0;
            if (!refused(::open(folder.paths[0].c_str(), O_RDONLY))) said += ", open";
            if (!refused(::open((folder.dir.path / "new").c_str(), O_WRONLY | O_CREAT, 0600))) said += ", create";
            if (!refused(::socket(AF_INET, SOCK_STREAM, 0))) said += ", socket";
            if (!refused(::fork())) said += ", fork";
            if (!refused(::unlink(folder.paths[1].c_str()))) said += ", unlink";
            if (!refused(::kill(::getppid(), SIGTERM))) said += ", kill";
            struct stat status {};
            if (!refused(::stat(folder.paths[0].c_str(), &status))) said += ", stat";
            if (::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
                said += ", code";
            if (::read(secret, &byte, 1) >= 0) said += ", inherited";
            outcome.outputs.push_back({"said", said});
            return outcome;
        };
    };
    const auto outcomes = outcomes_of(folder, crew, true);
    REQUIRE(outcomes.size() == 3);
    for (const auto& [index, outcome] : outcomes) {
        REQUIRE(outcome.outputs.size() == 1);
        CHECK(outcome.outputs[0].bytes == "shut in");
    }
    CHECK(std::filesystem::exists(folder.paths[1]));
    ::close(secret);
}

TEST_CASE("a file that cannot be read is told as such") {
    InputFolder folder(3, {});
    folder.paths[1] += ".gone";
    for (const bool processes : {false, true}) {
        const auto outcomes = outcomes_of(folder, crew_of(2), processes);
        REQUIRE(outcomes.size() == 3);
        CHECK(outcomes.at(1).error.code == "not-found");
        CHECK(outcomes.at(2).status == ExitStatus::done);
    }
}

TEST_CASE("an outcome comes whole out of its bytes, and part of them is an error") {
    Outcome outcome;
    outcome.error = {Severity::warning, "code", "place", "ข้อความ"};
    outcome.status = ExitStatus::unreadable;
    outcome.findings = {{Severity::finding, "a", "", "b"}, {Severity::info, "", "c", std::string("\0d", 2)}};
    outcome.outputs = {{"pdf", "%PDF"}, {"json", ""}};
    outcome.cpu_seconds = 0.25;
    const std::string bytes = pack(outcome);
    const Outcome back = unpack(bytes);
    CHECK(back.status == outcome.status);
    CHECK(back.error == outcome.error);
    CHECK(back.findings == outcome.findings);
    REQUIRE(back.outputs.size() == 2);
    CHECK(back.outputs[0].bytes == "%PDF");
    CHECK(back.cpu_seconds == 0.25);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_THROWS_AS(unpack(std::string_view(bytes).substr(0, size)), std::length_error);
}

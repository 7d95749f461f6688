// Running the program with something going wrong (shim/shim.cpp), and what must hold of a folder of outputs then.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include "support.h"

namespace raingan::test {

namespace fs = std::filesystem;

inline std::string quoted(const fs::path& path) {
    return "'" + path.string() + "'";
}

inline const fs::path& sample_docx() {
    static const fs::path path = sample("lamnamphong-ita-2566.docx");
    return path;
}

struct Faulty : Ran {
    bool happened = false;  ///< the call came that was to fail
};

/// Runs `raingan ARGUMENTS` with this fault, "parent:write:17:ENOSPC". `file`: the one that "empty" cuts to nothing.
inline Faulty program_with(const std::string& fault, const std::string& arguments, const fs::path& file = {},
                           const std::string& before = "") {
    const TemporaryDir dir;
    const fs::path mark = dir.path / "mark";
    Faulty faulty;
    static_cast<Ran&>(faulty) =
        run(before + " env LC_ALL=C LD_PRELOAD=" RAINGAN_FAULT_LIBRARY " RAINGAN_FAULT=" + fault +
            " RAINGAN_FAULT_MARK=" + quoted(mark) + " RAINGAN_FAULT_FILE=" + quoted(file) + " " RAINGAN_PROGRAM " " +
            arguments);
    faulty.happened = slurp(mark) == "\1";
    return faulty;
}

/// "parent:write:17:ENOSPC"
inline std::string nth(const std::string& call, unsigned long n, const std::string& what) {
    return call + ":" + std::to_string(n) + ":" + what;
}

using Files = std::map<std::string, std::string>;  ///< name, bytes

inline Files files_in(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file()) files[entry.path().filename().string()] = slurp(entry.path());
    return files;
}

/// scripts/faults tries every allocation; a test tries the first hundred, and some of the others.
inline bool wants_all() {
    return std::getenv("RAINGAN_FAULT_ALL") != nullptr;
}

/// A command and the folder that it writes to: what it makes undisturbed is the reference, and something older stands
/// in its place before each run.
class Disturbed {
public:
    /// `command` with %OUT% where the folder's name belongs.
    explicit Disturbed(const std::string& command) : command_(command) {
        const std::size_t at = command_.find("%OUT%");
        REQUIRE(at != std::string::npos);
        for (std::size_t found = at; found != std::string::npos; found = command_.find("%OUT%"))
            command_.replace(found, 5, folder().string());
        fs::create_directory(folder());
        const Ran ran = run("env LC_ALL=C " RAINGAN_PROGRAM " " + command_);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        made_ = files_in(folder());
        REQUIRE(!made_.empty());
        put_old();
    }

    [[nodiscard]] fs::path folder() const { return dir_.path / "out"; }
    [[nodiscard]] const std::string& command() const { return command_; }
    [[nodiscard]] const Files& made() const { return made_; }

    /// False when the fault did not happen any more. Checks what must hold after every fault: each output is the old
    /// one or the new one, and whole; success only with the new ones; a failure has its status and says why; no other
    /// file is left, but after a kill the one that a next run takes away.
    bool survives(const std::string& fault, const fs::path& file = {}) {
        const Faulty faulty = program_with(fault, command_, file);
        INFO(fault, ": status ", faulty.status, "\n", faulty.out);
        const bool killed = faulty.status == 128 + SIGKILL;
        if (killed || faulty.status == 0) {
            CHECK((killed || files_in(folder()) == made_));
        } else {
            CHECK((faulty.status == 2 || faulty.status == 3));
            CHECK(!faulty.out.empty());
        }
        const bool is_clean = check_files(killed);
        if (killed && !is_clean) {
            const Ran again = run("env LC_ALL=C " RAINGAN_PROGRAM " " + command_);
            CHECK(again.status == 0);
            CHECK(files_in(folder()) == made_);
        }
        if (killed || faulty.happened) put_old();
        return killed || faulty.happened;
    }

    /// Every call of that kind, until there is none left. Gives how many there were.
    unsigned long survives_each(const std::string& call, const std::string& what, const fs::path& file = {}) {
        constexpr unsigned long most = 20'000;
        unsigned long n = 1;
        while (n < most && survives(nth(call, n, what), file)) ++n;
        return n - 1;
    }

    /// Fails the allocations from `first` on, each of them (wants_all) or some `samples` of `about`, until there is
    /// none left; `from_then_on`: "+", and all behind it.
    void fails_allocations(unsigned long first, unsigned long samples, unsigned long about,
                           const char* from_then_on = "") {
        std::mt19937 random(9);
        const unsigned long step = wants_all() ? 1 : about / samples;
        std::uniform_int_distribution<unsigned long> within(0, step - 1);
        for (unsigned long n = first;; n += step) {
            const std::string at = std::to_string(n + within(random)) + from_then_on;
            if (!survives("parent:malloc:" + at + ":ENOMEM")) return;
        }
    }

private:
    static constexpr const char* old_ = "what stood here before";

    void put_old() const {
        for (const auto& [name, bytes] : made_) spill(folder() / name, old_);
    }

    /// False where a killed run left a file behind.
    [[nodiscard]] bool check_files(bool killed) const {
        bool is_clean = true;
        for (const auto& [name, bytes] : files_in(folder())) {
            INFO(name);
            const auto made = made_.find(name);
            if (made != made_.end()) {
                CHECK((bytes == old_ || bytes == made->second));
            } else {
                CHECK((killed && name.ends_with(".raingan-new")));
                is_clean = false;
            }
        }
        CHECK(files_in(folder()).size() >= made_.size());
        return is_clean;
    }

    TemporaryDir dir_;
    std::string command_;
    Files made_;
};

inline std::string convert_sample() {
    return "convert " + quoted(sample_docx()) + " --force -o %OUT%";
}

}  // namespace raingan::test

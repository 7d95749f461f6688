#include "base/destination.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

std::string code_of(const std::string& path, NamedBy named_by) {
    try {
        static_cast<void>(destination_of(path, named_by));
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unwritable);
        CHECK_FALSE(error.message().th.empty());
        return error.code();
    }
    return "";
}

}  // namespace

TEST_CASE("links are followed to the file that they lead to, though it may not be there yet") {
    const TemporaryDir dir;
    fs::create_directory(dir.path / "far");
    fs::create_symlink("far/target", dir.path / "one");
    fs::create_symlink(dir.path / "one", dir.path / "two");
    CHECK(destination_of(dir.path / "two", NamedBy::program).path == (dir.path / "far" / "target").string());
    write_file(dir.path / "two", "new");
    CHECK(slurp(dir.path / "far" / "target") == "new");
    CHECK(fs::is_symlink(dir.path / "two"));
    write_file(dir.path / "two", "newer");
    CHECK(slurp(dir.path / "far" / "target") == "newer");
    CHECK(fs::is_symlink(dir.path / "one"));
    fs::create_symlink("round", dir.path / "round");
    CHECK(code_of(dir.path / "round", NamedBy::user) == "unwritable");
}

TEST_CASE("a link that another user made is not followed") {
    const TemporaryDir dir;
    fs::create_symlink("target", dir.path / "link");
    if (::geteuid() != 0 || ::lchown((dir.path / "link").c_str(), 65534, 65534) != 0) {
        MESSAGE("skipped: not root");
        return;
    }
    CHECK(code_of(dir.path / "link", NamedBy::user) == "link-of-another");
    CHECK_THROWS_AS(write_file(dir.path / "link", "x"), Error);
    CHECK_FALSE(fs::exists(dir.path / "target"));
}

TEST_CASE("streams are what the user named, and nothing that we name ourselves") {
    const TemporaryDir dir;
    const std::string pipe = dir.path / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const std::string& path : {pipe, std::string("/dev/null"), std::string("-"), std::string("/dev/stdout"),
                                    std::string("/dev/fd/1"), std::string("/proc/self/fd/1")}) {
        INFO(path);
        CHECK(destination_of(path, NamedBy::user).is_stream);
        CHECK(code_of(path, NamedBy::program) == "not-a-file");
    }
    CHECK(destination_of("/dev/fd/7", NamedBy::user).descriptor == 7);
    CHECK(code_of(dir.path, NamedBy::user) == "unwritable");  // a folder
}

TEST_CASE("a pipe is written to and stays a pipe") {
    const TemporaryDir dir;
    const std::string pipe = dir.path / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string got;
    {
        std::jthread reader([&] { got = slurp(pipe); });
        write_file(pipe, std::string(300'000, 'x'));
    }
    CHECK(got == std::string(300'000, 'x'));
    CHECK(fs::is_fifo(pipe));
    write_file("/dev/null", "gone");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("an open descriptor is written to where it stands") {
    const TemporaryDir dir;
    const std::string file = dir.path / "log";
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND, 0600);
    REQUIRE(fd >= 0);
    REQUIRE(::write(fd, "before ", 7) == 7);
    write_file("/dev/fd/" + std::to_string(fd), "behind");
    ::close(fd);
    CHECK(slurp(file) == "before behind");
}

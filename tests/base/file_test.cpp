#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "base/error.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

template <typename Action>
std::string error_code(Action action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK_FALSE(error.message().en.empty());
        CHECK_FALSE(error.message().th.empty());
        return error.code();
    }
    return "no error";
}

std::size_t files_in(const fs::path& dir) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(dir), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("what was written is read back, whatever its bytes and size") {
    const TemporaryDir dir;
    const std::string path = dir.path / "file";
    for (const std::string& bytes : {std::string(), std::string("ก\0ข", 7), std::string(300'000, 'x')}) {
        write_file(path, bytes);
        CHECK(read_file(path) == bytes);
        CHECK(files_in(dir.path) == 1);
    }
}

TEST_CASE("reading names what is wrong: missing, a folder") {
    const TemporaryDir dir;
    CHECK(error_code([&] { read_file(dir.path / "none"); }) == "not-found");
    CHECK(error_code([&] { read_file(dir.path); }) == "directory");
}

TEST_CASE("a pipe that nobody writes to is empty, one with a writer is read to its end") {
    const TemporaryDir dir;
    const fs::path pipe = dir.path / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(read_file(pipe.string()).empty());
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::jthread writer([end = ends[1]] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        CHECK(::write(end, "late", 4) == 4);
        ::close(end);
    });
    CHECK(read_file("/proc/self/fd/" + std::to_string(ends[0])) == "late");
    ::close(ends[0]);
}

TEST_CASE("a pending file appears at commit, and leaves no trace without") {
    const TemporaryDir dir;
    const std::string path = dir.path / "file";
    write_file(path, "old");
    {
        const PendingFile pending(path, "new");
        CHECK(read_file(path) == "old");
    }
    CHECK(files_in(dir.path) == 1);
    PendingFile pending(path, "new");
    PendingFile moved(std::move(pending));
    moved.commit();
    CHECK(read_file(path) == "new");
    CHECK(files_in(dir.path) == 1);
}

TEST_CASE("a replaced file keeps its permissions") {
    const TemporaryDir dir;
    const std::string path = dir.path / "file";
    write_file(path, "old");
    REQUIRE(chmod(path.c_str(), 0640) == 0);
    write_file(path, "new");
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0640);
}

TEST_CASE("what cannot be written: an error, no temporary left") {
    const TemporaryDir dir;
    fs::create_directory(dir.path / "folder");
    CHECK(error_code([&] { write_file(dir.path / "folder", "x"); }) == "unwritable");
    CHECK(error_code([&] { write_file(dir.path / "none" / "file", "x"); }) == "unwritable");
    CHECK(files_in(dir.path) == 1);
    write_file(dir.path / "file", "x");
    CHECK(error_code([&] { make_directory(dir.path / "file" / "sub"); }) == "unwritable");
}

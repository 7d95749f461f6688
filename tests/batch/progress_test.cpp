#include "batch/progress.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

/// Standard error goes into a terminal of the test's own, or into a pipe, and comes back as text.
class StandardError {
public:
    explicit StandardError(bool terminal) : saved_(::dup(STDERR_FILENO)) {
        std::fflush(stderr);
        if (terminal) {
            read_ = ::posix_openpt(O_RDWR | O_NOCTTY);
            REQUIRE(read_ >= 0);
            REQUIRE(::grantpt(read_) == 0);
            REQUIRE(::unlockpt(read_) == 0);
            write_ = ::open(::ptsname(read_), O_RDWR | O_NOCTTY);
        } else {
            std::array<int, 2> ends{};
            REQUIRE(::pipe(ends.data()) == 0);
            read_ = ends[0];
            write_ = ends[1];
        }
        REQUIRE(write_ >= 0);
        ::fcntl(read_, F_SETFL, O_NONBLOCK);
        ::dup2(write_, STDERR_FILENO);
    }
    StandardError(const StandardError&) = delete;
    StandardError& operator=(const StandardError&) = delete;
    ~StandardError() {
        ::dup2(saved_, STDERR_FILENO);
        for (const int fd : {saved_, read_, write_}) ::close(fd);
    }

    [[nodiscard]] std::string text() const {
        std::fflush(stderr);
        std::array<char, 4096> bytes{};
        const ssize_t got = ::read(read_, bytes.data(), bytes.size());
        return got > 0 ? std::string(bytes.data(), static_cast<std::size_t>(got)) : std::string();
    }

private:
    int saved_, read_ = -1, write_ = -1;
};

std::string drawn(bool terminal, Language language, Progress::Clock::duration shown_after) {
    const StandardError standard_error(terminal);
    Progress progress(2, language, shown_after);
    progress.advance(false);
    progress.advance(true);
    return standard_error.text();
}

}  // namespace

TEST_CASE("on a terminal a bar tells how many are done and what is left, in the user's language") {
    const std::string bar = drawn(true, Language::english, {});
    CHECK_MESSAGE(bar.find("[############............] 1/2  ") != std::string::npos, bar);
    CHECK(bar.find("files/s  0:00 left") != std::string::npos);
    CHECK(drawn(true, Language::thai, {}).find("ไฟล์/วินาที  เหลือ 0:00") != std::string::npos);
}

TEST_CASE("there is no bar where standard error is no terminal, or the work is done at once") {
    CHECK(drawn(false, Language::english, {}).empty());
    CHECK(drawn(true, Language::english, std::chrono::hours(1)).empty());
}

TEST_CASE("the bar goes before other text is printed, and at the end") {
    const StandardError standard_error(true);
    {
        Progress progress(2, Language::english, {});
        progress.advance(false);
        CHECK_FALSE(standard_error.text().empty());
        progress.clear();
        CHECK(standard_error.text() == "\r\x1B[K");
        progress.clear();
        CHECK(standard_error.text().empty());
    }
    CHECK(standard_error.text().empty());
}

#include "batch/progress.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/reading_progress.h"
#include "readers/container/zip.h"
#include "readers/reader.h"
#include "support.h"

namespace test = raingan::test;
using raingan::Language, raingan::ReadingProgress, raingan::watched_reading, raingan::Zip;

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

    void set_columns(unsigned short columns) const {
        const winsize size{24, columns, 0, 0};
        REQUIRE(::ioctl(read_, TIOCSWINSZ, &size) == 0);
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

std::string drawn(bool terminal, Language language, raingan::batch::Progress::Clock::duration shown_after) {
    const StandardError standard_error(terminal);
    raingan::batch::Progress progress(2, language, shown_after);
    progress.advance(false);
    progress.advance(true);
    return standard_error.text();
}

/// What `progress` of so many files draws of one that is worked on.
struct AtFile {
    raingan::batch::Progress::Clock::time_point now{std::chrono::hours(1)};
    StandardError standard_error{true};
    raingan::batch::Progress progress;

    explicit AtFile(std::size_t files, Language language = Language::english)
        : progress(files, language, std::chrono::seconds(1), [this] { return now; }) {
        standard_error.set_columns(80);
    }

    std::string tick(const std::string& name, std::chrono::milliseconds since, std::size_t bytes,
                     std::optional<unsigned> percent = std::nullopt) {
        now += std::chrono::seconds(2);
        progress.tick(name, {0, since, bytes, percent});
        return standard_error.text();
    }
};

constexpr std::size_t mebibyte = 1U << 20U;
using std::chrono_literals::operator""ms, std::chrono_literals::operator""s;

}  // namespace

TEST_CASE("a single file that takes two seconds is named with its size, its time and how far its reading is") {
    AtFile at(1);
    CHECK(at.tick("large.xlsx", 1999ms, 300 * mebibyte).empty());
    CHECK(at.tick("large.xlsx", 2s, 300 * mebibyte) == "\rlarge.xlsx  300 MiB  0:02\x1B[K");
    CHECK(at.tick("large.xlsx", 62'900ms, 300 * mebibyte, 43) == "\rlarge.xlsx  300 MiB  1:02  43% read\x1B[K");
    CHECK(at.tick("large.xlsx", 70s, 300 * mebibyte, 100) == "\rlarge.xlsx  300 MiB  1:10  all read\x1B[K");
    CHECK(at.tick("next.xlsx", 0s, 1) == "\r\x1B[K");
    CHECK(at.tick("few.docx", 3s, 5 * mebibyte / 2) == "\rfew.docx  2.5 MiB  0:03\x1B[K");
    CHECK(at.tick("small.docx", 3s, 1025) == "\rsmall.docx  2 KiB  0:03\x1B[K");
    CHECK(AtFile(1, Language::thai).tick("ก.xlsx", 9s, 300 * mebibyte, 7) ==
          "\rก.xlsx  300 MiB  0:09  อ่านแล้ว 7%\x1B[K");
}

TEST_CASE("the file that takes long stands behind the bar, and stays there when others are done") {
    AtFile at(4);
    const std::string named = "  large.xlsx  300 MiB  0:03  43% read\x1B[K";
    CHECK(at.tick("large.xlsx", 3s, 300 * mebibyte, 43) == "\r[........................] 0/4" + named);
    at.now += 1s;
    at.progress.advance(false);
    CHECK(at.standard_error.text() == "\r[######..................] 1/4" + named);
    at.now += 99ms;
    at.progress.advance(true);
    CHECK(at.standard_error.text().empty());  // too soon
    at.now += 1ms;
    at.progress.advance(true);
    CHECK(at.standard_error.text() == "\r[##################......] 3/4  failed 2" + named);
}

TEST_CASE("a line fits the terminal, and a name does not command it") {
    AtFile at(1);
    const std::string behind = "  1 KiB  0:02\x1B[K";
    CHECK(at.tick("a\x1B[2Jb\xC2\x9B\xFF", 2s, 1) == "\ra?[2Jb?\xEF\xBF\xBD" + behind);
    const std::string fits(66, 'n');  // and 13 behind it: the last column stays free
    CHECK(at.tick(fits, 2s, 1) == "\r" + fits + behind);
    CHECK(at.tick(fits + "n", 2s, 1) == "\r" + fits.substr(1) + "…" + behind);
    at.standard_error.set_columns(20);
    // Marks take no column; eight columns are the least.
    CHECK(at.tick("ที่นี่ที่นี่ที่นี่ที่นี่", 2s, 1) == "\rที่นี่ที่นี่ที่นี่ที่นี่" + behind);
    CHECK(at.tick("ที่นี่ที่นี่ที่นี่ที่นี่ที่", 2s, 1) == "\rที่นี่ที่นี่ที่นี่ที่…" + behind);
}

TEST_CASE("what is inflated piece by piece is counted as the archive holds it, where somebody watches") {
    const std::string bytes = test::slurp(test::sample("lamnamphong-ita-2566.docx"));
    Zip zip(bytes);
    const std::string part = "word/document.xml";
    const std::uint64_t packed = zip.packed_bytes(part);
    REQUIRE(packed > 4096);
    CHECK(zip.packed_bytes("word/none.xml") == 0);
    ReadingProgress progress;
    watched_reading = &progress;
    std::array<char, 1024> piece{};
    const auto source = zip.open(part);
    std::size_t pieces = 0;
    for (std::uint64_t before = 0; (*source)(piece.data(), piece.size()) > 0; before = progress.read, ++pieces) {
        CHECK(progress.read >= before);
        CHECK(progress.read <= packed);
        if (pieces == 0) CHECK(progress.read < packed);
    }
    watched_reading = nullptr;
    CHECK(progress.read == packed);
    CHECK(pieces > 4);
    CHECK(progress.total == 0);  // whoever reads says what is to come
    const auto unwatched = zip.open(part);
    CHECK((*unwatched)(piece.data(), piece.size()) > 0);
    CHECK(progress.read == packed);
}

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
        raingan::batch::Progress progress(2, Language::english, {});
        progress.advance(false);
        CHECK_FALSE(standard_error.text().empty());
        progress.clear();
        CHECK(standard_error.text() == "\r\x1B[K");
        progress.clear();
        CHECK(standard_error.text().empty());
    }
    CHECK(standard_error.text().empty());
}

TEST_CASE("who watches the reading of a document hears its end, of each kind whose main part is XML") {
    const std::string flat =
        R"(<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
        R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text">)"
        R"(<office:body><office:text><text:p>one</text:p><text:p>two</text:p></office:text></office:body></office:document>)";
    const std::pair<const char*, std::string> documents[] = {
        {"a.docx", test::slurp(test::sample("lamnamphong-ita-2566.docx"))},
        {"a.fodt", flat},
        {"a.rtf", R"({\rtf1 one\par two\par})"}};
    for (const auto& [name, bytes] : documents) {
        CAPTURE(name);
        ReadingProgress progress;
        watched_reading = &progress;
        static_cast<void>(raingan::read_document(bytes, name));
        watched_reading = nullptr;
        CHECK(progress.total > 100);
        CHECK(progress.read == progress.total);
    }
    ReadingProgress progress;
    watched_reading = &progress;
    raingan::begin_part(100);
    for (const int at : {40, 30, -1, 60, 400}) raingan::reach_part(at);  // a story that stands before; beyond the end
    watched_reading = nullptr;
    CHECK(progress.read == 100);
}

#include "batch/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace raingan::batch {
namespace {

constexpr std::size_t bar_columns = 24;
constexpr std::chrono::milliseconds drawn_every{100};

std::string clock_of(double seconds) {
    constexpr long minute = 60, hour = 3600;
    const long whole = std::lround(seconds);
    char text[32];
    if (whole >= hour)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / hour, whole % hour / minute, whole % minute);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / minute, whole % minute);
    return text;
}

}  // namespace

Progress::Progress(std::size_t files, Language language, Clock::duration shown_after)
    : files_(files), language_(language), terminal_(::isatty(STDERR_FILENO) != 0), shown_after_(shown_after),
      began_(Clock::now()) {}

void Progress::advance(bool failed) {
    ++done_;
    failed_ += failed ? 1 : 0;
    const Clock::time_point now = Clock::now();
    if (is_due(now)) draw(now);
}

bool Progress::is_due(Clock::time_point now) const {
    return terminal_ && now - began_ >= shown_after_ && now - drawn_ >= drawn_every;
}

void Progress::tick(const std::string& file, Clock::duration since) {
    constexpr std::chrono::seconds long_time{3};
    constexpr std::size_t longest_name = 60;  // bytes
    const Clock::time_point now = Clock::now();
    if (!is_due(now)) return;
    if (since < long_time) return draw(now);
    std::size_t end = std::min(file.size(), longest_name);
    while (end > 0 && end < file.size() && (static_cast<unsigned char>(file[end]) & 0xC0U) == 0x80U) --end;
    std::string name = file.substr(0, end);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    draw(now, "  " + name + (end < file.size() ? "… " : " ") + clock_of(std::chrono::duration<double>(since).count()));
}

void Progress::clear() {
    if (!shown_) return;
    std::fputs("\r\x1B[K", stderr);
    shown_ = false;
}

void Progress::draw(Clock::time_point now, const std::string& behind) {
    const double seconds = std::chrono::duration<double>(now - began_).count();
    const double rate = static_cast<double>(done_) / seconds;
    const std::size_t filled = bar_columns * done_ / std::max<std::size_t>(files_, 1);
    const bool thai = language_ == Language::thai;
    std::string line = "\r[" + std::string(filled, '#') + std::string(bar_columns - filled, '.') + "] ";
    line += std::to_string(done_) + "/" + std::to_string(files_);
    char text[96] = "";
    if (done_ > 0)
        std::snprintf(text, sizeof text, thai ? "  %.0f ไฟล์/วินาที  เหลือ %s" : "  %.0f files/s  %s left", rate,
                      clock_of(static_cast<double>(files_ - done_) / rate).c_str());
    line += text;
    line += behind;
    if (failed_ > 0) line += (thai ? "  ไม่สำเร็จ " : "  failed ") + std::to_string(failed_);
    std::fputs((line + "\x1B[K").c_str(), stderr);
    drawn_ = now;
    shown_ = true;
}

}  // namespace raingan::batch

#include "batch/progress.h"

#include <algorithm>
#include <cinttypes>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "base/round.h"
#include "base/system.h"
#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::batch {
namespace {

constexpr std::size_t bar_columns = 24;
constexpr std::chrono::milliseconds drawn_every{100};
constexpr std::chrono::seconds long_time{2};

std::string clock_of(double seconds) {
    constexpr std::int64_t minute = 60, hour = 3600;
    const std::int64_t whole = round_to_int(seconds);
    char text[32];
    if (whole >= hour)
        std::snprintf(text, sizeof text, "%" PRId64 ":%02" PRId64 ":%02" PRId64, whole / hour, whole % hour / minute,
                      whole % minute);
    else
        std::snprintf(text, sizeof text, "%" PRId64 ":%02" PRId64, whole / minute, whole % minute);
    return text;
}

std::string size_of(std::size_t bytes) {
    constexpr double kibibyte = 1024, mebibyte = kibibyte * kibibyte, tenths_below = 10;
    const auto size = static_cast<double>(bytes);
    char text[32];
    if (size < mebibyte)
        std::snprintf(text, sizeof text, "%.0f KiB", std::ceil(size / kibibyte));
    else
        std::snprintf(text, sizeof text, size < tenths_below * mebibyte ? "%.1f MiB" : "%.0f MiB", size / mebibyte);
    return text;
}

/// East Asian characters and the like are counted as wide, so that a line is never longer than it is taken for.
std::size_t columns_of(char32_t c) {
    constexpr char32_t wide_from = 0x2E80;
    if (thai::is_zero_width_thai(c)) return 0;
    return c >= wide_from ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        columns += columns_of(c.code_point);
        at += c.length;
    }
    return columns;
}

/// The beginning of a name that comes from outside: it must not command the terminal.
std::string shown_name(std::string_view name, std::size_t most_columns) {
    constexpr char32_t space = 0x20, delete_control = 0x7F, behind_controls = 0xA0;
    std::string shown;
    std::size_t columns = 0, fits = 0;  // bytes that leave a column free
    for (std::size_t at = 0; at < name.size() && columns <= most_columns;) {
        const utf8::Decoded c = utf8::decode(name, at);
        const bool control = c.code_point < space || (c.code_point >= delete_control && c.code_point < behind_controls);
        utf8::append(shown, control ? U'?' : c.code_point);
        columns += columns_of(c.code_point);
        if (columns < most_columns) fits = shown.size();
        at += c.length;
    }
    if (columns <= most_columns) return shown;
    shown.resize(fits);
    return shown + "…";
}

}  // namespace

Progress::Progress(std::size_t files, Language language, Clock::duration shown_after,
                   std::function<Clock::time_point()> now)
    : files_(files), language_(language), terminal_(terminal_columns().has_value()), shown_after_(shown_after),
      now_(std::move(now)), began_(now_()) {}

void Progress::advance(bool failed) {
    ++done_;
    failed_ += failed ? 1 : 0;
    draw();
}

void Progress::tick(const std::string& name, const AtWork& at_work) {
    if (at_work.since >= long_time)
        named_ = {name, at_work};
    else
        named_.reset();
    draw();
}

void Progress::clear() {
    if (!shown_) return;
    std::fputs("\r\x1B[K", stderr);
    shown_ = false;
}

std::string Progress::bar(Clock::time_point now) const {
    const bool thai = language_ == Language::thai;
    const std::size_t filled = bar_columns * done_ / std::max<std::size_t>(files_, 1);
    std::string line = "[" + std::string(filled, '#') + std::string(bar_columns - filled, '.') + "] ";
    line += std::to_string(done_) + "/" + std::to_string(files_);
    if (done_ > 0 && !named_) {  // of what is left we know little while one file takes long
        const double rate = static_cast<double>(done_) / std::chrono::duration<double>(now - began_).count();
        char text[96];
        std::snprintf(text, sizeof text, thai ? "  %.0f ไฟล์/วินาที  เหลือ %s" : "  %.0f files/s  %s left", rate,
                      clock_of(static_cast<double>(files_ - done_) / rate).c_str());
        line += text;
    }
    if (failed_ > 0) line += (thai ? "  ไม่สำเร็จ " : "  failed ") + std::to_string(failed_);
    return line;
}

std::string Progress::details(const AtWork& at_work) const {
    const double seconds = std::chrono::duration<double>(at_work.since).count();
    std::string text = "  " + size_of(at_work.bytes) + "  " + clock_of(std::floor(seconds));
    if (!at_work.percent) return text;
    constexpr unsigned all = 100;
    if (*at_work.percent >= all) return text + (language_ == Language::thai ? "  อ่านครบแล้ว" : "  all read");
    const std::string percent = std::to_string(*at_work.percent) + "%";
    return text + (language_ == Language::thai ? "  อ่านแล้ว " + percent : "  " + percent + " read");
}

void Progress::draw() {
    const Clock::time_point now = now_();
    if (!terminal_ || now - began_ < shown_after_ || now - drawn_ < drawn_every) return;
    if (files_ == 1 && !named_) return clear();
    std::string line = files_ == 1 ? "" : bar(now);
    if (named_) {
        constexpr std::size_t least = 8;
        const std::string behind = details(named_->at_work);
        if (!line.empty()) line += "  ";
        const std::size_t taken = columns_of(line) + columns_of(behind) + 1;  // the last column would begin a new line
        constexpr std::size_t usual = 80;
        const std::size_t columns = terminal_columns().value_or(usual);
        line += shown_name(named_->name, columns > taken + least ? columns - taken : least) + behind;
    }
    std::fputs(("\r" + line + "\x1B[K").c_str(), stderr);
    drawn_ = now;
    shown_ = true;
}

}  // namespace raingan::batch

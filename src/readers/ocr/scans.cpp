#include "readers/ocr/scans.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "thai/characters.h"

namespace raingan::ocr {

bool Scans::may_read_more() const {
    // What is made of the pages behind needs its time as well.
    constexpr double share = 0.6;
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - began_;
    return pages.size() < limits::ocr_pages && gone.count() < share * static_cast<double>(limits::time);
}

std::string Scans::shown(const ScannedNumber& number) const {
    if (number.trusted || (shows_untrusted && !number.reading.empty())) return number.reading;
    const std::string& written = number.reading.empty() ? number.theirs : number.reading;
    std::string out;
    for (std::size_t at = 0; at < written.size();) {
        const utf8::Decoded c = utf8::decode(written, at);
        if (thai::is_any_digit(c.code_point)) utf8::append(out, U'\xFFFD');
        at += c.length;
    }
    return out.empty() ? "\xEF\xBF\xBD" : out;
}

}  // namespace raingan::ocr

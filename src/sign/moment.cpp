#include "sign/moment.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "compose/values.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::sign {
namespace {

constexpr std::int64_t day_seconds = 86'400, thai_offset = 25'200;

/// Reads exactly `count` digits, or fails for good.
class DigitReader {
public:
    explicit DigitReader(std::string_view text) : rest(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (i >= rest.size() || rest[i] < '0' || rest[i] > '9') {
                ok = false;
                return 0;
            }
            value = value * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(count);
        return value;
    }
    bool skip(char c) {
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    void need(char c) { ok = skip(c) && ok; }

    std::string_view rest;
    bool ok = true;
};

struct Civil {
    thai::Date date{0, 1, 1};
    int hour = 0, minute = 0, second = 0;
};

std::optional<std::int64_t> seconds_of_civil(const Civil& civil, std::int64_t offset) {
    const thai::Date& date = civil.date;
    if (date.year < 1900 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > thai::days_in_month(date.year, date.month) || civil.hour > 23 || civil.minute > 59 ||
        civil.second > 60)
        return std::nullopt;
    constexpr std::int64_t hour_seconds = 3600, minute_seconds = 60;
    return thai::serial(date) * day_seconds + civil.hour * hour_seconds + civil.minute * minute_seconds + civil.second -
           offset;
}

/// "Z", "+07:00", "+07'00'", or nothing: `without`.
std::int64_t read_zone(DigitReader& reader, std::int64_t without) {
    if (reader.rest.empty()) return without;
    if (reader.skip('Z')) return 0;
    const bool west = reader.skip('-');
    if (!west) reader.need('+');
    std::int64_t offset = reader.digits(2) * 3600LL;
    if (reader.skip(':') || reader.skip('\'')) {
        if (!reader.rest.empty()) offset += reader.digits(2) * 60LL;
        reader.skip('\'');
    }
    return west ? -offset : offset;
}

Civil civil_of(std::int64_t seconds) {
    using namespace std::chrono;
    const sys_seconds local{std::chrono::seconds(seconds + thai_offset)};
    const sys_days midnight = floor<days>(local);
    const year_month_day date(midnight);
    const hh_mm_ss time(local - midnight);
    Civil civil;
    civil.date.year = static_cast<int>(date.year());
    civil.date.month = static_cast<int>(static_cast<unsigned>(date.month()));
    civil.date.day = static_cast<int>(static_cast<unsigned>(date.day()));
    civil.hour = static_cast<int>(time.hours().count());
    civil.minute = static_cast<int>(time.minutes().count());
    civil.second = static_cast<int>(time.seconds().count());
    return civil;
}

std::string written(const char* form, const Civil& civil) {
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), form, civil.date.year, civil.date.month, civil.date.day, civil.hour,
                  civil.minute, civil.second);
    return out.data();
}

}  // namespace

std::optional<std::int64_t> parse_moment(std::string_view text) {
    DigitReader reader(text);
    Civil civil;
    civil.date.year = reader.digits(4);
    reader.need('-');
    civil.date.month = reader.digits(2);
    reader.need('-');
    civil.date.day = reader.digits(2);
    if (reader.ok && (reader.skip('T') || reader.skip(' '))) {
        civil.hour = reader.digits(2);
        reader.need(':');
        civil.minute = reader.digits(2);
        if (reader.skip(':')) civil.second = reader.digits(2);
    }
    const std::int64_t offset = read_zone(reader, thai_offset);
    return reader.ok && reader.rest.empty() ? seconds_of_civil(civil, offset) : std::nullopt;
}

std::optional<std::int64_t> parse_pdf_date(std::string_view text) {
    if (text.starts_with("D:")) text.remove_prefix(2);
    DigitReader reader(text);
    Civil civil;
    civil.date.year = reader.digits(4);
    const auto follows = [&] {
        return reader.ok && !reader.rest.empty() && reader.rest[0] >= '0' && reader.rest[0] <= '9';
    };
    for (int* part : {&civil.date.month, &civil.date.day, &civil.hour, &civil.minute, &civil.second})
        if (follows()) *part = reader.digits(2);
    const std::int64_t offset = read_zone(reader, 0);
    return reader.ok ? seconds_of_civil(civil, offset) : std::nullopt;
}

std::string pdf_date(std::int64_t seconds) {
    return written("D:%04d%02d%02d%02d%02d%02d+07'00'", civil_of(seconds));
}

std::string iso_date(std::int64_t seconds) {
    return written("%04d-%02d-%02dT%02d:%02d:%02d+07:00", civil_of(seconds));
}

std::string thai_date(std::int64_t seconds) {
    const Civil civil = civil_of(seconds);
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "%02d.%02d", civil.hour, civil.minute);
    return compose::date_text(civil.date) + " เวลา " + thai::to_thai_digits(time.data()) + " น.";
}

}  // namespace raingan::sign

// Points in time as signing writes and shows them: in Thai time (UTC+7), whatever the machine is set to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::sign {

/// "2026-01-31", "2026-01-31T09:30", "2026-01-31T09:30:00+07:00" (also Z); without a zone it is Thai time. None where
/// the calendar has no such moment.
std::optional<std::int64_t> parse_moment(std::string_view text);

/// The seconds of a PDF date (ISO 32000-1 7.9.4); without a zone it is taken as UTC.
std::optional<std::int64_t> parse_pdf_date(std::string_view text);

std::string pdf_date(std::int64_t seconds);  ///< "D:20260131093000+07'00'"
std::string iso_date(std::int64_t seconds);  ///< "2026-01-31T09:30:00+07:00"
std::string thai_date(std::int64_t seconds);  ///< "๓๑ มกราคม ๒๕๖๙ เวลา ๐๙.๓๐ น."

}  // namespace raingan::sign

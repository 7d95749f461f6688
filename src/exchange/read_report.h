// A report file by its content: JSON or XML of ours.
#pragma once

#include <optional>
#include <string_view>

#include "report/report.h"

namespace raingan {

enum class ReportFormat : std::uint8_t { none, json, xml };

/// JSON: the first thing is an object that is empty or begins with a name (RTF begins with "{\"). XML: the root is a
/// "report" and names our namespace. Looks only at the beginning.
ReportFormat report_format(std::string_view bytes);

/// The report, or none where the bytes are no report file. Throws Error as from_json and from_xml do.
std::optional<Report> read_report(std::string_view bytes);

}  // namespace raingan

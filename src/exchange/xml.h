// Report ⇄ XML (schemas/report.xsd): the members of the report's JSON as elements, one to one.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace raingan {

inline constexpr std::string_view report_namespace = "urn:raingan:report:1";

/// UTF-8, indented, ends with a newline. A text with characters that XML cannot hold (U+0001) has the attribute
/// escaped="true", and in it these and the backslash stand as in JSON: \u0001, \\.
std::string to_xml(const Report& report);

/// Restores everything that to_xml writes. The file is validated against the XSD while it is read.
///
/// Throws Error (unreadable), with the line: "ill-formed", "schema-invalid" (the message names the rule), "bad-report",
/// "over-limit", "doctype" (a document type is never read: it could name other files).
Report from_xml(std::string_view xml);

}  // namespace raingan

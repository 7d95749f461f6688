// The list of agencies that must report: rows of text, from whatever file, to agencies.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "province/agency.h"

namespace raingan::province {

using Rows = std::vector<std::vector<std::string>>;

/// Every table of a document, and every paragraph outside of tables as a row of its own.
Rows rows_of(const Document& document);

/// Whether one of the fields is a heading of the names.
bool has_agency_heading(const std::vector<std::string>& row);

/// The columns of name, amphoe and province by their headings (หน่วยงาน, ชื่อ อปท., อำเภอ, จังหวัด, agency_name …); a
/// column of kinds before the name is put before it. Without a heading row the first field of each row that is not a
/// number is the name. Empty rows are left out.
std::vector<Agency> expected_agencies(const Rows& rows);

}  // namespace raingan::province

// Whose a file is by its name: all there is to go by where it cannot be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace raingan::province {

/// Keys (Agency::key) of the names that the file's name may stand for, the fullest first: "รายงาน
/// อบต.หนองแวง_2566.docx" may be of องค์การบริหารส่วนตำบลหนองแวง. Empty where it names no kind of agency.
std::vector<std::string> agency_keys_in(std::string_view file_name);

}  // namespace raingan::province

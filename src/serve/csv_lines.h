// A line of CSV.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/csv.h"

namespace raingan::serve {

inline std::string csv_line(std::initializer_list<std::string_view> cells) {
    std::string line;
    bool is_first = true;
    for (const std::string_view cell : cells) {
        if (!is_first) line.push_back(',');
        is_first = false;
        append_csv_cell(line, cell);
    }
    return line + "\r\n";
}

}  // namespace raingan::serve

// style:num-format (ODF 1.3 part 3, 19.507): how counted numbers are written — of list labels, pages and notes.
#pragma once

#include <cstdint>
#include <string>

#include "document/document.h"
#include "readers/xml.h"

namespace raingan::opendocument {

struct CountForm {
    NumberFormat format = NumberFormat::decimal;
    bool letter_sync = false;  ///< aa, bb, cc behind z (as Word counts), not aa, ab, ac
    friend bool operator==(const CountForm&, const CountForm&) = default;
};

/// style:num-format and style:num-letter-sync of an element; `otherwise` where it states none. LibreOffice writes forms
/// that the standard does not name as their first numbers: "๑, ๒, ๓, ...", "ก, ข, ค, ...".
CountForm read_count_form(pugi::xml_node node, CountForm otherwise = {});

/// 28 → "28", "๒๘", "ab" or "bb", …; nothing with NumberFormat::none.
std::string format_count(std::uint32_t number, const CountForm& form);

}  // namespace raingan::opendocument

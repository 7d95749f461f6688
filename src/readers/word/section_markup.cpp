#include "readers/word/section_markup.h"

#include "readers/word/markup.h"

namespace raingan::word {

void append_page_borders(std::string& xml, unsigned options, std::string_view borders) {
    if (borders.empty()) return;
    constexpr std::array<const char*, 3> displays{"allPages", "firstPage", "notFirstPage"};
    const unsigned on = options & 7U;
    const bool from_page = (options >> 5U & 7U) == 1;
    xml.append("<w:pgBorders w:offsetFrom=\"").append(from_page ? "page" : "text");
    xml.append("\" w:display=\"").append(displays[on < displays.size() ? on : 0]).append("\">");
    xml.append(borders).append("</w:pgBorders>");
}

void append_line_numbers(std::string& xml, const LineNumbering& numbering) {
    const auto append = [&](std::string_view name, std::int64_t value) {
        xml.append(" w:").append(name).append("=\"").append(std::to_string(value)).append("\"");
    };
    xml += "<w:lnNumType";
    append("countBy", numbering.step);
    append("start", numbering.start);
    if (numbering.distance > 0) append("distance", numbering.distance);
    xml.append(" w:restart=\"").append(numbering.restart).append("\"/>");
}

void append_note_properties(std::string& xml, std::string_view element, const NoteCounting& counting) {
    if (counting.place.empty() && counting.format.empty() && !counting.start && counting.restart.empty()) return;
    xml.append("<w:").append(element).append(">").append(counting.place);
    if (!counting.format.empty()) append_value(xml, "numFmt", counting.format);
    if (counting.start) append_value(xml, "numStart", *counting.start);
    if (!counting.restart.empty()) append_value(xml, "numRestart", counting.restart);
    xml.append("</w:").append(element).append(">");
}

}  // namespace raingan::word

// ss:Styles → workbook::Styles, found by their identifiers.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "readers/workbook/rows.h"
#include "readers/xml.h"

namespace raingan::excel_xml {

class StyleTable {
public:
    explicit StyleTable(pugi::xml_node styles);

    [[nodiscard]] workbook::Styles& styles() { return styles_; }
    [[nodiscard]] std::uint32_t look(std::string_view id) const;  ///< the default where there is no such style

    /// Attributes of ss:Font or of an html:Font in rich text.
    static void set_font(TextFormat& format, pugi::xml_node font);

private:
    std::uint32_t read(pugi::xml_node style, pugi::xml_node styles, std::size_t depth);
    void set_look(workbook::Look& look, pugi::xml_node style);
    std::uint32_t format_index(std::string_view code);

    workbook::Styles styles_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
    std::unordered_map<std::string, std::uint32_t> formats_;
};

}  // namespace raingan::excel_xml

// styles.xml (ECMA-376 Part 1 18.8) → workbook::Styles.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/word/theme.h"
#include "readers/workbook/format_table.h"
#include "readers/workbook/rows.h"
#include "readers/xml.h"

namespace raingan::xlsx {

/// The value of an attribute of the element at hand, by local name; empty where there is none.
using Attribute = std::function<std::string_view(std::string_view)>;

class StyleTables {
public:
    /// Both may be null. `styles` is only read here.
    StyleTables(std::unique_ptr<xml::Part> styles, std::unique_ptr<xml::Part> theme);

    [[nodiscard]] workbook::Styles& styles() { return styles_; }
    [[nodiscard]] const workbook::Styles& styles() const { return styles_; }
    [[nodiscard]] TextFormat default_font() const;
    /// By its index; the default one where there is none.
    [[nodiscard]] const TextFormat& font(std::size_t index) const {
        if (fonts_.empty()) return styles_.looks.front().text;
        return index < fonts_.size() ? fonts_[index] : fonts_.front();
    }
    [[nodiscard]] const word::Theme& theme() const { return theme_; }

    /// One child of font or rPr: b, i, u, sz, color, name (or rFont), vertAlign, strike.
    void set_font_property(TextFormat& format, std::string_view element, const Attribute& attribute) const;

    /// By rgb, theme or indexed, with its tint; none where it says none.
    [[nodiscard]] std::optional<Colour> colour(const Attribute& attribute) const;

    /// By its name: the workbook's own, else one that Excel has; null where there is no such style.
    [[nodiscard]] std::shared_ptr<const workbook::TableStyle> table_style(std::string_view name);

private:
    void read_table_styles(pugi::xml_node root);
    void read_formats(pugi::xml_node root);
    void read_fonts(pugi::xml_node root);
    void read_fills(pugi::xml_node root);
    void read_borders(pugi::xml_node root);
    void read_looks(pugi::xml_node root);
    void read_differences(pugi::xml_node root);
    [[nodiscard]] Border border(pugi::xml_node edge) const;

    struct BorderSet {
        Borders borders;
        Border down, up;
    };
    word::Theme theme_;
    workbook::Styles styles_;
    std::vector<Colour> palette_;  ///< the workbook's own indexed colours
    std::vector<TextFormat> fonts_;
    std::vector<std::optional<Colour>> fills_;
    std::vector<BorderSet> borders_;
    workbook::FormatTable formats_;
    std::map<std::string, std::shared_ptr<const workbook::TableStyle>, std::less<>> table_styles_;
};

}  // namespace raingan::xlsx

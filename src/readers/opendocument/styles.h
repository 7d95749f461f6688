// Styles (ODF 1.3 part 3, 16): what stands in office:styles and office:automatic-styles, with inheritance by
// style:parent-style-name down to the family's style:default-style. Nothing is copied: a style is its chain of
// elements, and a property is the nearest one that states it.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "readers/opendocument/source.h"

namespace raingan::opendocument {

/// The property elements of one kind (style:text-properties …) from the nearest style to the farthest.
class Properties {
public:
    void add(pugi::xml_node element) { levels_.push_back(element); }
    void add(const Properties& farther) {
        levels_.insert(levels_.end(), farther.levels_.begin(), farther.levels_.end());
    }

    /// The attribute of that local name at the nearest level that has it.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    /// At the nearest level that has any of them, the first of them: {"border-top", "border"}.
    [[nodiscard]] std::optional<std::string_view> find(std::initializer_list<std::string_view> names) const;
    /// As find; empty where there is none.
    [[nodiscard]] std::string_view text(std::string_view name) const { return find(name).value_or(std::string_view()); }
    [[nodiscard]] bool is(std::string_view name, std::string_view value) const { return text(name) == value; }
    /// A length; a percentage counts what the farther levels say. None where no level states one.
    [[nodiscard]] std::optional<Points> length(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] std::optional<Points> length(std::string_view name) const { return length({name}); }
    /// The nearest child element of that name (style:tab-stops, style:columns).
    [[nodiscard]] pugi::xml_node child(std::string_view element) const;
    [[nodiscard]] const std::vector<pugi::xml_node>& levels() const { return levels_; }

private:
    std::vector<pugi::xml_node> levels_;
};

/// A style:style with what it inherits from, nearest first, the style:default-style last.
struct Style {
    std::vector<pugi::xml_node> chain;
    std::uint32_t identity = 0;  ///< of the nearest style that has a name for users (ParagraphFormat::style)

    [[nodiscard]] Properties properties(std::string_view element) const;
    /// The attribute of the nearest style:style that has it: style:master-page-name, style:list-style-name.
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;
    /// As attribute; empty where there is none.
    [[nodiscard]] std::string_view text(std::string_view name) const {
        return attribute(name).value_or(std::string_view());
    }
};

/// Automatic styles of the content and those of headers and footers have names of their own.
enum class Scope : std::uint8_t { content, styles };

class StyleSheet {
public:
    /// `source` must outlive it.
    explicit StyleSheet(const Source& source);

    /// Empty or unknown: what the family's default says ("Standard" of paragraphs). References stay good. Throws Error
    /// over_limit(style_depth).
    const Style& find(Scope scope, std::string_view family, std::string_view name);
    /// The names of all styles of a family, automatic ones of the content and common ones.
    [[nodiscard]] std::vector<std::string_view> names(std::string_view family) const;
    /// The element of that kind and name, automatic or common: "list-style", "page-layout", "date-style"; or empty.
    [[nodiscard]] pugi::xml_node element(Scope scope, std::string_view kind, std::string_view name) const;
    /// Common elements that have no name: text:outline-style, text:notes-configuration (by text:note-class).
    [[nodiscard]] pugi::xml_node common(std::string_view kind, std::string_view note_class = {}) const;
    [[nodiscard]] pugi::xml_node master_page(std::string_view name) const;  ///< empty: the first one
    /// The family that a style:font-face names; the name itself where there is none.
    [[nodiscard]] std::string_view font_family(std::string_view face) const;

private:
    using ByName = std::unordered_map<std::string_view, pugi::xml_node>;
    using ByKind = std::map<std::string_view, ByName>;  ///< kind, or family of a style:style
    void index(pugi::xml_node styles, ByKind& to);
    [[nodiscard]] pugi::xml_node look_up(Scope scope, std::string_view kind, std::string_view name) const;
    const Style& style_of(Scope scope, std::string_view family, pugi::xml_node node);

    ByKind content_, styles_, common_;
    ByName defaults_, faces_;
    pugi::xml_node common_styles_, master_styles_;
    bool flat_;
    std::map<std::string_view, std::unique_ptr<Style>> bare_;  ///< of a family: the default style alone
    std::unordered_map<std::size_t, std::unique_ptr<Style>> styles_by_node_;
    std::unordered_map<std::size_t, std::uint32_t> identities_;
};

/// The first of a list of families (svg:font-family, fo:font-family): "'TH SarabunPSK', Tahoma" → TH SarabunPSK.
std::string_view first_family(std::string_view list);
/// "80%" → 0.8.
std::optional<double> percentage(std::string_view text);
/// "0.5pt solid #000000" (fo:border).
Border read_border(std::string_view text);
/// fo:background-color of a fill; "transparent" → none.
std::optional<Colour> background_of(const Properties& properties);
/// fo:border-top … of cells, paragraphs, frames, with fo:padding as their space where `with_padding`.
Borders read_borders(const Properties& properties, bool with_padding);
/// style:writing-mode (20.404): lines, or a table's columns, from right to left.
bool runs_from_right(const Properties& properties);

}  // namespace raingan::opendocument

// styles.xml (ECMA-376 17.7): what a style says after its basedOn chain, worked out when it is first asked for, so that
// a file with hundreds of styles costs what it uses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/word/properties.h"
#include "readers/word/style_sheet.h"
#include "readers/word/table_properties.h"
#include "readers/word/theme.h"
#include "readers/xml.h"

namespace raingan::word {

/// A paragraph style. Where it (or a style that it is based on) names a list, the list's own indents stand between
/// what is farther from the paragraph than the naming style and the naming style itself.
struct ParagraphStyle {
    ParagraphProperties before_list, from_list;
    RunProperties run;
    std::uint32_t identity = 0;  ///< ParagraphFormat::style
    std::string_view id;
};

class Styles {
public:
    /// `theme` must outlive the Styles.
    Styles(StyleSheet sheet, const Theme& theme);

    /// Empty or unknown: the default paragraph style. References stay good.
    const ParagraphStyle& paragraph(std::string_view id);
    const RunProperties& character(std::string_view id);
    const TableStyle& table(std::string_view id);

    /// Identity of the paragraph style with that name ("heading 1"; of a heading in Thai, or its level alone); none
    /// where there is none.
    std::optional<std::uint32_t> paragraph_called(std::string_view name);

    /// Id of the character style with that name; empty where there is none.
    std::string_view character_called(std::string_view name) { return sheet_.called("character", name); }

    /// w:numId of a numbering style (17.7.2), 0 where it has none.
    std::int64_t list_of_numbering_style(std::string_view id);

    RunProperties default_run;
    ParagraphProperties default_paragraph;
    /// Ids of styles whose basedOn leads back to themselves; their chain was cut there.
    std::vector<std::string> cycles;

private:
    /// The style, or where there is none of that id the default one of its type.
    pugi::xml_node find_or_default(std::string_view type, std::string_view id);
    /// From the style that is based on nothing down to `leaf`. Throws Error over_limit(style_depth).
    std::vector<pugi::xml_node> chain(std::string_view type, pugi::xml_node leaf);

    StyleSheet sheet_;
    const Theme& theme_;
    std::unordered_map<std::string_view, std::unique_ptr<ParagraphStyle>> paragraphs_;
    std::unordered_map<std::string_view, std::unique_ptr<RunProperties>> characters_;
    std::unordered_map<std::string_view, std::unique_ptr<TableStyle>> tables_;
};

}  // namespace raingan::word

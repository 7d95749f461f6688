// Lists (ODF 1.3 part 3, 5.3 and 16.30): text:list, their styles, and the numbers of headings. A number is counted
// where a paragraph shows it, as LibreOffice counts, not where a text:list-item stands.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/opendocument/count_form.h"
#include "readers/opendocument/styles.h"

namespace raingan::odt {

inline constexpr std::size_t list_levels = 10;

/// One level of a text:list-style or the text:outline-style.
struct ListLevel {
    opendocument::CountForm form{NumberFormat::none};
    std::uint32_t start = 1;
    std::size_t display_levels = 1;
    std::string_view prefix, suffix, pattern;  ///< pattern: loext:num-list-format, "%1%.%2%"; it wins
    std::string_view bullet;
    bool picture = false;
    std::string_view text_style;     ///< text:style-name of the label
    pugi::xml_node text_properties;  ///< what the level itself says of it
    ListLabel::Suffix followed_by = ListLabel::Suffix::tab;
    Alignment alignment = Alignment::start;
    /// Stated by the level, in place of the paragraph's own (label-alignment); else they add to it.
    bool own_indents = false;
    Points indent_start, first_line;
    std::optional<Points> tab_stop;
};
using ListStyle = std::array<ListLevel, list_levels>;

/// How far a list has counted.
struct ListCounter {
    std::array<std::uint32_t, list_levels> value{};
    std::array<bool, list_levels> started{};
};

/// The text:list that the reading is in.
struct OpenList {
    const ListStyle* style = nullptr;
    ListCounter* counter = nullptr;
    std::size_t level = 0;                 ///< from 0
    bool fresh = false;                    ///< no paragraph of the item has shown its number yet
    bool header = false;                   ///< a text:list-header: no numbers
    std::optional<std::uint32_t> start{};  ///< text:start-value of the item
    std::string_view style_name;
};

class Lists {
public:
    explicit Lists(const opendocument::StyleSheet& styles) : styles_(styles) {}

    /// Null where there is no such list style.
    const ListStyle* style(opendocument::Scope scope, std::string_view name);
    const ListStyle* outline();

    /// A text:list within `outer` (null: none), styled by its own name, the outer list's, or `paragraph_style_name`
    /// (the list style of its first paragraph's style).
    OpenList open(pugi::xml_node list, const OpenList* outer, opendocument::Scope scope,
                  std::string_view paragraph_style_name);
    ListCounter& outline_counter() { return outline_counter_; }

private:
    ListCounter& counter_of(pugi::xml_node list, std::string_view style_name);

    const opendocument::StyleSheet& styles_;
    std::unordered_map<std::size_t, std::unique_ptr<ListStyle>> by_node_;
    std::vector<std::unique_ptr<ListCounter>> counters_;
    std::unordered_map<std::string_view, ListCounter*> last_of_style_, by_id_;
    ListCounter outline_counter_;
};

/// Counts one paragraph at `level`, from `start` where one is given.
void count(ListCounter& counter, const ListStyle& style, std::size_t level, std::optional<std::uint32_t> start);
/// The label's text: "1.2)", "๑.", a bullet as it is written.
std::string label_text(const ListCounter& counter, const ListStyle& style, std::size_t level);

}  // namespace raingan::odt

// numbering.xml (ECMA-376 17.9): the numbers that Word shows but does not store.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/document.h"
#include "readers/word/properties.h"
#include "readers/word/styles.h"
#include "readers/xml.h"

namespace raingan::word {

inline constexpr std::size_t list_levels = 9;

/// w:lvl after overrides.
struct ListLevel {
    NumberFormat format = NumberFormat::decimal;
    std::int64_t start = 1;
    std::optional<std::int64_t>
        restart;            ///< w:lvlRestart: 0 never, n after level n (1-based); none: after any higher one
    std::string_view text;  ///< w:lvlText, "%1.%2"
    ListLabel::Suffix suffix = ListLabel::Suffix::tab;
    Alignment alignment = Alignment::start;
    bool legal = false;  ///< w:isLgl: all numbers decimal
    bool picture = false;
    ParagraphProperties paragraph;
    RunProperties run;
    std::string_view paragraph_style;
};

class Numbering {
public:
    /// `part` may be null. `styles` and `theme` must outlive the Numbering.
    Numbering(std::unique_ptr<xml::Part> part, Styles& styles, const Theme& theme);

    /// The level of list `number_id`, or null: no such list, or 0 (no number). References stay good.
    const ListLevel* level(std::int64_t number_id, std::int64_t level_index);
    /// The level that is tied to a paragraph style (w:lvl/w:pStyle), 0 where none is.
    std::int64_t level_of_style(std::int64_t number_id, std::string_view style);

    /// Counts one paragraph, and gives the label's text ("๑.๒"). Bullets come as they are written.
    std::string next(std::int64_t number_id, std::int64_t level_index);

private:
    struct List {
        pugi::xml_node number, abstract_list;
        std::array<std::unique_ptr<ListLevel>, list_levels> levels;
    };
    /// Counts are shared by all lists of one abstract list.
    struct Counter {
        std::array<std::int64_t, list_levels> value{};
        std::array<bool, list_levels> started{};
    };

    List* find(std::int64_t number_id);
    [[nodiscard]] pugi::xml_node abstract_of(pugi::xml_node number) const;
    [[nodiscard]] ListLevel read_level(const List& list, std::int64_t level_index) const;
    void count(std::int64_t number_id, List& list, Counter& counter, std::size_t index);

    std::unique_ptr<xml::Part> part_;
    Styles& styles_;
    const Theme& theme_;
    std::unordered_map<std::int64_t, pugi::xml_node> numbers_, abstract_lists_;
    std::unordered_map<std::int64_t, std::unique_ptr<List>> lists_;
    std::unordered_map<std::size_t, Counter> counters_;          ///< by the abstract list's node
    std::set<std::pair<std::int64_t, std::size_t>> overridden_;  ///< w:startOverride already used: list, level
};

/// "thaiNumbers" (ST_NumberFormat, 17.18.59; also the names of Word 2003); decimal where it is not known.
NumberFormat read_number_format(std::string_view name);

}  // namespace raingan::word

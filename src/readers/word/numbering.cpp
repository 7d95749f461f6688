#include "readers/word/numbering.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "document/number_format.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::text_of;

constexpr std::array<std::pair<string_view, NumberFormat>, 17> format_names{
    {{"decimal", NumberFormat::decimal},
     {"thaiNumbers", NumberFormat::thai_numbers},
     {"thai-numbers", NumberFormat::thai_numbers},
     {"thaiLetters", NumberFormat::thai_letters},
     {"thai-letters", NumberFormat::thai_letters},
     {"thaiCounting", NumberFormat::thai_counting},
     {"thai-counting", NumberFormat::thai_counting},
     {"lowerLetter", NumberFormat::lower_letter},
     {"upperLetter", NumberFormat::upper_letter},
     {"lowerRoman", NumberFormat::lower_roman},
     {"upperRoman", NumberFormat::upper_roman},
     {"bullet", NumberFormat::bullet},
     {"none", NumberFormat::none},
     {"hindiNumbers", NumberFormat::decimal},
     {"decimalZero", NumberFormat::decimal_zero},
     {"numberInDash", NumberFormat::number_in_dash},
     {"bahtText", NumberFormat::baht_text}}};

xml_node child_with(xml_node parent, string_view name, string_view attribute, std::int64_t value) {
    for (const xml_node node : parent.children())
        if (xml::name(node) == name && xml::integer(node, attribute) == value) return node;
    return {};
}

void read_format(ListLevel& level, xml_node numFmt) {
    level.format = read_number_format(text_of(numFmt, "val"));
}

/// One child of w:lvl.
void read_level_child(ListLevel& level, xml_node node, const Theme& theme) {
    const string_view name = xml::name(node);
    const string_view value = text_of(node, "val");
    if (name == "start") level.start = xml::integer(value).value_or(1);
    if (name == "numFmt") read_format(level, node);
    if (name == "AlternateContent") read_format(level, xml::child(xml::child(node, "Fallback"), "numFmt"));
    if (name == "lvlText") level.text = value;
    if (name == "lvlRestart") level.restart = xml::integer(value);
    if (name == "isLgl") level.legal = xml::on_off(node);
    if (name == "pStyle") level.paragraph_style = value;
    if (name == "lvlPicBulletId") level.picture = true;
    if (name == "suff")
        level.suffix = value == "space"     ? ListLabel::Suffix::space
                       : value == "nothing" ? ListLabel::Suffix::nothing
                                            : ListLabel::Suffix::tab;
    if (name == "lvlJc")
        level.alignment = value == "center"                    ? Alignment::centre
                          : value == "right" || value == "end" ? Alignment::end
                                                               : Alignment::start;
    if (name == "pPr") level.paragraph = read_paragraph_properties(node);
    if (name == "rPr") level.run = read_run_properties(node, theme);
}

std::string number_text(const ListLevel& level, std::int64_t value, bool legal) {
    constexpr std::int64_t most = 1'000'000'000;
    const auto number = static_cast<std::uint32_t>(std::clamp(value, std::int64_t{0}, most));
    return format_number(number, legal ? NumberFormat::decimal : level.format);
}

}  // namespace

NumberFormat read_number_format(string_view name) {
    for (const auto& [known, format] : format_names)
        if (name == known) return format;
    return NumberFormat::decimal;
}

Numbering::Numbering(std::unique_ptr<xml::Part> part, Styles& styles, const Theme& theme)
    : part_(std::move(part)), styles_(styles), theme_(theme) {
    if (!part_) return;
    for (const xml_node node : part_->root().children()) {
        if (xml::name(node) == "num") numbers_.emplace(xml::integer(node, "numId").value_or(0), node);
        if (xml::name(node) == "abstractNum")
            abstract_lists_.emplace(xml::integer(node, "abstractNumId").value_or(-1), node);
    }
}

xml_node Numbering::abstract_of(xml_node number) const {
    constexpr int most_links = 8;  // w:numStyleLink leads to a style, its list, and that one's abstract list
    for (int i = 0; i < most_links && number; ++i) {
        const auto id = xml::integer(xml::child(number, "abstractNumId"), "val");
        const auto found = abstract_lists_.find(id.value_or(-1));
        if (found == abstract_lists_.end()) return {};
        const xml_node link = xml::child(found->second, "numStyleLink");
        if (!link) return found->second;
        const auto linked = numbers_.find(styles_.list_of_numbering_style(text_of(link, "val")));
        number = linked == numbers_.end() ? xml_node() : linked->second;
    }
    return {};
}

Numbering::List* Numbering::find(std::int64_t number_id) {
    if (const auto known = lists_.find(number_id); known != lists_.end()) return known->second.get();
    const auto number = numbers_.find(number_id);
    std::unique_ptr<List>& list = lists_[number_id];
    if (number_id == 0 || number == numbers_.end()) return nullptr;
    const xml_node abstract_list = abstract_of(number->second);
    if (abstract_list) list = std::make_unique<List>(List{number->second, abstract_list, {}});
    return list.get();
}

ListLevel Numbering::read_level(const List& list, std::int64_t level_index) const {
    ListLevel level;
    const xml_node override_node = child_with(list.number, "lvlOverride", "ilvl", level_index);
    xml_node node = xml::child(override_node, "lvl");
    if (!node) node = child_with(list.abstract_list, "lvl", "ilvl", level_index);
    for (const xml_node child : node.children()) read_level_child(level, child, theme_);
    const auto start = xml::integer(xml::child(override_node, "startOverride"), "val");
    if (start) level.start = *start;
    return level;
}

const ListLevel* Numbering::level(std::int64_t number_id, std::int64_t level_index) {
    List* list = find(number_id);
    if (list == nullptr) return nullptr;
    level_index = std::clamp(level_index, std::int64_t{0}, static_cast<std::int64_t>(list_levels) - 1);
    std::unique_ptr<ListLevel>& level = list->levels[static_cast<std::size_t>(level_index)];
    if (!level) level = std::make_unique<ListLevel>(read_level(*list, level_index));
    return level.get();
}

std::int64_t Numbering::level_of_style(std::int64_t number_id, string_view style) {
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(list_levels); ++i) {
        const ListLevel* found = level(number_id, i);
        if (found != nullptr && !style.empty() && found->paragraph_style == style) return i;
    }
    return 0;
}

void Numbering::count(std::int64_t number_id, List& list, Counter& counter, std::size_t index) {
    const auto level_index = static_cast<std::int64_t>(index);
    const xml_node start_override =
        xml::child(child_with(list.number, "lvlOverride", "ilvl", level_index), "startOverride");
    const bool begins = !counter.started[index] || (start_override && overridden_.emplace(number_id, index).second);
    counter.value[index] = begins ? level(number_id, level_index)->start : counter.value[index] + 1;
    if (start_override) overridden_.emplace(number_id, index);
    counter.started[index] = true;
    for (std::size_t deeper = index + 1; deeper < list_levels; ++deeper) {
        const auto restart = level(number_id, static_cast<std::int64_t>(deeper))->restart;
        if (!restart || (*restart != 0 && level_index < *restart)) counter.started[deeper] = false;
    }
}

std::string Numbering::next(std::int64_t number_id, std::int64_t level_index) {
    const ListLevel* own = level(number_id, level_index);
    if (own == nullptr) return {};
    List& list = *find(number_id);
    const auto index =
        static_cast<std::size_t>(std::clamp(level_index, std::int64_t{0}, static_cast<std::int64_t>(list_levels) - 1));
    Counter& counter = counters_[list.abstract_list.hash_value()];
    count(number_id, list, counter, index);
    if (own->format == NumberFormat::bullet) return std::string(own->text);
    std::string label;
    for (std::size_t i = 0; i < own->text.size(); ++i) {
        const char digit = own->text[i] == '%' && i + 1 < own->text.size() ? own->text[i + 1] : '\0';
        if (digit < '1' || digit > '9') {
            label += own->text[i];
            continue;
        }
        ++i;
        const auto shown = static_cast<std::size_t>(digit - '1');
        const ListLevel& from = *level(number_id, static_cast<std::int64_t>(shown));
        const std::int64_t value = counter.started[shown] ? counter.value[shown] : from.start;
        label += number_text(from, value, own->legal);
    }
    return label;
}

}  // namespace raingan::word

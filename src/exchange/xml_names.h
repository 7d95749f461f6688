// What XML does not tell and JSON does: which elements are arrays, and what their items are called.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace raingan::exchange {

struct XmlArray {
    std::string_view name, item;
};
inline constexpr std::array<XmlArray, 22> xml_arrays = {{{"parts", "part"},
                                                         {"instruments", "instrument"},
                                                         {"indicators", "indicator"},
                                                         {"indices", "index"},
                                                         {"history", "year_result"},
                                                         {"scores", "score_of"},
                                                         {"questions", "question"},
                                                         {"part_scores", "part_score"},
                                                         {"weakest", "number"},
                                                         {"measures", "measure"},
                                                         {"actions", "action"},
                                                         {"responsible", "office"},
                                                         {"step_list", "step"},
                                                         {"links", "link"},
                                                         {"rounds", "round"},
                                                         {"projects", "project"},
                                                         {"sign_off", "signature"},
                                                         {"statements", "statement"},
                                                         {"terms", "term"},
                                                         {"diagnostics", "diagnostic"},
                                                         {"corrections", "correction"},
                                                         {"source_signatures", "source_signature"}}};

/// The name of the items of that array; empty: no array has this name.
constexpr std::string_view xml_item_name(std::string_view array) {
    const auto* const found = std::ranges::find(xml_arrays, array, &XmlArray::name);
    return found == xml_arrays.end() ? std::string_view() : found->item;
}

}  // namespace raingan::exchange

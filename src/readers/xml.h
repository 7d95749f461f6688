// An XML part as a tree over its own bytes (pugixml parses in place; it expands no entities but the five of XML).
//
// Elements and attributes are found by local name: files choose other prefixes, and Strict files other namespaces
// (ECMA-376 Part 1 Annex A), while within the elements we read no two namespaces share a local name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/units.h"

namespace raingan::xml {

struct Part {
    std::string name;
    std::string bytes;  ///< what the tree points into
    pugi::xml_document tree;

    [[nodiscard]] pugi::xml_node root() const { return tree.document_element(); }
};

/// What becomes of spaces between elements. One within an element of nothing else stays in either case.
enum class Spaces { dropped, kept };

/// Throws Error "ill-formed" with the part's name and the line, and over_limit(xml_tags, xml_attributes).
std::unique_ptr<Part> parse(std::string name, std::string bytes, Spaces spaces = Spaces::dropped);

/// Parses bytes [begin, end) of a part whose tree does not hold them yet, and gives their one element. The bytes are
/// copied. Throws as parse does.
pugi::xml_node parse_fragment(Part& part, std::size_t begin, std::size_t end);

inline std::string_view local_name(const char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}
inline std::string_view name(pugi::xml_node node) {
    return local_name(node.name());
}

/// The first child element of that local name, or an empty node.
pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// The value of the attribute of that local name, or none.
std::optional<std::string_view> attribute(pugi::xml_node node, std::string_view local);
/// As attribute, but empty where there is none.
std::string_view text_of(pugi::xml_node node, std::string_view local);

/// Decimal integer with sign, anything behind it ignored ("240.0" is 240); none where no digit leads.
std::optional<std::int64_t> integer(std::string_view text);
std::optional<std::int64_t> integer(pugi::xml_node node, std::string_view local);

/// w:val of an on/off element: absent means on (ECMA-376 17.17.4).
bool on_off(pugi::xml_node node);
bool truth(std::string_view value);
/// An attribute that is there and says so: absent means off.
bool is_set(pugi::xml_node node, std::string_view local);

/// A length: a bare number counts `unit` (twip, half-point …), else ST_UniversalMeasure ("12pt", "2.5cm").
std::optional<Points> measure(std::string_view text, Points unit);
std::optional<Points> measure(pugi::xml_node node, std::string_view local, Points unit);

inline constexpr Points twip{1.0 / 20};
inline constexpr Points half_point{0.5};
inline constexpr Points eighth_point{0.125};

}  // namespace raingan::xml

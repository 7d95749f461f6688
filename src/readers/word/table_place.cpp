#include "readers/word/table_place.h"

#include <array>
#include <utility>

#include "readers/word/shapes.h"
#include "readers/xml.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

FloatPosition read_place_on(xml_node tblpPr, string_view anchor, string_view offset, string_view spec,
                            FloatPosition::From otherwise) {
    using From = FloatPosition::From;
    static constexpr std::array<std::pair<string_view, From>, 3> bases{
        {{"page", From::page}, {"margin", From::margin}, {"text", From::text}}};
    FloatPosition position;
    position.from = otherwise;
    for (const auto& [name, from] : bases)
        if (xml::text_of(tblpPr, anchor) == name) position.from = from;
    position.align = align_of(xml::text_of(tblpPr, spec)).value_or(FloatPosition::Align::offset);
    position.offset = xml::measure(tblpPr, offset, xml::twip).value_or(Points());
    return position;
}

}  // namespace

/// Where an anchor is left out, the text counts across and the margin down.
TablePlace read_place(xml_node tblpPr) {
    const auto distance = [&](string_view name) { return xml::measure(tblpPr, name, xml::twip).value_or(Points()); };
    TablePlace place;
    place.horizontal = read_place_on(tblpPr, "horzAnchor", "tblpX", "tblpXSpec", FloatPosition::From::text);
    place.vertical = read_place_on(tblpPr, "vertAnchor", "tblpY", "tblpYSpec", FloatPosition::From::margin);
    place.distance_top = distance("topFromText");
    place.distance_end = distance("rightFromText");
    place.distance_bottom = distance("bottomFromText");
    place.distance_start = distance("leftFromText");
    return place;
}

}  // namespace raingan::word

// Parts of a package that are never shown, and are read for their words alone: comments, charts, diagrams, drawings of
// a worksheet.
#pragma once

#include "readers/left_out_words.h"
#include "readers/word/relationships.h"

namespace raingan::word {

/// The related part, parsed. Null where it is not in the package or is damaged: what it belongs to is read all the
/// same.
std::unique_ptr<xml::Part> readable_part(Package& package, const Relationship* relationship);

/// The words of the parts that a chart (c:chart, r:id) or a diagram's data (dgm:relIds, r:dm) refers to.
void add_object_parts(LeftOutWords& words, Package& package, const Relationships& relationships, pugi::xml_node object);

}  // namespace raingan::word

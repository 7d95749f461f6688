// A small part beside a worksheet, in either form.
#pragma once

#include <memory>

#include "readers/container/zip.h"
#include "readers/word/relationships.h"
#include "readers/xml.h"

namespace raingan::xlsx {

/// Its XML, that of a binary one translated; null where there is none, or where it cannot be read.
std::unique_ptr<xml::Part> side_part(Zip& zip, const word::Relationship* relationship);

}  // namespace raingan::xlsx

// Structures that become parts of their own: sections with their headers and footers, notes, settings, properties.
#pragma once

#include <string>

#include "readers/doc/source.h"

namespace raingan::doc {

/// PlcfSed and its SEPX; at least one section.
void read_sections(Source& source);
/// PlcfHdd: the parts of headers and footers, and the references of the sections to them.
void add_headers(Source& source);

/// PlcffndRef, PlcfendRef and PlcfandRef.
void read_note_marks(Source& source);
/// footnotes.xml, endnotes.xml and comments.xml.
void add_notes(Source& source);

/// The document's properties (2.7 Dop) → settings.xml.
void add_settings(Source& source);

}  // namespace raingan::doc

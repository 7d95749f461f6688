// What LibreOffice's export to Word 2003 XML (an XSLT of its own) leaves out though its document had it, put back into
// the tree before it is translated. Files of Word's are not touched.
#pragma once

#include <pugixml.hpp>

namespace raingan::wordml {

/// Whether the file says that LibreOffice wrote it.
bool is_from_libreoffice(pugi::xml_node root);

/// Sizes and weights for complex scripts, Thai among them: the export writes w:sz, w:b and w:i alone. And their fonts'
/// names, which it writes with the number that OpenDocument tells two entries of one font by ("TH SarabunPSK1").
void restore_complex_script(pugi::xml_node root);

/// Ends of sections that it puts into the last paragraph before them, though that may stand in a table's cell, where
/// Word knows none: they move into a paragraph of their own behind the table.
void restore_sections(pugi::xml_node root);

}  // namespace raingan::wordml

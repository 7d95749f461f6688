// A Drawing as a form XObject (ISO 32000-1 8.10), which is drawn wherever its picture stands.
#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/paints.h"

namespace raingan::pdf {

/// Writes the drawings among `images` that Pages::drawings names, as /I<i> like all pictures, each filling the unit
/// square; appends them to `x_objects` and marks them in `images_ok`. Their resources are the object `resources`.
void write_forms(File& file, const Pages& pages, const std::vector<Image>& images, const TextTools& tools,
                 PaintTable& paints, Ref resources, std::string& x_objects, std::vector<bool>& images_ok);

}  // namespace raingan::pdf

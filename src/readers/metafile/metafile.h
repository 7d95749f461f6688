// EMF, EMF+ and WMF as Drawings ([MS-EMF], [MS-EMFPLUS], [MS-WMF]), whatever document they stand in; compressed ones
// (.emz, .wmz) too. Whatever the bytes say, something sound comes of it or nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/drawing.h"

namespace raingan {

struct Metafile {
    std::shared_ptr<const Drawing> drawing;  ///< with its own size
    std::string media_type;                  ///< "image/emf", "image/wmf"
    std::vector<std::string> left_out;       ///< what it asks for that is not drawn, by English names
};

/// Does it begin as a metafile does, or as a gzip file?
bool may_be_metafile(std::string_view bytes);

/// A metafile of `size` bytes that stands in an Office file as a zlib stream; none where it is damaged or too large.
std::optional<std::string> inflated_metafile(std::string_view stream, std::size_t size);

/// None where it is no metafile, or damaged from its head on.
std::optional<Metafile> read_metafile(std::string_view bytes);

}  // namespace raingan

// The pictures of a workbook in its Document: each once, however often it is shown.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "document/document.h"

namespace raingan::workbook {

/// The document's index of each image that it has of the workbook.
using KnownImages = std::map<std::shared_ptr<const Image>, std::uint32_t>;

inline std::uint32_t image_index(const std::shared_ptr<const Image>& image, KnownImages& known, Document& document) {
    const auto [place, is_new] = known.try_emplace(image, static_cast<std::uint32_t>(document.images.size()));
    if (is_new) document.images.push_back(*image);
    return place->second;
}

}  // namespace raingan::workbook

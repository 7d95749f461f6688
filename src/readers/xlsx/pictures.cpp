#include "readers/xlsx/pictures.h"

#include <utility>

#include "readers/picture/image.h"

namespace raingan::xlsx {

const PackagePictures::Found& PackagePictures::find(const std::string& part) {
    const auto [place, is_new] = found_.try_emplace(part);
    Found& found = place->second;
    if (!is_new) return found;
    std::optional<std::string> bytes = zip_.read(part);
    if (!bytes) return found;
    ReadImage read = read_sheet_image(std::move(*bytes));
    if (read.image) found.image = std::make_shared<const Image>(std::move(*read.image));
    found.left_out = std::move(read.left_out);
    return found;
}

}  // namespace raingan::xlsx

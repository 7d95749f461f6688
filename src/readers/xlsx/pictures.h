// The picture files of a workbook's package.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "document/drawing.h"
#include "readers/container/zip.h"

namespace raingan::xlsx {

class PackagePictures {
public:
    explicit PackagePictures(Zip& zip) : zip_(zip) {}

    struct Found {
        std::shared_ptr<const Image> image;  ///< null: there is none, or it cannot be shown
        std::string left_out;                ///< what of a metafile is not drawn
    };
    /// Each part is read once. Throws Error (over_limit) for one of too many pixels.
    const Found& find(const std::string& part);

private:
    Zip& zip_;
    std::map<std::string, Found> found_;
};

}  // namespace raingan::xlsx

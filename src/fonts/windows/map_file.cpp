// HarfBuzz takes a path's bytes for letters of Windows' own; so the file is read here.
#include "base/error.h"
#include "base/file.h"
#include "fonts/open_face.h"

namespace raingan::fonts {

BlobPtr map_file(const std::string& path) {
    try {
        const std::string bytes = read_file(path);
        return BlobPtr(hb_blob_create_or_fail(bytes.data(), static_cast<unsigned>(bytes.size()),
                                              HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
    } catch (const Error&) {
        return nullptr;
    }
}

}  // namespace raingan::fonts

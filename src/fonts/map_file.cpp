#include "fonts/open_face.h"

namespace raingan::fonts {

BlobPtr map_file(const std::string& path) {
    return BlobPtr(hb_blob_create_from_file_or_fail(path.c_str()));
}

}  // namespace raingan::fonts

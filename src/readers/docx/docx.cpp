#include "readers/docx/docx.h"

#include "readers/container/zip.h"
#include "readers/word/word.h"

namespace raingan::docx {

Document read(std::string_view bytes, const ReadOptions& options) {
    Zip zip(bytes);
    return word::read(zip, options.stored_fields);
}

}  // namespace raingan::docx

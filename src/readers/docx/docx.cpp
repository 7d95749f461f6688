#include "readers/docx/docx.h"

#include "readers/container/zip.h"
#include "readers/word/word.h"

namespace raingan::docx {

Document read(std::string_view bytes) {
    Zip zip(bytes);
    return word::read(zip);
}

}  // namespace raingan::docx

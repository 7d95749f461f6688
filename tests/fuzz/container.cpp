// Seeds: *.docx *.doc *.xls *.xlsx *.odt
// ZIP archives and compound files: every stream that can be found is read.
#include <string>
#include <vector>

#include "fuzz.h"
#include "readers/container/compound.h"
#include "readers/container/zip.h"

using namespace raingan;

namespace {

constexpr int deepest = 8;
constexpr std::size_t most = 500;  // streams: storages may hold themselves, several times over

void read_storage(const CompoundFile& file, const std::string& storage, int depth, std::size_t& read) {
    for (const std::string& name : file.names(storage)) {
        const std::string path = storage.empty() ? name : storage + "/" + name;
        if (++read > most) return;
        try {
            if (!file.read(path) && depth < deepest) read_storage(file, path, depth + 1, read);
        } catch (const Error&) {  // this stream is damaged; the others may not be
            continue;
        }
    }
}

void read_compound(std::string_view bytes) {
    const CompoundFile file(bytes);
    std::size_t read = 0;
    read_storage(file, "", 0, read);
}

void read_zip(std::string_view bytes) {
    Zip zip(bytes);
    for (const char* name : {"word/document.xml", "[Content_Types].xml", "mimetype", "content.xml", "xl/workbook.xml"})
        if (zip.has(name)) zip.read(name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (auto* read : {read_zip, read_compound}) {
        try {
            read(test::as_text(data, size));
        } catch (const Error&) {  // hostile input, refused
            continue;
        }
    }
    return 0;
}

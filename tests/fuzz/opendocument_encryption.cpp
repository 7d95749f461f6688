// Seeds: none. Two bytes tell the length of the manifest, which says how the rest, content.xml, is encrypted.
#include "readers/opendocument/encryption.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/limits.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    constexpr std::size_t head = 2;
    if (size < head) return 0;
    limits::spin_count.set("2000");
    const std::string_view rest = test::as_text(data, size).substr(head);
    const std::size_t manifest = std::min<std::size_t>(data[0] + 256U * data[1], rest.size());
    auto package = std::make_unique<MemoryPackage>();
    package->add("META-INF/manifest.xml", std::string(rest.substr(0, manifest)));
    package->add("content.xml", std::string(rest.substr(manifest)));
    try {
        const std::unique_ptr<Package> opened = opendocument::opened(std::move(package), "ลับ123");
        static_cast<void>(opened->read("content.xml"));
    } catch (const Error&) {  // hostile input, refused
        return 0;
    }
    return 0;
}

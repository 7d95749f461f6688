// Seeds: *.xml
// Dictionary: report
// What can be read comes back the same when it is written and read again.
#include <string>

#include "exchange/xml.h"
#include "fuzz.h"

using namespace raingan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const std::string written = to_xml(from_xml(test::as_text(data, size)));
        test::must(to_xml(from_xml(written)) == written);
    } catch (const Error&) {  // no report, refused
        return 0;
    }
    return 0;
}

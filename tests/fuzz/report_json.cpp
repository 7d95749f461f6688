// Seeds: *.json
// Dictionary: report
// What can be read comes back the same when it is written and read again.
#include <string>

#include "exchange/json.h"
#include "exchange/json_read.h"
#include "fuzz.h"

using namespace raingan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const std::string written = to_json(from_json(test::as_text(data, size)));
        test::must(to_json(from_json(written)) == written);
    } catch (const Error&) {  // no report, refused
        return 0;
    }
    return 0;
}

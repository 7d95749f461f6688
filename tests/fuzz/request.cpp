// Seeds: *.json
// What the service makes of a request's target, query, body and headers: Beast reads the bytes, this what they say.
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz.h"
#include "serve/message.h"
#include "serve/routes.h"

using namespace raingan;
using test::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = test::as_text(data, size);
    const std::size_t line = std::min(text.find('\n'), text.size());
    serve::Request request;
    if (!serve::take_target(request, text.substr(0, line))) return 0;
    for (const std::string& part : request.path)
        must(part.find('/') == std::string::npos && part.find('\0') == std::string::npos);
    const serve::Found found = serve::find_route(serve::Method::get, request.path);
    must(found.route == nullptr || found.path_is_there);
    request.headers["content-type"] = "application/json";
    request.headers["accept-language"] = std::string(text.substr(line));
    request.body = text.substr(std::min(line + 1, text.size()));
    static_cast<void>(request.language());
    // A header's value is one line, whatever stands in a name.
    must(serve::escaped(request.body).find_first_of("\r\n\"; ") == std::string::npos);
    try {
        const nlohmann::json object = serve::object_of(request);
        serve::text_member(object, "name");
        serve::number_member(object, "year");
        serve::json_response(object);
    } catch (const serve::Problem&) {
        return 0;
    }
    return 0;
}

// Nothing is fetched on Windows yet; --offline, --cache and --trust have what does without.
#include "sign/http.h"

namespace raingan::sign {

bool has_http() {
    return false;
}

HttpAnswer http_fetch(const HttpRequest& /*request*/) {
    return {false, "", "raingan fetches nothing on Windows"};
}

}  // namespace raingan::sign

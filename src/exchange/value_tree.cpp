#include "exchange/value_tree.h"

#include <algorithm>

namespace raingan::exchange {

std::string describe(const Place& place) {
    if (place.value.line != 0) return "line " + std::to_string(place.value.line);
    std::vector<std::string> steps;
    for (const Place* at = &place; at->parent != nullptr; at = at->parent) {
        std::string step = at->parent->value.kind == Value::Kind::array ? std::to_string(at->index)
                                                                        : std::string(at->value.name.substr(0, 80));
        // RFC 6901 §3: '~' and '/' of a name are written ~0 and ~1.
        for (std::size_t i = 0; (i = step.find_first_of("~/", i)) != std::string::npos; i += 2)
            step.replace(i, 1, step[i] == '~' ? "~0" : "~1");
        steps.push_back("/" + step);
    }
    std::string pointer;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) pointer += *step;
    return pointer.empty() ? "/" : pointer;
}

Error report_fault(const Place& place, const Message& what) {
    return unreadable("bad-report", describe(place),
                      {what.en + "; mend it by 'raingan schema report', or export the report again",
                       what.th + " โปรดแก้ไขตาม 'raingan schema report' หรือส่งออกรายงานใหม่"});
}

}  // namespace raingan::exchange

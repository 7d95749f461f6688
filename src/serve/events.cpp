// Server-sent events.
#include <memory>

#include "serve/asked.h"
#include "serve/routes.h"
#include "store/log.h"

namespace raingan::serve {

Response get_events(Call& call) {
    auto watching = std::make_shared<Watching>();
    if (!call.parts.empty()) watching->document = seen_document(call.database, call.who, call.parts[0]).id;
    std::string after = call.request.header("last-event-id");
    if (after.empty()) after = call.request.parameter("after");
    watching->after = number_asked(after, "after", 0).value_or(store::last_event(call.database));
    House& house = call.house;
    const Who who = call.who;
    watching->sees = [&house, who](const std::string& document, const std::string& agency) {
        if (who.province.empty() || who.of_agency())  // nothing to look up
            return who.of_agency() ? agency == who.agency && !agency.empty() : true;
        auto database = house.borrow();
        return sees(*database, who, document, agency);
    };
    watching->goes_on = [&house, who] {
        auto database = house.borrow();
        return still_holds(*database, who);
    };
    return {.type = "text/event-stream; charset=utf-8", .watching = std::move(watching)};
}

}  // namespace raingan::serve

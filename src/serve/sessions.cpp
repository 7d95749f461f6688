// Who is signed in.
#include <nlohmann/json.hpp>

#include "serve/routes.h"
#include "serve/shown.h"

namespace raingan::serve {

Response get_session(Call& call) {
    const Who& who = call.who;
    nlohmann::json session{
        {"open", who.open}, {"signed_in", who.role != Role::none}, {"csrf", nullptr}, {"user", nullptr}};
    if (who.role != Role::none) {
        session["csrf"] = csrf_token(call.house, who);
        session["user"] = shown_user(call.database, who);
    }
    return json_response(session);
}

}  // namespace raingan::serve

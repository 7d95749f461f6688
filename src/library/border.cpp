#include "library/border.h"

#include <algorithm>

namespace raingan {

struct v0::Error::State {
    ErrorKind kind;
    std::string code, place;
    Message message;
    std::string what;
};

v0::Error::Error(ErrorKind kind, std::string code, std::string place, Message message) {
    std::string what = place.empty() ? message.en : place + ": " + message.en;
    state_ = std::make_shared<const State>(
        State{kind, std::move(code), std::move(place), std::move(message), std::move(what)});
}
v0::Error::Error(const Error&) noexcept = default;
v0::Error& v0::Error::operator=(const Error&) noexcept = default;
v0::Error::~Error() = default;

v0::ErrorKind v0::Error::kind() const noexcept {
    return state_->kind;
}
const std::string& v0::Error::code() const noexcept {
    return state_->code;
}
const std::string& v0::Error::place() const noexcept {
    return state_->place;
}
const v0::Message& v0::Error::message() const noexcept {
    return state_->message;
}
const char* v0::Error::what() const noexcept {
    return state_->what.c_str();
}

namespace library {

v0::Error error(const Error& from) {
    const auto kind = from.status() == ExitStatus::unwritable ? v0::ErrorKind::unwritable
                      : from.status() == ExitStatus::usage    ? v0::ErrorKind::usage
                                                              : v0::ErrorKind::unreadable;
    return {kind, from.code(), from.place(), message(from.message())};
}

v0::Error unexpected(const std::exception& from) {
    return {v0::ErrorKind::unreadable,
            "failed",
            "",
            {std::string("the work ended unexpectedly: ") + from.what(),
             std::string("การทำงานสิ้นสุดโดยไม่คาดหมาย: ") + from.what()}};
}

v0::Place place(const Origin& origin, const Parts& parts) {
    return {origin.part < parts.size() ? parts[origin.part] : std::string(), origin.table, origin.row, origin.column,
            origin.paragraph};
}

std::vector<v0::Finding> findings(const Diagnostics& diagnostics, const Parts& parts) {
    std::vector<v0::Finding> out;
    out.reserve(diagnostics.size());
    for (const Diagnostic& diagnostic : diagnostics) {
        const Telling telling = telling_of(diagnostic, parts);
        out.push_back({static_cast<v0::Severity>(diagnostic.severity), diagnostic.code, message(telling.message),
                       message(telling.place), place(diagnostic.origin, parts)});
    }
    return out;
}

}  // namespace library
}  // namespace raingan

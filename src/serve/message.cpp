#include "serve/message.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ascii_case.h"
#include "base/plain_words.h"
#include "base/utf8.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_target_bytes = 4'096;
constexpr unsigned delete_character = 0x7F;

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        if (decoded.code_point == U'\uFFFD' && decoded.length == 1) return false;
        at += decoded.length;
    }
    return true;
}

/// `plus`: in a query + is a blank.
std::optional<std::string> unescaped(std::string_view text, bool plus) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plus) c = ' ';
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        const auto code = static_cast<unsigned char>(c);
        if (code < ' ' || code == delete_character) return std::nullopt;
        out.push_back(c);
    }
    if (!is_utf8(out)) return std::nullopt;
    return out;
}

bool take_query(Request& request, std::string_view query) {
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (pair.empty()) continue;
        const std::size_t sign = pair.find('=');
        const auto name = unescaped(pair.substr(0, sign), true);
        const auto value = unescaped(sign == std::string_view::npos ? "" : pair.substr(sign + 1), true);
        if (!name || !value) return false;
        request.query.emplace(*name, *value);
    }
    return true;
}

const char* title_of(unsigned status, Language language) {
    const bool thai = language == Language::thai;
    switch (status) {
        case 400:
            return thai ? "คำขอไม่ถูกต้อง" : "Bad request";
        case 401:
            return thai ? "โปรดเข้าสู่ระบบ" : "Sign in first";
        case 403:
            return thai ? "ไม่มีสิทธิ์" : "Not allowed";
        case 404:
            return thai ? "ไม่พบ" : "Not found";
        case 409:
            return thai ? "ทำไม่ได้ในขณะนี้" : "Not as things stand";
        case 412:
            return thai ? "มีการแก้ไขระหว่างนั้น" : "Changed meanwhile";
        case 413:
            return thai ? "ไฟล์ใหญ่เกินไป" : "Too large";
        case 422:
            return thai ? "ข้อมูลไม่ถูกต้อง" : "Does not hold";
        case 429:
            return thai ? "คำขอมากเกินไป" : "Too many requests";
        default:
            return status < 500 ? (thai ? "คำขอไม่ถูกต้อง" : "Bad request") : (thai ? "ระบบขัดข้อง" : "Failure");
    }
}

}  // namespace

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::put:
            return "PUT";
        case Method::post:
            return "POST";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
        default:
            return "";
    }
}

std::string Request::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string Request::parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? "" : found->second;
}

bool Request::is_direct() const {
    constexpr std::array forwarding{"forwarded",         "via",      "x-forwarded-for", "x-forwarded-host",
                                    "x-forwarded-proto", "x-real-ip"};
    return from_here && std::ranges::none_of(forwarding, [&](const char* name) { return headers.contains(name); });
}

Language Request::language() const {
    const std::string asked = ascii_lowered(header("accept-language"));
    const std::size_t english = asked.find("en"), thai = asked.find("th");
    return english < thai ? Language::english : Language::thai;
}

bool take_target(Request& request, std::string_view target) {
    if (target.empty() || target.front() != '/' || target.size() > most_target_bytes) return false;
    const std::size_t mark = target.find('?');
    if (mark != std::string_view::npos && !take_query(request, target.substr(mark + 1))) return false;
    std::string_view path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
    for (;;) {
        const std::size_t end = path.find('/');
        const auto part = unescaped(path.substr(0, end), false);
        if (!part || part->find('/') != std::string::npos) return false;
        request.path.push_back(*part);
        if (end == std::string_view::npos) return true;
        path.remove_prefix(end + 1);
    }
}

std::string json_text(const json& body) {
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

Response json_response(const json& body, unsigned status) {
    return {.status = status, .body = json_text(body) + "\n"};
}

Response no_content() {
    return {.status = 204, .type = ""};
}

Problem not_found() {
    return {404, "not-found", {"there is nothing here, or it is not yours to see", "ไม่พบสิ่งที่ขอ หรือท่านไม่มีสิทธิ์เห็น"}};
}

Problem forbidden() {
    return {403,
            "not-allowed",
            {"your account may not do this; ask an administrator", "บัญชีของท่านไม่มีสิทธิ์ทำสิ่งนี้ โปรดติดต่อผู้ดูแลระบบ"}};
}

Problem bad_request(const std::string& about) {
    return {400, "bad-request", {"the request is not understood: " + about, "ไม่เข้าใจคำขอ: " + about}};
}

json problem_json(unsigned status, const std::string& code, const Message& message, Language language) {
    return {{"type", "urn:raingan:error:" + code},
            {"code", code},
            {"status", status},
            {"title", title_of(status, language)},
            {"detail", message.in(language)},
            {"messages", {{"th", message.th}, {"en", message.en}}}};
}

Response problem_response(const Problem& problem, Language language) {
    Response response =
        json_response(problem_json(problem.status, problem.code, problem.message, language), problem.status);
    response.type = "application/problem+json";
    response.headers = problem.headers;
    return response;
}

json problem_of(const Error& error) {
    constexpr unsigned cannot_be_processed = 422;
    json problem = problem_json(cannot_be_processed, error.code(), in_plain_words(error.message()), Language::thai);
    if (!error.place().empty()) problem["place"] = error.place();
    return problem;
}

json object_of(const Request& request) {
    if (!begins_but_for_case(request.header("content-type"), "application/json"))
        throw Problem(415, "bad-request",
                      {"the body must be JSON (Content-Type: application/json)",
                       "ข้อมูลต้องเป็น JSON (Content-Type: application/json)"});
    // What is written out again is so by recursion: no deeper than any request of ours, or the stack would end.
    constexpr int most_levels = 32;
    json object = json::parse(
        request.body,
        [](int depth, json::parse_event_t /*event*/, json& /*value*/) {
            if (depth > most_levels) throw bad_request("JSON");
            return true;
        },
        false);
    if (!object.is_object()) throw bad_request("JSON");
    return object;
}

std::string text_member(const json& object, const char* name, bool needed) {
    const auto found = object.find(name);
    const bool is_there = found != object.end() && !found->is_null();
    if ((needed && !is_there) || (is_there && !found->is_string())) throw bad_request(name);
    return is_there ? found->get<std::string>() : "";
}

std::optional<std::int64_t> number_member(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return std::nullopt;
    if (!found->is_number_integer()) throw bad_request(name);
    return found->get<std::int64_t>();
}

std::string escaped(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        const char lower = ascii_lower(c);
        if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
            std::string_view("-._~").find(c) != std::string_view::npos) {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(digits[code >> 4U]);
            out.push_back(digits[code & 0xFU]);
        }
    }
    return out;
}

}  // namespace raingan::serve

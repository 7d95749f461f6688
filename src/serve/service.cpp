#include "serve/service.h"

#include <algorithm>
#include <cstdio>
#include <new>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "serve/routes.h"
#include "store/clock.h"
#include "store/jobs.h"

namespace raingan::serve {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_json_bytes = 4U << 20U;

bool is_api(const Request& request) {
    return request.path.size() >= 2 && request.path[0] == "api" && request.path[1] == "v1";
}

Found route_of(const Request& request) {
    return find_route(request.method, std::span(request.path).subspan(2));
}

/// Whether they may; before the body.
Who checked(House& house, store::Database& database, const Request& request, const Route& route) {
    Who who = who_asks(house, database, request);
    if (route.roles == 0) return who;
    if (who.role == Role::none) throw Problem(401, "sign-in", {"sign in first", "โปรดเข้าสู่ระบบ"});
    const std::string_view scope = scope_name(route.scope);
    const bool in_scope =
        who.scopes.empty() || scope.empty() || who.scopes.find(" " + std::string(scope) + " ") != std::string::npos;
    if (!who.is(route.roles) || !in_scope) throw forbidden();
    require_own_page(house, who, request);
    return who;
}

std::variant<BodyPlan, Response> plan_of(House& house, const Request& request) {
    if (!is_api(request)) return BodyPlan{};
    const Found found = route_of(request);
    if (found.route == nullptr) {
        if (!found.path_is_there) throw not_found();
        throw Problem(405, "bad-method", {"this cannot be done with it", "ทำคำสั่งนี้ไม่ได้"});
    }
    auto database = house.borrow();
    checked(house, *database, request, *found.route);
    if (found.route->takes == Takes::nothing) return BodyPlan{BodyPlan::Kind::text, 0};
    if (found.route->takes == Takes::json) return BodyPlan{BodyPlan::Kind::text, most_json_bytes};
    const auto [waiting, taken] = store::count_jobs(*database);
    if (waiting >= store::most_jobs) {
        Problem busy(429, "busy",
                     {"too much work is waiting; try again in a minute", "มีงานรออยู่มาก โปรดลองอีกครั้งในหนึ่งนาที"});
        busy.headers.emplace_back("Retry-After", "60");
        throw busy;
    }
    return BodyPlan{BodyPlan::Kind::upload, limits::input_bytes};
}

Response health(House& house) {
    auto database = house.borrow();
    (*database).run("SELECT 1");
    return json_response({{"status", "ok"}});
}

Response metrics(House& house, const Request& request) {
    if (!request.is_direct()) throw not_found();
    auto database = house.borrow();
    const auto [waiting, taken] = store::count_jobs(*database);
    const HttpCounts counts = http_counts();
    const std::int64_t documents = (*database).run("SELECT COUNT(*) FROM documents").at(0).number(0);
    std::string text;
    const auto add = [&](const char* name, const char* type, const char* says, std::int64_t value) {
        text.append("# HELP ").append(name).append(" ").append(says).append("\n# TYPE ").append(name);
        text.append(" ").append(type).append("\n").append(name).append(" ").append(std::to_string(value)).append("\n");
    };
    add("raingan_connections", "gauge", "Connections that are open.", counts.connections);
    add("raingan_requests_total", "counter", "Requests since the start.", counts.requests);
    add("raingan_connections_refused_total", "counter", "Connections beyond the most that are held.", counts.refused);
    add("raingan_jobs_waiting", "gauge", "Work that waits.", waiting);
    add("raingan_jobs_working", "gauge", "Work that is under way.", taken);
    add("raingan_documents", "gauge", "Documents in the store.", documents);
    return {.type = "text/plain; version=0.0.4; charset=utf-8", .body = text};
}

Response answered(House& house, Request& request) {
    if (!is_api(request)) {
        if (request.method != Method::get) throw not_found();
        if (request.path == std::vector<std::string>{"health"}) return health(house);
        if (request.path == std::vector<std::string>{"metrics"}) return metrics(house, request);
        return page_file(request);
    }
    Found found = route_of(request);
    if (found.route == nullptr) throw not_found();
    auto database = house.borrow();
    Who who = checked(house, *database, request, *found.route);
    Call call{house, *database, request, std::move(who), std::move(found.parts)};
    if (auto before = answered_before(call)) return std::move(*before);
    return found.route->answer(call);
}

/// Errors of the rooms below, as HTTP tells them.
Problem problem_for(const Error& error) {
    if (error.code() == "busy" || error.code() == "database-busy") {
        Problem busy(error.code() == "busy" ? 429 : 503, error.code(), error.message());
        busy.headers.emplace_back("Retry-After", "10");
        return busy;
    }
    if (error.status() == ExitStatus::unwritable)
        return {507, "unwritable", {"the service's disk is full or broken", "พื้นที่จัดเก็บของระบบเต็มหรือเสีย"}};
    return {500, error.code(), error.message()};
}

/// One line of JSON on standard error: no names, no addresses, no contents.
void log_failure(const char* what, const std::string& code) {
    const json line{{"at", store::shown_moment(store::now())}, {"what", what}, {"code", code}};
    std::fprintf(stderr, "%s\n", json_text(line).c_str());
}

template <class Result, class Work>
Result guarded(const Request& request, const Work& work) {
    try {
        return work();
    } catch (const Problem& problem) {
        return problem_response(problem, request.language());
    } catch (const Error& error) {
        const Problem problem = problem_for(error);
        if (problem.status >= 500) log_failure("request", error.code());
        return problem_response(problem, request.language());
    } catch (const std::exception& error) {
        log_failure("request", error.what());
        return problem_response(
            {500, "failure", {"something went wrong here; it is written in the log", "เกิดข้อผิดพลาดในระบบ ดูบันทึกของระบบ"}},
            request.language());
    }
}

}  // namespace

std::variant<BodyPlan, Response> admit(House& house, const Request& request) {
    return guarded<std::variant<BodyPlan, Response>>(request, [&] { return plan_of(house, request); });
}

Response answer(House& house, Request& request) {
    return guarded<Response>(request, [&] { return answered(house, request); });
}

}  // namespace raingan::serve

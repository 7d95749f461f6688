#include "batch/outcome.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <new>
#include <stdexcept>
#include <utility>

#include "base/limits.h"

namespace raingan::batch {
namespace {

double cpu_seconds_of_thread() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    constexpr double nanosecond = 1e-9;
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * nanosecond;
}

class Packer {
public:
    template <class Number>
    void number(Number value) {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        out.append(raw, sizeof value);
    }
    void text(std::string_view value) {
        number<std::uint64_t>(value.size());
        out.append(value);
    }
    void finding(const Finding& value) {
        number(value.severity);
        text(value.code);
        text(value.place);
        text(value.message);
        text(value.origin);
    }
    std::string out;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    Number number() {
        Number value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string text() { return std::string(take(number<std::uint64_t>())); }
    Finding finding() {
        Finding value;
        value.severity = number<Severity>();
        value.code = text();
        value.place = text();
        value.message = text();
        value.origin = text();
        return value;
    }

private:
    std::string_view take(std::uint64_t size) {
        if (size > bytes_.size()) throw std::length_error("outcome");
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    std::string_view bytes_;
};

}  // namespace

std::vector<Finding> findings_of(const Diagnostics& diagnostics, const std::vector<std::string>& parts,
                                 Language language) {
    std::vector<Finding> findings;
    findings.reserve(diagnostics.size());
    for (const Diagnostic& diagnostic : diagnostics) {
        const auto [place, message] = telling_of(diagnostic, parts);
        const std::string& text = message.in(language);
        findings.push_back({diagnostic.severity, diagnostic.code, place.in(language), text.empty() ? message.en : text,
                            describe(diagnostic.origin, parts, language)});
    }
    return findings;
}

Outcome failed(const Error& error, Language language) {
    Outcome outcome;
    outcome.status = error.status();
    outcome.error = {Severity::warning, error.code(), error.place(), error.message().in(language), {}};
    outcome.why = error.message();
    return outcome;
}

Outcome outcome_of(Language language, const std::function<void(Outcome& outcome)>& work) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point began = Clock::now();
    const double cpu_began = cpu_seconds_of_thread();
    Outcome outcome;
    try {
        work(outcome);
    } catch (const Error& error) {
        outcome = failed(error, language);
    } catch (const std::bad_alloc&) {
        outcome = failed(over_limit(limits::memory, ""), language);
    }
    outcome.cpu_seconds = cpu_seconds_of_thread() - cpu_began;
    outcome.wall_seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return outcome;
}

Outcome convert_to_outcome(Converter& converter, std::string bytes, const std::string& path, Language language) {
    return outcome_of(language, [&](Outcome& outcome) {
        Converted converted = converter.convert(std::move(bytes), path);
        outcome.findings = findings_of(converted.diagnostics, converted.parts, language);
        outcome.outputs = std::move(converted.outputs);
        outcome.author = std::move(converted.author);
        outcome.builds = std::move(converted.builds);
    });
}

bool lost_text(const Outcome& outcome) {
    return std::ranges::any_of(outcome.findings, [](const Finding& finding) {
        return finding.code == "text-lost" || finding.code == "text-doubled";
    });
}

std::string pack(const Outcome& outcome) {
    Packer packer;
    std::size_t of_outputs = 0;  // nearly all of it: growing step by step would copy them again
    for (const Output& output : outcome.outputs) of_outputs += output.bytes.size();
    constexpr std::size_t rest = 4096;
    packer.out.reserve(of_outputs + rest);
    packer.number(outcome.status);
    packer.number(outcome.cpu_seconds);
    packer.number(outcome.wall_seconds);
    packer.finding(outcome.error);
    packer.text(outcome.why.en);
    packer.text(outcome.why.th);
    packer.number<std::uint64_t>(outcome.findings.size());
    for (const Finding& finding : outcome.findings) packer.finding(finding);
    packer.text(outcome.author);
    packer.number<std::uint64_t>(outcome.builds.size());
    for (const TakenBuild& build : outcome.builds) {
        packer.text(build.font);
        packer.number(build.em);
        packer.number(build.shown);
    }
    packer.number<std::uint64_t>(outcome.outputs.size());
    for (const Output& output : outcome.outputs) {
        packer.text(output.format);
        packer.text(output.bytes);
    }
    return std::move(packer.out);
}

Outcome unpack(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Outcome outcome;
    outcome.status = unpacker.number<ExitStatus>();
    outcome.cpu_seconds = unpacker.number<double>();
    outcome.wall_seconds = unpacker.number<double>();
    outcome.error = unpacker.finding();
    outcome.why.en = unpacker.text();
    outcome.why.th = unpacker.text();
    for (auto count = unpacker.number<std::uint64_t>(); count > 0; --count)
        outcome.findings.push_back(unpacker.finding());
    outcome.author = unpacker.text();
    for (auto count = unpacker.number<std::uint64_t>(); count > 0; --count) {
        TakenBuild build;
        build.font = unpacker.text();
        build.em = unpacker.number<double>();
        build.shown = unpacker.number<bool>();
        outcome.builds.push_back(std::move(build));
    }
    for (auto count = unpacker.number<std::uint64_t>(); count > 0; --count) {
        std::string format = unpacker.text();
        outcome.outputs.push_back({std::move(format), unpacker.text()});
    }
    return outcome;
}

}  // namespace raingan::batch

// What the tests of measures share: the sample as a Document, JSON compared as "contains", codes of findings.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "checks/check.h"
#include "exchange/json.h"
#include "extraction/extract.h"
#include "readers/reader.h"
#include "support.h"

namespace raingan::test {

using Json = nlohmann::json;

inline const Rules& rules() {
    static const Rules loaded = load_rules();
    return loaded;
}
inline const Document& sample_document() {
    static const Document document =
        read_document(slurp(sample("lamnamphong-ita-2566.docx")), "lamnamphong-ita-2566.docx");
    return document;
}
inline Report extracted(const Document& document) {
    return extract(document, rules(), "test.docx");
}
inline Report checked(const Document& document) {
    Report report = extracted(document);
    check(report, rules());
    return report;
}

/// Where `actual` lacks or contradicts `expected`: members may be more, arrays may not; "" if nowhere.
inline std::string difference(const Json& expected, const Json& actual, const std::string& path = "") {
    if (expected.is_object()) {
        if (!actual.is_object()) return path + ": not an object";
        for (const auto& [name, value] : expected.items()) {
            if (!actual.contains(name)) return path + "/" + name + ": missing";
            if (auto found = difference(value, actual[name], path + "/" + name); !found.empty()) return found;
        }
        return {};
    }
    if (expected.is_array()) {
        if (!actual.is_array() || actual.size() != expected.size())
            return path + ": array of " + std::to_string(expected.size()) + ", got " + actual.dump();
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (auto found = difference(expected[i], actual[i], path + "/" + std::to_string(i)); !found.empty())
                return found;
        return {};
    }
    if (expected == actual) return {};
    return path + ": expected " + expected.dump() + ", got " + actual.dump();
}

inline std::vector<std::string> findings(const Report& report) {
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.severity == Severity::finding) codes.push_back(diagnostic.code);
    std::ranges::sort(codes);
    return codes;
}
inline bool has_diagnostic(const Report& report, const std::string& code) {
    return std::ranges::find(report.diagnostics, code, &Diagnostic::code) != report.diagnostics.end();
}

/// The measure's column of that field; "(absent)": it has none.
inline std::string field(const Measure& measure, const std::string& name) {
    for (const auto& [key, text] : measure.fields)
        if (key == name) return text.value;
    return "(absent)";
}

/// The members that say what the report says, without where and how it says it.
inline Json core(const Json& full) {
    if (full.is_array()) {
        Json out = Json::array();
        for (const Json& value : full) out.push_back(core(value));
        return out;
    }
    if (!full.is_object()) return full;
    Json out = Json::object();
    for (const auto& [name, value] : full.items())
        if (name != "origin" && name != "row" && name != "at" && name != "statements" && name != "diagnostics" &&
            name != "source" && name != "parts")
            out[name] = core(value);
    return out;
}

}  // namespace raingan::test

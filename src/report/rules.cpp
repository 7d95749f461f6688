#include "report/rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/filesystem.h"
#include "base/json.h"
#include "base/resources.h"
#include "base/utf8.h"
#include "report/header_key.h"
#include "report/key.h"

namespace raingan {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, field_count> field_names = {
    "none",         "seq",        "instrument", "indicator",   "score",     "previous_score", "change", "level",
    "issue",        "measure",    "steps",      "responsible", "period",    "monitoring",     "result", "status",
    "problem",      "suggestion", "budget",     "kpi",         "target",    "evidence",       "remark", "score_part_1",
    "score_part_2", "process",    "spent",      "completion",  "dimension", "risk",           "other",
};

Error fault(const std::string& file, const std::string& detail) {
    return unreadable("bad-rules", file,
                      {"not a rules file that this program understands: " + detail + "; see schemas/ in the source",
                       "ไม่ใช่ไฟล์เกณฑ์ที่โปรแกรมนี้อ่านได้: " + detail + " ดูตัวอย่างใน schemas/"});
}

/// A rules file: its name under the rules folder, where it is, and its parts by name with the place in every fault.
struct File {
    std::string name;
    Json root;

    const Json& member(const Json& object, const char* key) const {
        const auto found = object.find(key);
        if (found == object.end()) throw fault(name, std::string("\"") + key + "\" is missing");
        return *found;
    }
};

/// The file's bytes from the override folder, else from the binary.
std::string read_rules_file(const std::string& directory, const std::string& name) {
    if (!directory.empty()) {
        const std::filesystem::path path = path_of(directory) / name;
        if (std::filesystem::exists(path)) return read_file(text_of(path));
    }
    const auto bytes = resource("schemas/" + name);
    if (!bytes) throw fault(name, "there is none built in");
    return std::string(*bytes);
}

template <typename Work>
auto guarded(const std::string& name, Work&& work) {
    try {
        return work();
    } catch (const Json::exception& problem) {
        throw fault(name, problem.what());
    }
}

Field field_named(const File& file, const std::string& name) {
    const auto* const found = std::ranges::find(field_names, name);
    if (found == field_names.end() || found == field_names.begin()) throw fault(file.name, "no field \"" + name + "\"");
    return static_cast<Field>(found - field_names.begin());
}

/// Of a clash: "none" takes the header's meaning away.
Field field_of_clash(const File& file, const std::string& name) {
    return name == field_names.front() ? Field::none : field_named(file, name);
}

std::uint32_t field_set(const File& file, const Json& names) {
    std::uint32_t set = 0;
    for (const Json& name : names) set |= 1U << static_cast<unsigned>(field_named(file, name.get<std::string>()));
    return set;
}

HeaderRules parse_headers(const std::string& directory) {
    File file{"headers.json", {}};
    return guarded(file.name, [&] {
        file.root = parse_json(read_rules_file(directory, file.name));
        HeaderRules rules;
        for (const auto& [name, headers] : file.member(file.root, "headers").items())
            for (const Json& header : headers)
                rules.headers.push_back(
                    {header_key(header.get_ref<const std::string&>()).text, field_named(file, name)});
        // Stable: a header given twice keeps the field that the file names first.
        std::ranges::stable_sort(rules.headers, {}, &HeaderRule::key);
        for (const Json& clash : file.member(file.root, "clashes"))
            rules.clashes.push_back({header_key(file.member(clash, "header").get_ref<const std::string&>()).text,
                                     field_of_clash(file, file.member(clash, "field").get<std::string>()),
                                     field_set(file, file.member(clash, "beside")),
                                     field_set(file, file.member(clash, "unless"))});
        return rules;
    });
}

Name parse_name(const Json& name) {
    const auto& text = name.get_ref<const std::string&>();
    return {text, key_of(text)};
}
std::vector<Name> parse_names(const Json& names) {
    std::vector<Name> out;
    for (const Json& name : names) out.push_back(parse_name(name));
    return out;
}
std::optional<int> optional_int(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? std::nullopt : std::optional(found->get<int>());
}
/// Limits of levels have at most two decimals.
std::optional<Decimal> optional_decimal(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    const double hundredths = found->get<double>() * 100.0;
    return Decimal(static_cast<std::int64_t>(hundredths + (hundredths < 0 ? -0.5 : 0.5)), 2);
}

YearRules parse_year(const std::string& directory, int year_be) {
    File file{"ita/" + std::to_string(year_be) + ".json", {}};
    return guarded(file.name, [&] {
        file.root = parse_json(read_rules_file(directory, file.name));
        YearRules year;
        year.year_be = year_be;
        for (const Json& from : file.member(file.root, "instruments"))
            year.instruments.push_back({file.member(from, "code").get<std::string>(),
                                        parse_names(file.member(from, "names")), optional_int(from, "weight_percent")});
        for (const Json& from : file.member(file.root, "indicators")) {
            IndicatorRule indicator{file.member(from, "number").get<int>(),
                                    from.value("instrument", std::string()),
                                    {parse_name(file.member(from, "name"))},
                                    optional_int(from, "weight_percent"),
                                    0,
                                    0};
            if (const auto aliases = from.find("aliases"); aliases != from.end())
                std::ranges::move(parse_names(*aliases), std::back_inserter(indicator.names));
            if (const auto questions = from.find("questions"); questions != from.end()) {
                indicator.first_question = questions->at(0).get<int>();
                indicator.last_question = questions->at(1).get<int>();
            }
            year.indicators.push_back(std::move(indicator));
        }
        for (const Json& from : file.member(file.root, "levels"))
            year.levels.push_back({parse_name(file.member(from, "name")),
                                   optional_decimal(from, "minimum").value_or(Decimal()),
                                   optional_decimal(from, "instruments_minimum")});
        year.target = optional_decimal(file.root, "target");
        year.oit_items = optional_int(file.root, "oit_items");
        year.respondents_minimum = optional_int(file.root, "respondents_minimum");
        year.respondents_percent = optional_int(file.root, "respondents_percent");
        year.respondents_maximum = optional_int(file.root, "respondents_maximum");
        if (const auto processes = file.root.find("processes"); processes != file.root.end())
            year.processes = parse_names(*processes);
        if (const auto papers = file.root.find("documents"); papers != file.root.end())
            for (const Json& paper : *papers)
                year.papers.push_back({file.member(paper, "kind").get<std::string>() == "plan",
                                       parse_name(paper.value("code", Json(""))),
                                       parse_name(file.member(paper, "title"))});
        year.unverified = file.member(file.root, "unverified").get<std::vector<std::string>>();
        return year;
    });
}

/// 2566 of "ita/2566.json"; none for another name.
std::optional<int> year_of_file(std::string_view name) {
    if (!name.starts_with("ita/") || !name.ends_with(".json")) return std::nullopt;
    name = name.substr(4, name.size() - 9);
    int year = 0;
    const auto [end, status] = std::from_chars(name.data(), name.data() + name.size(), year);
    return status == std::errc() && end == name.data() + name.size() ? std::optional(year) : std::nullopt;
}

}  // namespace

struct Rules::State {
    std::string directory;
    std::mutex parsing;  ///< no std::once_flag: what its work throws passes pthread_once, and ends the process there
    std::optional<HeaderRules> headers;
    std::map<int, std::optional<YearRules>> years;

    /// The rules in `kept`, parsed where they were not yet. A place in `kept` never moves nor changes again.
    template <class Kept, class Parse>
    const Kept& parsed(std::optional<Kept>& kept, const Parse& parse) {
        const std::scoped_lock lock(parsing);
        if (!kept) kept = parse();
        return *kept;
    }
};

std::string_view field_name(Field field) {
    return field_names.at(static_cast<std::size_t>(field));
}

std::span<const HeaderRule> HeaderRules::with_first_letter(std::string_view key) const {
    const std::string_view letter = key.substr(0, utf8::decode(key, 0).length);
    const auto begins = [&](const HeaderRule& rule) { return std::string_view(rule.key).substr(0, letter.size()); };
    return {std::ranges::lower_bound(headers, letter, {}, begins),
            std::ranges::upper_bound(headers, letter, {}, begins)};
}

const InstrumentRule* YearRules::instrument(std::string_view code) const {
    const auto found = std::ranges::find(instruments, code, &InstrumentRule::code);
    return found == instruments.end() ? nullptr : &*found;
}
const IndicatorRule* YearRules::indicator(int number) const {
    const auto found = std::ranges::find(indicators, number, &IndicatorRule::number);
    return found == indicators.end() ? nullptr : &*found;
}

const HeaderRules& Rules::headers() const {
    return state_->parsed(state_->headers, [&] { return parse_headers(state_->directory); });
}

const YearRules& Rules::year(std::optional<int> year_be) const {
    const auto distance = [&](int year) { return year_be ? std::abs(year - *year_be) : -year; };
    const auto nearest =
        std::ranges::min_element(state_->years, {}, [&](const auto& entry) { return distance(entry.first); });
    return state_->parsed(nearest->second, [&] { return parse_year(state_->directory, nearest->first); });
}

std::vector<int> Rules::years() const {
    std::vector<int> years;
    for (const auto& [year, unused] : state_->years) years.push_back(year);
    return years;
}

Rules load_rules(const std::string& directory) {
    auto state = std::make_shared<Rules::State>();
    state->directory = directory;
    constexpr std::string_view folder = "schemas/";
    for (const std::string_view path : resource_paths())
        if (path.starts_with(folder))
            if (const auto year = year_of_file(path.substr(folder.size()))) state->years[*year];
    Rules rules(state);
    if (directory.empty()) return rules;

    if (!std::filesystem::is_directory(path_of(directory)))
        throw unreadable("not-found", directory,
                         {"no such folder of rules; give --rules a folder with headers.json or ita/YEAR.json",
                          "ไม่พบโฟลเดอร์เกณฑ์นี้ ให้ระบุโฟลเดอร์ที่มี headers.json หรือ ita/ปี.json"});
    (void)rules.headers();
    const std::filesystem::path years = path_of(directory) / "ita";
    if (std::filesystem::is_directory(years))
        for (const auto& entry : std::filesystem::directory_iterator(years))
            if (const auto year = year_of_file("ita/" + text_of(entry.path().filename()))) {
                state->years[*year];
                (void)rules.year(year);
            }
    // What the folder has is parsed by now. The other years, parsed when they are asked for, are the program's own:
    // by then the process may be shut in, where no file can even be looked for.
    state->directory.clear();
    return rules;
}

}  // namespace raingan

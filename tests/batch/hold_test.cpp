// The whole way from bytes to PDF, workbook and model holds against damage: every sample, and a small file of every
// kind, cut off at 64 places, and with bytes changed at random. No crash, no file over ten seconds, none over its
// memory, and no character of what was read that is not on the pages. Each is converted by a worker process, as in a
// batch, so that all findings are told and not the first alone.
//
// By default a share of the changes is run; scripts/hold (RAINGAN_HOLD=2000) runs all, and the reference corpus.
// RAINGAN_HOLD_ONE="NAME.K" runs one of them in this process, for a debugger; RAINGAN_HOLD_KEEP=FILE keeps its input.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "../fuzz/archive_mutator.h"
#include "base/path.h"
#include "batch/converter.h"
#include "batch/input.h"
#include "batch/sandbox.h"
#include "batch/workers.h"
#include "limited.h"
#include "sanitized.h"
#include "small_files.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using namespace raingan::test;

namespace {

constexpr std::size_t cuts = tried(64, 8), default_changes = tried(60, 8);

bool is_whole_run() {
    return std::getenv("RAINGAN_HOLD") != nullptr;
}
std::size_t changes() {
    return is_whole_run() ? std::strtoul(std::getenv("RAINGAN_HOLD"), nullptr, 10) : default_changes;
}

struct Sample {
    std::string name, bytes;
    std::size_t changes = 0;
};

void add_files(std::vector<Sample>& samples, const std::filesystem::path& folder, std::size_t most_bytes,
               std::size_t times) {
    if (!std::filesystem::exists(folder)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.file_size() > most_bytes) continue;
        const std::string name = entry.path().filename().string();
        if (std::ranges::find(samples, name, &Sample::name) == samples.end())
            samples.push_back({name, slurp(entry.path()), times});
    }
}

/// The samples; small files of every kind, made here; and in the whole run those of the corpus, the cases and the fuzz
/// targets' seeds, where a change reaches what no sample has.
std::vector<Sample> all_samples() {
    constexpr std::size_t everything = std::size_t{1} << 30U, small = 48U << 10U;
    std::vector<Sample> samples;
    add_files(samples, source_dir() / "samples", everything, changes());
    add_files(samples, shared_dir() / "samples", everything, changes());
    for (auto& [name, bytes] : small_files()) samples.push_back({name, bytes, changes()});
    if (is_whole_run())
        for (const auto& folder :
             {source_dir() / "tests" / "fuzz" / "seeds", source_dir() / "tests" / "readers" / "data",
              shared_dir() / "cases", shared_dir() / "corpus"})
            add_files(samples, folder, small, changes() / 2);
    std::ranges::sort(samples, {}, &Sample::name);
    return samples;
}

/// Where one change does little, few are made; more of them reach further into a reader.
void change_bytes(std::string& bytes, std::mt19937& random) {
    const auto below = [&](std::size_t count) { return random() % std::max<std::size_t>(count, 1); };
    for (std::size_t left = 1 + below(12); left > 0 && !bytes.empty(); --left) {
        const std::size_t at = below(bytes.size()), length = 1 + below(16);
        switch (below(6)) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1U << below(8)));
                break;
            case 2:
                bytes.erase(at, length);
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), length));
                break;
            case 4:
                bytes[at] =
                    "\0\xff\x7f\x80"
                    "09<>"[below(8)];
                break;
            default:
                for (std::size_t i = at; i < std::min(at + length, bytes.size()); ++i) bytes[i] = '\xff';
        }
    }
}

/// The k-th damage of a sample: the same on every machine. Every other change of an archive is made in an entry.
std::string damaged(const std::string& sample, std::size_t k) {
    if (k < cuts) return sample.substr(0, sample.size() * k / cuts);
    std::mt19937 random(static_cast<std::uint32_t>(sample.size() * 1'000'003 + (k - cuts)));
    const bool inside = sample.starts_with("PK") && k % 2 == 1;
    Entries entries =
        inside ? entries_of(reinterpret_cast<const std::uint8_t*>(sample.data()), sample.size()) : Entries();
    std::string bytes = sample;
    if (entries.empty()) {
        change_bytes(bytes, random);
        return bytes;
    }
    change_bytes(entries[random() % entries.size()].second, random);
    return archive_of(entries);
}

/// "sample.docx.17": the sample, and which damage.
Outcome convert_damaged(Converter& converter, const std::vector<Sample>& from, const std::string& task) {
    const std::size_t dot = task.rfind('.');
    const auto sample = std::ranges::find(from, task.substr(0, dot), &Sample::name);
    const std::string input = damaged(sample->bytes, std::stoul(task.substr(dot + 1)));
    if (const char* keep = std::getenv("RAINGAN_HOLD_KEEP")) spill(keep, input);
    Outcome outcome = convert_to_outcome(converter, input, sample->name, Language::english);
    for (Output& output : outcome.outputs) {
        if (output.format == "pdf" && !output.bytes.starts_with("%PDF-")) outcome.error.code = "no-pdf";
        output.bytes.clear();  // not to be carried to the parent
    }
    return outcome;
}

std::size_t workers() {
    return std::max(1U, std::thread::hardware_concurrency());
}

/// What must not come of a file.
bool is_held(const Outcome& outcome) {
    const std::string& message = outcome.error.message;
    const bool costs =
        message.find("limit time") != std::string::npos || message.find("limit memory") != std::string::npos;
    const bool ended = outcome.status == ExitStatus::done || outcome.status == ExitStatus::unreadable;
    return ended && !costs && outcome.error.code != "crashed" && outcome.error.code != "no-pdf" && !lost_text(outcome);
}

}  // namespace

TEST_CASE("hold: cut off anywhere or changed at random, a sample ends in outputs or an error, in time and memory") {
    const std::vector<Sample> from = all_samples();
    const Settings settings;
    const Rules rules = load_rules("");
    if (const char* one = std::getenv("RAINGAN_HOLD_ONE")) {
        Converter converter(settings, rules);
        const Outcome outcome = convert_damaged(converter, from, one);
        MESSAGE(outcome.error.code, " ", outcome.error.message);
        for (const Finding& finding : outcome.findings) MESSAGE(finding.code, " ", finding.place, " ", finding.message);
        return;
    }
    // The damage is made by the workers: what they are given is its name, and a file of no bytes.
    const TemporaryDir dir;
    std::vector<std::string> paths;
    for (const Sample& sample : from)
        for (std::size_t k = 0; k < cuts + sample.changes; ++k) {
            paths.push_back((dir.path / (sample.name + "." + std::to_string(k))).string());
            spill(paths.back(), "");
        }
    Crew crew;
    crew.size = workers();
    crew.load_for = [](std::string_view bytes) { load_libraries_for(bytes); };
    crew.make_work = [&](bool shut_in) -> Crew::Work {
        auto converter = std::make_shared<Converter>(settings, rules);
        if (shut_in) converter->open_files_ahead();
        return [&, converter](const std::string&, const std::string& path) {
            return convert_damaged(*converter, from, base_name(path));
        };
    };
    const WithLimit time(limits::time, "10s");
    std::size_t made = 0, refused = 0;
    double slowest = 0;
    run_in_processes(paths, crew, has_sandbox(), [&](std::size_t index, const Outcome& outcome) {
        ++(outcome.status == ExitStatus::done ? made : refused);
        slowest = std::max(slowest, outcome.cpu_seconds);
        CHECK_MESSAGE(is_held(outcome), std::filesystem::path(paths[index]).filename().string(), ": ",
                      outcome.error.code, " ", outcome.error.message, lost_text(outcome) ? " text lost" : "");
    });
    CHECK(made + refused == paths.size());
    CHECK(made > paths.size() / 20);  // the damage is not so great that no reader sees it
    MESSAGE(made, " converted, ", refused, " refused; the slowest took ", slowest, " s");
}

TEST_CASE("hold: the whole corpus ends in outputs or an error, in time and memory") {
    if (!is_whole_run() || !has_shared("corpus")) return;
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_dir() / "corpus"))
        if (entry.is_regular_file()) paths.push_back(entry.path().string());
    const Settings settings;
    const Rules rules = load_rules("");
    Crew crew;
    crew.size = workers();
    crew.load_for = [](std::string_view bytes) { load_libraries_for(bytes); };
    crew.make_work = [&](bool shut_in) -> Crew::Work {
        auto converter = std::make_shared<Converter>(settings, rules);
        if (shut_in) converter->open_files_ahead();
        return [converter](const std::string& bytes, const std::string& name) {
            return convert_to_outcome(*converter, bytes, name, Language::english);
        };
    };
    const WithLimit time(limits::time, "10s");
    double slowest = 0;
    run_in_processes(paths, crew, has_sandbox(), [&](std::size_t index, const Outcome& outcome) {
        slowest = std::max(slowest, outcome.cpu_seconds);
        CHECK_MESSAGE(is_held(outcome), paths[index], ": ", outcome.error.code, " ", outcome.error.message,
                      lost_text(outcome) ? " text lost" : "");
    });
    MESSAGE(paths.size(), " files; the slowest took ", slowest, " s");
}

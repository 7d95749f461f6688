// Reading: bytes → Document, and what a Document tells.
#include <mutex>

#include "base/file.h"
#include "base/path.h"
#include "document/text.h"
#include "exchange/json.h"
#include "exchange/xml.h"
#include "library/report_values.h"
#include "library/state.h"

namespace raingan {
namespace library {

Rules rules_of(const std::string& directory) {
    static std::mutex mutex;
    static std::optional<Rules> kept;
    static std::string of;
    const std::lock_guard lock(mutex);
    if (!kept || of != directory) {
        kept = load_rules(directory);
        of = directory;
    }
    return *kept;
}

}  // namespace library

v0::Document::Document(std::shared_ptr<const State> state) : state_(std::move(state)) {}

const v0::Document::State& v0::Document::state() const {
    return *state_;
}

v0::Document v0::read(std::string_view bytes, const std::string& name, const ReadOptions& options) {
    return library::guarded([&] {
        const Rules rules = library::rules_of(options.rules_dir);
        const auto state = std::make_shared<Document::State>();
        state->bytes = bytes;
        state->name = name;
        batch::InputOptions how;
        how.read.password = options.password;
        how.allow_broken_signature = options.allow_broken_signature;
        how.read.comments_as_notes = options.comments_as_notes;
        batch::load_libraries_for(state->bytes);
        state->input = batch::read_input(state->bytes, document_name(name), rules, how);
        return Document(state);
    });
}

v0::Document v0::read_file(const std::string& path, const ReadOptions& options) {
    const std::string bytes = library::guarded([&] { return raingan::read_file(path); });
    return read(bytes, base_name(path), options);
}

v0::Report v0::Document::report() const {
    return library::report_values(state_->input.report);
}

std::vector<v0::Finding> v0::Document::findings() const {
    return library::findings(state_->input.report.diagnostics, state_->input.report.parts);
}

std::string v0::Document::text() const {
    std::string out;
    if (!state_->input.document) return out;
    for (const Section& section : state_->input.document->sections) (out += plain_text(section.blocks)) += '\n';
    return out;
}

bool v0::Document::has_report() const {
    return !state_->input.report.empty() || !state_->input.report.projects.empty();
}

std::string v0::Document::to_json() const {
    return library::guarded([&] { return raingan::to_json(state_->input.report); });
}

std::string v0::Document::to_xml() const {
    return library::guarded([&] { return raingan::to_xml(state_->input.report); });
}

}  // namespace raingan

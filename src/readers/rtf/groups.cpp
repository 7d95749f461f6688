#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

/// The destination of the group that ends, or that another destination takes over.
void leave(Reader& reader) {
    State& state = top(reader);
    if (!std::exchange(state.opened, false)) return;
    if (state.destination->close != nullptr) state.destination->close(reader);
}

}  // namespace

const Destination skipped{nullptr, nullptr};
const Destination captured{capture_text, nullptr};
const Destination body_text{put_text, nullptr};

ParagraphFormat& paragraph(Reader& reader) {
    std::shared_ptr<ParagraphFormat>& format = top(reader).paragraph;
    if (format.use_count() > 1) format = std::make_shared<ParagraphFormat>(*format);
    return *format;
}

void open_group(Reader& reader) {
    if (reader.states.size() >= limits::rtf_groups) throw over_limit(limits::rtf_groups, "");
    reader.states.push_back(top(reader));
    top(reader).opened = false;
}

void close_group(Reader& reader) {
    leave(reader);
    if (reader.states.size() > 1) reader.states.pop_back();
}

void enter(Reader& reader, const Destination& destination) {
    leave(reader);
    top(reader).destination = &destination;
    top(reader).opened = true;
}

void enter_capture(Reader& reader, const Destination& destination) {
    enter(reader, destination);
    reader.captures.emplace_back();
}

void capture_text(Reader& reader, std::string_view utf8) {
    if (!reader.captures.empty()) reader.captures.back() += utf8;
}

std::string take_capture(Reader& reader) {
    std::string text = std::move(reader.captures.back());
    reader.captures.pop_back();
    return text;
}

std::string take_name(Reader& reader) {
    std::string name = take_capture(reader);
    while (!name.empty() && (name.back() == ';' || name.back() == ' ')) name.pop_back();
    name.erase(0, name.find_first_not_of(' '));
    return name;
}

}  // namespace raingan::rtf

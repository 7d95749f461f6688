#include "readers/word/run_state.h"

#include <algorithm>

#include "base/utf8.h"

namespace raingan::word {
namespace {

bool has_thai_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (c >= U'๐' && c <= U'๙') return true;
        at += length;
    }
    return false;
}

}  // namespace

bool fields_hide_text(const Story& story) {
    return std::ranges::any_of(story.fields, &Field::hides_text);
}

bool shows(const RunState& run) {
    return !run.look.hidden() && !fields_hide_text(run.in.story);
}

void note_result(RunState& run, std::string_view text) {
    for (Field& field : run.in.story.fields) {
        if (!field.in_result) continue;
        field.shown_anything = true;
        if (field.look == nullptr) field.look = &run.look;
        field.thai_result = field.thai_result || has_thai_digit(text);
        if (field.keeps_result()) field.stored += text;
    }
}

void show(RunState& run, std::string_view text) {
    note_result(run, text);
    if (shows(run)) run.in.text.add(text, run.look, run.context().looks);
}

}  // namespace raingan::word

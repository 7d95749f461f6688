// The version, the tables of formats and limits, and the mending of Thai text.
#include <algorithm>

#include "base/limits.h"
#include "batch/input.h"
#include "library/border.h"
#include "readers/formats.h"
#include "thai/normalise.h"

namespace raingan {
namespace {

v0::Message both(const Words& words) {
    return {words.en, words.th};
}

v0::Format format_values(const Format& format) {
    v0::Format out;
    out.id = format.id;
    out.name = both(format.name);
    for (const std::string_view ending : format.endings)
        if (!ending.empty()) out.endings.emplace_back(ending);
    out.media_type = format.media_type;
    out.told_by = {how_told(format, Language::english), how_told(format, Language::thai)};
    out.read = format.reading != Reading::no;
    out.limits = both(format.limits);
    out.written = format.written;
    return out;
}

}  // namespace

const char* v0::version() {
    return RAINGAN_VERSION;
}

std::vector<v0::Format> v0::formats() {
    std::vector<Format> out;
    for (const raingan::Format& format : raingan::formats()) out.push_back(format_values(format));
    return out;
}

v0::Format v0::format_of(std::string_view bytes) {
    return library::guarded([&] { return format_values(raingan::format_of(batch::kind_of(bytes))); });
}

std::vector<v0::Limit> v0::limits() {
    std::vector<Limit> out;
    for (const raingan::Limit* limit : raingan::limits::all())
        out.push_back({limit->name(), limit->shown(), library::message(limit->description())});
    return out;
}

void v0::set_limit(std::string_view assignment) {
    library::guarded([&] { raingan::limits::set(assignment); });
}

std::string v0::normalise(std::string_view text) {
    return library::guarded([&] { return thai::normalise(text, thai::Level::body).text; });
}

}  // namespace raingan

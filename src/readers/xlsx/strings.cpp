#include "readers/xlsx/strings.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "readers/xlsx/binary/parts.h"
#include "readers/xlsx/binary/text.h"
#include "readers/xlsx/rich_text.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx {
namespace {

using std::string_view;

class StringEvents final : public xml::Events {
public:
    StringEvents(const std::string& part, const StyleTables& styles, StringPool& pool)
        : part_(part), pool_(pool), rich_(styles) {}

    void start(string_view local, const xml::Attributes& attributes) override {
        if (local == "si") {
            rich_.begin();
        } else {
            rich_.start(local, attributes);
        }
    }
    void end(string_view local) override {
        if (local != "si") {
            rich_.end(local);
            return;
        }
        pool_.append(unescaped(rich_.text(), buffer_));
        if (rich_.text().size() == pool_.open_size())
            for (const workbook::TextRun& run : rich_.runs()) pool_.add_run(run);
        pool_.close(part_);
    }
    void text(string_view piece) override { rich_.characters(piece); }

private:
    const std::string& part_;
    StringPool& pool_;
    RichText rich_;
    std::string buffer_;
};

}  // namespace

std::span<const workbook::TextRun> StringPool::runs(std::size_t index) const {
    const auto found = std::ranges::lower_bound(rich_, index, {}, &Rich::string);
    if (found == rich_.end() || found->string != index) return {};
    return std::span(runs_).subspan(found->first_run, found->run_end - found->first_run);
}

void StringPool::close(const std::string& part) {
    if (text_.size() > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, part);
    const auto run_end = static_cast<std::uint32_t>(runs_.size());
    const std::uint32_t first_run = rich_.empty() ? 0 : rich_.back().run_end;
    if (run_end > first_run) rich_.push_back({static_cast<std::uint32_t>(ends_.size()), first_run, run_end});
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

StringPool read_strings(Zip& zip, const std::string& part, const StyleTables& styles) {
    StringPool pool;
    const auto source = zip.open(part);
    if (!source) return pool;
    if (binary::is_binary(part)) return binary::read_shared_strings(part, *source, styles);
    StringEvents events(part, styles, pool);
    xml::read_stream(part, *source, events);
    return pool;
}

string_view unescaped(string_view text, std::string& buffer) {
    constexpr std::size_t escape_size = 7;  // _xHHHH_
    const bool has_return = text.find('\r') != string_view::npos;
    if (!has_return && text.find("_x") == string_view::npos) return text;
    buffer.clear();
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\r') {
            ++at;
            continue;
        }
        const string_view here = text.substr(at, escape_size);
        std::uint32_t value = 0;
        const bool escape = here.size() == escape_size && here.starts_with("_x") && here.back() == '_' &&
                            std::from_chars(here.data() + 2, here.data() + escape_size - 1, value, 16).ptr ==
                                here.data() + escape_size - 1;
        if (!escape) {
            buffer += text[at++];
            continue;
        }
        at += escape_size;
        constexpr std::uint32_t first_surrogate = 0xD800;
        constexpr std::uint32_t last_surrogate = 0xDFFF;
        const bool control = value < 0x20 && value != '\n' && value != '\t';
        if (!control && (value < first_surrogate || value > last_surrogate)) utf8::append(buffer, value);
    }
    return buffer;
}

}  // namespace raingan::xlsx

#include "readers/xlsx/binary/text.h"

#include <algorithm>

#include "readers/container/wide_text.h"

namespace raingan::xlsx::binary {

void append_text(std::string& out, Bytes wide) {
    const std::size_t before = out.size();
    append_utf8_of_wide(out, wide);
    if (out.find('\r', before) != std::string::npos)
        out.erase(std::remove(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), '\r'), out.end());
}

void RichReader::read(Fields& fields) {
    constexpr unsigned rich = 1;
    text_.clear();
    runs_.clear();
    const bool has_runs = (fields.u8() & rich) != 0;
    const Bytes wide = fields.wide();
    std::size_t done = 0;  // bytes of `wide`
    const TextFormat* format = nullptr;
    const auto write_to = [&](std::size_t end) {
        end = std::clamp(end, done, wide.size());
        const auto begin = static_cast<std::uint32_t>(text_.size());
        append_text(text_, wide.slice(done, end - done));
        done = end;
        const auto here = static_cast<std::uint32_t>(text_.size());
        if (format != nullptr && here > begin) runs_.push_back({begin, here, *format});
    };
    for (std::uint32_t left = has_runs ? fields.u32() : 0; left > 0 && !fields.at_end(); --left) {
        write_to(2 * std::size_t{fields.u16()});
        format = &styles_.font(fields.u16());
    }
    write_to(wide.size());
}

StringPool read_shared_strings(const std::string& part, const ByteSource& source, const StyleTables& styles) {
    StringPool pool;
    RichReader reader(styles);
    Records records(part, source);
    while (records.next()) {
        if (records.type() != type::string_item) continue;
        Fields fields(records.body());
        reader.read(fields);
        pool.append(reader.text());
        for (const workbook::TextRun& run : reader.runs()) pool.add_run(run);
        pool.close(part);
    }
    return pool;
}

}  // namespace raingan::xlsx::binary

// Fields, form fields, bookmarks.
#include <array>
#include <utility>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

void instruction_text(Reader& reader, std::string_view utf8) {
    if (!reader.fields.empty() && !character(reader).deleted) reader.fields.back().instruction += utf8;
}

void close_field(Reader& reader) {
    begin_field(reader);
    put_mark(reader, R"(<w:fldChar w:fldCharType="end"/>)");
    reader.fields.pop_back();
}

const Destination field{put_text, close_field};
const Destination instruction{instruction_text, nullptr};
const Destination result{put_text, nullptr};
const Destination form_field{nullptr, nullptr};

void begin(Reader& reader, Parameter) {
    // A field in another's instruction.
    if (!reader.fields.empty() && !reader.fields.back().separated) begin_field(reader);
    enter(reader, field);
    reader.fields.emplace_back();
}

void begin_instruction(Reader& reader, Parameter) {
    enter(reader, reader.fields.empty() ? skipped : instruction);
}

void begin_result(Reader& reader, Parameter) {
    if (reader.fields.empty()) return;
    begin_field(reader);
    if (!std::exchange(reader.fields.back().separated, true))
        put_mark(reader, R"(<w:fldChar w:fldCharType="separate"/>)");
    enter(reader, result);
}

template <int Field::*member>
void field_number(Reader& reader, Parameter p) {
    if (!reader.fields.empty()) reader.fields.back().*member = p.number();
}

void close_bookmark(Reader& reader) {
    std::string xml = "<w:bookmarkStart";
    append_number(xml, "id", ++reader.bookmark_count);
    xml += " w:name=\"";
    word::append_escaped(xml, take_name(reader));
    put_between_runs(reader, xml + "\"/>");
}

void close_list_entry(Reader& reader) {
    std::string entry = take_name(reader);
    constexpr std::size_t most = 1024;
    if (!reader.fields.empty() && reader.fields.back().entries.size() < most)
        reader.fields.back().entries.push_back(std::move(entry));
}

const Destination list_entry{capture_text, close_list_entry};
const Destination bookmark{capture_text, close_bookmark};

constexpr auto field_words = std::to_array<Control>({
    {"field", begin},
    {"fldinst", begin_instruction},
    {"fldrslt", begin_result},
    {"formfield", [](Reader& reader, Parameter) { enter(reader, form_field); }},
    {"fftype",
     [](Reader& reader, Parameter p) {
         if (reader.fields.empty()) return;
         reader.fields.back().check_box = p.value == 1;
         reader.fields.back().drop_down = p.value == 2;
     }},
    {"ffres", field_number<&Field::result>},
    {"ffdefres", field_number<&Field::default_result>},
    {"ffl", [](Reader& reader, Parameter) { enter_capture(reader, list_entry); }},
    {"bkmkstart", [](Reader& reader, Parameter) { enter_capture(reader, bookmark); }},
});

}  // namespace

Controls field_controls() {
    return field_words;
}

void begin_field(Reader& reader) {
    Field& open = reader.fields.back();
    if (!std::exchange(open.begun, true)) {
        constexpr int left_open = 25;  // \ffres25: as by default
        const bool by_default = open.result == unset || open.result == left_open;
        std::string begin = R"(<w:fldChar w:fldCharType="begin">)";
        if (open.check_box) {
            begin += "<w:ffData><w:checkBox>";
            word::append_switch(begin, "checked", (by_default ? open.default_result : open.result) != 0);
            begin += "</w:checkBox></w:ffData>";
        }
        if (open.drop_down) {
            begin += R"(<w:ffData><w:ddList><w:result w:val=")";
            begin += std::to_string(by_default ? open.default_result : open.result) + "\"/>";
            for (const std::string& entry : open.entries) {
                begin += R"(<w:listEntry w:val=")";
                word::append_escaped(begin, entry);
                begin += "\"/>";
            }
            begin += "</w:ddList></w:ffData>";
        }
        put_mark(reader, begin + "</w:fldChar>");
    }
    const std::string code = std::exchange(open.instruction, {});
    if (code.empty()) return;
    std::string xml = R"(<w:instrText xml:space="preserve">)";
    word::append_escaped(xml, code);
    put_mark(reader, xml + "</w:instrText>");
}

}  // namespace raingan::rtf

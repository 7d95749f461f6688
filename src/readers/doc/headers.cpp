// Sections, and the stories of headers and footers that belong to them ([MS-DOC] 2.8.26 PlcfHdd, 2.8.26 PlcfSed).
#include <array>
#include <bit>

#include "readers/doc/parts.h"
#include "readers/doc/story.h"

namespace raingan::doc {
namespace {

struct Place {
    std::string_view type;  ///< of the reference
    bool header;
};
/// The six stories of a section, in their order.
constexpr std::array<Place, 6> places{
    {{"even", true}, {"default", true}, {"even", false}, {"default", false}, {"first", true}, {"first", false}}};

/// Word 6 has only the stories that its flags tell of, later ones have all, if empty.
std::size_t separator_count(const Source& source) {
    constexpr std::size_t all = 6, flags_at = 1;
    const Bytes dop = source.fib.find(source.table, Table::document_properties);
    return source.fib.is_word_6() ? static_cast<std::size_t>(std::popcount(dop.u8(flags_at))) : all;
}
bool has_story(const Source& source, std::size_t i) {
    const unsigned stories = source.sections[i / places.size()].properties.stories;
    return !source.fib.is_word_6() || (stories >> i % places.size() & 1U) != 0;
}

}  // namespace

void read_sections(Source& source) {
    constexpr std::size_t of_a_section = 12, none = 0xFFFFFFFF;
    const Bytes table = source.fib.find(source.table, Table::sections);
    const std::size_t count =
        table.size() < of_a_position ? 0 : (table.size() - of_a_position) / (of_a_position + of_a_section);
    const Bytes word(source.word);
    for (std::size_t i = 0; i < count; ++i) {
        Section section;
        section.end = table.u32((i + 1) * of_a_position);
        const std::size_t at = table.u32((count + 1) * of_a_position + i * of_a_section + 2);
        Bytes grpprl = at == none ? Bytes() : word.slice(at + 2, word.u16(at));
        if (source.fib.is_word_6()) grpprl = convert_grpprl(source.converted, grpprl);
        apply_section(section.properties, grpprl);
        source.sections.push_back(std::move(section));
    }
    if (source.sections.empty()) source.sections.emplace_back();
}

void add_headers(Source& source) {
    const Bytes table = source.fib.find(source.table, Table::headers);
    const Range story = range_of(source, StoryKind::headers);
    const auto position = [&](std::size_t i) {
        return static_cast<std::uint32_t>(
            std::min<std::uint64_t>(std::uint64_t{story.begin} + table.u32(i * of_a_position), story.end));
    };
    std::size_t made = 0;
    std::size_t next = separator_count(source);
    for (std::size_t i = 0; i < source.sections.size() * places.size(); ++i) {
        if (!has_story(source, i)) continue;
        const std::size_t at = next++;
        if (!table.has((at + 1) * of_a_position, of_a_position)) return;
        Range range{position(at), position(at + 1)};
        if (range.begin >= range.end) continue;  // as the section before has it
        // Each story is followed by a mark that only guards it.
        if (range.end - range.begin > 1 && source.text.characters[range.end - 1] == 0x0D) --range.end;
        const Place& place = places[i % places.size()];
        const std::string element = place.header ? "w:hdr" : "w:ftr";
        const std::string target = (place.header ? "header" : "footer") + std::to_string(++made) + ".xml";
        const std::string part = "word/" + target;
        const std::string xml = word::PackageBuilder::root(element) +
                                story_xml(source, StoryKind::headers, range, part) + "</" + element + ">";
        const std::string type = place.header ? "header" : "footer";
        const std::string id = source.package.add(type, target, xml);
        std::string& references = source.sections[i / places.size()].references;
        references.append("<w:").append(type).append("Reference w:type=\"").append(place.type);
        references.append("\" r:id=\"").append(id).append("\"/>");
    }
}

}  // namespace raingan::doc

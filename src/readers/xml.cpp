#include "readers/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <new>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/xml_over.h"

namespace raingan::xml {
namespace {

/// Spaces between elements are no nodes, but an element of nothing else keeps them: <w:t> </w:t>.
constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                   pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single;

constexpr unsigned parse_options_with_spaces = (parse_options & ~pugi::parse_ws_pcdata_single) | pugi::parse_ws_pcdata;

/// pugixml writes zeros over ends of names as it goes, not over line ends, so lines can be counted afterwards.
std::size_t line_of(std::string_view bytes, std::ptrdiff_t offset) {
    const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(bytes.size()));
    return 1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + end, '\n'));
}

/// `begin`: where in the part the parsed bytes begin.
Error ill_formed(const Part& part, const pugi::xml_parse_result& result, std::size_t begin) {
    const auto offset = static_cast<std::ptrdiff_t>(begin) + result.offset;
    const std::string line = std::to_string(line_of(part.bytes, offset)), byte = std::to_string(offset);
    const std::string why = result.description();
    return unreadable(
        "ill-formed", part.name,
        {"line " + line + ", byte " + byte + ": ill-formed XML (" + why +
             "); open the file in Word, let it be repaired, and save it again",
         "บรรทัด " + line + " ไบต์ " + byte + ": XML ไม่ถูกต้อง (" + why + ") โปรดเปิดไฟล์ใน Word ให้ซ่อมแซมแล้วบันทึกใหม่"});
}

/// A tree takes up to a hundred bytes for each mark, whose text may take four.
void count_marks(const Part& part, std::string_view bytes, char mark, const Limit& limit) {
    constexpr std::size_t shortest = 4;  // <a/>, and a="" with its space is longer
    if (bytes.size() / shortest <= limit) return;
    if (static_cast<std::size_t>(std::ranges::count(bytes, mark)) > limit) throw over_limit(limit, part.name);
}

void check_tree_size(const Part& part, std::string_view bytes) {
    count_marks(part, bytes, '<', limits::xml_tags);
    count_marks(part, bytes, '=', limits::xml_attributes);
}

pugi::xml_node element_of(const pugi::xml_document& tree, const pugi::xml_parse_result& result) {
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    return result ? tree.document_element() : pugi::xml_node();
}

}  // namespace

pugi::xml_node parse_over(pugi::xml_document& tree, std::string_view text) {
    char* bytes = const_cast<char*>(text.data());  // a Part's, which are its tree's to write in
    return element_of(tree, tree.load_buffer_inplace(bytes, text.size(), parse_options, pugi::encoding_utf8));
}

pugi::xml_node parse_copy(pugi::xml_document& tree, std::string_view text) {
    return element_of(tree, tree.load_buffer(text.data(), text.size(), parse_options, pugi::encoding_utf8));
}

std::unique_ptr<Part> parse(std::string name, std::string bytes, Spaces spaces) {
    auto part = std::make_unique<Part>();
    part->name = std::move(name);
    part->bytes = std::move(bytes);
    check_tree_size(*part, part->bytes);
    const pugi::xml_parse_result result = part->tree.load_buffer_inplace(
        part->bytes.data(), part->bytes.size(), spaces == Spaces::kept ? parse_options_with_spaces : parse_options);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result || !part->root()) throw ill_formed(*part, result, 0);
    return part;
}

pugi::xml_node parse_fragment(Part& part, std::size_t begin, std::size_t end) {
    check_tree_size(part, std::string_view(part.bytes).substr(begin, end - begin));
    const pugi::xml_parse_result result =
        part.tree.append_buffer(part.bytes.data() + begin, end - begin, parse_options, pugi::encoding_utf8);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result || !part.tree.last_child()) throw ill_formed(part, result, begin);
    return part.tree.last_child();
}

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
    for (pugi::xml_node c = node.first_child(); c; c = c.next_sibling())
        if (name(c) == local) return c;
    return {};
}

std::optional<std::string_view> attribute(pugi::xml_node node, std::string_view local) {
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute())
        if (local_name(a.name()) == local) return std::string_view(a.value());
    return std::nullopt;
}

std::string_view text_of(pugi::xml_node node, std::string_view local) {
    return attribute(node, local).value_or(std::string_view());
}

std::optional<std::int64_t> integer(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> integer(pugi::xml_node node, std::string_view local) {
    const auto value = attribute(node, local);
    return value ? integer(*value) : std::nullopt;
}

bool truth(std::string_view value) {
    return value != "0" && value != "false" && value != "off";
}

bool is_set(pugi::xml_node node, std::string_view local) {
    const auto value = attribute(node, local);
    return value && truth(*value);
}

bool on_off(pugi::xml_node node) {
    const auto value = attribute(node, "val");
    return !value || truth(*value);
}

std::optional<Points> measure(std::string_view text, Points unit) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !(value > -1e7 && value < 1e7)) return std::nullopt;
    const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
    struct Unit {
        std::string_view suffix;
        double points;
    };
    constexpr std::array<Unit, 7> units{
        {{"pt", 1}, {"px", 0.75}, {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pc", 12}, {"pi", 12}}};
    for (const Unit& u : units)
        if (suffix == u.suffix) return Points(value * u.points);
    return unit * value;
}

std::optional<Points> measure(pugi::xml_node node, std::string_view local, Points unit) {
    const auto value = attribute(node, local);
    return value ? measure(*value, unit) : std::nullopt;
}

}  // namespace raingan::xml

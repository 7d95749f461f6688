// Values are looked up by the origin of the paragraphs that layout set: each glyph run knows its tag, each tag its
// paragraph; or of those that were read from a PDF. Characters are kept for those paragraphs alone that some value
// names, so a long document costs little.
#include "batch/value_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <tuple>
#include <vector>

#include "base/round.h"
#include "base/utf8.h"
#include "exchange/json.h"
#include "exchange/json_writer.h"
#include "exchange/value_tree.h"
#include "report/key.h"

namespace raingan::batch {
namespace {

using OriginKey = std::tuple<std::uint16_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

OriginKey key_of_origin(const Origin& o) {
    return {o.part, o.table, o.row, o.column, o.paragraph};
}

struct Box {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< points, y downwards

    void take_in(const Box& other) {
        x0 = std::min(x0, other.x0), y0 = std::min(y0, other.y0);
        x1 = std::max(x1, other.x1), y1 = std::max(y1, other.y1);
    }
};

/// A character as it was set.
struct SetCharacter {
    std::uint32_t page = 0;
    Box box;
    std::size_t text_end = 0;  ///< in the text of its place
};

/// What stands at one origin: text without spaces and in one kind of digits, and where each part of it is.
struct SetPlace {
    std::string text;
    std::vector<SetCharacter> characters;
};

/// A value of the report: its path, its place, its words.
struct Wanted {
    std::string path;
    Origin origin;
    std::string words;
};

Origin origin_in(const exchange::Value& at) {
    Origin origin;
    for (const exchange::Value& member : at.children) {
        const auto number = static_cast<std::uint32_t>(std::strtoul(std::string(member.text).c_str(), nullptr, 10));
        if (member.name == "part") origin.part = static_cast<std::uint16_t>(number);
        if (member.name == "table") origin.table = number;
        if (member.name == "row") origin.row = number;
        if (member.name == "column") origin.column = number;
        if (member.name == "paragraph") origin.paragraph = number;
    }
    return origin;
}

const exchange::Value* member_of(const exchange::Value& value, std::string_view name) {
    const auto found = std::ranges::find(value.children, name, &exchange::Value::name);
    return found == value.children.end() ? nullptr : &*found;
}

std::string words_of(const exchange::Value* value) {
    if (value == nullptr) return {};
    if (value->kind == exchange::Value::Kind::object) return words_of(member_of(*value, "text"));
    return std::string(value->text);
}

/// All values of the report's JSON that have a place.
class Wishes {
public:
    explicit Wishes(const exchange::Value& root) { walk(root, ""); }
    std::vector<Wanted> all;

private:
    void walk(const exchange::Value& value, const std::string& path) {
        const bool is_array = value.kind == exchange::Value::Kind::array;
        for (std::size_t i = 0; i < value.children.size(); ++i) {
            const exchange::Value& child = value.children[i];
            if (!is_array && child.name == "origin") {
                sources(child, value, path);
            } else if (!is_array && (child.name == "at" || child.name == "row") &&
                       child.kind == exchange::Value::Kind::object) {
                all.push_back({path, origin_in(child), words_of(member_of(value, "text"))});
            } else if (!child.children.empty() && child.name != "corrections") {
                walk(child, path + "/" + (is_array ? std::to_string(i) : std::string(child.name)));
            }
        }
    }

    /// An "origin" has the names of its object, with a source in place of each value.
    void sources(const exchange::Value& source, const exchange::Value& value, const std::string& path) {
        if (const exchange::Value* at = member_of(source, "at");
            at != nullptr && at->kind == exchange::Value::Kind::object) {
            const exchange::Value* written = member_of(source, "as_written");
            all.push_back({path, origin_in(*at), written != nullptr ? std::string(written->text) : words_of(&value)});
            return;
        }
        const bool is_array = source.kind == exchange::Value::Kind::array;
        for (std::size_t i = 0; i < source.children.size(); ++i) {
            const exchange::Value& child = source.children[i];
            static const exchange::Value none{};
            const exchange::Value* own =
                is_array ? (i < value.children.size() ? &value.children[i] : nullptr) : member_of(value, child.name);
            const std::string step = is_array ? std::to_string(i) : std::string(child.name);
            std::string below = path;
            below.append("/").append(step);
            sources(child, own == nullptr ? none : *own, below == "/organization" ? "/organization/name" : below);
        }
    }
};

/// The paragraph, its cell, its row: a value names one of them.
std::vector<Origin> levels_of(const Origin& origin) {
    std::vector<Origin> levels{origin};
    if (origin.table == 0) return levels;
    Origin cell = origin, row = origin;
    cell.paragraph = 0;
    row.paragraph = row.column = 0;
    levels.push_back(cell);
    levels.push_back(row);
    return levels;
}

/// Values and what stands at their places.
class SetText {
public:
    explicit SetText(const Report& report) : wanted_(wishes_of(report)) {
        for (const Wanted& one : wanted_) places_.try_emplace(key_of_origin(one.origin));
    }

    [[nodiscard]] std::vector<SetPlace*> places_at(const Origin& origin) {
        std::vector<SetPlace*> out;
        if (origin == Origin()) return out;
        for (const Origin& level : levels_of(origin))
            if (const auto found = places_.find(key_of_origin(level)); found != places_.end())
                if (std::ranges::find(out, &found->second) == out.end()) out.push_back(&found->second);
        return out;
    }

    static void add(const std::vector<SetPlace*>& places, std::string_view text, std::uint32_t page, const Box& box) {
        const std::string key = raingan::key_of(text);
        for (SetPlace* place : places) {
            place->text += key;
            place->characters.push_back({page, box, place->text.size()});
        }
    }

    [[nodiscard]] const std::vector<Wanted>& wanted() const { return wanted_; }

    /// By page, around the words where they stand there once or more (the first), else around all.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Box>> boxes(const Wanted& wanted) const {
        std::vector<std::pair<std::uint32_t, Box>> out;
        const auto found = places_.find(key_of_origin(wanted.origin));
        if (found == places_.end()) return out;
        const SetPlace& place = found->second;
        const std::string key = raingan::key_of(wanted.words);
        const std::size_t at = key.empty() ? std::string::npos : place.text.find(key);
        const std::size_t begin = at == std::string::npos ? 0 : at;
        const std::size_t end = at == std::string::npos ? place.text.size() : at + key.size();
        for (const SetCharacter& character : place.characters) {
            if (character.text_end <= begin) continue;
            if (out.empty() || out.back().first != character.page)
                out.emplace_back(character.page, character.box);
            else
                out.back().second.take_in(character.box);
            if (character.text_end >= end) break;
        }
        return out;
    }

private:
    static std::vector<Wanted> wishes_of(const Report& report) {
        const exchange::ValueTree tree = exchange::parse_json_tree(to_json(report));
        return Wishes(tree.root).all;
    }

    std::vector<Wanted> wanted_;
    std::map<OriginKey, SetPlace> places_;
};

constexpr float above = 0.85F, below = 0.28F;  // of the size: as high as letters with marks

/// Takes what our own layout set.
class LaidOutText {
public:
    LaidOutText(const Pages& pages, const fonts::FontLibrary& fonts, SetText& text)
        : pages_(pages), fonts_(fonts), text_(text) {
        for (std::size_t page = 0; page < pages.all.size(); ++page) {
            const Page& set = pages.all[page];
            for (const TextLine& line : set.lines) add_line(set, line, static_cast<std::uint32_t>(page + 1));
        }
    }

private:
    /// The paragraph's, of what stands in a link or beside a list's label too.
    [[nodiscard]] Origin origin_of(std::uint32_t tag) const {
        while (tag >= fixed_tags && tag < pages_.tags.size() && pages_.tags[tag].origin == Origin())
            tag = pages_.tags[tag].parent;
        return tag >= fixed_tags && tag < pages_.tags.size() ? pages_.tags[tag].origin : Origin();
    }

    void add_line(const Page& page, const TextLine& line, std::uint32_t number) {
        float x = line.x_pt;
        for (std::uint32_t r = 0; r < line.run_count; ++r) {
            const GlyphRun& run = page.runs[line.first_run + r];
            const std::vector<SetPlace*> places =
                run.hidden ? std::vector<SetPlace*>() : text_.places_at(origin_of(run.tag));
            for (std::uint32_t u = 0; u < run.count; ++u) {
                const SetUnit& unit = page.units[run.first + u];
                if (!places.empty()) SetText::add(places, text_of(unit), number, box_of(line, run, x, unit.advance_pt));
                x += unit.advance_pt;
            }
        }
    }

    [[nodiscard]] std::string text_of(const SetUnit& unit) const {
        std::string text;
        for (const char32_t c : fonts_.unit(unit.unit).text) utf8::append(text, c);
        return text;
    }

    /// Around what stands aslant: between `ends` along the line, and between `edges` above it.
    static Box slanted_box(const TextLine& line, std::array<float, 2> ends, std::array<float, 2> edges) {
        const auto angle = static_cast<float>(line.slant * std::numbers::pi / 180);
        const float across = std::cos(angle), up = std::sin(angle);
        std::optional<Box> box;
        for (const float end : ends)
            for (const float edge : edges) {
                const float x = line.x_pt + end * across - edge * up, y = line.baseline_pt - end * up - edge * across;
                if (!box) box = Box{x, y, x, y};
                box->take_in({x, y, x, y});
            }
        return *box;
    }

    /// On a line that is turned along it.
    static Box box_of(const TextLine& line, const GlyphRun& run, float x, float advance) {
        const float along = x - line.x_pt, up = run.size_pt * above, down = run.size_pt * below;
        if (line.slant != 0) return slanted_box(line, {along, along + advance}, {up, -down});
        switch (line.quarter_turns) {
            case 1:
                return {line.x_pt - down, line.baseline_pt + along, line.x_pt + up, line.baseline_pt + along + advance};
            case 3:
                return {line.x_pt - up, line.baseline_pt - along - advance, line.x_pt + down, line.baseline_pt - along};
            default:
                return {x, line.baseline_pt - up, x + advance, line.baseline_pt + down};
        }
    }

    const Pages& pages_;
    const fonts::FontLibrary& fonts_;
    SetText& text_;
};

/// A box of a page as it was read, y upwards, on the page as it is shown.
Box shown_box(const Box& read, const SourcePage& page) {
    const float w = page.width_pt, h = page.height_pt;
    const Box up = page.quarter_turns == 1   ? Box{h - read.y1, read.x0, h - read.y0, read.x1}
                   : page.quarter_turns == 2 ? Box{w - read.x1, h - read.y1, w - read.x0, h - read.y0}
                   : page.quarter_turns == 3 ? Box{read.y0, w - read.x1, read.y1, w - read.x0}
                                             : read;
    const float height = page.quarter_turns % 2 == 0 ? h : w;
    return {up.x0, height - up.y1, up.x1, height - up.y0};
}

void take_source(const SourceText& source, SetText& text) {
    for (const SourceLine& line : source.lines) {
        const std::vector<SetPlace*> places = text.places_at(line.origin);
        if (places.empty()) continue;
        std::size_t begin = 0;
        for (const SourceLetter& letter : line.letters) {
            if (letter.end <= begin) continue;
            const Box box{letter.left_pt, line.base_pt - line.size_pt * below, letter.right_pt,
                          line.base_pt + line.size_pt * above};
            SetText::add(places, std::string_view(line.text).substr(begin, letter.end - begin), line.page + 1,
                         shown_box(box, source.pages.at(line.page)));
            begin = letter.end;
        }
    }
}

struct PageSize {
    float width_pt = 0, height_pt = 0;
};

Decimal tenths(float points) {
    constexpr float in_point = 10;
    return Decimal(round_to_int(std::max(points, 0.F) * in_point), 1);
}

std::string places_told(const std::vector<PageSize>& pages, const SetText& text) {
    JsonWriter json;
    json.begin_object();
    json.member("pages").begin_array();
    for (const PageSize& page : pages) {
        json.begin_object();
        json.member("width").decimal(tenths(page.width_pt));
        json.member("height").decimal(tenths(page.height_pt));
        json.end_object();
    }
    json.end_array();
    json.member("places").begin_array();
    for (const Wanted& one : text.wanted())
        for (const auto& [page, box] : text.boxes(one)) {
            const float height = pages.at(page - 1).height_pt;
            json.begin_object();
            json.member("path").string(one.path);
            json.member("page").number(page);
            json.member("box").begin_array();
            for (const float side : {box.x0, height - box.y1, box.x1, height - box.y0}) json.decimal(tenths(side));
            json.end_array();
            json.end_object();
        }
    json.end_array();
    json.end_object();
    return json.finish();
}

}  // namespace

std::string value_places(const Pages& pages, const Report& report, const fonts::FontLibrary& fonts) {
    SetText text(report);
    const LaidOutText laid_out(pages, fonts, text);
    std::vector<PageSize> sizes;
    for (std::size_t i = 0; i < pages.all.size(); ++i)
        sizes.push_back({pages.all.outer(i).width_pt, pages.all.outer(i).height_pt});
    return places_told(sizes, text);
}

std::string value_places(const SourceText& source, const Report& report) {
    SetText text(report);
    take_source(source, text);
    std::vector<PageSize> sizes;
    for (const SourcePage& page : source.pages)
        sizes.push_back(page.quarter_turns % 2 == 0 ? PageSize{page.width_pt, page.height_pt}
                                                    : PageSize{page.height_pt, page.width_pt});
    return places_told(sizes, text);
}

}  // namespace raingan::batch

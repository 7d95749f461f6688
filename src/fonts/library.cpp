// FontLibrary: asked names to fonts, faces opened once, words shaped once.
#include <hb.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/resources.h"
#include "base/utf8.h"
#include "fonts/fonts.h"
#include "fonts/open_face.h"
#include "fonts/search.h"
#include "fonts/shaper.h"
#include "fonts/substitutes.h"

namespace raingan::fonts {

namespace {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

constexpr std::size_t max_fonts = 0xFFFF;        // what a FontId can number
constexpr std::size_t most_units_kept = 65'536;  // from one document to the next; some 20 MiB with their words

/// What was asked for, and what stands in.
struct Font {
    std::string name;
    bool bold = false, italic = false, thai_digits = false, substituted = false;
    LineMetrics metrics;
    double substitute_scale = 1.0;  ///< of fallback faces
    FaceUse use;
    Advances advances;
    std::vector<FaceUse> fallbacks;
    bool fallbacks_known = false;
    using Words = std::unordered_map<std::string, ShapedText, StringHash, std::equal_to<>>;
    std::array<Words, 2> words;                 ///< by Direction
    std::vector<std::string> incomplete_words;  ///< with a character that no face has: told in each document
    std::vector<std::pair<std::string, Diagnostic>> notes;  ///< what opening it told, with tell()'s key
};

bool has_glyphs(const OpenFace& open, const Character* first, std::size_t count) {
    hb_codepoint_t glyph = 0;
    return std::all_of(first, first + count, [&](const Character& character) {
        return hb_font_get_nominal_glyph(open.hb_font.get(), character.c, &glyph) != 0 && glyph != 0;
    });
}

}  // namespace

struct FontLibrary::Impl {
    FontSources sources;
    std::optional<SubstituteTable> table;
    std::optional<std::vector<FontFile>> files;
    std::vector<std::unique_ptr<OpenFace>> faces;
    std::unordered_map<std::string, FaceId> face_by_path;
    std::vector<std::unique_ptr<Font>> fonts;
    std::map<std::tuple<std::string, bool, bool>, FontId, std::less<>> font_by_name;
    std::map<std::tuple<std::string, bool, bool>, std::unique_ptr<Font>> kept;  ///< of earlier documents
    std::map<const Substitute*, std::size_t> chosen_lines;  ///< index into Substitute::lines; none: the first
    std::map<std::pair<std::string, std::size_t>, LineHeight> known_lines;  ///< by font_key and style_index
    std::set<std::string> told;                                             ///< diagnostics that were given, once each
    UnitTable units;
    Shaper shaper;
    std::vector<Character> characters;
    Diagnostics diagnostics;
    bool lacks_glyph = false;  ///< in the word being shaped
    std::u32string missing;    ///< characters that no font has
    std::string missing_font;  ///< in which the first of them was asked for

    explicit Impl(FontSources from) : sources(std::move(from)) {}

    FaceUse built_in(const Substitute& row, std::size_t style);
    FaceUse keep(std::unique_ptr<OpenFace> open, double scale);
    std::vector<FontFile>& font_files();
    bool use_real_font(Font& font, std::string_view key, const Substitute& row);
    void use_substitute(Font& font, const Substitute& row);
    void set_line_height(Font& font, const Substitute& row) const;
    const Substitute& substitute(std::string_view key);
    void find_fallbacks(Font& font);
    const FaceUse* covering(Font& font, const Character* first, std::size_t count);
    void tell(const std::string& key, Diagnostic diagnostic);
    void note(Font& font, const std::string& key, Diagnostic diagnostic);
    std::unique_ptr<Font> open_font(std::string_view asked_name, bool bold, bool italic);
    void adopt(Font& font);
    ShapedText shape(Font& font, std::string_view text, Direction direction);
    void tell_missing(const Font& font, char32_t c);
};

void FontLibrary::Impl::tell(const std::string& key, Diagnostic diagnostic) {
    if (told.insert(diagnostic.code + key).second) diagnostics.push_back(std::move(diagnostic));
}

void FontLibrary::Impl::note(Font& font, const std::string& key, Diagnostic diagnostic) {
    font.notes.emplace_back(key, diagnostic);
    tell(key, std::move(diagnostic));
}

std::vector<FontFile>& FontLibrary::Impl::font_files() {
    if (!files) files = list_font_files(sources.user_dirs);
    return *files;
}

FaceUse FontLibrary::Impl::keep(std::unique_ptr<OpenFace> open, double scale) {
    const auto [found, fresh] = face_by_path.emplace(open->face.path, static_cast<FaceId>(faces.size()));
    if (fresh) faces.push_back(std::move(open));
    return {found->second, faces[found->second].get(), scale, nullptr};
}

FaceUse FontLibrary::Impl::built_in(const Substitute& row, std::size_t style) {
    const std::string& path = row.faces.at(style);
    if (const auto found = face_by_path.find(path); found != face_by_path.end())
        return {found->second, faces[found->second].get(), row.scale.at(style), nullptr};
    return keep(open_resource(path, resource(path).value_or(std::string_view())), row.scale.at(style));
}

bool FontLibrary::Impl::use_real_font(Font& font, std::string_view key, const Substitute& row) {
    auto found = find_face(font_files(), key, row.files, font.bold, font.italic);
    if (!found) return false;
    if (found->may_not_embed) {
        note(font, font.name,
             {Severity::warning,
              "font-not-embeddable",
              {"The licence of the font \"" + font.name + "\" forbids embedding; a substitute is used.",
               "สัญญาอนุญาตของฟอนต์ \"" + font.name + "\" ไม่ยอมให้ฝังในเอกสาร จึงใช้ฟอนต์ทดแทน"},
              {}});
        return false;
    }
    if (!found->exact_style && !row.listed) {
        note(font, font.name,
             {Severity::info,
              "font-style-missing",
              {"The font \"" + font.name + "\" was found, but not in every style that the document asks for.",
               "พบฟอนต์ \"" + font.name + "\" แต่ไม่ครบทุกแบบตัวอักษรที่เอกสารใช้"},
              {}});
    }
    // A listed substitute has all four styles: better a true bold of the substitute than none.
    if (!found->exact_style && row.listed) return false;
    font.use = keep(std::move(found->open), 1.0);
    font.metrics = font.use.open->metrics;
    return true;
}

const Substitute& FontLibrary::Impl::substitute(std::string_view key) {
    if (!table) table = read_substitutes(resource("fonts/substitutes.json").value_or(std::string_view()));
    return find_substitute(*table, key);
}

void FontLibrary::Impl::set_line_height(Font& font, const Substitute& row) const {
    const auto chosen = chosen_lines.find(&row);
    LineHeight line = row.lines.at(chosen == chosen_lines.end() ? 0 : chosen->second);
    if (font.bold && row.bold_line) line = *row.bold_line;
    const auto known = known_lines.find({font_key(font.name), style_index(font.bold, font.italic)});
    if (known != known_lines.end()) line = known->second;
    font.metrics.ascent = line.ascent;
    font.metrics.descent = line.descent;
}

void FontLibrary::Impl::use_substitute(Font& font, const Substitute& row) {
    const std::size_t style = style_index(font.bold, font.italic);
    font.substituted = true;
    font.use = built_in(row, style);
    set_line_height(font, row);
    const LineMetrics& own = font.use.open->metrics;
    font.metrics.underline_position = own.underline_position * font.use.scale;
    font.metrics.underline_thickness = own.underline_thickness * font.use.scale;
    if (row.advances.empty()) return;
    if (const auto json = resource(row.advances)) {
        font.advances = read_advances(*json, style);
        font.use.advances = &font.advances;
    }
}

/// The built-in face first, then families that have symbols.
void FontLibrary::Impl::find_fallbacks(Font& font) {
    font.fallbacks_known = true;
    const std::size_t style = style_index(font.bold, font.italic);
    FaceUse own = built_in(table->rows.front(), style);
    own.scale = font.substitute_scale;
    if (own.id != font.use.id) font.fallbacks.push_back(own);
    for (const std::string& family : table->fallback_families) {
        auto found = find_face(font_files(), font_key(family), {}, font.bold, font.italic);
        if (found && found->open) font.fallbacks.push_back(keep(std::move(found->open), font.substitute_scale));
    }
}

const FaceUse* FontLibrary::Impl::covering(Font& font, const Character* first, std::size_t count) {
    if (has_glyphs(*font.use.open, first, count)) return &font.use;
    if (!font.fallbacks_known) find_fallbacks(font);
    const auto found = std::find_if(font.fallbacks.begin(), font.fallbacks.end(),
                                    [&](const FaceUse& use) { return has_glyphs(*use.open, first, count); });
    return found == font.fallbacks.end() ? nullptr : &*found;
}

namespace {

/// "“シ” (U+30B7)"
std::string named(char32_t c) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    utf8::append(out, c);
    out += "\" (U+";
    for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out.push_back(digits[(c >> shift) & 0xFU]);
    return out + ")";
}

/// One for all of them: a document in a script that no font has would have a line for each of its letters.
Message missing_message(const std::u32string& missing, const std::string& font) {
    constexpr std::size_t most_named = 8;
    std::string list;
    for (const char32_t c : missing.substr(0, most_named)) list.append(list.empty() ? "" : ", ").append(named(c));
    if (missing.size() > most_named) list += " …";
    if (missing.size() == 1)
        return {"No font has the character " + list + ", asked for in \"" + font +
                    "\"; a box stands in its place. Give a font that has it with --fonts.",
                "ไม่มีฟอนต์ใดมีอักขระ " + list + " ที่ขอในฟอนต์ \"" + font +
                    "\" จึงแสดงเครื่องหมายแทน โปรดระบุฟอนต์ที่มีอักขระนี้ด้วย --fonts"};
    const std::string count = std::to_string(missing.size());
    return {"No font has " + count + " of the characters: " + list +
                "; boxes stand in their places. Give a font that has them with --fonts.",
            "ไม่มีฟอนต์ใดมีอักขระ " + count + " ตัว: " + list + " จึงแสดงเครื่องหมายแทน โปรดระบุฟอนต์ที่มีอักขระเหล่านี้ด้วย --fonts"};
}

}  // namespace

void FontLibrary::Impl::tell_missing(const Font& font, char32_t c) {
    lacks_glyph = true;
    if (missing.find(c) != std::u32string::npos) return;
    missing.push_back(c);
    if (missing.size() == 1) missing_font = font.name;
    const Message message = missing_message(missing, missing_font);
    const auto told_of = std::ranges::find(diagnostics, std::string_view(missing_characters_code), &Diagnostic::code);
    if (told_of == diagnostics.end())
        diagnostics.push_back({Severity::warning, missing_characters_code, message, {}});
    else
        told_of->message = message;
}

/// Cuts the text where the face changes; a cluster never mixes faces.
ShapedText FontLibrary::Impl::shape(Font& font, std::string_view text, Direction direction) {
    ShapedText out;
    read_characters(text, characters);
    const Character* first = characters.data();
    const std::size_t count = characters.size();
    // Letters that join need one face for their word.
    const bool joins = direction == Direction::right_to_left;
    const FaceUse* all = has_glyphs(*font.use.open, first, count) ? &font.use : nullptr;
    if (all == nullptr && joins) all = covering(font, first, count);
    if (all != nullptr) {
        shaper.shape(*all, first, count, direction, units, out);
        return out;
    }
    const auto cluster_end = [&](std::size_t from) {
        std::size_t end = from + 1;
        while (end < count && first[end].extends) ++end;
        return end;
    };
    for (std::size_t at = 0; at < count;) {
        std::size_t end = cluster_end(at);
        const FaceUse* use = covering(font, first + at, end - at);
        while (use != nullptr && end < count) {
            const std::size_t next = cluster_end(end);
            if (covering(font, first + end, next - end) != use) break;
            end = next;
        }
        if (use != nullptr) {
            shaper.shape(*use, first + at, end - at, direction, units, out);
        } else {
            for (std::size_t i = at; i < end; ++i) {
                const FaceUse* single = covering(font, first + i, 1);
                if (single == nullptr) tell_missing(font, first[i].c);
                single == nullptr ? shaper.replace(font.use, first + i, 1, units, out)
                                  : shaper.shape(*single, first + i, 1, direction, units, out);
            }
        }
        at = end;
    }
    return out;
}

FontLibrary::FontLibrary(FontSources sources) : impl_(std::make_unique<Impl>(std::move(sources))) {}
FontLibrary::~FontLibrary() = default;
FontLibrary::FontLibrary(FontLibrary&&) noexcept = default;
FontLibrary& FontLibrary::operator=(FontLibrary&&) noexcept = default;

std::unique_ptr<Font> FontLibrary::Impl::open_font(std::string_view asked_name, bool bold, bool italic) {
    const std::string key = font_key(asked_name);
    const Substitute& row = substitute(key);
    auto font = std::make_unique<Font>();
    font->name = asked_name;
    font->bold = bold;
    font->italic = italic;
    font->thai_digits = row.thai_digits;
    font->substitute_scale = row.scale.at(style_index(bold, italic));
    if (use_real_font(*font, key, row)) return font;
    use_substitute(*font, row);
    if (row.listed && !font->use.open->face.postscript_name.starts_with(font->name))
        note(*font, key,
             {Severity::info,
              "font-substituted",
              {"The font \"" + font->name + "\" is not installed; Laksaman stands in for it, set as wide and as high.",
               "ไม่มีฟอนต์ \"" + font->name + "\" ในเครื่อง จึงใช้ฟอนต์ Laksaman แทน โดยจัดให้กว้างและสูงเท่ากัน"},
              {}});
    if (!row.listed && !key.empty())
        note(*font, key,
             {Severity::info,
              "font-substituted",
              {"The font \"" + font->name +
                   "\" is not known and not installed; Laksaman is used. Give its folder with --fonts.",
               "ไม่รู้จักฟอนต์ \"" + font->name + "\" และไม่มีในเครื่อง จึงใช้ฟอนต์ Laksaman แทน โปรดระบุโฟลเดอร์ของฟอนต์ด้วย --fonts"},
              {}});
    return font;
}

/// A font of an earlier document says again what it said there.
void FontLibrary::Impl::adopt(Font& font) {
    for (const auto& [key, diagnostic] : font.notes) tell(key, diagnostic);
    if (font.substituted) set_line_height(font, substitute(font_key(font.name)));
}

FontId FontLibrary::font(std::string_view asked_name, bool bold, bool italic) {
    Impl& impl = *impl_;
    const std::tuple<std::string, bool, bool> asked{std::string(asked_name), bold, italic};
    if (const auto found = impl.font_by_name.find(asked); found != impl.font_by_name.end()) return found->second;
    if (impl.fonts.size() == max_fonts) return 0;  // no honest document has as many
    const auto id = static_cast<FontId>(impl.fonts.size());
    if (auto kept = impl.kept.extract(asked)) {
        impl.adopt(*kept.mapped());
        impl.fonts.push_back(std::move(kept.mapped()));
    } else {
        impl.fonts.push_back(impl.open_font(asked_name, bold, italic));
    }
    impl.font_by_name.emplace(asked, id);
    return id;
}

void FontLibrary::open_files_ahead() {
    map_font_files(impl_->font_files());
}

void FontLibrary::begin_document() {
    Impl& impl = *impl_;
    for (auto& [asked, id] : impl.font_by_name) {
        std::unique_ptr<Font>& font = impl.fonts.at(id);
        for (const std::string& word : font->incomplete_words)
            for (Font::Words& words : font->words) words.erase(word);
        font->incomplete_words.clear();
        impl.kept.insert_or_assign(asked, std::move(font));
    }
    impl.fonts.clear();
    impl.font_by_name.clear();
    impl.chosen_lines.clear();
    impl.known_lines.clear();
    impl.told.clear();
    impl.diagnostics.clear();
    impl.missing.clear();
    if (impl.units.size() <= most_units_kept) return;
    impl.kept.clear();
    impl.units.clear();
}

const std::vector<LineHeight>& FontLibrary::line_heights(std::string_view asked_name) {
    return impl_->substitute(font_key(asked_name)).lines;
}

void FontLibrary::choose_line_height(std::string_view asked_name, std::size_t index) {
    const Substitute& row = impl_->substitute(font_key(asked_name));
    impl_->chosen_lines[&row] = std::min(index, row.lines.size() - 1);
    for (const auto& font : impl_->fonts)
        if (font->substituted && &impl_->substitute(font_key(font->name)) == &row) impl_->set_line_height(*font, row);
}

bool FontLibrary::is_installed(std::string_view asked_name) {
    return !impl_->fonts.at(font(asked_name, false, false))->substituted;
}

void FontLibrary::know_line_height(std::string_view asked_name, bool bold, bool italic, const LineHeight& height) {
    const std::string key = font_key(asked_name);
    impl_->known_lines.insert_or_assign({key, style_index(bold, italic)}, height);
    for (const auto& font : impl_->fonts)
        if (font->substituted && font_key(font->name) == key) impl_->set_line_height(*font, impl_->substitute(key));
}

const LineMetrics& FontLibrary::metrics(FontId font) const {
    return impl_->fonts.at(font)->metrics;
}
bool FontLibrary::draws_thai_digits(FontId font) const {
    return impl_->fonts.at(font)->thai_digits;
}

namespace {

/// A text of letters without a space, longer than words are: what no one reads, but cells may hold 32,767 of them.
bool is_long_ascii(std::string_view text) {
    constexpr std::size_t longest_word = 256;
    return text.size() > longest_word && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

/// A number: a long sheet has hundreds of thousands of them, most of them once.
bool is_number(std::string_view text) {
    constexpr std::string_view others = ".,-+/:%";
    return text.size() > 1 && std::ranges::all_of(text, [&](char c) {
               return (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
           });
}

/// Letter by letter, each shaped once: without kerning and ligatures (shaper.cpp) none depends on its neighbours.
ShapedText joined(FontLibrary& fonts, FontId id, std::string_view text) {
    ShapedText all;
    all.units.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const ShapedText& letter = fonts.shape(id, text.substr(i, 1));
        for (ShapedUnit unit : letter.units) {
            unit.text_end += static_cast<std::uint32_t>(i);
            all.units.push_back(unit);
        }
        all.width += letter.width;
    }
    return all;
}

}  // namespace

const ShapedText& FontLibrary::shape(FontId id, std::string_view text, Direction direction) {
    Font& font = *impl_->fonts.at(id);
    Font::Words& words = font.words.at(static_cast<std::size_t>(direction));
    if (const auto found = words.find(text); found != words.end()) return found->second;
    if (direction == Direction::left_to_right && (is_number(text) || is_long_ascii(text)))
        return words.emplace(text, joined(*this, id, text)).first->second;
    impl_->lacks_glyph = false;
    ShapedText shaped = impl_->shape(font, text, direction);
    shaped.units.shrink_to_fit();
    if (impl_->lacks_glyph) font.incomplete_words.emplace_back(text);
    return words.emplace(text, std::move(shaped)).first->second;
}

const Unit& FontLibrary::unit(UnitId unit) const {
    return impl_->units.at(unit);
}
const Face& FontLibrary::face(FaceId face) const {
    return impl_->faces.at(face)->face;
}
const std::u32string& FontLibrary::missing_characters() const {
    return impl_->missing;
}
const Diagnostics& FontLibrary::diagnostics() const {
    return impl_->diagnostics;
}

}  // namespace raingan::fonts

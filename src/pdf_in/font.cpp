#include "pdf_in/font.h"

#include <algorithm>

#include "base/utf8.h"
#include "pdf_in/cff_encoding.h"
#include "pdf_in/embedded_font.h"
#include "pdf_in/glyph_names.h"
#include "pdf_in/standard_widths.h"
#include "pdf_in/type1_encoding.h"

namespace raingan::pdf {
namespace {

/// What its codes draw is said by no encoding of letters.
bool is_pictorial(std::string_view font) {
    return font.starts_with("Symbol") || font.starts_with("ZapfDingbats") || font.starts_with("Wingdings") ||
           font.starts_with("Webdings");
}

}  // namespace

class FontReader {
public:
    explicit FontReader(const QPDFObjectHandle& dictionary, Font& font) : dictionary_(dictionary), font_(font) {}

    void read() {
        font_.name = name_of(dictionary_.getKey("/BaseFont"));
        is_subset_ = font_.name.size() > 7 && font_.name[6] == '+';
        if (is_subset_) font_.name.erase(0, 7);
        QPDFObjectHandle descendants = dictionary_.getKey("/DescendantFonts");
        if (descendants.isArray() && descendants.getArrayNItems() > 0 && descendants.getArrayItem(0).isDictionary())
            read_composite(descendants.getArrayItem(0));
        else
            read_simple();
        const auto says = [&](const char* word) { return font_.name.find(word) != std::string::npos; };
        font_.bold = font_.bold || says("Bold") || says("bold");
        font_.italic = font_.italic || says("Italic") || says("Oblique");
    }

private:
    static std::string name_of(QPDFObjectHandle object) {
        return object.isName() ? object.getName().substr(1) : std::string();
    }

    void read_to_unicode() {
        QPDFObjectHandle unicode = dictionary_.getKey("/ToUnicode");
        if (unicode.isStream()) font_.texts_ = read_cmap(unicode).texts;
    }

    void read_composite(QPDFObjectHandle cid) {
        font_.composite_ = true;
        read_to_unicode();
        font_.missing_width_ = number_of(cid.getKey("/DW"), 1000) / 1000;
        read_cid_widths(cid.getKey("/W"));
        QPDFObjectHandle encoding = dictionary_.getKey("/Encoding");
        if (encoding.isStream()) {
            CMap cmap = read_cmap(encoding);
            font_.codespaces_ = std::move(cmap.codespaces);
            font_.cids_ = std::move(cmap.cids);
        }
        const std::string predefined = name_of(encoding);
        font_.ucs2_ = predefined.find("UCS2") != std::string::npos || predefined.find("UTF16") != std::string::npos;
        if (QPDFObjectHandle map = cid.getKey("/CIDToGIDMap"); map.isStream()) {
            const auto buffer = map.getStreamData(qpdf_dl_all);
            font_.cid_to_gid_.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
        }
        QPDFObjectHandle descriptor = cid.getKey("/FontDescriptor");
        read_descriptor(descriptor);
        EmbeddedFont embedded = read_embedded_font(descriptor);
        for (const auto& [name, glyph] : embedded.by_name)
            if (!embedded.by_glyph.contains(glyph))
                if (const std::string text = text_of_glyph_name(name); !text.empty())
                    embedded.by_glyph.emplace(glyph, utf8::decode(text, 0).code_point);
        font_.by_glyph_ = std::move(embedded.by_glyph);
        font_.shapes_ = std::move(embedded.shapes);
    }

    void read_descriptor(QPDFObjectHandle descriptor) {
        if (!descriptor.isDictionary()) return;
        constexpr double heavy = 600;
        constexpr long long force_bold = 1LL << 18U, italic = 1LL << 6U;
        QPDFObjectHandle flags = descriptor.getKey("/Flags");
        const long long bits = flags.isInteger() ? flags.getIntValue() : 0;
        font_.bold = number_of(descriptor.getKey("/FontWeight"), 0) >= heavy || (bits & force_bold) != 0;
        font_.italic = (bits & italic) != 0;
    }

    /// /W of a CIDFont (9.7.4.3).
    void read_cid_widths(QPDFObjectHandle array) {
        if (!array.isArray()) return;
        constexpr long long most_codes = 65536;
        const auto items = array.getArrayAsVector();
        for (std::size_t at = 0; at + 1 < items.size();) {
            QPDFObjectHandle first = items[at], next = items[at + 1];
            if (!first.isInteger()) return;
            const long long from = first.getIntValue();
            if (next.isArray()) {
                for (int i = 0; i < next.getArrayNItems(); ++i) set_width(from + i, next.getArrayItem(i));
                at += 2;
                continue;
            }
            if (!next.isInteger() || at + 2 >= items.size()) return;
            const long long last = std::min(next.getIntValue(), from + most_codes);
            for (long long code = from; code <= last; ++code) set_width(code, items[at + 2]);
            at += 3;
        }
    }
    void set_width(long long code, const QPDFObjectHandle& width) {
        font_.widths_[static_cast<std::uint32_t>(code)] = number_of(width, font_.missing_width_ * 1000) / 1000;
    }

    void read_simple() {
        read_to_unicode();
        QPDFObjectHandle descriptor = dictionary_.getKey("/FontDescriptor");
        read_descriptor(descriptor);
        font_.type3 = name_of(dictionary_.getKey("/Subtype")) == "Type3";
        double unit = 0.001;
        if (font_.type3) {
            font_.type3_matrix = matrix_of(dictionary_.getKey("/FontMatrix"));
            unit = font_.type3_matrix.a;
        }
        if (descriptor.isDictionary()) font_.missing_width_ = number_of(descriptor.getKey("/MissingWidth"), 500) * unit;
        QPDFObjectHandle widths = dictionary_.getKey("/Widths");
        const auto first = static_cast<long long>(number_of(dictionary_.getKey("/FirstChar"), 0));
        read_encoding(descriptor);
        const auto standard = widths.isArray() || font_.type3 ? std::nullopt : standard_face(font_.name);
        bool all_are_empty = true;
        for (int i = 0; widths.isArray() && all_are_empty && i < widths.getArrayNItems(); ++i)
            all_are_empty = number_of(widths.getArrayItem(i), 0) == 0;
        for (std::uint32_t code = 0; code < 256; ++code) {
            FontCode& out = font_.codes_[code];
            const long long index = code - first;
            out.width = font_.missing_width_;
            if (widths.isArray() && index >= 0 && index < widths.getArrayNItems())
                out.width = number_of(widths.getArrayItem(static_cast<int>(index)), 0) * unit;
            settle_simple(code, out);
            doubt_if_mark(code, out, all_are_empty);
            if (standard && out.known)
                out.width = standard_width(*standard, utf8::decode(out.text, 0).code_point).value_or(out.width);
        }
    }

    void read_encoding(const QPDFObjectHandle& descriptor) {
        QPDFObjectHandle encoding = dictionary_.getKey("/Encoding");
        std::string base = name_of(encoding);
        if (encoding.isDictionary()) base = name_of(encoding.getKey("/BaseEncoding"));
        if (base.empty()) read_own_names(descriptor);
        if (encoding.isDictionary()) {
            QPDFObjectHandle differences = encoding.getKey("/Differences");
            std::uint32_t code = 0;
            for (int i = 0; differences.isArray() && i < differences.getArrayNItems(); ++i) {
                QPDFObjectHandle item = differences.getArrayItem(i);
                if (item.isInteger())
                    code = static_cast<std::uint32_t>(item.getIntValue());
                else if (item.isName() && code < 256)
                    names_[code++] = item.getName().substr(1);
            }
        }
        if (is_pictorial(font_.name))
            pictorial_ = true;
        else if (base == "WinAnsiEncoding")
            table_ = &encoding_table(BaseEncoding::win_ansi);
        else if (base == "MacRomanEncoding")
            table_ = &encoding_table(BaseEncoding::mac_roman);
        embedded_ = read_embedded_font(descriptor);
        for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
            is_embedded_ = is_embedded_ ||
                           (QPDFObjectHandle(descriptor).isDictionary() && QPDFObjectHandle(descriptor).hasKey(key));
        has_program_ = !embedded_.by_glyph.empty() || !embedded_.by_symbol.empty();
        if (table_ == nullptr && !has_program_ && !pictorial_) table_ = &encoding_table(BaseEncoding::standard);
    }

    /// Those of the font program, from which differences start where no other encoding is named (9.6.6.1).
    void read_own_names(QPDFObjectHandle descriptor) {
        if (!descriptor.isDictionary()) return;
        QPDFObjectHandle program = descriptor.getKey("/FontFile"), bare = descriptor.getKey("/FontFile3");
        if (program.isStream())
            names_ = type1_encoding(bytes_of(*program.getStreamData(qpdf_dl_all)));
        else if (bare.isStream() && name_of(bare.getDict().getKey("/Subtype")) == "Type1C")
            names_ = cff_encoding(bytes_of(*bare.getStreamData(qpdf_dl_all)));
    }
    static std::string_view bytes_of(const Buffer& buffer) {
        return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
    }

    /// Of the glyph that the code draws; none where the program cannot be asked.
    [[nodiscard]] std::optional<double> drawn_width(std::uint32_t code, char32_t character) const {
        if (!embedded_.shapes) return std::nullopt;
        if (const auto named = embedded_.by_name.find(names_[code]); named != embedded_.by_name.end())
            return embedded_.shapes->advance_of(named->second);
        if (const auto symbol = embedded_.by_symbol.find(0xF000 + code); symbol != embedded_.by_symbol.end())
            return embedded_.shapes->advance_of(symbol->second);
        for (const auto& [glyph, c] : embedded_.by_glyph)
            if (c == character) return embedded_.shapes->advance_of(glyph);
        return std::nullopt;
    }

    /// No letter of ASCII is as narrow as nothing: it is a mark over another letter, under a code that somebody who did
    /// not know it chose (cairo's "!" for a tone). Fonts that are not embedded, or have a width themselves, are not
    /// such: there /Widths lacks it.
    void doubt_if_mark(std::uint32_t code, FontCode& out, bool all_are_empty) const {
        const bool graphic = out.text.size() == 1 && out.text[0] > ' ' && out.text[0] < '\x7F';
        if (!graphic || out.width != 0 || all_are_empty || !is_embedded_) return;
        constexpr double narrowest = 0.05;
        if (const auto width = drawn_width(code, static_cast<unsigned char>(out.text[0])); width > narrowest) {
            out.width = *width;
            return;
        }
        out.text = "\xEF\xBF\xBD";
        out.known = false;
    }

    /// The order of 9.10.2; behind it what the embedded font says.
    void settle_simple(std::uint32_t code, FontCode& out) {
        if (const auto found = font_.texts_.find(code); found != font_.texts_.end()) {
            out.text = found->second;
            out.known = true;
            return;
        }
        if (!names_[code].empty()) out.text = text_of_glyph_name(names_[code]);
        if (out.text.empty() && !names_[code].empty())
            if (const auto glyph = embedded_.by_name.find(names_[code]); glyph != embedded_.by_name.end())
                if (const auto c = embedded_.by_glyph.find(glyph->second); c != embedded_.by_glyph.end())
                    utf8::append(out.text, c->second);
        if (out.text.empty() && names_[code].empty() && table_ != nullptr && (*table_)[code] != 0)
            utf8::append(out.text, (*table_)[code]);
        if (out.text.empty() && table_ == nullptr) settle_symbolic(code, out);
        out.known = !out.text.empty();
        if (!out.known) out.text = "\xEF\xBF\xBD";
    }

    /// A font with its own encoding: U+F000 + code leads to the glyph, and another of its maps may say what that is.
    void settle_symbolic(std::uint32_t code, FontCode& out) {
        const auto glyph = embedded_.by_symbol.find(0xF000 + code);
        if (glyph == embedded_.by_symbol.end()) return;
        const auto c = embedded_.by_glyph.find(glyph->second);
        if (c == embedded_.by_glyph.end() || (c->second == 0xF000 + code && counts_its_codes())) return;
        utf8::append(out.text, c->second);
    }

    /// Whether its codes are numbers of a subset's glyphs, from 1 or "!" on, which mean nothing: no old font has
    /// letters where controls are, nor all codes up to one and none behind it.
    [[nodiscard]] bool counts_its_codes() {
        if (counts_) return *counts_;
        constexpr char32_t base = 0xF000, first_graphic = base + '!', last_graphic = base + '~';
        constexpr std::size_t few = 3;
        std::size_t controls = 0;
        char32_t first = base + 0x100, last = 0;
        for (const auto& [code, glyph] : embedded_.by_symbol) {
            const bool blank = code == base || code == base + '\b' || code == base + '\t' || code == base + '\n' ||
                               code == base + '\r' || code == base + '\x1D';
            if (code < base + ' ' && !blank) ++controls;
            if (blank || code == base + ' ') continue;
            first = std::min(first, code);
            last = std::max(last, code);
        }
        const std::size_t count = last < first ? 0 : last - first + 1;
        bool whole = true;
        for (char32_t code = first; code < last; ++code) whole = whole && embedded_.by_symbol.contains(code);
        counts_ =
            controls >= few || (is_subset_ && whole && count >= few && first == first_graphic && last < last_graphic);
        return *counts_;
    }

    QPDFObjectHandle dictionary_;
    Font& font_;
    std::array<std::string, 256> names_;
    const std::array<char16_t, 256>* table_ = nullptr;
    EmbeddedFont embedded_;
    bool has_program_ = false, pictorial_ = false, is_embedded_ = false, is_subset_ = false;
    std::optional<bool> counts_;
};

std::uint32_t Font::cid_of(std::uint32_t code) const {
    for (const CMap::CidRange& range : cids_)
        if (code >= range.first && code <= range.last) return range.cid + (code - range.first);
    return cids_.empty() ? code : 0;
}

std::uint32_t Font::glyph_of(std::uint32_t code) const {
    const std::uint32_t cid = cid_of(code);
    if (cid_to_gid_.empty()) return cid;
    const std::size_t at = std::size_t{cid} * 2;
    return at + 2 <= cid_to_gid_.size() ? code_of(std::string_view(cid_to_gid_).substr(at, 2)) : 0;
}

/// Fonts have a mark several times, for its places over short and tall letters, and writers know one of them alone: the
/// same drawing is the same mark.
std::string Font::text_by_shape(std::uint32_t glyph) const {
    if (!shapes_) return {};
    const auto is_thai = [](char32_t c) { return c >= 0x0E01 && c <= 0x0E5B; };
    if (!shapes_known_) {
        shapes_known_ = true;
        for (const auto& [code, text] : texts_) {
            const utf8::Decoded c = utf8::decode(text, 0);
            if (!is_thai(c.code_point) || c.length != text.size()) continue;
            const std::string shape = shapes_->of(glyph_of(code));
            if (shape.empty()) continue;
            const auto [at, added] = known_shapes_.emplace(shape, text);
            if (!added && at->second != text) at->second.clear();  // two letters of one drawing
        }
    }
    const std::string shape = shapes_->of(glyph);
    const auto found = known_shapes_.find(shape);
    return shape.empty() || found == known_shapes_.end() ? std::string() : found->second;
}

FontCode Font::make(std::uint32_t code) const {
    FontCode out;
    const std::uint32_t cid = cid_of(code);
    const auto width = widths_.find(cid);
    out.width = width == widths_.end() ? missing_width_ : width->second;
    const std::uint32_t glyph = glyph_of(code);
    const auto said = texts_.find(code);
    const auto drawn = by_glyph_.find(glyph);
    if (said != texts_.end()) out.text = said->second;
    out.known = said != texts_.end() && said->second != "\xEF\xBF\xBD";
    // Word maps a glyph to a letter of the word that it stood in: SARA AA to SARA AM, NIKHAHIT to a space. What is
    // drawn is what the font's own map says.
    const auto is_thai = [](char32_t c) { return c >= 0x0E01 && c <= 0x0E5B; };
    const bool one_letter = out.text.empty() || utf8::decode(out.text, 0).length == out.text.size();
    if (drawn != by_glyph_.end() && (!out.known || (one_letter && is_thai(drawn->second)))) {
        out.text.clear();
        utf8::append(out.text, drawn->second);
        out.known = true;
    }
    if (!out.known && ucs2_ && said == texts_.end()) {
        utf8::append(out.text, code);
        out.known = code != 0;
    }
    if (!out.known) {
        out.text = text_by_shape(glyph);
        out.known = !out.text.empty();
    }
    if (!out.known) out.text = "\xEF\xBF\xBD";
    return out;
}

const FontCode& Font::next(std::string_view& bytes, std::uint32_t& code, std::size_t& length) const {
    length = composite_ ? std::min<std::size_t>(2, bytes.size()) : 1;
    for (const CMap::Codespace& space : codespaces_) {
        const std::uint32_t first = code_of(bytes.substr(0, space.bytes));
        if (space.bytes == 0 || space.bytes > bytes.size() || first < space.first || first > space.last) continue;
        length = space.bytes;
        break;
    }
    code = code_of(bytes.substr(0, length));
    bytes.remove_prefix(length);
    if (const auto found = codes_.find(code); found != codes_.end()) return found->second;
    const auto [at, added] = others_.try_emplace(code);
    if (added) at->second = composite_ ? make(code) : FontCode{"\xEF\xBF\xBD", missing_width_, false};
    return at->second;
}

std::shared_ptr<const Font> read_font(QPDFObjectHandle dictionary) {
    auto font = std::make_shared<Font>();
    if (dictionary.isDictionary()) FontReader(dictionary, *font).read();
    return font;
}

std::shared_ptr<const Font> Fonts::of(const QPDFObjectHandle& dictionary) {
    static const auto unknown = std::make_shared<const Font>();
    constexpr std::size_t most_direct = 2000;
    if (!QPDFObjectHandle(dictionary).isDictionary()) return unknown;
    if (!dictionary.isIndirect()) {
        if (direct_.size() < most_direct) direct_.push_back(read_font(dictionary));
        return direct_.back();
    }
    auto& known = known_[dictionary.getObjGen()];
    if (!known) known = read_font(dictionary);
    return known;
}

}  // namespace raingan::pdf

#include "pdf_in/cff_encoding.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace raingan::pdf {
namespace {

/// The standard strings of letters and signs, from the first on (Appendix A); those behind them are of expert fonts.
constexpr std::string_view standard_strings =
    "space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright "
    "asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon "
    "semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
    "bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n "
    "o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling fraction "
    "yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright "
    "fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase "
    "quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde "
    "macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine "
    "Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu "
    "trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters "
    "twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis "
    "Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis "
    "Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis "
    "Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute "
    "ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex "
    "odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron";
constexpr std::size_t standard_count = 391;  // with those of expert fonts

std::string_view standard_string(std::size_t number) {
    std::string_view rest = standard_strings;
    for (; number > 1 && !rest.empty(); --number) rest.remove_prefix(std::min(rest.size(), rest.find(' ') + 1));
    return number == 1 ? rest.substr(0, rest.find(' ')) : std::string_view();
}

/// Bytes that are read one behind the other; behind their end stand zeros, and `ended` says so.
class CffBytes {
public:
    CffBytes(std::string_view all, std::size_t at) : all_(all), at_(at) {}

    std::uint32_t number(std::size_t bytes) {
        std::uint32_t out = 0;
        for (; bytes > 0; --bytes) out = out << 8U | byte();
        return out;
    }
    std::uint8_t byte() {
        if (at_ >= all_.size()) {
            ended_ = true;
            return 0;
        }
        return static_cast<std::uint8_t>(all_[at_++]);
    }
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] std::size_t at() const { return at_; }
    /// An INDEX (5); moves behind it.
    std::vector<std::string_view> index() {
        std::vector<std::string_view> out;
        const std::size_t count = number(2);
        if (count == 0) return out;
        const std::size_t size = byte();
        const std::size_t data = at_ + (count + 1) * size - 1;
        if (size < 1 || size > 4 || data > all_.size()) return give_up();
        std::size_t from = number(size);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t to = number(size);
            if (from < 1 || to < from || to > all_.size() - data) return give_up();
            out.push_back(all_.substr(data + from, to - from));
            from = to;
        }
        at_ = data + from;
        return out;
    }

private:
    std::vector<std::string_view> give_up() {
        ended_ = true;
        return {};
    }

    std::string_view all_;
    std::size_t at_;
    bool ended_ = false;
};

/// What of the Top DICT (9) is needed; offsets 0 and 1 are predefined.
struct TopDict {
    std::size_t charset = 0, encoding = 0, char_strings = 0;
    bool cid_keyed = false;
};

TopDict read_top_dict(std::string_view bytes) {
    TopDict out;
    CffBytes in(bytes, 0);
    std::int64_t operand = 0;
    const auto offset = [&] { return operand > 0 ? static_cast<std::size_t>(operand) : 0; };
    while (in.at() < bytes.size()) {
        const unsigned b = in.byte();
        constexpr unsigned real = 30, escape = 12;
        if (b >= 32 && b <= 246) {
            operand = static_cast<std::int64_t>(b) - 139;
        } else if (b >= 247 && b <= 250) {
            operand = (static_cast<std::int64_t>(b) - 247) * 256 + in.byte() + 108;
        } else if (b >= 251 && b <= 254) {
            operand = -(static_cast<std::int64_t>(b) - 251) * 256 - in.byte() - 108;
        } else if (b == 28) {
            operand = static_cast<std::int16_t>(in.number(2));
        } else if (b == 29) {
            operand = static_cast<std::int32_t>(in.number(4));
        } else if (b == real) {
            while (in.at() < bytes.size() && (in.byte() & 0xFU) != 0xFU) {}
        } else if (b == escape) {
            constexpr unsigned ros = 30;
            out.cid_keyed = in.byte() == ros || out.cid_keyed;
        } else if (b == 15) {
            out.charset = offset();
        } else if (b == 16) {
            out.encoding = offset();
        } else if (b == 17) {
            out.char_strings = offset();
        }
    }
    return out;
}

class CffEncodingReader {
public:
    explicit CffEncodingReader(std::string_view program) : program_(program) {}

    std::array<std::string, 256> read() {
        std::array<std::string, 256> names;
        CffBytes head(program_, 0);
        head.number(2);
        CffBytes in(program_, head.byte());
        in.index();  // names
        const auto dicts = in.index();
        strings_ = in.index();
        if (in.ended() || dicts.size() != 1) return names;
        const TopDict top = read_top_dict(dicts.front());
        constexpr std::size_t standard = 0, expert = 1;
        // The standard encoding is the reader's own; that of experts has no letters of text.
        if (top.cid_keyed || top.encoding == standard || top.encoding == expert || top.char_strings == 0) return names;
        CffBytes glyphs(program_, top.char_strings);
        read_charset(top.charset, glyphs.number(2));
        read_codes(top.encoding, names);
        return names;
    }

private:
    /// By glyph: the number of its name.
    void read_charset(std::size_t offset, std::size_t glyphs) {
        constexpr std::size_t iso_adobe = 0, experts = 2, iso_adobe_last = 228;
        sids_.assign(1, 0);
        if (offset == iso_adobe)
            for (std::size_t sid = 1; sid <= iso_adobe_last && sids_.size() < glyphs; ++sid) sids_.push_back(sid);
        if (offset <= experts) return;
        CffBytes in(program_, offset);
        const unsigned format = in.byte();
        while (sids_.size() < glyphs && !in.ended()) {
            std::size_t sid = in.number(2);
            std::size_t more = format == 0 ? 0 : in.number(format == 1 ? 1 : 2);
            for (++more; more > 0 && sids_.size() < glyphs; --more) sids_.push_back(sid++);
        }
    }

    void read_codes(std::size_t offset, std::array<std::string, 256>& names) {
        CffBytes in(program_, offset);
        const unsigned format = in.byte();
        std::size_t glyph = 1;
        const unsigned count = in.byte();
        for (unsigned i = 0; i < count && !in.ended(); ++i) {
            unsigned code = in.byte();
            unsigned more = (format & 0x7FU) == 0 ? 0 : in.byte();
            for (++more; more > 0 && code < names.size(); --more) names[code++] = name_of(glyph++);
        }
        constexpr unsigned has_supplement = 0x80;
        if ((format & has_supplement) == 0) return;
        for (unsigned left = in.byte(); left > 0 && !in.ended(); --left) {
            const unsigned code = in.byte();
            names[code] = name_of_sid(in.number(2));
        }
    }

    [[nodiscard]] std::string name_of(std::size_t glyph) const {
        return glyph < sids_.size() ? name_of_sid(sids_[glyph]) : std::string();
    }
    [[nodiscard]] std::string name_of_sid(std::size_t sid) const {
        constexpr std::size_t longest = 64;
        if (sid < standard_count) return std::string(standard_string(sid));
        const std::size_t own = sid - standard_count;
        return own < strings_.size() && strings_[own].size() <= longest ? std::string(strings_[own]) : std::string();
    }

    std::string_view program_;
    std::vector<std::string_view> strings_;
    std::vector<std::size_t> sids_;
};

}  // namespace

std::array<std::string, 256> cff_encoding(std::string_view program) {
    return CffEncodingReader(program).read();
}

}  // namespace raingan::pdf

#include "pdf_in/cmap.h"

#include "base/utf8.h"
#include "pdf_in/content_lexer.h"

namespace raingan::pdf {
namespace {

constexpr std::size_t most_entries = 200'000;

/// UTF-16BE; half of a pair that stands alone is U+FFFD.
std::string utf8_of_utf16(std::string_view bytes) {
    std::string out;
    if (bytes.size() == 1) {  // by writers that count in bytes
        utf8::append(out, code_of(bytes));
        return out;
    }
    const auto unit = [&](std::size_t at) { return code_of(bytes.substr(at, 2)); };
    for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
        char32_t c = unit(at);
        const bool high = c >= 0xD800 && c < 0xDC00;
        if (high && at + 4 <= bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        // Writers that do not know a glyph's meaning say U+0000.
        utf8::append(out, c == 0 ? 0xFFFD : c);
    }
    return out;
}

/// The target of a range's nth code: its last unit counted up.
std::string counted_up(std::string target, std::uint32_t by) {
    if (target.size() == 1) target.insert(0, 1, '\0');
    if (target.size() < 2) return target;
    const std::uint32_t last = (code_of(std::string_view(target).substr(target.size() - 2)) + by) & 0xFFFFU;
    target[target.size() - 2] = static_cast<char>(last >> 8U);
    target[target.size() - 1] = static_cast<char>(last & 0xFFU);
    return target;
}

/// A word of a CMap; an array with its strings.
struct Word {
    ContentToken::Kind kind = ContentToken::Kind::end;
    std::string text;
    double number = 0;
    std::vector<std::string> items{};
    [[nodiscard]] bool is_string() const { return kind == ContentToken::Kind::string; }
};

class CMapReader {
public:
    explicit CMapReader(CMap& out) : out_(out) {}

    void read(std::string_view bytes) {
        using Kind = ContentToken::Kind;
        ContentLexer lexer(bytes);
        bool in_array = false;
        constexpr std::size_t most_words = 1'000'000;
        for (const ContentToken* token = &lexer.next(); token->kind != Kind::end; token = &lexer.next()) {
            if (out_.texts.size() + out_.cids.size() > most_entries || words_.size() > most_words) return;
            if (token->kind == Kind::keyword) {
                apply(token->text);
                words_.clear();
                in_array = false;
            } else if (token->kind == Kind::array_end) {
                in_array = false;
            } else if (in_array) {
                words_.back().items.emplace_back(token->text);
            } else {
                words_.push_back({token->kind, std::string(token->text), token->number});
                in_array = token->kind == Kind::array_begin;
            }
        }
    }

private:
    void apply(std::string_view op) {
        if (op == "endbfchar") each(2, [&](std::size_t at) { bf_char(at); });
        if (op == "endbfrange") each(3, [&](std::size_t at) { bf_range(at); });
        if (op == "endcidchar") each(2, [&](std::size_t at) { cid_range(at, at, at + 1); });
        if (op == "endcidrange") each(3, [&](std::size_t at) { cid_range(at, at + 1, at + 2); });
        if (op == "endcodespacerange") each(2, [&](std::size_t at) { codespace(at); });
    }
    template <class Take>
    void each(std::size_t step, Take take) {
        for (std::size_t at = 0; at + step <= words_.size(); at += step)
            if (words_[at].is_string()) take(at);
    }
    std::uint32_t code(std::size_t at) { return words_[at].is_string() ? code_of(words_[at].text) : 0; }

    void bf_char(std::size_t at) {
        if (words_[at + 1].is_string()) out_.texts[code(at)] = utf8_of_utf16(words_[at + 1].text);
    }
    void bf_range(std::size_t at) {
        const std::uint32_t first = code(at), last = code(at + 1);
        const Word& target = words_[at + 2];
        if (last < first || last - first > 0xFFFF) return;
        for (std::uint32_t c = first; c <= last && out_.texts.size() <= most_entries; ++c) {
            if (target.is_string())
                out_.texts[c] = utf8_of_utf16(counted_up(target.text, c - first));
            else if (c - first < target.items.size())
                out_.texts[c] = utf8_of_utf16(target.items[c - first]);
            if (c == 0xFFFFFFFFU) return;
        }
    }
    void cid_range(std::size_t first, std::size_t last, std::size_t cid) {
        constexpr double most = 0xFFFFFFFFU;
        const Word& number = words_[cid];
        if (number.kind == ContentToken::Kind::number && number.number >= 0 && number.number <= most)
            out_.cids.push_back({code(first), code(last), static_cast<std::uint32_t>(number.number)});
    }
    void codespace(std::size_t at) {
        if (words_[at + 1].is_string()) out_.codespaces.push_back({words_[at].text.size(), code(at), code(at + 1)});
    }

    CMap& out_;
    std::vector<Word> words_;
};

}  // namespace

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char c : bytes.substr(0, 4)) code = code << 8U | static_cast<unsigned char>(c);
    return code;
}

CMap read_cmap(const QPDFObjectHandle& stream) {
    CMap out;
    const auto bytes = QPDFObjectHandle(stream).getStreamData(qpdf_dl_specialized);
    CMapReader(out).read({reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()});
    return out;
}

}  // namespace raingan::pdf

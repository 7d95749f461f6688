#include "pdf_in/cmap.h"

#include "base/utf8.h"

namespace raingan::pdf {
namespace {

constexpr std::size_t most_entries = 200'000;

/// UTF-16BE; half of a pair that stands alone is U+FFFD.
std::string utf8_of_utf16(std::string_view bytes) {
    std::string out;
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
    if (target.size() < 2) return target;
    const std::uint32_t last = (code_of(std::string_view(target).substr(target.size() - 2)) + by) & 0xFFFFU;
    target[target.size() - 2] = static_cast<char>(last >> 8U);
    target[target.size() - 1] = static_cast<char>(last & 0xFFU);
    return target;
}

class CMapReader : public QPDFObjectHandle::ParserCallbacks {
public:
    explicit CMapReader(CMap& out) : out_(out) {}
    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
        if (out_.texts.size() + out_.cids.size() > most_entries) return terminateParsing();
        if (!object.isOperator()) return operands_.push_back(object);
        const std::string op = object.getOperatorValue();
        if (op == "endbfchar") each(2, [&](std::size_t at) { bf_char(at); });
        if (op == "endbfrange") each(3, [&](std::size_t at) { bf_range(at); });
        if (op == "endcidchar") each(2, [&](std::size_t at) { cid_range(at, at, at + 1); });
        if (op == "endcidrange") each(3, [&](std::size_t at) { cid_range(at, at + 1, at + 2); });
        if (op == "endcodespacerange") each(2, [&](std::size_t at) { codespace(at); });
        operands_.clear();
    }
    void handleEOF() override {}

private:
    template <class Take>
    void each(std::size_t step, Take take) {
        for (std::size_t at = 0; at + step <= operands_.size(); at += step)
            if (operands_[at].isString()) take(at);
    }
    std::uint32_t code(std::size_t at) {
        return operands_[at].isString() ? code_of(operands_[at].getStringValue()) : 0;
    }

    void bf_char(std::size_t at) {
        if (operands_[at + 1].isString()) out_.texts[code(at)] = utf8_of_utf16(operands_[at + 1].getStringValue());
    }
    void bf_range(std::size_t at) {
        const std::uint32_t first = code(at), last = code(at + 1);
        QPDFObjectHandle target = operands_[at + 2];
        if (last < first || last - first > 0xFFFF) return;
        for (std::uint32_t c = first; c <= last && out_.texts.size() <= most_entries; ++c) {
            if (target.isString()) {
                out_.texts[c] = utf8_of_utf16(counted_up(target.getStringValue(), c - first));
            } else if (target.isArray() && static_cast<int>(c - first) < target.getArrayNItems()) {
                QPDFObjectHandle item = target.getArrayItem(static_cast<int>(c - first));
                if (item.isString()) out_.texts[c] = utf8_of_utf16(item.getStringValue());
            }
            if (c == 0xFFFFFFFFU) return;
        }
    }
    void cid_range(std::size_t first, std::size_t last, std::size_t cid) {
        if (operands_[cid].isInteger())
            out_.cids.push_back({code(first), code(last), static_cast<std::uint32_t>(operands_[cid].getIntValue())});
    }
    void codespace(std::size_t at) {
        if (operands_[at + 1].isString())
            out_.codespaces.push_back({operands_[at].getStringValue().size(), code(at), code(at + 1)});
    }

    CMap& out_;
    std::vector<QPDFObjectHandle> operands_;
};

}  // namespace

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char c : bytes.substr(0, 4)) code = code << 8U | static_cast<unsigned char>(c);
    return code;
}

CMap read_cmap(const QPDFObjectHandle& stream) {
    CMap out;
    CMapReader reader(out);
    QPDFObjectHandle::parseContentStream(stream, &reader);
    return out;
}

}  // namespace raingan::pdf

// An element of the XML form of a part, as a record of the binary form says it.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/word/markup.h"
#include "readers/xml_stream.h"

namespace raingan::xlsx::binary {

/// As XML has numbers, no digit more than it takes.
inline std::string digits_of(double value) {
    constexpr std::size_t longest = 32;
    std::string digits(longest, '\0');
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    digits.resize(static_cast<std::size_t>(end - digits.data()));
    return digits;
}

class Element {
public:
    explicit Element(const char* name) : name_(name) {}

    Element& set(const char* attribute, std::string value) {
        attributes_.emplace_back(attribute, std::move(value));
        return *this;
    }
    Element& set(const char* attribute, std::int64_t value) { return set(attribute, std::to_string(value)); }
    Element& set(const char* attribute, double value) { return set(attribute, digits_of(value)); }
    Element& set_if(bool on, const char* attribute) { return on ? set(attribute, std::string("1")) : *this; }

    /// <name a="…"> or <name a="…"/>
    void append(std::string& xml, bool empty = true) const {
        xml.append("<").append(name_);
        for (const auto& [attribute, value] : attributes_) {
            xml.append(" ").append(attribute).append("=\"");
            word::append_escaped(xml, value);
            xml += '"';
        }
        xml += empty ? "/>" : ">";
    }
    /// To whoever takes the elements of a worksheet; its end too.
    template <class Taker>
    void give(Taker& taker, std::string_view text = {}) const {
        start(taker);
        if (!text.empty()) taker.text(text);
        taker.end(name_);
    }
    template <class Taker>
    void start(Taker& taker) const {
        std::vector<const char*> pairs;
        for (const auto& [attribute, value] : attributes_) {
            pairs.push_back(attribute);
            pairs.push_back(value.c_str());
        }
        pairs.push_back(nullptr);
        taker.start(name_, xml::Attributes(pairs.data()));
    }

private:
    const char* name_;
    std::vector<std::pair<const char*, std::string>> attributes_;
};

}  // namespace raingan::xlsx::binary

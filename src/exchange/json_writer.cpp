#include "exchange/json_writer.h"

#include <array>
#include <charconv>

#include "base/utf8.h"
#include "exchange/plain_text.h"

namespace raingan {

void JsonWriter::begin_value() {
    if (after_name_) {
        after_name_ = false;
        return;
    }
    if (filled_.empty()) return;
    if (filled_.back()) out_ += ',';
    filled_.back() = true;
    out_ += '\n';
    out_.append(filled_.size(), ' ');
}

void JsonWriter::open(char bracket) {
    begin_value();
    out_ += bracket;
    filled_.push_back(false);
}

void JsonWriter::close(char bracket) {
    const bool filled = filled_.back();
    filled_.pop_back();
    if (filled) {
        out_ += '\n';
        out_.append(filled_.size(), ' ');
    }
    out_ += bracket;
}

JsonWriter& JsonWriter::member(std::string_view name) {
    begin_value();
    quoted(name);
    out_ += ": ";
    after_name_ = true;
    return *this;
}

void JsonWriter::string(std::string_view text) {
    begin_value();
    quoted(text);
}

void JsonWriter::number(std::int64_t value) {
    begin_value();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) {
    begin_value();
    out_ += value ? "true" : "false";
}

void JsonWriter::decimal(const Decimal& value) {
    begin_value();
    out_ += value.to_string();
}

/// Bytes that are not UTF-8 become U+FFFD, since JSON must be UTF-8 (RFC 8259 §8.1).
void JsonWriter::quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = exchange::plain_end(text, at);
        out_.append(text, at, plain - at);
        at = plain;
        const auto [c, length] = utf8::decode(text, at);
        if (length == 0) break;
        if (c == '"' || c == '\\') {
            (out_ += '\\') += static_cast<char>(c);
        } else if (c == '\n') {
            out_ += "\\n";
        } else if (c == '\t') {
            out_ += "\\t";
        } else if (c < 0x20) {
            ((out_ += "\\u00") += hex[c >> 4U]) += hex[c & 0xFU];
        } else if (c == 0xFFFD) {
            out_ += "\uFFFD";
        } else {
            out_ += text.substr(at, length);
        }
        at += length;
    }
    out_ += '"';
}

std::string JsonWriter::finish() {
    out_ += '\n';
    return std::move(out_);
}

}  // namespace raingan

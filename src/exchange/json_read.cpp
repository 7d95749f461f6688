#include "exchange/json_read.h"

#include <algorithm>
#include <cstdint>

#include "base/limits.h"
#include "exchange/value_tree.h"
#include "thai/utf8_scan.h"

#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace raingan::exchange {
namespace {

std::string line_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return "line " + std::to_string(1 + std::ranges::count(before, '\n'));
}

Error ill_formed(std::string_view text, std::size_t offset, const std::string& reason) {
    return unreadable("ill-formed", line_at(text, offset),
                      {"is not JSON (" + reason + "); export the report again", "ไม่ใช่ JSON ที่ถูกต้อง โปรดส่งออกรายงานใหม่"});
}

/// Receives RapidJSON's events. A number comes with its own characters, so that no value is ever a double.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
public:
    using Size = rapidjson::SizeType;

    bool Null() { return leaf(Value::Kind::other, {}); }
    bool Bool(bool /*value*/) { return leaf(Value::Kind::other, {}); }
    bool RawNumber(const Ch* text, Size length, bool /*copy*/) { return leaf(Value::Kind::number, {text, length}); }
    bool String(const Ch* text, Size length, bool /*copy*/) { return leaf(Value::Kind::text, {text, length}); }
    bool Key(const Ch* text, Size length, bool /*copy*/) {
        name_ = {text, length};
        return true;
    }
    bool StartObject() { return open(Value::Kind::object); }
    bool EndObject(Size /*members*/) { return close(); }
    bool StartArray() { return open(Value::Kind::array); }
    bool EndArray(Size /*items*/) { return close(); }
    bool Default() { return false; }  // other numbers, which do not come where all come as text

    Value take() { return std::move(root_); }

private:
    Value& add(Value::Kind kind) {
        if (++values_ > limits::report_values) throw over_limit(limits::report_values, "");
        Value* target = &root_;
        if (!open_.empty()) {
            std::vector<Value>& children = open_.back()->children;
            if (children.empty()) children.reserve(most_have);
            target = &children.emplace_back();
        }
        target->kind = kind;
        target->name = name_;
        name_ = {};
        return *target;
    }
    bool leaf(Value::Kind kind, std::string_view text) {
        add(kind).text = text;
        return true;
    }
    bool open(Value::Kind kind) {
        if (open_.size() >= limits::report_depth) throw over_limit(limits::report_depth, "");
        open_.push_back(&add(kind));  // stays where it is: only the innermost open value gets children
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    static constexpr std::size_t most_have = 6;  ///< members of most objects of a report, so that few move

    Value root_;
    std::vector<Value*> open_;
    std::string_view name_;  ///< stands in the text that is parsed
    std::size_t values_ = 0;
};

}  // namespace

ValueTree parse_json_tree(std::string_view json) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
    const std::size_t valid = std::min(thai::well_formed_end(json), json.find('\0'));
    if (valid < json.size()) throw ill_formed(json, valid, "not UTF-8 text");
    // In place, where all names and texts stay; a zero ends it, and RapidJSON looks at sixteen bytes at a time.
    constexpr std::size_t looked_at = 16;
    ValueTree tree;
    std::string& text = tree.texts.emplace_back();
    text.reserve(json.size() + looked_at);
    text.append(json).append(looked_at, '\0');
    rapidjson::InsituStringStream stream(text.data());
    rapidjson::Reader reader;
    TreeBuilder builder;
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, builder);
    if (parsed.IsError()) throw ill_formed(json, parsed.Offset(), rapidjson::GetParseError_En(parsed.Code()));
    tree.root = builder.take();
    return tree;
}

}  // namespace raingan::exchange

namespace raingan {

Report from_json(std::string_view json) {
    return exchange::report_of(exchange::parse_json_tree(json).root);
}

}  // namespace raingan

#include "base/json.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace raingan {
namespace {

using Json = nlohmann::json;

/// Receives RapidJSON's events.
class TreeBuilder {
public:
    using Ch = char;  // what RapidJSON asks of a handler
    using Size = rapidjson::SizeType;

    bool Null() { return leaf(nullptr); }
    bool Bool(bool value) { return leaf(value); }
    bool Int(int value) { return value < 0 ? leaf(value) : leaf(static_cast<std::uint64_t>(value)); }
    bool Uint(unsigned value) { return leaf(value); }
    bool Int64(std::int64_t value) { return value < 0 ? leaf(value) : leaf(static_cast<std::uint64_t>(value)); }
    bool Uint64(std::uint64_t value) { return leaf(value); }
    bool Double(double value) { return leaf(value); }
    bool RawNumber(const Ch* /*text*/, Size /*length*/, bool /*copy*/) { return false; }  // not called
    bool String(const Ch* text, Size length, bool /*copy*/) { return leaf(std::string(text, length)); }
    bool Key(const Ch* text, Size length, bool /*copy*/) {
        name_.assign(text, length);
        return true;
    }
    bool StartObject() { return open(Json::object()); }
    bool EndObject(Size /*members*/) { return close(); }
    bool StartArray() { return open(Json::array()); }
    bool EndArray(Size /*items*/) { return close(); }

    Json take() { return std::move(root_); }

private:
    Json& next_place() {
        if (open_.empty()) return root_;
        Json& parent = *open_.back();
        return parent.is_object() ? parent[name_] : parent.emplace_back();
    }
    Json& add(Json value) {
        Json& place = next_place();
        place = std::move(value);
        return place;
    }
    bool leaf(Json value) {
        add(std::move(value));
        return true;
    }
    bool open(Json value) {
        open_.push_back(&add(std::move(value)));  // its place holds as long as it is the last one of its parent
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    Json root_;
    std::vector<Json*> open_;  ///< from the root to where values are added
    std::string name_;         ///< of the next member
};

}  // namespace

nlohmann::json parse_json(std::string_view text) {
    rapidjson::MemoryStream bytes(text.data(), text.size());
    TreeBuilder builder;
    rapidjson::Reader reader;
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
    if (reader.Parse<flags>(bytes, builder).IsError()) return Json::parse(text);  // which says what is wrong, and where
    return builder.take();
}

}  // namespace raingan

#include "measures/json_read.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "measures/value_tree.h"

namespace raingan {
namespace {

std::string line_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return "line " + std::to_string(1 + std::ranges::count(before, '\n'));
}

/// Receives nlohmann's events, so that a number comes with its own characters and no value is ever a double.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit TreeBuilder(std::string_view text) : text_(text) {}

    bool null() override { return leaf(Value::Kind::other, {}); }
    bool boolean(bool /*value*/) override { return leaf(Value::Kind::other, {}); }
    bool number_integer(number_integer_t value) override { return leaf(Value::Kind::number, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return leaf(Value::Kind::number, std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t& written) override {
        return leaf(Value::Kind::number, written);
    }
    bool string(string_t& value) override { return leaf(Value::Kind::text, std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Value::Kind::object); }
    bool key(string_t& name) override {
        name_ = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Value::Kind::array); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        throw unreadable("ill-formed", line_at(text_, position),
                         {std::string("is not JSON (") + error.what() + "); export the report again",
                          "ไม่ใช่ JSON ที่ถูกต้อง โปรดส่งออกรายงานใหม่"});
    }

    Value take() { return std::move(root_); }

private:
    Value& add(Value::Kind kind) {
        if (++values_ > limits::report_values) throw over_limit("report_values", limits::report_values, "");
        Value* target = &root_;
        if (!open_.empty()) target = &open_.back()->children.emplace_back();
        target->kind = kind;
        target->name = std::move(name_);
        name_.clear();
        return *target;
    }
    bool leaf(Value::Kind kind, std::string text) {
        add(kind).text = std::move(text);
        return true;
    }
    bool open(Value::Kind kind) {
        if (open_.size() >= limits::report_depth) throw over_limit("report_depth", limits::report_depth, "");
        open_.push_back(&add(kind));  // stays where it is: only the innermost open value gets children
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    Value root_;
    std::vector<Value*> open_;
    std::string name_;
    std::size_t values_ = 0;
};

}  // namespace

Value parse_json_tree(std::string_view json) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
    TreeBuilder builder(json);
    nlohmann::json::sax_parse(json, &builder);
    return builder.take();
}

Report from_json(std::string_view json) {
    return report_of(parse_json_tree(json));
}

}  // namespace raingan

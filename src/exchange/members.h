// Reading a tree of values member by member: what the functions of report_of.cpp and work_of.cpp share.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/value_tree.h"

namespace raingan::exchange {

/// The members of an object. Whoever reads them asks for each by its name, and once that is done, calls end(): so the
/// names stand once, where they are read.
class Members {
public:
    explicit Members(const Place& at);

    template <typename Read>
    void with(std::string_view name, Read&& read) {
        allow(name);
        for (std::size_t i = 0; i < at_.value.children.size(); ++i)
            if (const Value& child = at_.value.children[i]; child.name == name) return read(Place{child, &at_, i});
    }
    template <typename Read>
    void need(std::string_view name, Read&& read) {
        if (std::ranges::find(at_.value.children, name, &Value::name) == at_.value.children.end())
            throw report_fault(
                at_, {"lacks the member \"" + std::string(name) + "\"", "ขาดสมาชิก \"" + std::string(name) + "\""});
        with(name, read);
    }

    /// It may be there, and is not read.
    void allow(std::string_view name);

    /// Throws Error where there is a member that nobody asked for, or one stands twice; however many a hostile file
    /// has.
    void end() const;

private:
    static constexpr std::size_t most_names = 32;
    const Place& at_;
    std::array<std::string_view, most_names> asked_{};  ///< each once
    std::size_t count_ = 0;
};

template <typename Read>
void each_item(const Place& at, Read&& read) {
    if (at.value.kind != Value::Kind::array) throw report_fault(at, {"is no array", "ไม่ใช่อาร์เรย์"});
    for (std::size_t i = 0; i < at.value.children.size(); ++i) read(Place{at.value.children[i], &at, i});
}

std::string_view text_at(const Place& at);
std::string_view number_text(const Place& at);
Decimal decimal_at(const Place& at);
/// ISO 8601, "2022-10-01", and a day that exists.
thai::Date date_at(const Place& at);
Origin origin_at(const Place& at);

template <typename Integer>
Integer integer_at(const Place& at, std::int64_t least,
                   std::int64_t most = std::min<std::uint64_t>(std::numeric_limits<Integer>::max(),
                                                               std::numeric_limits<std::int64_t>::max())) {
    const std::string_view text = number_text(at);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw report_fault(at, {"is no whole number from " + std::to_string(least) + " to " + std::to_string(most),
                                "ไม่ใช่จำนวนเต็มตั้งแต่ " + std::to_string(least) + " ถึง " + std::to_string(most)});
    return static_cast<Integer>(value);
}

void read_value(const Place& at, Text& text);
void read_value(const Place& at, Score& score);
void read_value(const Place& at, Count& count);
void read_value(const Place& at, PeriodValue& period);

/// "certainty" and its "reason", which stand together.
void read_certainty(Members& members, Message& decided_by);
/// A text in both languages.
Message message_at(const Place& at);

template <typename T>
void read_source(const Place& at, Sourced<T>& sourced) {
    Members members(at);
    members.with("as_written", [&](const Place& text) { sourced.as_written = text_at(text); });
    members.need("at", [&](const Place& place) { sourced.origin = origin_at(place); });
    read_certainty(members, sourced.decided_by);
    members.end();
}
void read_source(const Place& at, PeriodValue& period);

/// A value and, under the same name in the object's "origin", where it was read.
template <typename T>
void read_sourced(Members& values, Members* sources, std::string_view name, std::optional<T>& out) {
    values.with(name, [&](const Place& at) { read_value(at, out.emplace()); });
    if (sources == nullptr) return;
    if (out)
        sources->with(name, [&](const Place& at) { read_source(at, *out); });
    else
        sources->allow(name);
}

/// Calls read(Members of "origin"), or read(nullptr) where there is none.
template <typename Read>
void with_sources(Members& members, Read&& read) {
    bool found = false;
    members.with("origin", [&](const Place& at) {
        found = true;
        Members sources(at);
        read(&sources);
        sources.end();
    });
    if (!found) read(static_cast<Members*>(nullptr));
}

/// A list that must be there, with the places of its items.
void read_texts(Members& members, Members* sources, std::string_view name, std::vector<Text>& texts);

}  // namespace raingan::exchange

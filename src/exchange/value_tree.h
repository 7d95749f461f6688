// A report file as a tree of named values, before it is a Report: what JSON and XML have in common. Numbers stay text,
// since a double would not give back 99.70.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "report/report.h"

namespace raingan::exchange {

struct Value {
    enum class Kind : std::uint8_t {
        text,
        number,
        object,
        array,
        leaf,   ///< of XML, which does not tell text from number, nor an empty text from an empty object
        other,  ///< true, false, null: nowhere in a report
    };
    Kind kind = Kind::other;
    std::uint32_t line = 0;  ///< 1-based; 0: not known
    std::string_view name;   ///< of a member; empty for items of arrays and for the root
    std::string_view text;   ///< of text, number and leaf
    std::vector<Value> children;
};

/// Most of a country's roll-up goes into reading, and most of that went into strings of its own for each name and text.
struct ValueTree {
    std::deque<std::string> texts;  ///< what the values' names and texts stand in
    Value root;
};

/// A value with the way to it, for messages. Lives on the stack while its value is read.
struct Place {
    const Value& value;
    const Place* parent = nullptr;
    std::size_t index = 0;  ///< among the parent's children
};

/// "line 12", or the JSON pointer "/instruments/0/score" (RFC 6901) where no line is known.
std::string describe(const Place& place);

/// The Error "bad-report": what is wrong at the place. The remedy is said behind it.
Error report_fault(const Place& place, const Message& what);

/// Throws Error: ill-formed, "over-limit" (limits::report_depth and the like), with the line.
ValueTree parse_json_tree(std::string_view json);

/// Throws Error "bad-report" where a member is missing, unknown, twice, or not of its kind.
Report report_of(const Value& root);

}  // namespace raingan::exchange

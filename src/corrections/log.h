// A log of corrections (schemas/corrections.schema.json) → operations: what people changed of what was read from one
// document, in the order in which they did it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "exchange/value_tree.h"

namespace raingan::corrections {

struct Operation {
    enum class Kind : std::uint8_t { set, choose, dismiss, undo };
    Kind kind = Kind::set;
    std::string id, by, when, why;  ///< `when`: RFC 3339
    std::string path;               ///< set, choose: JSON pointer (RFC 6901) into the report's JSON
    exchange::Value was, value;     ///< set, choose; Kind::other: there is no such value
    bool has_value = false;         ///< choose may have none
    std::optional<Origin> at;       ///< choose; dismiss: of the finding
    std::string code, message;      ///< dismiss: the finding's, the English message; empty: any
    std::string of;                 ///< undo: an earlier operation's id
};

struct Log {
    std::vector<Operation> operations;
    std::shared_ptr<const exchange::ValueTree> tree;  ///< what the operations' values stand in

    [[nodiscard]] bool empty() const { return operations.empty(); }
    /// What is in force, in the order of the log: no undo, nothing that was undone, and of those on one path (or one
    /// finding) the last alone.
    [[nodiscard]] std::vector<const Operation*> in_force() const;
};

/// `file` is named in errors. Throws Error (unreadable) "bad-corrections", with the JSON pointer of what is wrong in
/// it, "over-limit".
Log read_log(std::string_view json, const std::string& file);

/// 2026-11-30T06:21:33Z, 2026-11-30T13:21:33.5+07:00 (RFC 3339 5.6), a day that exists.
bool is_timestamp(std::string_view text);

}  // namespace raingan::corrections

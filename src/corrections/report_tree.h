// A Report as a tree of values that can be changed by path, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/value_tree.h"
#include "report/report.h"

namespace raingan::corrections {

/// The steps of a JSON pointer, ~0 and ~1 read (RFC 6901 4).
std::vector<std::string> steps_of(std::string_view pointer);

/// Whether a person may correct what stands there: nothing of the source's parts, places, findings and statements.
bool may_correct(const std::vector<std::string>& steps);

/// The value there, or null.
const exchange::Value* value_at(const exchange::Value& root, const std::vector<std::string>& steps);

/// Numbers by what they are, all else by what it says; a text may stand for a period of these words. Null and
/// Kind::other are alike: no value.
bool same_value(const exchange::Value* in_report, const exchange::Value& said);

/// As people read it, lists one a line; none: there is no value.
std::optional<std::string> text_of(const exchange::Value* value);

class ReportTree {
public:
    explicit ReportTree(const Report& report);

    /// Puts `value` there (Kind::other: nothing), with what was written in the source and, where given, another place.
    /// Steps that are not there yet are made. Throws Error where the path leads nowhere.
    void set(const std::vector<std::string>& steps, const exchange::Value& value, const std::optional<Origin>& at,
             const std::optional<std::string>& as_written);

    /// The place that the value there was read from, if the report tells it.
    [[nodiscard]] std::optional<Origin> origin_of(const std::vector<std::string>& steps) const;

    [[nodiscard]] const exchange::Value& root() const { return tree_.root; }
    /// Throws Error where what was set can be no report.
    [[nodiscard]] Report report() const { return exchange::report_of(tree_.root); }

    /// What stands in the tree can be set back to what it was.
    [[nodiscard]] exchange::Value snapshot() const { return tree_.root; }
    void restore(exchange::Value root) { tree_.root = std::move(root); }

private:
    std::string_view keep(std::string text) { return tree_.texts.emplace_back(std::move(text)); }
    exchange::Value text_value(std::string_view name, std::string text);
    exchange::Value place_value(const Origin& origin);
    exchange::Value period_value(std::string_view words);
    void note_source(const std::vector<std::string>& steps, const exchange::Value* old, const exchange::Value& value,
                     const std::optional<Origin>& at, const std::optional<std::string>& as_written);

    exchange::ValueTree tree_;
    int fiscal_year_be_ = 0;
};

}  // namespace raingan::corrections

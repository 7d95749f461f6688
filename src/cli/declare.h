// The table of options as CLI11 takes it.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cli/options.h"

namespace raingan::cli {

/// What is being declared, of whom, and for which words.
struct CommandLine {
    CLI::App& app;
    const std::vector<std::string>& words;  ///< behind the program's name
    Language language;

    /// Whether the words name the command.
    [[nodiscard]] bool names(std::string_view command) const;
};

/// Gives CLI11 the options of a command one by one, each with the names, words and checks that the table has for it. Of
/// a command that the words do not name it gives no more than name and description: there are over a hundred options,
/// and a start must not pay for all of them.
class Declaration {
public:
    /// Of the program itself.
    explicit Declaration(const CommandLine& line);
    /// Of a command of the table, which becomes one of the program's.
    Declaration(const CommandLine& line, std::string_view name);

    /// The value that is given to `name` ("--output", "INPUT") goes into `value`; of a flag and its opposite true or
    /// false.
    template <class Value>
    void take(std::string_view name, Value& value) {
        if (!is_named_) return;
        const Option& row = row_of(name);
        const std::string names(row.names);
        if constexpr (std::is_same_v<Value, bool>)
            dress(command_.add_flag(names, value), row);
        else if constexpr (std::is_same_v<Value, std::optional<bool>>)
            // add_flag itself would set it to false where neither is given.
            dress(command_.add_flag_function(names, [&value](std::int64_t count) { value = count > 0; }), row);
        else
            dress(command_.add_option(names, value), row);
    }
    /// Each value that is given goes to `used` at once.
    void use(std::string_view name, const std::function<void(const std::string&)>& used);

    /// A flag that prints a line and ends the program.
    void print(std::string_view name, const std::string& line);

    [[nodiscard]] CLI::App& command() const { return command_; }

private:
    /// Throws std::logic_error where the table has none.
    [[nodiscard]] const Option& row_of(std::string_view name) const;
    void dress(CLI::Option* option, const Option& row) const;

    CLI::App& command_;
    std::vector<const Option*> rows_;
    bool is_named_;
    Language language_;
};

}  // namespace raingan::cli

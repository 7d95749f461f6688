// The table of options: what each command takes, said once. The parsing of the command line and its help in both
// languages (cli/declare), the pages of manual and the completions of bash, fish and zsh (cli/shipped) are views of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace raingan::cli {

struct Command {
    std::string_view name;  ///< "convert"; empty: the program itself
    Words says;
};
/// The program, then its commands in the order in which people are told of them.
std::span<const Command> commands();

/// What stands behind an option: how it is checked and how a shell completes it.
enum class Takes : std::uint8_t {
    nothing,      ///< a flag
    text,         ///< what nobody can complete
    one_of,       ///< one of the choices, without regard to case
    some_of,      ///< several of them, with commas
    encoding,     ///< one of the choices, or another name that thai::encoding_named knows
    number,       ///< a whole number from 1
    year,         ///< of the Buddhist era
    file,         ///< a file that is there; "-" is one
    any_file,     ///< a file, maybe one that is written
    folder,       ///< a folder that is there
    any_folder,   ///< a folder, maybe one that is made
    path,         ///< a file or folder
    pdf,          ///< a PDF or a folder
    limit,        ///< NAME=VALUE of raingan --limits
    schema_name,  ///< a name of raingan schema
};

/// How often an option is given.
enum class Count : std::uint8_t { at_most_once, once, at_least_once, any_number };

struct Syntax {
    std::string_view
        commands;  ///< that have it, with blanks between; "*": the program and all; empty: the program alone
    std::string_view
        names;  ///< "-o,--output"; a flag and its opposite: "--isolate,!--no-isolate"; or "INPUT", by place
    Takes takes;
    std::string_view value;  ///< what its value is called, "FILE", or its choices, "pdf|xlsx"; empty of a flag
    Count count = Count::at_most_once;

    [[nodiscard]] bool needed() const { return count == Count::once || count == Count::at_least_once; }
    [[nodiscard]] bool repeated() const { return count == Count::at_least_once || count == Count::any_number; }
};

struct Option : Syntax {
    Words says;

    [[nodiscard]] bool positional() const { return !names.starts_with('-'); }
    [[nodiscard]] bool has_choices() const {
        return takes == Takes::one_of || takes == Takes::some_of || takes == Takes::encoding;
    }
};
/// All rows, in the order in which people are told of them.
std::span<const Option> options();

/// The rows of a command ("": the program).
std::vector<const Option*> options_of(std::string_view command);
/// The row of one of its options by a name of it: "--output", "INPUT". Null where there is none.
const Option* find_option(std::string_view command, std::string_view name);

/// Whether the option is typed so: "-o", "--no-sandbox", "INPUT".
bool has_name(const Option& option, std::string_view name);

/// "a|b" or "a b" taken apart.
std::vector<std::string_view> parted(std::string_view text, char separator);
/// "--isolate" and "--no-isolate" of such a flag, "-o" and "--output": its names as they are typed.
std::vector<std::string_view> typed_names(const Option& option);

}  // namespace raingan::cli

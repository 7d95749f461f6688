#include <string_view>

#include "cli/options.h"
#include "cli/shipped/shipped.h"

namespace raingan::cli::shipped {
namespace {

std::string quoted_for_fish(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string blank_between(std::string_view choices) {
    std::string out(choices);
    for (char& c : out)
        if (c == '|') c = ' ';
    return out;
}

/// The part of `complete` that completes the value: -x is a value that is no file, -r -F one that is.
std::string behind(const Option& option) {
    switch (option.takes) {
        case Takes::nothing:
            return {};
        case Takes::one_of:
        case Takes::encoding:
            return " -x -a '" + blank_between(option.value) + "'";
        case Takes::some_of:
            return " -x -a '(__fish_append , " + blank_between(option.value) + ")'";
        case Takes::file:
        case Takes::any_file:
        case Takes::path:
            return " -r -F";
        case Takes::folder:
        case Takes::any_folder:
            return " -x -a '(__fish_complete_directories (commandline -ct))'";
        case Takes::pdf:
            return " -x -a '(__fish_complete_suffix .pdf)'";
        case Takes::limit:
            return " -x -a \"(raingan --limits 2>/dev/null | string replace -r ' .*' =)\"";
        case Takes::schema_name:
            return " -x -a '(raingan schema 2>/dev/null)'";
        case Takes::text:
        case Takes::number:
        case Takes::year:
            return " -x";
    }
    return {};
}

/// When the row's options are offered.
std::string condition(const Option& option) {
    if (option.commands == "*") return {};
    if (option.commands.empty()) return " -n __fish_use_subcommand";
    return " -n '__fish_seen_subcommand_from " + std::string(option.commands) + "'";
}

std::string told(const Words& says) {
    return " -d (__raingan_says " + quoted_for_fish(says.en) + " " + quoted_for_fish(says.th) + ")";
}

std::string completion_of(const Option& option) {
    const std::string head = "complete -c raingan" + condition(option);
    if (option.positional()) {
        const std::string value = behind(option);  // an argument needs no -r, and -x is said for all
        const std::size_t words = value.find(' ', 1);
        return words == std::string::npos ? "" : head + value.substr(words) + "\n";
    }
    std::string names, out;
    for (const std::string_view name : typed_names(option)) {
        const bool is_short = !name.starts_with("--");
        names.append(is_short ? " -s " : " -l ").append(name.substr(is_short ? 1 : 2));
        if (is_short) continue;  // goes with the long one that follows
        out += head + names + behind(option) + told(option.says) + "\n";
        names.clear();
    }
    return out;
}

}  // namespace

std::string fish_completion() {
    std::string out =
        R"(# fish completion of raingan, made of the table of options (src/cli/options.cpp, src/cli/shipped)

set -l locale
for value in $LC_ALL $LC_MESSAGES $LANG
    if test -n "$value"
        set locale $value
        break
    end
end
if string match -q 'th*' -- $locale
    function __raingan_says
        echo $argv[2]
    end
else
    function __raingan_says
        echo $argv[1]
    end
end

complete -c raingan -f
)";
    for (const Command& command : commands())
        if (!command.name.empty())
            out.append("complete -c raingan -n __fish_use_subcommand -a ")
                .append(command.name)
                .append(told(command.says))
                .append("\n");
    for (const Option& option : options()) out += completion_of(option);
    return out;
}

}  // namespace raingan::cli::shipped

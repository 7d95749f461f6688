#include <string_view>

#include "cli/options.h"
#include "cli/shipped/shipped.h"

namespace raingan::cli::shipped {
namespace {

/// Within '…', with a backslash before each of `marked`.
std::string quoted_for_zsh(std::string_view text, std::string_view marked) {
    std::string out;
    for (const char c : text) {
        if (marked.find(c) != std::string_view::npos) out += '\\';
        out.append(c == '\'' ? "'\\''" : std::string(1, c));
    }
    return out;
}

std::string words_after(std::string before, std::string_view choices) {
    for (const std::string_view word : parted(choices, '|')) before.append(before.empty() ? "" : " ").append(word);
    return before;
}

/// The action of _arguments that completes the value.
std::string action(const Option& option) {
    switch (option.takes) {
        case Takes::one_of:
        case Takes::encoding:
            return "(" + words_after("", option.value) + ")";
        case Takes::some_of:
            return words_after("_values -s , format", option.value);
        case Takes::file:
        case Takes::any_file:
        case Takes::path:
            return "_files";
        case Takes::folder:
        case Takes::any_folder:
            return "_files -/";
        case Takes::pdf:
            return "_files -g \"*.(#i)pdf\"";
        case Takes::limit:
            return "->limit";
        case Takes::schema_name:
            return "->schema";
        case Takes::nothing:
        case Takes::text:
        case Takes::number:
        case Takes::year:
            return " ";
    }
    return " ";
}

/// ":FILE:_files", what stands behind the option.
std::string value_of(const Option& option) {
    if (option.takes == Takes::nothing) return {};
    const std::string_view name = option.has_choices() ? typed_names(option).back().substr(2) : option.value;
    return ":" + quoted_for_zsh(name, ":") + ":" + action(option);
}

/// The specifications of a row for _arguments, one a line.
std::string specification(const Option& option, Language language) {
    const std::string indent = "                    ";
    if (option.positional()) {
        const std::string place = option.repeated() ? "*" : "1";
        return indent + "'" + place + value_of(option) + "'\n";
    }
    const std::string text = "[" + quoted_for_zsh(option.says.in(language), "[]") + "]" + value_of(option);
    const std::vector<std::string_view> names = typed_names(option);
    if (option.repeated()) return indent + "'*" + std::string(names.back()) + text + "'\n";
    std::string all;
    for (const std::string_view name : names) all.append(all.empty() ? "" : " ").append(name);
    std::string out;
    for (const std::string_view name : names)
        out.append(indent).append("'(").append(all).append(")").append(name).append(text).append("'\n");
    return out;
}

std::string array_of_options(std::string_view command, Language language) {
    std::string out = "                arguments=(\n";
    for (const Option* option : options_of(command)) out += specification(*option, language);
    return out + "                )\n";
}

std::string array_of_commands(Language language) {
    std::string out = "                commands=(\n";
    for (const Command& command : commands())
        if (!command.name.empty())
            out.append("                    '")
                .append(command.name)
                .append(":")
                .append(quoted_for_zsh(command.says.in(language), ":"))
                .append("'\n");
    return out + "                )\n";
}

/// The same in both languages, chosen by the locale.
template <class Make>
std::string in_both(const Make& make) {
    return "            if (( thai )); then\n" + make(Language::thai) + "            else\n" + make(Language::english) +
           "            fi\n";
}

}  // namespace

std::string zsh_completion() {
    std::string out = R"(#compdef raingan
# zsh completion of raingan, made of the table of options (src/cli/options.cpp, src/cli/shipped)

_raingan() {
    local -a commands arguments
    local program=$words[1] curcontext=$curcontext state state_descr line
    local -A opt_args
    local -i thai=0
    [[ ${LC_ALL:-${LC_MESSAGES:-$LANG}} == th* ]] && thai=1
    local command=
    if (( CURRENT > 2 )); then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    case $command in
        '')
)";
    out += in_both(array_of_commands);
    out += "            _describe -t commands command commands\n";
    out += in_both([](Language language) { return array_of_options("", language); });
    out += "            ;;\n";
    for (const Command& command : commands()) {
        if (command.name.empty()) continue;
        out.append("        ").append(command.name).append(")\n");
        out += in_both([&](Language language) { return array_of_options(command.name, language); });
        out += "            ;;\n";
    }
    return out + R"-(        *) return 1 ;;
    esac
    _arguments -S -C $arguments
    case $state in
        limit) compadd -S = -- ${${(f)"$($program --limits 2>/dev/null)"}%% *} ;;
        schema) compadd -- ${(f)"$($program schema 2>/dev/null)"} ;
    ;
    esac
}

_raingan "$@"
)-";
}

}  // namespace raingan::cli::shipped

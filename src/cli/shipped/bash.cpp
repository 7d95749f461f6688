#include <string_view>

#include "cli/options.h"
#include "cli/shipped/shipped.h"

namespace raingan::cli::shipped {
namespace {

std::string words_of(std::string_view choices) {
    std::string out;
    for (const std::string_view word : parted(choices, '|')) out.append(out.empty() ? "" : " ").append(word);
    return out;
}

/// What completes the value; empty where nothing can.
std::string completing(const Option& option) {
    switch (option.takes) {
        case Takes::one_of:
        case Takes::encoding:
            return "COMPREPLY=($(compgen -W '" + words_of(option.value) + "' -- \"$current\"))";
        case Takes::some_of:
            return "_raingan_list '" + words_of(option.value) + "'";
        case Takes::file:
        case Takes::any_file:
        case Takes::path:
            return R"(COMPREPLY=($(compgen -f -- "$current")))";
        case Takes::folder:
        case Takes::any_folder:
            return R"(COMPREPLY=($(compgen -d -- "$current")))";
        case Takes::pdf:
            return R"(COMPREPLY=($(compgen -f -X '!*.[Pp][Dd][Ff]' -- "$current") $(compgen -d -- "$current")))";
        case Takes::limit:
            return "compopt -o nospace; COMPREPLY=($(compgen -S = -W \"$(\"$program\" --limits 2>/dev/null | sed 's/ "
                   ".*//')\" "
                   "-- \"$current\"))";
        case Takes::schema_name:
            return R"-(COMPREPLY=($(compgen -W "$("$program" schema 2>/dev/null)" -- "$current")))-";
        case Takes::nothing:
        case Takes::text:
        case Takes::number:
        case Takes::year:
            return {};
    }
    return {};
}

/// 'convert --output' | 'convert -o'
std::string pattern(const Option& option) {
    std::string out;
    for (const std::string_view owner : parted(option.commands, ' '))
        for (const std::string_view name : typed_names(option)) {
            out.append(out.empty() ? "" : " | ");
            if (owner == "*")
                out.append("*' ").append(name).append("'");
            else
                out.append("'").append(owner).append(" ").append(name).append("'");
        }
    return out;
}

std::string all_names(std::string_view command) {
    std::string out;
    for (const Option* option : options_of(command)) {
        if (option->positional()) continue;
        for (const std::string_view name : typed_names(*option))
            if (name.starts_with("--")) out.append(out.empty() ? "" : " ").append(name);
    }
    return out;
}

}  // namespace

std::string bash_completion() {
    std::string out =
        R"(# bash completion of raingan, made of the table of options (src/cli/options.cpp, src/cli/shipped)

# One or more of the words, with commas between.
_raingan_list() {
    local before=
    [[ $current == *,* ]] && before=${current%,*},
    compopt -o nospace
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${current##*,}"))
}

_raingan() {
    local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]:-} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    # --to=pdf comes as three words.
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = && $COMP_CWORD -gt 2 ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W ')";
    for (const Command& command : commands())
        if (!command.name.empty()) out.append(command.name).append(" ");
    out += all_names("") + "' -- \"$current\"))\n        return\n    fi\n    case \"$command $previous\" in\n";
    for (const Option& option : options()) {
        if (option.positional() || option.takes == Takes::nothing) continue;
        const std::string done = completing(option);
        out.append("        ").append(pattern(option)).append(")\n");
        if (!done.empty()) out.append("            ").append(done).append("\n");
        out += "            return ;;\n";
    }
    out += "    esac\n    if [[ $current == -* ]]; then\n        case $command in\n";
    for (const Command& command : commands())
        if (!command.name.empty())
            out.append("            ")
                .append(command.name)
                .append(") COMPREPLY=($(compgen -W '")
                .append(all_names(command.name))
                .append("' -- \"$current\")) ;;\n");
    out += "        esac\n        return\n    fi\n    case $command in\n";
    for (const Option& option : options()) {
        if (!option.positional()) continue;
        std::string owners;
        for (const std::string_view owner : parted(option.commands, ' '))
            owners.append(owners.empty() ? "" : " | ").append(owner);
        out.append("        ").append(owners).append(") ").append(completing(option)).append(" ;;\n");
    }
    return out + "    esac\n}\ncomplete -o filenames -F _raingan raingan\n";
}

}  // namespace raingan::cli::shipped

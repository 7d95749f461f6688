#include "cli/declare.h"

#include <algorithm>
#include <stdexcept>

#include "cli/choices.h"

namespace raingan::cli {
namespace {

const Command& command_named(std::string_view name) {
    for (const Command& command : commands())
        if (command.name == name) return command;
    throw std::logic_error("no such command in the table: " + std::string(name));
}

void add_check(CLI::Option& option, const Option& row) {
    constexpr std::int64_t most_jobs = 1024;
    switch (row.takes) {
        case Takes::one_of:
        case Takes::some_of: {
            const auto words = parted(row.value, '|');
            option.transform(one_of({words.begin(), words.end()}));
            break;
        }
        case Takes::number:
            option.check(whole_number(1, most_jobs));
            break;
        case Takes::year:
            option.check(buddhist_year());
            break;
        case Takes::file:
            option.check(existing_file());
            break;
        case Takes::folder:
            option.check(existing_folder());
            break;
        default:
            break;
    }
}

}  // namespace

bool CommandLine::names(std::string_view command) const {
    return std::ranges::find(words, command) != words.end();
}

Declaration::Declaration(const CommandLine& line)
    : command_(line.app), rows_(options_of("")), is_named_(true), language_(line.language) {
    command_.description(command_named("").says.in(language_));
    dress(command_.get_help_ptr(), row_of("--help"));
}

Declaration::Declaration(const CommandLine& line, std::string_view name)
    : command_(*line.app.add_subcommand(std::string(name), command_named(name).says.in(line.language))),
      is_named_(line.names(name)), language_(line.language) {
    if (!is_named_) return;
    rows_ = options_of(name);
    dress(command_.get_help_ptr(), row_of("--help"));
}

void Declaration::use(std::string_view name, const std::function<void(const std::string&)>& used) {
    if (!is_named_) return;
    const Option& row = row_of(name);
    const std::string names(row.names);
    const auto use_all = [used](const std::vector<std::string>& values) {
        for (const std::string& value : values) used(value);
    };
    dress(row.repeated() ? command_.add_option_function<std::vector<std::string>>(names, use_all)
                         : command_.add_option_function<std::string>(names, used),
          row);
}

void Declaration::print(std::string_view name, const std::string& line) {
    const Option& row = row_of(name);
    dress(command_.set_version_flag(std::string(row.names), line), row);
}

const Option& Declaration::row_of(std::string_view name) const {
    for (const Option* row : rows_)
        if (has_name(*row, name)) return *row;
    throw std::logic_error("no such option in the table: " + command_.get_name() + " " + std::string(name));
}

void Declaration::dress(CLI::Option* option, const Option& row) const {
    option->description(row.says.in(language_));
    option->required(row.needed());
    if (row.takes == Takes::nothing) return;
    option->type_name(std::string(row.value));
    add_check(*option, row);
    if (row.takes == Takes::some_of) option->delimiter(',');
    const bool is_list = option->get_expected_max() > 1;
    if (is_list != row.repeated()) throw std::logic_error("counted otherwise in the table: " + std::string(row.names));
    // One value each time: behind it may stand a file.
    if (is_list && !row.positional()) option->allow_extra_args(false);
}

}  // namespace raingan::cli

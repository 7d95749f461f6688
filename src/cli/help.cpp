#include "cli/help.h"

#include <memory>

#include "cli/examples.h"
#include "readers/formats.h"

namespace raingan::cli {
namespace {

std::string says(Language language, const char* en, const char* th) {
    return language == Language::thai ? th : en;
}

class Formatter : public CLI::Formatter {
public:
    explicit Formatter(Language language) : language_(language) { column_width(26); }

    std::string make_usage(const CLI::App* app, std::string name) const override {
        std::string out = says(language_, "Usage: ", "วิธีใช้: ") + name;
        const auto positionals = app->get_options([](const CLI::Option* option) { return option->get_positional(); });
        for (const CLI::Option* option : positionals) out += " " + make_option_usage(option);
        if (app->get_parent() == nullptr) out += says(language_, " COMMAND", " คำสั่ง");
        return out + says(language_, " [OPTIONS]\n", " [ตัวเลือก]\n");
    }

    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override {
        if (is_positional)
            group = says(language_, "What it takes", "สิ่งที่รับ");
        else if (group == "Options")
            group = says(language_, "Options", "ตัวเลือก");
        return CLI::Formatter::make_group(group, is_positional, std::move(options));
    }

    std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
        std::string out = CLI::Formatter::make_subcommands(app, mode);
        const std::string heading = "\nSubcommands:";
        if (out.starts_with(heading)) out.replace(0, heading.size(), says(language_, "\nCommands:", "\nคำสั่ง:"));
        return out;
    }

    /// Without the values that CLI11 shows behind a flag's names.
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        if (is_positional) return CLI::Formatter::make_option_name(option, true);
        std::string out;
        for (const std::string& name : option->get_snames()) out.append(out.empty() ? "-" : ",-").append(name);
        for (const std::string& name : option->get_lnames()) out.append(out.empty() ? "--" : ",--").append(name);
        return out;
    }

    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0) return {};
        std::string out = option->get_positional() ? std::string() : " " + option->get_type_name();
        if (option->get_required() && !option->get_positional()) out += says(language_, " (needed)", " (ต้องมี)");
        return out;
    }

private:
    Language language_;
};

/// Of a command that takes documents: which.
std::string formats_read(const CLI::App& command, Language language) {
    if (command.get_option_no_throw("--rules") == nullptr) return {};
    return says(language, "\n\nReads ", "\n\nอ่านได้ ") + looked_for_endings() +
           says(language, "; how far: raingan --formats", " รายละเอียด: raingan --formats");
}

void dress(CLI::App& command, const std::string& name, Language language) {
    command.footer(says(language, "Examples:\n", "ตัวอย่าง:\n") + examples_of(name, language) +
                   (name.empty() ? says(language, "Options of a command: raingan convert --help",
                                        "ตัวเลือกของแต่ละคำสั่ง: raingan convert --help")
                                 : formats_read(command, language)));
}

}  // namespace

void add_help(const CommandLine& line) {
    const auto formatter = std::make_shared<Formatter>(line.language);
    line.app.formatter(formatter);
    dress(line.app, "", line.language);
    for (CLI::App* command : line.app.get_subcommands({})) {
        if (!line.names(command->get_name())) continue;
        command->formatter(formatter);
        dress(*command, command->get_name(), line.language);
    }
}

}  // namespace raingan::cli

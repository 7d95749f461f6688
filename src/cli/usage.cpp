#include "cli/usage.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>

#include "base/ascii_case.h"
#include "base/filesystem.h"
#include "base/nearest.h"
#include "cli/examples.h"
#include "cli/options.h"

namespace raingan::cli {
namespace {

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path_of(path), ignored);
}

bool is_format(const std::string& word) {
    for (const char* format : {"pdf", "xlsx", "json", "xml"})
        if (same_but_for_case(word, format)) return true;
    return false;
}

/// "pdf", "pdf,xlsx": nothing but formats.
bool is_format_list(const std::string& words) {
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t comma = std::min(words.find(',', at), words.size());
        if (!is_format(words.substr(at, comma - at))) return false;
        at = comma + 1;
    }
    return true;
}

void join_formats(std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        std::string* list = nullptr;
        if (words[i] == "--to" && i + 1 < words.size())
            list = &words[++i];
        else if (words[i].starts_with("--to="))
            list = &words[i];
        if (list == nullptr) continue;
        while (i + 1 < words.size() && is_format_list(words[i + 1]) && !exists(words[i + 1])) {
            if (!list->ends_with(',')) *list += ',';  // "pdf, xlsx"
            *list += words[i + 1];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }
}

/// A file whose name begins with - is no option: "*.docx" of a shell may bring one along.
void mark_files(std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i)
        if (words[i].starts_with('-') && words[i].find('.') != std::string::npos && exists(words[i]))
            words[i].insert(0, "./");
}

const CLI::App* parsed_command(const CLI::App& app) {
    const auto parsed = app.get_subcommands();  // those that were given
    return parsed.empty() ? nullptr : parsed.front();
}

std::vector<std::string_view> command_names(const CLI::App& app) {
    std::vector<std::string_view> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.emplace_back(command->get_name());
    return names;
}

std::string quoted(const std::string& word) {
    return "\"" + word + "\"";
}

Message unknown_command(const CLI::App& app, const std::string& word) {
    const std::string meant(nearest_name(word, command_names(app)));
    if (exists(word))
        return {"a command comes before the file; did you mean: raingan convert " + word,
                "ต้องมีคำสั่งก่อนชื่อไฟล์ ท่านหมายถึง: raingan convert " + word};
    Message message{"there is no command " + quoted(word), "ไม่มีคำสั่ง " + quoted(word)};
    if (!meant.empty()) {
        message.en += "; did you mean " + quoted(meant) + "?";
        message.th += " ท่านหมายถึง " + quoted(meant) + " หรือไม่";
    }
    return message;
}

/// The option that is nearest, of this command or, where none is, of another one.
Message unknown_option(const CLI::App& command, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string_view> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& known : option->get_lnames()) names.emplace_back(known);
    const std::string typed = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    Message message{"there is no option " + name, "ไม่มีตัวเลือก " + name};
    if (const std::string meant(nearest_name(typed, names)); !meant.empty() && name.starts_with("--")) {
        message.en += "; did you mean --" + meant + "?";
        message.th += " ท่านหมายถึง --" + meant + " หรือไม่";
        return message;
    }
    for (const Command& other : commands()) {
        if (other.name.empty() || find_option(other.name, name) == nullptr) continue;
        message.en.append("; ").append(other.name).append(" has it");
        message.th.append(" แต่คำสั่ง ").append(other.name).append(" มี");
        break;
    }
    return message;
}

Message missing(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        if (!option->get_required() || option->count() > 0) continue;
        if (!option->get_positional()) {
            const std::string name = "--" + option->get_lnames().front();
            return {name + " is needed: " + option->get_description(),
                    "ต้องระบุ " + name + ": " + option->get_description()};
        }
        return {"a file is missing: " + option->get_name() + " (" + option->get_description() + ")",
                "ยังไม่ได้ระบุไฟล์: " + option->get_name() + " (" + option->get_description() + ")"};
    }
    return {};
}

/// The name that begins CLI11's message on an option: "--to: 1 required TEXT missing".
std::string option_of(const CLI::ParseError& error) {
    const std::string said = error.what();
    return said.substr(0, std::min(said.find_first_of(": "), said.size()));
}

Message said(const CLI::ParseError& error) {
    const std::string what = error.what(), name = option_of(error);
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
        return {what, what};  // choices.cpp chose the words
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        return what.find("missing") != std::string::npos || what.find("At least") != std::string::npos
                   ? Message{name + " needs a value", name + " ต้องมีค่าตามหลัง"}
                   : Message{name + " is given more than once", "ระบุ " + name + " มากกว่าหนึ่งครั้ง"};
    return {what, "คำสั่งไม่ถูกต้อง: " + what};
}

Message why(const CLI::App& app, const CLI::App* command, const CLI::ParseError& error) {
    const std::vector<std::string> left = app.remaining(true);
    const auto option = std::ranges::find_if(left, [](const std::string& word) { return word.starts_with('-'); });
    if (command == nullptr && !left.empty() && !left.front().starts_with('-'))
        return unknown_command(app, left.front());
    if (option != left.end()) return unknown_option(command == nullptr ? app : *command, *option);
    const bool is_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
    if (command == nullptr && is_missing) return {"a command is missing", "ยังไม่ได้ระบุคำสั่ง"};
    if (is_missing)
        if (Message message = missing(*command); !message.en.empty()) return message;
    if (!left.empty()) return {quoted(left.front()) + " is one word too many", "มีคำเกินมา: " + quoted(left.front())};
    return said(error);
}

}  // namespace

std::vector<std::string> understood(std::vector<std::string> words) {
    if (!words.empty()) {
        std::string& first = words.front();
        if (first == "version" || first == "-V" || first == "-version") first = "--version";
        if (first == "help" || first == "-help" || first == "-?" || first == "/?") {
            words.erase(words.begin());
            words.resize(std::min<std::size_t>(words.size(), 1));  // help of one command
            words.emplace_back("--help");
        }
    }
    mark_files(words);
    join_formats(words);
    return words;
}

void tell_usage_error(const CLI::App& app, const CLI::ParseError& error, Language language) {
    const CLI::App* command = parsed_command(app);
    const std::string name = command == nullptr ? "raingan" : "raingan " + command->get_name();
    const std::string message = name + ": " + why(app, command, error).in(language) + "\n";
    std::fputs(message.c_str(), stderr);
    if (command != nullptr) std::fputs(examples_of(command->get_name(), language, 1).c_str(), stderr);
    const std::string more = name + " --help" + (language == Language::thai ? "  บอกวิธีใช้\n" : "  tells more\n");
    std::fputs(more.c_str(), stderr);
}

void print_start(Language language) {
    const bool thai = language == Language::thai;
    std::fputs(thai ? "Raingan แปลงรายงานของหน่วยงานภาครัฐเป็น PDF, XLSX และข้อมูลที่ตรวจสอบแล้ว\n\n"
                      "สิ่งที่ทำบ่อย:\n"
                    : "Raingan turns reports of Thai public offices into PDF, XLSX and a checked model.\n\n"
                      "Most often one does this:\n",
               stdout);
    std::fputs(examples_of("", language, 3).c_str(), stdout);
    std::fputs(thai ? "\nraingan --help  บอกคำสั่งทั้งหมด    raingan doctor  ตรวจความพร้อมของเครื่องนี้\n"
                    : "\nraingan --help  tells of all commands    raingan doctor  looks at this computer\n",
               stdout);
}

}  // namespace raingan::cli

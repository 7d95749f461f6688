// The table of options and all that is made of it: parsing, help, pages of manual, completions. To write what lies in
// packaging/ anew: RAINGAN_WRITE_SHIPPED=1 test_cli -tc="what lies in packaging*"
#include <cstdlib>
#include <set>
#include <sstream>

#include "cli/options.h"
#include "cli/shipped/manual_words.h"
#include "cli/shipped/shipped.h"
#include "program.h"

using namespace raingan;
using namespace raingan::test;
namespace fs = std::filesystem;
using cli::Takes;

namespace {

constexpr const char* thai_locale = "LC_ALL=th_TH.UTF-8";

struct Shipped {
    const char* file;
    std::string made;
};

std::vector<Shipped> all_shipped() {
    return {{"raingan.1", cli::shipped::manual(Language::english)},
            {"raingan.th.1", cli::shipped::manual(Language::thai)},
            {"raingan.bash", cli::shipped::bash_completion()},
            {"_raingan", cli::shipped::zsh_completion()},
            {"raingan.fish", cli::shipped::fish_completion()}};
}

/// What the help has of an option's line: "--to pdf|xlsx", "-o,--output PATH"; by the name alone "INPUT".
std::string in_help(const cli::Option& option) {
    std::string names;
    for (const std::string_view name : cli::typed_names(option)) names.append(names.empty() ? "" : ",").append(name);
    if (option.positional() || option.takes == Takes::nothing) return names;
    return names + " " + std::string(option.value);
}

/// Lines that begin an option or argument: two blanks and its names.
std::set<std::string> told_in_help(const std::string& help) {
    std::set<std::string> told;
    std::istringstream lines(help);
    bool is_list = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(' ')) is_list = false;
        for (const char* heading : {"What it takes:", "Options:", "สิ่งที่รับ:", "ตัวเลือก:"})
            if (line == heading) is_list = true;
        if (!is_list || !line.starts_with("  ") || line.starts_with("   ")) continue;
        std::string names = line.substr(2, line.find("  ", 2) - 2);
        names = names.substr(0, names.find(" ("));  // " (needed)"
        // An argument by its place alone; an option that leaves no room for two blanks.
        const std::size_t name_end = names.find(' ');
        const std::size_t value_end = name_end == std::string::npos ? name_end : names.find(' ', name_end + 1);
        names = names.substr(0, value_end);
        while (names.ends_with(' ')) names.pop_back();
        told.insert(names);
    }
    return told;
}

/// One word of a shell's.
std::string shell_word(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out.append(c == '\'' ? "'\\''" : std::string(1, c));
    return out + "'";
}

bool is_on_this_machine(const std::string& program_name) {
    return run("command -v " + program_name).status == 0;
}

}  // namespace

TEST_CASE("what lies in packaging/ is what the table of options makes") {
    for (const Shipped& shipped : all_shipped()) {
        const fs::path path = source_dir() / "packaging" / shipped.file;
        if (std::getenv("RAINGAN_WRITE_SHIPPED") != nullptr) spill(path, shipped.made);
        CHECK_MESSAGE(slurp(path) == shipped.made, shipped.file);
    }
}

TEST_CASE("the help of the program and of each command, in both languages, has the rows of the table and no others") {
    for (const cli::Command& command : cli::commands()) {
        std::set<std::string> rows;
        for (const cli::Option* option : cli::options_of(command.name)) rows.insert(in_help(*option));
        for (const char* locale : {"LC_ALL=C", thai_locale}) {
            const std::string help = program(std::string(command.name) + " --help", locale).out;
            CHECK_MESSAGE(told_in_help(help) == rows, help);
            const Language language = locale == thai_locale ? Language::thai : Language::english;
            CHECK_MESSAGE(help.find(command.says.in(language)) != std::string::npos, help);
            for (const cli::Option* option : cli::options_of(command.name))
                CHECK_MESSAGE(help.find(option->says.in(language)) != std::string::npos, option->says.in(language));
        }
    }
}

TEST_CASE("every row has words in both languages, and its names are told apart") {
    const auto is_thai = [](std::string_view text) { return text.find("\xE0\xB8") != std::string_view::npos; };
    for (const cli::Option& option : cli::options()) {
        CHECK_MESSAGE(std::string_view(option.says.en).size() > 2, option.names);
        CHECK_MESSAGE(is_thai(option.says.th), option.names);
        CHECK_MESSAGE((option.takes == Takes::nothing) == option.value.empty(), option.names);
    }
    for (const cli::Command& command : cli::commands()) {
        CHECK(is_thai(command.says.th));
        std::set<std::string_view> names;
        for (const cli::Option* option : cli::options_of(command.name))
            for (const std::string_view name : cli::typed_names(*option))
                CHECK_MESSAGE(names.insert(name).second, name);
    }
    for (const cli::shipped::More& more : cli::shipped::more_on_options()) {
        CHECK_MESSAGE(cli::find_option(more.command, more.option) != nullptr, more.option);
        CHECK_MESSAGE(is_thai(more.text.th), more.option);
    }
    for (const cli::Command& command : cli::commands())
        CHECK(std::ranges::count(cli::shipped::prose(), command.name, &cli::shipped::Prose::command) == 1);
}

TEST_CASE("choices that are shown are those that are taken") {
    const TemporaryDir dir;
    for (const cli::Command& command : cli::commands())
        for (const cli::Option* option : cli::options_of(command.name)) {
            if (!option->has_choices()) continue;
            const std::string name(cli::typed_names(*option).back());
            // Into the text filter an empty input; elsewhere a file that is not there, of which only that is told.
            const std::string input = command.name == "text" ? "/dev/null" : quoted(dir.path / "none.pdf");
            const auto given = [&](const std::string& value) {
                std::string rest;
                for (const cli::Option* other : cli::options_of(command.name))
                    if (other->needed() && !other->positional() && other != option)
                        rest.append(" ")
                            .append(cli::typed_names(*other).back())
                            .append(" " + quoted(dir.path / "none"));
                return program(std::string(command.name) + " " + input + rest + " " + name + " " + value);
            };
            std::string list;
            for (const std::string_view choice : cli::parted(option->value, '|')) {
                CHECK_MESSAGE(given(std::string(choice)).out.find("none of") == std::string::npos, choice);
                list.append(list.empty() ? "" : ", ").append(choice);
            }
            const Ran refused = given("nonsense");
            CHECK(refused.status == 64);
            if (option->takes != Takes::encoding)
                CHECK_MESSAGE(refused.out.find("none of " + list) != std::string::npos, refused.out);
        }
}

TEST_CASE("manual and completions have every option of every command") {
    for (const Shipped& shipped : all_shipped()) {
        std::string text = shipped.made;
        const bool is_fish = std::string_view(shipped.file).ends_with(".fish");
        std::erase(text, '\\');
        for (const cli::Option& option : cli::options())
            for (const std::string_view name : cli::typed_names(option)) {
                if (option.positional()) continue;
                const bool is_short = !name.starts_with("--");
                // bash completes long names only.
                if (is_short && std::string_view(shipped.file).ends_with(".bash") && option.takes == Takes::nothing)
                    continue;
                const std::string asked =
                    is_fish ? (is_short ? " -s " : " -l ") + std::string(name.substr(is_short ? 1 : 2))
                            : std::string(name);
                CHECK_MESSAGE(text.find(asked) != std::string::npos, shipped.file << " " << name);
            }
    }
}

TEST_CASE("the pages of manual are sound: groff has nothing to say of them") {
    if (!is_on_this_machine("groff")) {
        MESSAGE("skipped: no groff");
        return;
    }
    for (const char* page : {"raingan.1", "raingan.th.1"}) {
        const Ran ran =
            run("groff -k -man -Tutf8 -ww -Wbreak -z " + quoted(source_dir() / "packaging" / page) + " 2>&1");
        CHECK(ran.status == 0);
        CHECK_MESSAGE(ran.out.empty(), ran.out);
    }
}

namespace {

/// What bash offers behind the words of a line; the last word is what has been typed of it.
std::string bash_offers(const std::vector<std::string>& words) {
    std::string script =
        "source " + quoted(source_dir() / "packaging" / "raingan.bash") + "; compopt() { :; }; COMP_WORDS=(";
    for (const std::string& word : words) script += "'" + word + "' ";
    script += "); COMP_CWORD=" + std::to_string(words.size() - 1) + "; _raingan; echo \" ${COMPREPLY[*]} \"";
    return run("PATH=" + quoted(fs::path(RAINGAN_PROGRAM).parent_path()) + ":$PATH bash -c " + shell_word(script)).out;
}

}  // namespace

TEST_CASE("bash completes commands, options and values") {
    const auto offers = [](const std::vector<std::string>& words, const std::string& word) {
        const std::string offered = bash_offers(words);
        CHECK_MESSAGE(offered.find(" " + word + " ") != std::string::npos, offered);
    };
    offers({"raingan", "co"}, "convert");
    offers({"raingan", "convert", "--num"}, "--numerals");
    offers({"raingan", "convert", "--numerals", ""}, "thai");
    offers({"raingan", "convert", "--numerals", "=", "ar"}, "arabic");
    offers({"raingan", "convert", "--to", "pdf,xl"}, "pdf,xlsx");
    offers({"raingan", "verify", "--format", "x"}, "xml");
    offers({"raingan", "text", "--from", "win"}, "windows-874");
    offers({"raingan", "check", "--limit", "mem"}, "memory=");
    offers({"raingan", "schema", "sig"}, "signoff.schema.json");
    CHECK(bash_offers({"raingan", "check", "--format", "x"}) == "  \n");  // only verify writes XML
}

TEST_CASE("zsh takes its completion, and fish completes with its own, in both languages") {
    if (is_on_this_machine("zsh"))
        CHECK(run("zsh -n " + quoted(source_dir() / "packaging" / "_raingan")).status == 0);
    else
        MESSAGE("skipped: no zsh");
    if (!is_on_this_machine("fish")) {
        MESSAGE("skipped: no fish");
        return;
    }
    const auto offered = [](const std::string& line, const std::string& locale) {
        const std::string script =
            "source " + quoted(source_dir() / "packaging" / "raingan.fish") + "; complete -C " + shell_word(line);
        const TemporaryDir home;
        return run("HOME=" + quoted(home.path) + " PATH=" + quoted(fs::path(RAINGAN_PROGRAM).parent_path()) +
                   ":$PATH " + locale + " fish --no-config -c " + shell_word(script))
            .out;
    };
    CHECK(offered("raingan conv", "LC_ALL=C.UTF-8") == "convert\twrite PDF, XLSX, JSON and XML of each input\n");
    CHECK(offered("raingan conv", thai_locale) == "convert\tแปลงไฟล์รายงานเป็น PDF, XLSX, JSON และ XML\n");
    CHECK(offered("raingan convert --numerals th", "LC_ALL=C.UTF-8").starts_with("thai"));
    CHECK(offered("raingan convert --to pdf,xl", "LC_ALL=C.UTF-8").find("pdf,xlsx") != std::string::npos);
    CHECK(offered("raingan schema signo", "LC_ALL=C.UTF-8").starts_with("signoff.schema.json"));
    CHECK(offered("raingan check --limit mem", "LC_ALL=C.UTF-8").starts_with("memory="));
    CHECK(offered("raingan check --sty", "LC_ALL=C.UTF-8").empty());  // convert's alone
}

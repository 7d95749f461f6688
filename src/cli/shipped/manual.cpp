#include <string_view>

#include "cli/examples.h"
#include "cli/options.h"
#include "cli/shipped/manual_words.h"
#include "cli/shipped/shipped.h"
#include "raingan/version.h"

namespace raingan::cli::shipped {
namespace {

/// Of the page's words, not of the program.
constexpr const char* date = "2026-11-30";

constexpr Words shared_heading{"OPTIONS OF SEVERAL COMMANDS", "ตัวเลือกของหลายคำสั่ง"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Text for roff: options bold and with the minus sign that can be copied, backslashes and what would be a request
/// made harmless.
std::string escaped(std::string_view text) {
    std::string out;
    if (text.starts_with('.') || text.starts_with('\'')) out = "\\&";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins_word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
        if (text[at] == '\\') {
            out += "\\e";
        } else if (text[at] != '-' || !begins_word) {
            out += text[at];
        } else {
            out += "\\fB";
            for (; at < text.size() && (text[at] == '-' || is_letter(text[at])); ++at)
                out.append(text[at] == '-' ? "\\-" : std::string(1, text[at]));
            out += "\\fR";
            --at;
        }
    }
    return out;
}

std::string bold(std::string_view name) {
    std::string out = "\\fB";
    for (const char c : name) out.append(c == '-' ? "\\-" : std::string(1, c));
    return out + "\\fR";
}

/// "FILE" or "pdf|xlsx", in italics.
std::string italic_value(const Option& option) {
    std::string out;
    for (const std::string_view word : parted(option.value, '|'))
        out.append(out.empty() ? "" : "|").append("\\fI").append(word).append("\\fR");
    return out;
}

/// A sentence of its own: in English with a capital and a full stop.
std::string sentence(std::string_view words, Language language) {
    std::string out(words);
    if (language == Language::thai || out.empty()) return out;
    if (out.front() >= 'a' && out.front() <= 'z' && !out.starts_with('='))
        out.front() = static_cast<char>(out.front() - 32);
    if (!out.ends_with('.') && !out.ends_with("…")) out += '.';
    return out;
}

/// What is said of the row beyond the table.
std::string_view more_on(const Option& option, Language language) {
    for (const More& more : more_on_options())
        if (find_option(more.command, more.option) == &option) return more.text.in(language);
    return {};
}

bool is_shared(const Option& option) {
    return option.commands.find(' ') != std::string_view::npos;
}

class Manual {
public:
    explicit Manual(Language language) : language_(language) {}

    std::string write() && {
        head();
        synopsis();
        for (const Prose& part : prose()) section_of(part);
        shared_options();
        exit_status();
        examples();
        heading({"SEE ALSO", "ดูเพิ่มเติม"});
        out_ += ".BR pdfsig (1),\n.BR qpdf (1)\n";
        return std::move(out_);
    }

private:
    void head() {
        const Words manual{"User Commands", "คำสั่งผู้ใช้"};
        out_ = ".\\\" Made of the table of options (src/cli/options.cpp, src/cli/shipped).\n";
        out_.append(".TH RAINGAN 1 \"").append(date).append("\" \"raingan " RAINGAN_VERSION "\" \"");
        out_.append(manual.in(language_)).append("\"\n");
        if (language_ == Language::thai)
            out_ +=
                ".\\\" Headings plain: in a terminal bold letters are struck twice, which doubles the marks above and "
                "below "
                "Thai letters.\n.ds HF R\n";
        heading({"NAME", "ชื่อ"});
        out_ += "raingan \\- ";
        out_ += Words{"reports of Thai public offices to PDF, XLSX and a checked model",
                      "แปลงรายงานของหน่วยงานภาครัฐเป็น PDF, XLSX และข้อมูลที่ตรวจสอบแล้ว"}
                    .in(language_);
        out_ += '\n';
    }

    /// "raingan sign PDF... --key FILE|URI [options]"
    void synopsis() {
        heading({"SYNOPSIS", "สรุปวิธีใช้"});
        bool is_first = true;
        for (const Command& command : commands()) {
            if (command.name.empty()) continue;
            if (!is_first) out_ += ".br\n";
            is_first = false;
            out_.append("\\fBraingan ").append(command.name).append("\\fR");
            for (const Option* option : options_of(command.name)) {
                if (!option->positional() && !option->needed()) continue;
                const std::string shown =
                    option->positional()
                        ? "\\fI" + std::string(option->names) + "\\fR" + (option->repeated() ? "..." : "")
                        : bold(typed_names(*option).front()) + " " + italic_value(*option);
                out_.append(option->needed() ? " " + shown : " [" + shown + "]");
            }
            out_.append(" [\\fI").append(Words{"options", "ตัวเลือก"}.in(language_)).append("\\fR]\n");
        }
    }

    void section_of(const Prose& part) {
        heading(part.heading);
        bool is_first = true;
        for (const std::string_view paragraph : parted(part.text.in(language_), '\n')) {
            if (!is_first) out_ += ".PP\n";
            is_first = false;
            out_.append(escaped(paragraph)).append("\n");
        }
        if (part.command.empty()) heading({"OPTIONS OF THE PROGRAM", "ตัวเลือกของโปรแกรม"});
        std::string others;
        for (const Option* option : options_of(part.command)) {
            const bool is_of_all = option->commands == "*";
            if (part.command.empty() ? !is_shared(*option) : !is_of_all && !is_shared(*option))
                entry(*option);
            else if (!option->positional())
                others.append(others.empty() ? "" : ", ").append(bold(typed_names(*option).back()));
        }
        if (part.command.empty()) return;
        out_ += ".PP\n";
        out_ += Words{"Further options, which are told below: ", "ตัวเลือกอื่นที่อธิบายไว้ด้านล่าง: "}.in(language_);
        out_ += others + (language_ == Language::thai ? "\n" : ".\n");
    }

    void shared_options() {
        heading(shared_heading);
        for (const Option& option : options())
            if (is_shared(option)) entry(option);
    }

    void entry(const Option& option) {
        out_ += ".TP\n";
        std::string names;
        for (const std::string_view name : typed_names(option))
            names.append(names.empty() ? "" : ", ")
                .append(option.positional() ? "\\fI" + std::string(name) + "\\fR" : bold(name));
        out_ += names;
        if (!option.positional() && !option.value.empty()) out_ += " " + italic_value(option);
        out_ += '\n';
        std::string text = sentence(option.says.in(language_), language_);
        if (const std::string_view more = more_on(option, language_); !more.empty()) text.append(" ").append(more);
        if (option.commands == "*") text.append(" ").append(Words{"Of every command.", "ใช้ได้กับทุกคำสั่ง"}.in(language_));
        if (is_shared(option)) {
            std::string owners;
            for (const std::string_view owner : parted(option.commands, ' '))
                owners.append(owners.empty() ? "" : ", ").append(owner);
            text.append(" (").append(owners).append(")");
        }
        out_.append(escaped(text)).append("\n");
    }

    void exit_status() {
        heading({"EXIT STATUS", "สถานะเมื่อจบ"});
        for (const Status& status : exit_statuses())
            out_.append(".TP\n")
                .append(bold(status.number))
                .append("\n")
                .append(escaped(status.meaning.in(language_)))
                .append("\n");
    }

    void examples() {
        heading({"EXAMPLES", "ตัวอย่าง"});
        out_ += ".nf\n";
        for (const Command& command : commands()) {
            if (command.name.empty()) continue;
            const std::string lines = examples_of(std::string(command.name), language_);
            for (const std::string_view line : parted(lines, '\n')) {
                for (const char c : line) out_.append(c == '-' ? "\\-" : std::string(1, c));
                out_ += '\n';
            }
        }
        out_ += ".fi\n";
    }

    void heading(const Words& words) { out_.append(".SH ").append(words.in(language_)).append("\n"); }

    Language language_;
    std::string out_;
};

}  // namespace

std::string manual(Language language) {
    return Manual(language).write();
}

}  // namespace raingan::cli::shipped

#include "readers/word/eq_field.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace raingan::word {
namespace {

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// "\\ad \\up 11"
bool is_option(char c) {
    return c == '\\' || c == ' ' || c == '-' || is_letter(c) || (c >= '0' && c <= '9');
}

class EquationReader {
public:
    explicit EquationReader(std::string_view code) : code_(code) {}

    /// Up to the end, or to what ends an argument.
    std::string sequence(bool in_argument, std::size_t depth) {
        std::string out;
        while (at_ < code_.size()) {
            const char c = code_[at_];
            if (in_argument && (c == ',' || c == ';' || c == ')')) break;
            if (c == '\\' && at_ + 1 < code_.size()) {
                if (is_letter(code_[at_ + 1]) && depth < limits::xml_depth)
                    out += structure(depth);
                else
                    escaped(out);
            } else if (c == '(' && in_argument && depth < limits::xml_depth) {
                // Parentheses of the text itself are counted, so that theirs do not end the argument.
                out += code_[at_++];
                out += sequence(true, depth + 1);
                while (at_ < code_.size() && code_[at_] != ')') out += code_[at_++];
                if (at_ < code_.size()) out += code_[at_++];
            } else {
                out += c;
                ++at_;
            }
        }
        return out;
    }

private:
    void escaped(std::string& out) {
        ++at_;
        if (code_[at_] == '*') return skip_switch();
        out += code_[at_++];
    }

    /// "\\* hps10", "\\* \"Font:MS Mincho\"": of the field, not of the equation.
    void skip_switch() {
        at_ = std::min(code_.find_first_not_of(' ', at_ + 1), code_.size());
        const char end = at_ < code_.size() && code_[at_] == '"' ? '"' : ' ';
        at_ = std::min(code_.find(end, at_ + 1), code_.size());
        if (at_ < code_.size()) ++at_;
    }

    /// "\f(1;2)", "\o\ad(\s\up 11(a),b)": a letter, options, arguments.
    std::string structure(std::size_t depth) {
        const char kind = static_cast<char>(std::tolower(static_cast<unsigned char>(code_[at_ + 1])));
        bool above = false;
        while (at_ < code_.size() && is_option(code_[at_])) {
            above = above || code_.substr(at_).starts_with("\\up");
            ++at_;
        }
        if (at_ == code_.size() || code_[at_] != '(') return {};
        std::vector<std::string> arguments;
        while (at_ < code_.size() && code_[at_] != ')') {
            ++at_;  // the parenthesis, or what stands between two
            last_above_ = false;
            arguments.push_back(sequence(true, depth + 1));
            if (last_above_ && arguments.size() == 1 && kind == 'o') first_above_ = true;
        }
        if (at_ < code_.size()) ++at_;
        std::string shown = joined(kind, arguments);
        last_above_ = kind == 's' && above;
        return shown;
    }

    std::string joined(char kind, const std::vector<std::string>& arguments) {
        const auto all = [&](std::string_view between) {
            std::string out;
            for (const std::string& argument : arguments)
                out.append(&argument == &arguments.front() ? "" : between).append(argument);
            return out;
        };
        const bool two = arguments.size() == 2;
        switch (kind) {
            case 'f':
                return two ? "(" + arguments[0] + ")/(" + arguments[1] + ")" : all("/");
            case 'r':
                return two ? arguments[0] + "√(" + arguments[1] + ")" : "√(" + all(" ") + ")";
            case 'i':
                return "∫ " + all(" ");
            case 'b':
                return "(" + all(" ") + ")";
            case 'o':
                if (two && std::exchange(first_above_, false)) return arguments[1] + "(" + arguments[0] + ")";
                return all("");
            case 'l':
                return all(",");
            default:
                return all(" ");
        }
    }

    std::string_view code_;
    std::size_t at_ = 0;
    bool last_above_ = false, first_above_ = false;
};

}  // namespace

std::string linear_eq_field(std::string_view code) {
    const std::size_t name = code.find_first_not_of(' ');
    if (name == std::string_view::npos) return {};
    std::string_view rest = code.substr(std::min(code.size(), name + 2));
    rest = rest.substr(std::min(rest.size(), rest.find_first_not_of(' ')));
    std::string shown = EquationReader(rest).sequence(false, 0);
    while (shown.ends_with(' ')) shown.pop_back();
    return shown.substr(std::min(shown.find_first_not_of(' '), shown.size()));
}

}  // namespace raingan::word

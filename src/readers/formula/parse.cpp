#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/limits.h"
#include "readers/formula/expression.h"
#include "readers/formula/functions.h"
#include "readers/workbook/references.h"

namespace raingan::formula {
namespace {

using std::string_view;
using Why = NotComputable::Why;
using workbook::ReferencePart;

constexpr std::size_t longest_formula = 65'536;  ///< bytes; Excel's are 8,192 characters
constexpr std::size_t most_nodes = 65'536;       ///< with what its names stand for
constexpr std::size_t deepest_name = 16;

struct Binding {
    string_view sign;
    Operator op;
    int strength;
};
/// ECMA-376 18.17.2.2, ODF 1.3 part 4 5.5; longer signs first.
constexpr std::array<Binding, 12> bindings{{{"<>", Operator::not_equal, 1},
                                            {"<=", Operator::less_equal, 1},
                                            {">=", Operator::greater_equal, 1},
                                            {"=", Operator::equal, 1},
                                            {"<", Operator::less, 1},
                                            {">", Operator::greater, 1},
                                            {"&", Operator::join, 2},
                                            {"+", Operator::add, 3},
                                            {"-", Operator::subtract, 3},
                                            {"*", Operator::multiply, 4},
                                            {"/", Operator::divide, 4},
                                            {"^", Operator::power, 5}}};

bool is_name_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' ||
           c == '$' || c == '\\' || c == '?' || static_cast<unsigned char>(c) >= 0x80;
}

class Parser {
public:
    Parser(string_view text, Grammar grammar, const Standing& standing, const Surroundings& surroundings,
           Program& program, std::size_t names)
        : text_(text), grammar_(grammar), standing_(standing), surroundings_(surroundings), program_(program),
          names_(names) {
        if (text.size() > longest_formula || names > deepest_name) throw NotComputable{Why::too_much};
    }

    NodeId parse() {
        strip_prefix();
        const NodeId root = expression(0);
        skip_spaces();
        if (at_ != text_.size()) fail();
        return root;
    }

private:
    [[noreturn]] static void fail() { throw NotComputable{Why::grammar}; }

    void strip_prefix() {
        for (const string_view prefix : {"of:", "oooc:", "msoxl:"}) {
            if (!text_.starts_with(prefix)) continue;
            if (prefix == "msoxl:") grammar_ = Grammar::excel;
            text_.remove_prefix(prefix.size());
        }
        if (text_.starts_with("=")) text_.remove_prefix(1);
    }
    void skip_spaces() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(string_view sign) {
        if (!text_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }
    [[nodiscard]] char separator() const { return grammar_ == Grammar::excel ? ',' : ';'; }

    /// Everything that stands in another goes through here: brackets, arguments, signs before a value.
    class Deeper {
    public:
        explicit Deeper(std::size_t& depth) : depth_(depth) {
            if (++depth_ > limits::formula_depth) throw NotComputable{Why::too_much};
        }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        ~Deeper() { --depth_; }

    private:
        std::size_t& depth_;
    };

    NodeId checked(NodeId id) {
        if (++nodes_ > most_nodes) throw NotComputable{Why::too_much};
        return id;
    }

    [[nodiscard]] const Binding* binding_here() const {
        const auto* found = std::ranges::find_if(
            bindings, [&](const Binding& binding) { return text_.substr(at_).starts_with(binding.sign); });
        return found == bindings.end() ? nullptr : found;
    }

    NodeId expression(int weakest) {
        NodeId left = prefixed();
        for (;;) {
            skip_spaces();
            const Binding* binding = binding_here();
            if (binding == nullptr || binding->strength <= weakest) return left;
            at_ += binding->sign.size();
            const NodeId right = expression(binding->strength);
            left = checked(program_.add_binary(binding->op, left, right));
        }
    }

    NodeId prefixed() {
        skip_spaces();
        const char c = peek();
        if (c != '-' && c != '+' && c != '@') return postfixed();
        const Deeper deeper(depth_);
        ++at_;
        const NodeId operand = prefixed();
        const Operator op = c == '-' ? Operator::negate : c == '+' ? Operator::plus : Operator::single;
        return checked(program_.add_unary(op, operand));
    }

    NodeId postfixed() {
        NodeId value = primary();
        for (;;) {
            skip_spaces();
            if (!take("%")) return value;
            value = checked(program_.add_unary(Operator::percent, value));
        }
    }

    NodeId primary() {
        const char c = peek();
        if (c == '(') {
            const Deeper deeper(depth_);
            ++at_;
            const NodeId inside = expression(0);
            skip_spaces();
            if (!take(")")) fail();
            return inside;
        }
        if (c == '"') return checked(program_.add_text(quoted('"')));
        if (c == '{') return array();
        if (c == '#') return error();
        if (c == '[') return grammar_ == Grammar::excel ? throw NotComputable{} : open_reference();
        if (grammar_ == Grammar::excel) {
            if (c == '\'') return on_sheets(quoted('\''));
            if (const auto rows = row_range()) return *rows;
        }
        if ((c >= '0' && c <= '9') || c == '.') return checked(program_.add_number(number()));
        if (is_name_byte(c)) return word();
        fail();
    }

    double number() {
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc()) fail();
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    std::string quoted(char mark) {
        std::string out;
        ++at_;
        for (;; ++at_) {
            if (at_ >= text_.size()) fail();
            if (text_[at_] == mark) {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != mark) break;
                ++at_;
            }
            out += text_[at_];
        }
        ++at_;
        return out;
    }

    NodeId error() {
        for (std::size_t size = 4; size <= 7; ++size)
            if (const auto code = error_of(text_.substr(at_, size))) {
                at_ += std::min(size, text_.size() - at_);
                return checked(program_.add_error(*code));
            }
        fail();
    }

    /// {1,2;3,4}, in OpenFormula {1;2|3;4}: constants alone.
    NodeId array() {
        const Deeper deeper(depth_);
        const char next_row = grammar_ == Grammar::excel ? ';' : '|';
        std::vector<NodeId> values;
        std::uint32_t columns = 0, column = 0;
        ++at_;
        for (;;) {
            skip_spaces();
            values.push_back(constant());
            ++column;
            skip_spaces();
            if (take(string_view(&next_row, 1)) || peek() == '}') {
                if (columns != 0 && column != columns) fail();
                columns = std::exchange(column, 0);
                if (take("}")) return checked(program_.add_array(values, columns));
            } else if (const char separating = separator(); !take(string_view(&separating, 1))) {
                fail();
            }
        }
    }
    NodeId constant() {
        if (peek() == '"') return checked(program_.add_text(quoted('"')));
        if (peek() == '#') return error();
        for (const bool truth : {true, false})
            if (take(truth ? "TRUE" : "FALSE")) return checked(program_.add_boolean(truth));
        const bool negative = take("-");
        const double value = number();
        return checked(program_.add_number(negative ? -value : value));
    }

    string_view name_bytes() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// A function, a reference, a constant, a name.
    NodeId word() {
        const string_view name = name_bytes();
        if (peek() == '(') return call(name);
        if (grammar_ == Grammar::excel) {
            if (peek() == '!' || is_span_of_sheets()) return on_sheets(std::string(name));
            if (const auto part = workbook::parse_reference_part(name))
                if (const auto found = from_part(*part, {standing_.sheet, standing_.sheet})) return *found;
            if (peek() == '[' || peek() == '#') fail();  // of a table, what a cell spills
        }
        const std::string upper = uppercase(name);
        if (upper == "TRUE" || upper == "FALSE") return checked(program_.add_boolean(upper == "TRUE"));
        return named(name);
    }

    NodeId named(string_view name) {
        while (name.starts_with("$")) name.remove_prefix(1);
        const auto text = surroundings_.name(name, standing_.sheet);
        if (!text) fail();
        Standing standing = standing_;
        standing.written_row = standing.written_column = 0;
        Parser inner(*text, grammar_, standing, surroundings_, program_, names_ + 1);
        inner.depth_ = depth_;
        inner.nodes_ = nodes_;
        inner.fixed_only_ = true;
        const NodeId root = inner.parse();
        nodes_ = inner.nodes_;
        return root;
    }

    /// "Sheet1:Sheet3!"
    [[nodiscard]] bool is_span_of_sheets() const {
        if (peek() != ':') return false;
        std::size_t at = at_ + 1;
        while (at < text_.size() && is_name_byte(text_[at])) ++at;
        return at < text_.size() && text_[at] == '!';
    }

    struct Sheets {
        std::uint32_t first = 0, last = 0;
    };
    [[nodiscard]] std::uint32_t sheet(string_view name) const {
        const auto found = surroundings_.sheet(name);
        if (!found) fail();
        return *found;
    }
    [[nodiscard]] Sheets sheets(string_view first, string_view last) const {
        const Sheets found{sheet(first), sheet(last)};
        return {std::min(found.first, found.last), std::max(found.first, found.last)};
    }

    NodeId on_sheets(const std::string& name) {
        std::string first = name, last = name;
        // Within quotes one name may be two: 'A 1:B 2'!
        if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
            first = name.substr(0, colon);
            last = name.substr(colon + 1);
        }
        if (take(":")) last = name_bytes();
        if (!take("!") || first.find('[') != std::string::npos) fail();
        if (peek() == '#') return error();
        const string_view cell = name_bytes();
        const Sheets where = sheets(first, last);
        if (const auto part = workbook::parse_reference_part(cell))
            if (const auto found = from_part(*part, where)) return *found;
        return named(cell);
    }

    /// "1:3", "$1:$3"
    std::optional<NodeId> row_range() {
        const std::size_t begin = at_;
        const auto part = workbook::parse_reference_part(name_bytes());
        if (part && part->row && !part->column && peek() == ':')
            if (const auto found = from_part(*part, {standing_.sheet, standing_.sheet})) return found;
        at_ = begin;
        return std::nullopt;
    }

    /// The reference that begins with this part; none where a part alone is none (a name may be "A").
    std::optional<NodeId> from_part(const ReferencePart& from, Sheets where) {
        ReferencePart to = from;
        if (peek() == ':') {
            const std::size_t back = at_++;
            const string_view second = name_bytes();
            const auto part = workbook::parse_reference_part(second);
            if (!part || part->row.has_value() != from.row.has_value() ||
                part->column.has_value() != from.column.has_value() || peek() == '(' || peek() == '!') {
                if (from.row && from.column) fail();  // A1:INDEX(…)
                at_ = back;
                return std::nullopt;
            }
            to = *part;
        } else if (!from.row || !from.column) {
            return std::nullopt;
        }
        if (peek() == '#' || peek() == '(') fail();
        return area(from, to, where);
    }

    NodeId area(const ReferencePart& from, const ReferencePart& to, Sheets where) {
        const auto moved = [&](std::optional<std::uint32_t> at, bool fixed, std::uint32_t written, std::uint32_t here,
                               std::uint32_t otherwise, std::uint32_t last) -> std::int64_t {
            if (!at) return otherwise;
            if (fixed) return *at;
            if (fixed_only_) fail();  // a name that stands for other cells on each cell
            const std::int64_t place = std::int64_t{*at} + here - written;
            return place > last ? -1 : place;
        };
        const Standing& s = standing_;
        const std::array<std::int64_t, 4> edges{
            moved(from.row, from.row_fixed, s.written_row, s.row, 0, workbook::last_row),
            moved(from.column, from.column_fixed, s.written_column, s.column, 0, workbook::last_column),
            moved(to.row, to.row_fixed, s.written_row, s.row, workbook::last_row, workbook::last_row),
            moved(to.column, to.column_fixed, s.written_column, s.column, workbook::last_column,
                  workbook::last_column)};
        if (std::ranges::min(edges) < 0) return checked(program_.add_error(ErrorCode::reference));
        workbook::Range range{static_cast<std::uint32_t>(std::min(edges[0], edges[2])),
                              static_cast<std::uint32_t>(std::min(edges[1], edges[3])),
                              static_cast<std::uint32_t>(std::max(edges[0], edges[2])),
                              static_cast<std::uint32_t>(std::max(edges[1], edges[3]))};
        return checked(program_.add_area({where.first, where.last, range}));
    }

    /// "[.A1:.B2]", "[$Sheet2.$A$1]", "['My sheet'.A1:.B2]"
    NodeId open_reference() {
        ++at_;
        std::string first_name = sheet_before_point();
        const std::optional<ReferencePart> from = open_part();
        std::string last_name = first_name;
        std::optional<ReferencePart> to = from;
        if (take(":")) {
            if (std::string named = sheet_before_point(); !named.empty()) last_name = std::move(named);
            to = open_part();
        }
        if (!take("]")) fail();
        if (!from || !to) return checked(program_.add_error(ErrorCode::reference));
        const Sheets here{standing_.sheet, standing_.sheet};
        const Sheets where = first_name.empty() ? here : sheets(first_name, last_name);
        return area(*from, *to, where);
    }
    std::string sheet_before_point() {
        take("$");
        std::string name;
        if (peek() == '\'') name = quoted('\'');
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != '.' && text_[at_] != '#' && text_[at_] != ']') ++at_;
        if (name.empty()) name = text_.substr(begin, at_ - begin);
        // 'file:///…'#$Sheet1.A1 stands in another file.
        if (peek() == '#' && text_.substr(at_ + 1, 4) != "REF!") fail();
        take(".");
        return name;
    }
    /// None where the reference is lost.
    std::optional<ReferencePart> open_part() {
        if (take("#REF!")) return std::nullopt;
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ':' && text_[at_] != ']') ++at_;
        const string_view written = text_.substr(begin, at_ - begin);
        const auto part = workbook::parse_reference_part(written);
        if (!part && written.find('#') == string_view::npos) fail();
        return part;
    }

    static std::string uppercase(string_view text) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return out;
    }

    NodeId call(string_view written) {
        const Deeper deeper(depth_);
        const Function* function = find_function(uppercase(written));
        if (function == nullptr) throw NotComputable{Why::function, std::string(written)};
        ++at_;
        std::vector<NodeId> arguments;
        skip_spaces();
        const char separating = separator();
        if (!take(")"))
            for (;;) {
                skip_spaces();
                if (peek() == separating || peek() == ')')
                    arguments.push_back(checked(program_.add_missing()));
                else
                    arguments.push_back(expression(0));
                skip_spaces();
                if (take(")")) break;
                if (!take(string_view(&separating, 1))) fail();
            }
        if (arguments.size() < function->least || arguments.size() > function->most) fail();
        return checked(program_.add_call(*function, arguments));
    }

    string_view text_;
    Grammar grammar_;
    const Standing& standing_;
    const Surroundings& surroundings_;
    Program& program_;
    std::size_t names_;  ///< that stand for this one
    std::size_t at_ = 0, depth_ = 0, nodes_ = 0;
    bool fixed_only_ = false;
};

}  // namespace

NodeId parse(string_view text, Grammar grammar, const Standing& standing, const Surroundings& surroundings,
             Program& program) {
    return Parser(text, grammar, standing, surroundings, program, 0).parse();
}

}  // namespace raingan::formula

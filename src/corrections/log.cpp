#include "corrections/log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "base/error.h"
#include "thai/dates.h"

namespace raingan::corrections {
namespace {

using exchange::Place;
using exchange::Value;
using Kind = Operation::Kind;

constexpr std::size_t most_operations = 2000;

struct OperationName {
    std::string_view name;
    Kind kind;
    std::string_view members;  ///< beside op, id, by, when, why; those that must be there with '!'
};
constexpr std::array<OperationName, 4> operation_names{{
    {"set", Kind::set, "path! was! value!"},
    {"choose", Kind::choose, "path! was! at! value"},
    {"dismiss", Kind::dismiss, "finding!"},
    {"undo", Kind::undo, "of!"},
}};

/// Whether `list` ("path! was! at") has that name.
bool names(std::string_view list, std::string_view name) {
    while (!list.empty()) {
        std::string_view word = list.substr(0, list.find(' '));
        list.remove_prefix(std::min(list.size(), word.size() + 1));
        if (word.ends_with('!')) word.remove_suffix(1);
        if (word == name) return true;
    }
    return false;
}

bool is_pointer(std::string_view path) {
    return path.size() > 1 && path.front() == '/' && path.back() != '/' && path.find("//") == std::string_view::npos;
}

class LogReader {
public:
    explicit LogReader(const std::string& file) : file_(file) {}

    std::vector<Operation> read(const Value& root) {
        const Place at{root};
        require(root.kind == Value::Kind::object, at, "must be {\"operations\": […]}", "ต้องเป็น {\"operations\": […]}");
        require_members(at, "source operations!");
        std::vector<Operation> operations;
        each_member(at, [&](const Place& member) {
            if (member.value.name == "source") text(member);
            if (member.value.name != "operations") return;
            require(member.value.kind == Value::Kind::array, member, "must be a list", "ต้องเป็นรายการ");
            require(member.value.children.size() <= most_operations, member,
                    "has more than 2000 operations; take out those that were undone",
                    "มีการแก้ไขมากกว่า 2000 รายการ โปรดเอารายการที่ยกเลิกแล้วออก");
            each_member(member, [&](const Place& item) { operations.push_back(operation(item)); });
        });
        return operations;
    }

private:
    [[noreturn]] void fail(const Place& at, std::string_view en, std::string_view th) const {
        throw unreadable("bad-corrections", file_ + ": " + describe(at),
                         {std::string(en) + " (see raingan schema corrections)",
                          std::string(th) + " (ดู raingan schema corrections)"});
    }
    void require(bool holds, const Place& at, std::string_view en, std::string_view th) const {
        if (!holds) fail(at, en, th);
    }

    template <typename Visit>
    static void each_member(const Place& at, Visit&& visit) {
        for (std::size_t i = 0; i < at.value.children.size(); ++i) visit(Place{at.value.children[i], &at, i});
    }

    /// All that stand there are in `list`, each once, and those with '!' are there.
    void require_members(const Place& at, std::string_view list) const {
        std::set<std::string_view> seen;
        each_member(at, [&](const Place& member) {
            require(names(list, member.value.name), member, "is not known here", "ไม่รู้จักในที่นี้");
            require(seen.insert(member.value.name).second, member, "stands twice", "มีซ้ำกัน");
        });
        for (std::string_view rest = list; !rest.empty();) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            if (!word.ends_with('!')) continue;
            const std::string name(word.substr(0, word.size() - 1));
            require(seen.contains(name), at, "lacks \"" + name + "\"", "ขาด \"" + name + "\"");
        }
    }

    std::string text(const Place& at) const {
        require(at.value.kind == Value::Kind::text, at, "must be a text", "ต้องเป็นข้อความ");
        return std::string(at.value.text);
    }
    std::string filled_text(const Place& at) const {
        std::string out = text(at);
        require(!out.empty(), at, "must not be empty", "ต้องไม่ว่าง");
        return out;
    }

    Origin place(const Place& at) const {
        require(at.value.kind == Value::Kind::object, at, "must be a place", "ต้องเป็นตำแหน่ง");
        require_members(at, "part! table row column paragraph");
        Origin origin;
        each_member(at, [&](const Place& member) {
            std::uint32_t number = 0;
            const std::string_view digits = member.value.text;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            const bool is_part = member.value.name == "part";
            require(member.value.kind == Value::Kind::number && error == std::errc() &&
                        end == digits.data() + digits.size() && (is_part ? number <= UINT16_MAX : number >= 1),
                    member, "must be a whole number", "ต้องเป็นจำนวนเต็ม");
            if (is_part) origin.part = static_cast<std::uint16_t>(number);
            if (member.value.name == "table") origin.table = number;
            if (member.value.name == "row") origin.row = number;
            if (member.value.name == "column") origin.column = number;
            if (member.value.name == "paragraph") origin.paragraph = number;
        });
        return origin;
    }

    void finding(const Place& at, Operation& operation) const {
        require(at.value.kind == Value::Kind::object, at, "must be a finding", "ต้องเป็นข้อค้นพบ");
        require_members(at, "code! at message");
        each_member(at, [&](const Place& member) {
            if (member.value.name == "code") operation.code = filled_text(member);
            if (member.value.name == "message") operation.message = text(member);
            if (member.value.name == "at") operation.at = place(member);
        });
    }

    Operation operation(const Place& at) {
        require(at.value.kind == Value::Kind::object, at, "must be an operation", "ต้องเป็นการแก้ไข");
        const auto op = std::ranges::find(at.value.children, "op", &Value::name);
        const auto* const name = op == at.value.children.end()
                                     ? operation_names.end()
                                     : std::ranges::find(operation_names, op->text, &OperationName::name);
        require(name != operation_names.end(), at, "has no \"op\" of set, choose, dismiss, undo",
                "ต้องมี \"op\" เป็น set, choose, dismiss หรือ undo");
        Operation out;
        out.kind = name->kind;
        const bool is_undo = out.kind == Kind::undo;
        require_members(at, "op! id! by! when! why" + std::string(is_undo ? " " : "! ") + std::string(name->members));
        each_member(at, [&](const Place& member) { take(member, out, is_undo); });
        require(is_undo ? ids_.contains(out.of) : true, at, "undoes an operation that does not stand before it",
                "ยกเลิกการแก้ไขที่ไม่ได้อยู่ก่อนหน้า");
        require(ids_.insert(out.id).second, at, "has the id of an earlier operation", "ใช้ id ซ้ำกับรายการก่อนหน้า");
        return out;
    }

    void take(const Place& member, Operation& out, bool is_undo) const {
        const std::string_view name = member.value.name;
        if (name == "id") out.id = filled_text(member);
        if (name == "by") out.by = filled_text(member);
        if (name == "why") out.why = is_undo ? text(member) : filled_text(member);
        if (name == "of") out.of = filled_text(member);
        if (name == "at") out.at = place(member);
        if (name == "finding") finding(member, out);
        if (name == "was") out.was = member.value;
        if (name == "value") out.value = member.value, out.has_value = true;
        if (name == "when") {
            out.when = text(member);
            require(is_timestamp(out.when), member, "is no time like 2026-01-31T09:30:00+07:00",
                    "ไม่ใช่เวลาในรูป 2026-01-31T09:30:00+07:00");
        }
        if (name == "path") {
            out.path = text(member);
            require(is_pointer(out.path), member, "is no JSON pointer like /measures/3/score",
                    "ไม่ใช่ตำแหน่งแบบ /measures/3/score");
        }
    }

    const std::string& file_;
    std::set<std::string> ids_;
};

}  // namespace

std::vector<const Operation*> Log::in_force() const {
    std::set<std::string_view> undone;
    std::vector<const Operation*> out;
    using Subject = std::array<std::string, 3>;
    std::set<Subject> seen;
    for (auto operation = operations.rbegin(); operation != operations.rend(); ++operation) {
        if (undone.contains(operation->id)) continue;
        if (operation->kind == Kind::undo) {
            undone.insert(operation->of);
            continue;
        }
        const bool dismisses = operation->kind == Kind::dismiss;
        const std::string place = operation->at ? describe(*operation->at, {}, Language::english) : std::string();
        const Subject subject =
            dismisses ? Subject{operation->code, place, operation->message} : Subject{operation->path, "", ""};
        if (seen.insert(subject).second) out.push_back(&*operation);
    }
    std::ranges::reverse(out);
    return out;
}

Log read_log(std::string_view json, const std::string& file) {
    Log log;
    try {
        log.tree = std::make_shared<const exchange::ValueTree>(exchange::parse_json_tree(json));
    } catch (const Error& error) {
        if (error.code() != "ill-formed") throw;
        throw unreadable("bad-corrections", file + ": " + error.place(),
                         {"is not JSON; mend it by hand, or take the file again from where the corrections were made",
                          "ไม่ใช่ JSON ที่ถูกต้อง โปรดแก้ไข หรือนำไฟล์จากที่ที่แก้ไขข้อมูลมาใหม่"});
    }
    log.operations = LogReader(file).read(log.tree->root);
    return log;
}

bool is_timestamp(std::string_view text) {
    const auto fits = [](std::string_view part, std::string_view form) {
        return std::ranges::equal(part, form, [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
    };
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
    if (text.size() <= form.size() || !fits(text.substr(0, form.size()), form)) return false;
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + length, value);
        return value;
    };
    const int month = number(5, 2), day = number(8, 2);
    constexpr int leap_second = 60, last_hour = 23, last_minute = 59;
    if (month < 1 || month > 12 || day < 1 || day > thai::days_in_month(number(0, 4), month) ||
        number(11, 2) > last_hour || number(14, 2) > last_minute || number(17, 2) > leap_second)
        return false;
    text.remove_prefix(form.size());
    if (text.starts_with('.')) {
        const std::size_t end = text.find_first_not_of("0123456789", 1);
        if (end == 1 || end == std::string_view::npos) return false;
        text.remove_prefix(end);
    }
    return text == "Z" || fits(text, "+dd:dd") || fits(text, "-dd:dd");
}

}  // namespace raingan::corrections

#include "readers/formula/fill.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "readers/formula/evaluate.h"
#include "readers/workbook/notices.h"

namespace raingan::formula {
namespace {

using std::string_view;
using Why = NotComputable::Why;

/// The first ones by name: "มาตรการ!C7, C8, สรุป!B2 …".
class Places {
public:
    void add(const std::string& sheet, std::uint32_t row, std::uint32_t column) {
        constexpr std::size_t most = 12;
        if (++count_ > most) return;
        if (!text_.empty()) text_ += ", ";
        if (sheet != sheet_) text_ += sheet + "!";
        sheet_ = sheet;
        text_ += column_letters(column + 1) + std::to_string(row + 1);
        if (count_ == most) text_ += " …";
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_, sheet_;
    std::size_t count_ = 0;
};

/// Hands rows on and sees what they lack.
class Watch final : public workbook::RowSink {
public:
    explicit Watch(workbook::RowSink& sink) : sink_(sink) {}

    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& styles) override {
        name_ = sheet.name;
        return sink_.begin_sheet(sheet, styles);
    }
    void row(const workbook::Row& row) override {
        for (const workbook::Cell& cell : row.cells) {
            has_formulas_ = has_formulas_ || cell.formula;
            if (cell.unvalued) missing_.add(name_, row.index, cell.column);
        }
        sink_.row(row);
    }
    void end_sheet(const workbook::Sheet& sheet) override { sink_.end_sheet(sheet); }

    [[nodiscard]] bool has_formulas() const { return has_formulas_; }
    [[nodiscard]] const Places& missing() const { return missing_; }

private:
    workbook::RowSink& sink_;
    std::string name_;
    Places missing_;
    bool has_formulas_ = false;
};

/// Hands rows on with the values that were computed.
class Filling final : public workbook::RowSink {
public:
    Filling(const Book& book, workbook::RowSink& sink) : book_(book), sink_(sink) {}

    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& styles) override {
        ++sheet_;
        return sink_.begin_sheet(sheet, styles);
    }
    void row(const workbook::Row& row) override {
        if (std::ranges::none_of(row.cells, &workbook::Cell::unvalued)) return sink_.row(row);
        cells_.assign(row.cells.begin(), row.cells.end());
        for (workbook::Cell& cell : cells_)
            if (cell.unvalued) fill(cell, row.index);
        workbook::Row filled = row;
        filled.cells = cells_;
        sink_.row(filled);
    }
    void end_sheet(const workbook::Sheet& sheet) override { sink_.end_sheet(sheet); }

private:
    void fill(workbook::Cell& cell, std::uint32_t row) const {
        const Formula* formula = book_.formula_at(sheet_ - 1, row, cell.column);
        if (formula == nullptr || formula->state != Formula::State::done) return;
        const Value value = book_.value_of(formula->result);
        cell.number = value.number;
        cell.text = value.text;
        switch (value.kind) {
            case Value::Kind::number:
                cell.kind = workbook::Kind::number;
                break;
            case Value::Kind::boolean:
                cell.kind = workbook::Kind::boolean;
                break;
            case Value::Kind::text:
                cell.kind = value.text.empty() ? workbook::Kind::empty : workbook::Kind::text;
                break;
            case Value::Kind::error:
                cell.kind = workbook::Kind::error;
                cell.text = text_of(value.error);
                break;
            case Value::Kind::blank:
                break;
        }
    }

    const Book& book_;
    workbook::RowSink& sink_;
    std::vector<workbook::Cell> cells_;
    std::uint32_t sheet_ = 0;
};

// --- what is told
// ------------------------------------------------------------------------------------------------------

struct Reason {
    Why why;
    const char*
        en;  ///< {0}: how many, {1}: which functions; of "[s]" and "[have|has]" the first where there are several
    const char* th;
};
constexpr std::array<Reason, 5> reasons{{
    {Why::grammar,
     "{0} formula[s] [have|has] no value in the file and [are|is] of a kind that is not computed here (tables, other "
     "files, values "
     "that depend on regional settings, or damaged)",
     "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร {0} ช่อง และโปรแกรมคำนวณสูตรลักษณะนี้ไม่ได้ (อ้างถึงตารางหรือไฟล์อื่น ขึ้นกับการตั้งค่าภูมิภาค หรือสูตรเสียหาย)"},
    {Why::function,
     "{0} formula[s] [have|has] no value in the file and [call|calls] functions that are not computed here ({1})",
     "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร {0} ช่อง และสูตรใช้ฟังก์ชันที่โปรแกรมไม่คำนวณ ({1})"},
    {Why::circular, "{0} formula[s] [have|has] no value in the file and [depend on themselves|depends on itself]",
     "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร {0} ช่อง และสูตรอ้างถึงตัวเองเป็นวง"},
    {Why::dependent,
     "{0} formula[s] [have|has] no value in the file and [depend|depends] on cells that cannot be computed",
     "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร {0} ช่อง และสูตรขึ้นกับช่องที่คำนวณไม่ได้"},
    {Why::too_much,
     "{0} formula[s] [have|has] no value in the file and [pass|passes] a limit of what is computed here "
     "(formula-cells, formula-work, "
     "formula-depth)",
     "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร {0} ช่อง และเกินขีดจำกัดการคำนวณ (formula-cells, formula-work, formula-depth)"},
}};

struct NotComputed {
    Places places;
    std::set<std::string> functions;
    Origin origin{};
};

Diagnostic told(const Reason& reason, const NotComputed& what) {
    std::string functions;
    for (const std::string& function : what.functions) functions += (functions.empty() ? "" : ", ") + function;
    const std::size_t count = what.places.count();
    return {Severity::warning,
            "formula-not-computed",
            {workbook::counted(reason.en, count, functions) + ": " + what.places.text() +
                 "; open the file in Excel or LibreOffice and save it",
             workbook::counted(reason.th, count, functions) + ": " + what.places.text() +
                 " โปรดเปิดไฟล์ใน Excel หรือ LibreOffice แล้วบันทึก"},
            what.origin};
}

class Teller {
public:
    explicit Teller(const Book& book) : book_(book) {
        std::uint16_t part = 0;
        for (const Book::Sheet& sheet : book.sheets()) {
            parts_.push_back(part);
            if (sheet.visible) ++part;
        }
    }

    void tell(workbook::DocumentBuilder& builder, bool check) const {
        tell_computed(builder);
        tell_not_computed(builder);
        if (check) tell_differing(builder);
    }

private:
    [[nodiscard]] bool is_missing(const Formula& formula) const {
        return !formula.stored && book_.sheets()[formula.sheet].visible;
    }
    [[nodiscard]] const std::string& sheet_of(const Formula& formula) const {
        return book_.sheets()[formula.sheet].name;
    }
    [[nodiscard]] Origin origin_of(const Formula& formula) const {
        return {parts_[formula.sheet], 0, formula.row + 1, formula.column + 1, 0};
    }

    void tell_computed(workbook::DocumentBuilder& builder) const {
        Places places;
        Origin origin{};
        for (const Formula& formula : book_.formulas()) {
            if (!is_missing(formula) || formula.state != Formula::State::done) continue;
            if (places.count() == 0) origin = origin_of(formula);
            places.add(sheet_of(formula), formula.row, formula.column);
        }
        if (places.count() == 0) return;
        const std::string count = std::to_string(places.count());
        builder.tell({Severity::info,
                      "formula-computed",
                      {workbook::counted("{0} formula[s] [have|has] no value in the file and [were|was] computed: {1}",
                                         places.count(), places.text()),
                       "ไฟล์ไม่ได้เก็บผลลัพธ์ของสูตร " + count + " ช่อง โปรแกรมจึงคำนวณให้: " + places.text()},
                      origin});
    }

    void tell_not_computed(workbook::DocumentBuilder& builder) const {
        std::array<NotComputed, reasons.size()> kinds;
        for (const Formula& formula : book_.formulas()) {
            if (!is_missing(formula) || formula.state == Formula::State::done) continue;
            NotComputed& kind = kinds[static_cast<std::size_t>(formula.why)];
            if (kind.places.count() == 0) kind.origin = origin_of(formula);
            kind.places.add(sheet_of(formula), formula.row, formula.column);
            constexpr std::size_t most = 8;
            if (formula.function != 0 && kind.functions.size() < most)
                kind.functions.emplace(book_.text(formula.function));
        }
        for (const Reason& reason : reasons)
            if (const NotComputed& kind = kinds[static_cast<std::size_t>(reason.why)]; kind.places.count() > 0)
                builder.tell(told(reason, kind));
    }

    /// As it is said in a message.
    [[nodiscard]] static std::string shown(const Value& value) {
        constexpr std::size_t longest = 60;
        switch (value.kind) {
            case Value::Kind::number:
                return text_of(value.number);
            case Value::Kind::boolean:
                return value.number != 0 ? "TRUE" : "FALSE";
            case Value::Kind::error:
                return std::string(text_of(value.error));
            case Value::Kind::blank:
                return "“”";
            case Value::Kind::text:
                break;
        }
        std::size_t size = std::min(value.text.size(), longest);
        while (size < value.text.size() && (static_cast<unsigned char>(value.text[size]) & 0xC0U) == 0x80) ++size;
        return "“" + std::string(value.text.substr(0, size)) + (size < value.text.size() ? "…”" : "”");
    }

    /// What other programs round otherwise is equal.
    [[nodiscard]] static bool agree(const Value& stored, const Value& computed) {
        const auto is_number = [](const Value& value) {
            return value.is(Value::Kind::number) || value.is(Value::Kind::boolean);
        };
        const auto is_empty = [](const Value& value) {
            return value.is(Value::Kind::blank) || (value.is(Value::Kind::text) && value.text.empty());
        };
        if (is_number(stored) && is_number(computed)) {
            constexpr double share = 1e-9;
            // Where large amounts cancel, what is left depends on the order in which they were added.
            constexpr double least = 100;
            const double size = std::max({std::abs(stored.number), std::abs(computed.number), least});
            return std::abs(stored.number - computed.number) <= share * size;
        }
        if (is_empty(stored) && is_empty(computed)) return true;
        if (stored.kind != computed.kind) return false;
        // Programs have names of their own for errors.
        return stored.is(Value::Kind::error) || stored.text == computed.text;
    }

    void tell_differing(workbook::DocumentBuilder& builder) const {
        constexpr std::size_t most = 200;
        Places others;
        std::size_t count = 0;
        for (const Formula& formula : book_.formulas()) {
            if (!formula.stored || formula.state != Formula::State::done || !book_.sheets()[formula.sheet].visible)
                continue;
            if (formula.regional) continue;
            const Slot* slot = book_.find(formula.sheet, formula.row, formula.column);
            if (slot == nullptr) continue;
            const Value stored = book_.value_of(*slot), computed = book_.value_of(formula.result);
            if (agree(stored, computed)) continue;
            if (++count > most) {
                others.add(sheet_of(formula), formula.row, formula.column);
                continue;
            }
            const std::string was = shown(stored), is = shown(computed);
            Message message{"the file stores ", "ไฟล์เก็บผลลัพธ์ไว้เป็น "};
            message.en.append(was).append(", but the formula gives ").append(is);
            message.en.append("; let Excel calculate the workbook anew (Ctrl+Alt+F9), check the figure and save it");
            message.th.append(was).append(" แต่สูตรคำนวณได้ ").append(is);
            message.th.append(" โปรดให้ Excel คำนวณใหม่ทั้งหมด (Ctrl+Alt+F9) ตรวจตัวเลข แล้วบันทึก");
            builder.tell({Severity::finding, "formula-differs", std::move(message), origin_of(formula)});
        }
        if (others.count() == 0) return;
        const std::string more = std::to_string(others.count());
        builder.tell(
            {Severity::finding,
             "formula-differs",
             {workbook::counted(
                  "{0} further stored value[s] [differ|differs] from what [their formulas give|its formula gives]: {1}",
                  others.count(), others.text()),
              "ยังมีผลลัพธ์ที่เก็บไว้ไม่ตรงกับสูตรอีก " + more + " ช่อง: " + others.text()},
             {}});
    }

    const Book& book_;
    std::vector<std::uint16_t> parts_;  ///< by sheet
};

}  // namespace

std::unique_ptr<workbook::DocumentBuilder> build(const std::function<void(workbook::RowSink&)>& read,
                                                 const FillOptions& options) {
    auto builder = std::make_unique<workbook::DocumentBuilder>(options.document);
    Watch watch(*builder);
    read(watch);
    const bool missing = watch.missing().count() > 0;
    if (!missing && !(options.check && watch.has_formulas())) return builder;
    Book book(options.grammar, options.check);
    read(book);
    if (book.is_cut()) {
        constexpr const Reason& too_much = reasons[static_cast<std::size_t>(Why::too_much)];
        if (missing) builder->tell(told(too_much, {watch.missing(), {}, {}}));
        return builder;
    }
    Evaluator evaluator(book);
    for (std::uint32_t i = 0; i < book.formulas().size(); ++i)
        if (book.sheets()[book.formulas()[i].sheet].visible) evaluator.compute(i);
    if (missing) {
        builder = std::make_unique<workbook::DocumentBuilder>(options.document);
        Filling filling(book, *builder);
        read(filling);
    }
    Teller(book).tell(*builder, options.check);
    return builder;
}

}  // namespace raingan::formula

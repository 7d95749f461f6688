#include "readers/xlsx/binary/rules.h"

#include <algorithm>
#include <array>

#include "readers/container/wide_text.h"
#include "readers/workbook/scales.h"
#include "readers/xlsx/binary/element.h"
#include "readers/xlsx/binary/parts.h"

namespace raingan::xlsx::binary {
namespace {

constexpr auto operators = std::to_array<const char*>({"", "between", "notBetween", "equal", "notEqual", "greaterThan",
                                                       "lessThan", "greaterThanOrEqual", "lessThanOrEqual"});
constexpr auto text_types = std::to_array<const char*>({"containsText", "notContainsText", "beginsWith", "endsWith"});

/// What a formula that is one constant says (Ptg, [MS-XLS] 2.5.198.25); what no constant is where it is more.
std::string constant_of(Bytes formula) {
    constexpr unsigned text = 0x17, boolean = 0x1D, whole = 0x1E, real = 0x1F;
    constexpr const char* no_constant = "?";
    Fields fields(formula);
    switch (fields.u8()) {
        case text: {
            const std::size_t count = fields.u16();
            std::string quoted = "\"";
            for (const char c : utf8_of_wide(fields.bytes(2 * count))) quoted.append(c == '"' ? 2 : 1, c);
            return fields.at_end() ? quoted + '"' : no_constant;
        }
        case boolean: {
            const bool value = fields.u8() != 0;
            return !fields.at_end() ? no_constant : value ? "TRUE" : "FALSE";
        }
        case whole: {
            const unsigned value = fields.u16();
            return fields.at_end() ? std::to_string(value) : no_constant;
        }
        case real: {
            const double value = fields.real();
            return fields.at_end() ? digits_of(value) : no_constant;
        }
        default:
            return no_constant;
    }
}

/// The type of .xlsx, by CFType and CFTemp.
const char* type_of(std::uint32_t kind, std::uint32_t form, std::uint32_t parameter) {
    constexpr std::uint32_t cell = 1, contains_text = 8, blanks = 9, no_blanks = 10, errors = 11, no_errors = 12;
    if (kind == cell) return "cellIs";
    switch (form) {
        case contains_text:
            return parameter < text_types.size() ? text_types[parameter] : "expression";
        case blanks:
            return "containsBlanks";
        case no_blanks:
            return "notContainsBlanks";
        case errors:
            return "containsErrors";
        case no_errors:
            return "notContainsErrors";
        default:
            return "expression";
    }
}

void add_areas(ConditionReader& conditions, Fields& fields) {
    constexpr std::size_t most = 4'096;  // no more are kept
    fields.skip(8);
    std::string areas;
    const std::size_t count = std::min<std::size_t>(fields.u32(), most);
    for (std::size_t i = 0; i < count && !fields.at_end(); ++i)
        areas.append(i == 0 ? "" : " ").append(reference_of(range_of(fields)));
    Element("conditionalFormatting").set("sqref", areas).start(conditions);
}

/// BrtBeginCFRule
void add_condition(ConditionReader& conditions, Fields& fields) {
    constexpr unsigned stop = 2;
    const std::uint32_t kind = fields.u32(), form = fields.u32(), difference = fields.u32(), priority = fields.u32(),
                        parameter = fields.u32();
    fields.skip(8);
    const unsigned flags = fields.u16();
    const std::array<std::uint32_t, 3> sizes{fields.u32(), fields.u32(), fields.u32()};
    const std::string wanted = fields.text();
    const Element rule = Element("cfRule")
                             .set("type", std::string(type_of(kind, form, parameter)))
                             .set("operator", std::string(operators[parameter < operators.size() ? parameter : 0]))
                             .set("text", wanted)
                             .set("priority", std::int64_t{priority})
                             .set("dxfId", std::int64_t{difference})
                             .set_if((flags & stop) != 0, "stopIfTrue");
    rule.start(conditions);
    for (const std::uint32_t size : sizes) {
        if (size == 0) continue;
        const Bytes formula = fields.bytes(fields.u32());
        fields.bytes(fields.u32());  // what its arrays hold
        Element("formula").give(conditions, constant_of(formula));
    }
}

/// CFVOtype: what a value of a scale is counted by.
constexpr auto mark_types =
    std::to_array<const char*>({"", "num", "min", "max", "percent", "percentile", "", "formula"});

/// BrtCFVO. A value that is a formula is that constant, or none that is known.
void add_mark(ConditionReader& conditions, Fields& fields) {
    const std::uint32_t type = fields.u32();
    const double number = fields.real();
    fields.skip(4);
    const bool includes = fields.u32() != 0;
    const std::uint32_t formula = fields.u32();
    std::string value = digits_of(number);
    if (formula != 0) value = constant_of(fields.bytes(fields.u32()));
    Element("cfvo")
        .set("type", std::string(mark_types[type < mark_types.size() ? type : 0]))
        .set("val", value)
        .set("gte", std::string(includes ? "1" : "0"))
        .give(conditions);
}

/// BrtBeginDatabar
void add_bar(ConditionReader& conditions, Fields& fields) {
    const std::int64_t shortest = fields.u8(), longest = fields.u8();
    Element("dataBar")
        .set("minLength", shortest)
        .set("maxLength", longest)
        .set("showValue", std::int64_t{fields.u8() != 0})
        .give(conditions);
}

/// BrtBeginIconSet
void add_icons(ConditionReader& conditions, Fields& fields) {
    constexpr unsigned icon_alone = 2, in_order = 4;
    const std::string_view set = workbook::icon_set(fields.u32());
    const unsigned flags = fields.u16();
    Element("iconSet")
        .set("iconSet", std::string(set.empty() ? "?" : set))
        .set("showValue", std::int64_t{(flags & icon_alone) == 0})
        .set("reverse", std::int64_t{(flags & in_order) == 0})
        .give(conditions);
}

}  // namespace

void add_rule(ConditionReader& conditions, std::uint32_t type, Bytes body) {
    Fields fields(body);
    if (type == type::begin_conditions) add_areas(conditions, fields);
    if (type == type::begin_rule) add_condition(conditions, fields);
    if (type == type::end_rule) conditions.end("cfRule");
    if (type == type::begin_colours) Element("colorScale").give(conditions);
    if (type == type::begin_bar) add_bar(conditions, fields);
    if (type == type::begin_icons) add_icons(conditions, fields);
    if (type == type::mark) add_mark(conditions, fields);
    if (type == type::colour)
        if (const auto colour = BinaryColour(fields).element("color")) colour->give(conditions);
}

}  // namespace raingan::xlsx::binary

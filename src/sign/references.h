// Walking through what an object of a PDF holds, as far as it is written within that object.
#pragma once

#include <string_view>

#include "sign/qpdf.h"

namespace raingan::sign {

/// Of a value in a dictionary: its key, and the key under which that dictionary stands. `above` is empty for the
/// object's own dictionary (a stream's too), and in_array for what stands in an array, as `key` is for its items.
struct ValuePlace {
    std::string_view key, above;
};
inline constexpr std::string_view in_array = "[]";

/// Calls each(value, place) for all values in `object` that are written there, and for the references in it, which are
/// not followed.
template <typename Each>
void for_each_value(QPDFObjectHandle object, const Each& each, std::string_view key = {},  // NOLINT(misc-no-recursion)
                    int depth = 0) {
    constexpr int deepest = 512;  // qpdf reads nothing that is nested as deep
    if (depth > deepest) return;
    const auto visit = [&](const QPDFObjectHandle& child, const ValuePlace& place) {
        each(child, place);
        if (!child.isIndirect()) for_each_value(child, each, place.key, depth + 1);
    };
    if (object.isStream()) object = object.getDict();
    if (object.isDictionary())
        for (const auto& [name, value] : object.getDictAsMap()) visit(value, {name, key});
    if (object.isArray())
        for (const QPDFObjectHandle& item : object.getArrayAsVector()) visit(item, {in_array, key});
}

/// The same of the references alone, by what they refer to.
template <typename Each>
void for_each_reference(const QPDFObjectHandle& object, const Each& each) {
    for_each_value(object, [&](const QPDFObjectHandle& value, const ValuePlace&) {
        if (value.isIndirect()) each(value.getObjGen());
    });
}

}  // namespace raingan::sign

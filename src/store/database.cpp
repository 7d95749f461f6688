#include "store/database.h"

namespace raingan::store {

std::string Row::text(std::size_t column) const {
    const Value& value = values.at(column);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return {};
}

std::int64_t Row::number(std::size_t column) const {
    return maybe_number(column).value_or(0);
}

std::optional<std::int64_t> Row::maybe_number(std::size_t column) const {
    if (const auto* number = std::get_if<std::int64_t>(&values.at(column))) return *number;
    return std::nullopt;
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.begin();
}

Transaction::~Transaction() {
    if (open_) database_.roll_back();
}

void Transaction::commit() {
    database_.commit();
    open_ = false;
}

}  // namespace raingan::store

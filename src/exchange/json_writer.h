// Writes JSON text front to back: indented, UTF-8 as it is, decimals exactly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace raingan {

class JsonWriter {
public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// The name of the value that is written next.
    JsonWriter& member(std::string_view name);
    void string(std::string_view text);
    void number(std::int64_t value);
    void boolean(bool value);
    /// With the decimals that it has: 99.45, 100, -0.50.
    void decimal(const Decimal& value);

    /// The text, which ends with a newline; the writer is done.
    std::string finish();

private:
    void open(char bracket);
    void close(char bracket);
    void begin_value();
    void quoted(std::string_view text);

    std::string out_;
    std::vector<bool> filled_;  ///< of each open bracket: something was written in it
    bool after_name_ = false;
};

}  // namespace raingan

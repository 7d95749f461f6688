// What a person changed of what was read from a source, as outputs tell it. The source itself is never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace raingan {

struct Report;

struct Correction {
    enum class Kind : std::uint8_t {
        set,      ///< the value is another one
        choose,   ///< another of the places that tell the value is the right one
        dismiss,  ///< a finding is none
    };
    static constexpr Kind last_kind = Kind::dismiss;
    Kind kind = Kind::set;
    std::string id;    ///< of the operation in its log
    std::string path;  ///< of the value in the report's JSON (RFC 6901): "/measures/3/score"; empty of a finding
    std::optional<std::string> from, to;  ///< as text, lists one a line; none: there is no such value
    std::optional<Diagnostic> finding;    ///< that was dismissed
    std::string by, when, why;            ///< `when`: RFC 3339
    friend bool operator==(const Correction&, const Correction&) = default;
};

/// "set": the name in JSON.
std::string_view correction_name(Correction::Kind kind);

/// What was corrected, in words: "indicator 8 (IIT) › score", "มาตรการลำดับที่ 4 › หน่วยงานรับผิดชอบ"; of a finding its
/// message.
Message corrected_thing(const Correction& correction, const Report& report);

/// "corrected from “91.24” to “91.42” by สมศรี on 2026-11-30: why", without what was corrected.
Message told_change(const Correction& correction);

}  // namespace raingan

// What verifying found, as a signature validation report of ETSI TS 119 102-2.
#pragma once

#include <string>
#include <string_view>

#include "sign/verify.h"

namespace raingan::sign {

/// XML, UTF-8. `name`: of the file.
std::string etsi_report(const std::string& name, std::string_view pdf, const Verification& result);

}  // namespace raingan::sign

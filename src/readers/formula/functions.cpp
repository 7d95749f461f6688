#include "readers/formula/functions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace raingan::formula {
namespace {

std::unordered_map<std::string_view, const Function*> all_functions() {
    std::unordered_map<std::string_view, const Function*> functions;
    for (const auto& family : {logic_functions(), lookup_functions(), mathematics_functions(), statistics_functions(),
                               condition_functions(), text_functions(), date_functions()})
        for (const Function& function : family) functions.emplace(function.name, &function);
    return functions;
}

}  // namespace

const Function* find_function(std::string_view name) {
    static const std::unordered_map<std::string_view, const Function*> functions = all_functions();
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view prefix :
             {"_XLFN.", "_XLWS.", "COM.MICROSOFT.", "ORG.LIBREOFFICE.", "ORG.OPENOFFICE."}) {
            if (!name.starts_with(prefix)) continue;
            name.remove_prefix(prefix.size());
            more = true;
        }
    }
    const auto found = functions.find(name);
    return found == functions.end() ? nullptr : found->second;
}

}  // namespace raingan::formula

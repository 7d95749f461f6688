// raingan schema: prints a built-in schema or rule file, so that it can be read, or changed and given with --rules.
#include <cstdio>

#include "base/resources.h"
#include "cli/command.h"

namespace raingan::cli {
namespace {

constexpr std::string_view folder = "schemas/";

void list_names() {
    for (const std::string_view path : resource_paths())
        if (path.starts_with(folder)) std::printf("%s\n", std::string(path.substr(folder.size())).c_str());
}

}  // namespace

ExitStatus schema(const std::string& name, Language language) {
    if (name.empty()) {
        list_names();
        return ExitStatus::done;
    }
    for (const std::string& candidate :
         {name, name + ".json", name + ".schema.json", name + ".xsd", "ita/" + name + ".json"}) {
        const auto bytes = resource(std::string(folder) + candidate);
        if (!bytes) continue;
        std::fwrite(bytes->data(), 1, bytes->size(), stdout);
        return ExitStatus::done;
    }
    print_error(name,
                Error(ExitStatus::usage, "no-schema", "",
                      {"no such schema; 'raingan schema' lists the names", "ไม่มีสคีมานี้ ใช้ 'raingan schema' เพื่อดูรายชื่อ"}),
                language);
    return ExitStatus::usage;
}

}  // namespace raingan::cli

// raingan store: keeping what the service keeps.
#include <cstdio>

#include "cli/command.h"
#include "cli/store_address.h"
#include "store/keeping.h"
#include "store/schema.h"

namespace raingan::cli {
namespace {

ExitStatus tell_health(const store::Health& health, Language language) {
    for (const Message& fault : health.faults) print_line("store", "", fault.in(language));
    std::printf(language == Language::thai ? "ข้อมูล %lld เอกสาร %lld บันทึก %lld ผิดปกติ %zu\n"
                                           : "%lld blobs, %lld documents, %lld entries of the log, %zu faults\n",
                static_cast<long long>(health.blobs), static_cast<long long>(health.documents),
                static_cast<long long>(health.entries), health.faults.size());
    return health.faults.empty() ? ExitStatus::done : ExitStatus::findings;
}

}  // namespace

ExitStatus store(const StoreOptions& options, Language language) {
    const auto database = store::open_store(options.data, store_address(options.database));
    store::migrate(*database);
    if (options.action == "verify") return tell_health(store::verify_store(*database, options.data), language);
    if (options.action == "backup") {
        if (options.target.empty())
            throw Error(ExitStatus::usage, "no-name", "store backup",
                        {"needs the folder to write, which is not there yet", "ต้องระบุโฟลเดอร์ใหม่ที่จะเขียน"});
        store::back_up(*database, options.data, options.target);
        return ExitStatus::done;
    }
    if (options.action != "prune")
        throw Error(ExitStatus::usage, "bad-action", "store " + options.action,
                    {"is not known; it is backup, verify or prune", "ไม่รู้จัก โปรดใช้ backup, verify หรือ prune"});
    const store::Pruned pruned =
        store::prune(*database, options.data, {options.derived, options.keep_years, options.dry_run});
    const Message says = options.dry_run ? Message{"%lld documents, %lld files, %lld bytes would be taken away\n",
                                                   "จะลบเอกสาร %lld ฉบับ %lld ไฟล์ %lld ไบต์\n"}
                                         : Message{"%lld documents, %lld files, %lld bytes taken away\n",
                                                   "ลบเอกสาร %lld ฉบับ %lld ไฟล์ %lld ไบต์\n"};
    std::printf(says.in(language).c_str(), static_cast<long long>(pruned.documents),
                static_cast<long long>(pruned.files), static_cast<long long>(pruned.bytes));
    return ExitStatus::done;
}

}  // namespace raingan::cli

// Seeds: none. The first byte chooses the format, the second one where the tokens end and the constants of arrays
// begin.
#include "base/limits.h"
#include "fuzz.h"
#include "readers/formula/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    constexpr std::size_t head = 2;
    if (size < head) return 0;
    static const formula::TokenTables tables = [] {
        formula::TokenTables made;
        made.sheets = {"S", "ผล 'รวม'"};
        made.sources = {{true, {}}, {false, {"EDATE"}}};
        made.spans = {{0, 1, 1}, {0, 0, 1}, {1, -2, -2}, {0, -1, -1}, {9, 0, 0}};
        made.names = {"ฐาน", "_xlfn.XLOOKUP", ""};
        return made;
    }();
    constexpr workbook::Biff kinds[]{workbook::Biff::v5, workbook::Biff::v8, workbook::Biff::v12};
    const std::string_view rest = test::as_text(data, size).substr(head);
    const std::size_t end = rest.size() * data[1] / 255;
    const formula::Tokens tokens{kinds[data[0] % 3], Bytes(rest.substr(0, end)), Bytes(rest.substr(end)), {3, 3}};
    constexpr std::size_t longest = std::size_t{256} * 1024;
    const auto text = formula::text_of(tokens, tables);
    test::must(!text || text->size() < longest);
    static_cast<void>(formula::shared_with(tokens));
    return 0;
}

// Seeds: *.xls *.xlsx *.ods
#include "readers/embedded.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const std::string_view bytes = test::as_text(data, size);
    static_cast<void>(words_of_object(bytes));
    static_cast<void>(picture_of_object(bytes));
    if (const auto picture = picture_of_presentation(bytes)) test::must(picture->bytes.size() <= size);
    if (const auto native = native_data(bytes)) test::must(native->size() <= size);
    return 0;
}

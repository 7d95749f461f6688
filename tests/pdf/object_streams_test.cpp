// Files of very many objects, which are packed into object streams.
#define POINTERHOLDER_TRANSITION 4  // qpdf 12's interface

#include "pdf/object_streams.h"

#include <doctest/doctest.h>

#include "pdf/haru.h"
#include "pdf_in/qpdf.h"

namespace raingan::pdf {
namespace {

/// Opened as verify does it, without repairs.
std::unique_ptr<QPDF> strictly_read(const std::string& file) {
    auto qpdf = std::make_unique<QPDF>();
    qpdf->setAttemptRecovery(false);
    open(*qpdf, file);
    return qpdf;
}

/// A file of `count` dictionaries, each of which says which one it is; they are set in an order of their own, with
/// streams between.
std::string numbered(std::uint32_t count) {
    File file;
    std::vector<Ref> refs;
    std::string list;
    for (std::uint32_t i = 0; i < count; ++i) {
        refs.push_back(file.reserve());
        append(list, refs.back());
        list += " ";
        if (i % 1000 == 7) {
            append(list, file.add_deflated("/Which " + std::to_string(i), "stream " + std::to_string(i)));
            list += " ";
        }
    }
    for (std::uint32_t i = count; i-- > 0;) file.set(refs[i], "/Which " + std::to_string(i));
    const Ref pages = file.add("/Type/Pages/Kids[]/Count 0");
    std::string catalog = "/Type/Catalog/All[" + list + "]/Pages ";
    append(catalog, pages);
    return file.finish(file.add(catalog), file.add("/Producer(test)"));
}

}  // namespace

TEST_CASE("a file of very many objects is packed: every object is found, by a strict reader without a warning") {
    const std::string few = numbered(99'000), many = numbered(101'000);
    CHECK(few.find("/ObjStm") == std::string::npos);
    CHECK(many.find("/ObjStm") != std::string::npos);
    CHECK(many.size() < few.size() / 4);
    CHECK(many == numbered(101'000));
    for (const std::string* file : {&few, &many}) {
        const auto qpdf = strictly_read(*file);
        QPDFObjectHandle all = qpdf->getRoot().getKey("/All");
        long long next = 0, streams = 0;
        bool right = true;
        for (QPDFObjectHandle& one : all.getArrayAsVector()) {
            if (one.isStream()) {
                const auto data = one.getStreamData();
                const std::string bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
                right = right && one.getDict().getKey("/Which").getIntValue() == next - 1 &&
                        bytes == "stream " + std::to_string(next - 1);
                ++streams;
            } else {
                right = right && one.isDictionary() && one.getKey("/Which").getIntValue() == next++;
            }
        }
        CHECK(right);
        CHECK(next == (file == &few ? 99'000 : 101'000));
        CHECK(streams == (file == &few ? 99 : 101));
        CHECK(qpdf->getTrailer().getKey("/Info").getKey("/Producer").getStringValue() == "test");
        CHECK(qpdf->getTrailer().getKey("/ID").getArrayNItems() == 2);
        CHECK_FALSE(qpdf->anyWarnings());
    }
}

TEST_CASE("a packed object that was never set is null") {
    PackedFile file(5);
    file.set(1, "/Type/Catalog/Pages 2 0 R/Nothing 3 0 R");
    file.set(2, "/Type/Pages/Kids[]/Count 0");
    file.add_stream(4, "/X 1", "bytes");
    const std::string bytes = file.finish("/Root 1 0 R");
    const auto qpdf = strictly_read(bytes);
    CHECK(qpdf->getRoot().getKey("/Nothing").isNull());
    CHECK(qpdf->getObject(3, 0).isNull());
    CHECK(qpdf->getObject(4, 0).isStream());
    CHECK_FALSE(qpdf->anyWarnings());
}

}  // namespace raingan::pdf
